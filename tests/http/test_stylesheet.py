"""The stylesheet is what the index imports, in its order; what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.http.stylesheet import join_stylesheet


def _web(folder: Path, **files: str) -> Path:
    (folder / "styles").mkdir()
    for name, text in files.items():
        (folder / "styles" / f"{name}.css").write_text(text, encoding="utf-8")
    return folder


def test_stylesheet_joins_in_the_order_of_the_index(tmp_path: Path) -> None:
    web = _web(tmp_path, index='@import "b.css";\n@import "a.css";\n', a="a {}\n", b="b {}\n")
    assert join_stylesheet(web) == b"b {}\na {}\n"


@pytest.mark.parametrize(
    ("index", "told"),
    [
        ('@import "gone.css";\n', "gone.css"),
        ("a { color: red }\n", "has to be a line"),
        ('@import "../x.css";', "line"),
    ],
)
def test_stylesheet_says_what_is_wrong(tmp_path: Path, index: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        join_stylesheet(_web(tmp_path, index=index))


def test_stylesheet_is_without_remarks_and_indents(tmp_path: Path) -> None:
    web = _web(tmp_path, index='@import "a.css";\n', a="/* What\n   it is. */\na {\n  color: red;\n}\n")
    assert join_stylesheet(web) == b"a {\ncolor: red;\n}\n"


def test_stylesheet_begins_with_the_installed_parts_and_their_licence(tmp_path: Path) -> None:
    web = _web(tmp_path, index='@import "a.css";\n', a="a {}\n")
    (web / "parts.css").write_text("/* EUPL-1.2: part 1.0 */\n@layer parts{\n.nl-x{color:red}\n}\n", encoding="utf-8")

    licence, layers, rest = join_stylesheet(web).decode().split("\n", 2)
    assert (licence, layers) == ("/* EUPL-1.2: part 1.0 */", "@layer basis, parts;")
    assert rest == "@layer parts{\n.nl-x{color:red}\n}\na {}\n"


def test_stylesheet_stands_alone_when_the_parts_could_not_be_had(tmp_path: Path) -> None:
    web = _web(tmp_path, index='@import "a.css";\n', a="a {}\n")
    (web / "parts.css").write_text("", encoding="utf-8")
    assert join_stylesheet(web) == b"a {}\n"
