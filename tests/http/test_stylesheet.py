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
    assert join_stylesheet(web) == b"b {}\n\na {}\n"


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
