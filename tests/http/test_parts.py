"""The stylesheet of the installed parts: only what the templates name and the tokens those need, always the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.http.parts import MISSING, THEME, join_parts, write_parts
from assistant.settings import PROJECT_ROOT

WEB = PROJECT_ROOT / "web"


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A web folder with one part, a theme and one template."""
    files = {
        "package.json": json.dumps({"dependencies": {"@nl/tag-css": "1.0.5", THEME: "7.4.1"}}),
        "node_modules/@nl/tag-css/dist/tag.css": ".nl-tag{color:var(--nl-tag-color)}.nl-tag--red{color:var(--red)}",
        f"node_modules/{THEME}/dist/theme.css": ".voorbeeld-theme {\n  --nl-tag-color: var(--ink-1); /* code */\n"
        "  --ink-1: #111;\n  --own: 1px;\n  --red: #f00;\n}\n",
        "styles/tokens.css": ".voorbeeld-theme { --own: 2px; }",
        "templates/base.html": '<b class="nl-tag">',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_parts_keep_named_classes_and_the_tokens_they_reach(web: Path) -> None:
    assert join_parts(web) == (
        f"/* EUPL-1.2: @nl/tag-css 1.0.5, {THEME} 7.4.1 */\n@layer parts{{\n"
        ".voorbeeld-theme{--ink-1:#111;--nl-tag-color:var(--ink-1);}\n"
        ".nl-tag{color:var(--nl-tag-color)}\n}\n"
    )


def test_parts_leave_out_tokens_of_our_own(web: Path) -> None:
    (web / "styles" / "tokens.css").write_text(".voorbeeld-theme { --nl-tag-color: red; }", encoding="utf-8")
    assert ".voorbeeld-theme{}" in join_parts(web)


def test_parts_follow_the_templates(web: Path) -> None:
    (web / "templates" / "red.html").write_text('<b class="nl-tag nl-tag--red">', encoding="utf-8")
    assert ".nl-tag--red{color:var(--red)}" in join_parts(web)


def test_parts_that_are_not_installed_leave_an_empty_file(web: Path) -> None:
    (web / "node_modules/@nl/tag-css/dist/tag.css").unlink()
    assert not write_parts(web)
    assert (web / "parts.css").read_text(encoding="utf-8") == ""
    assert "make install" in MISSING


def test_command_says_in_one_line_that_the_parts_are_missing(web: Path) -> None:
    (web / "node_modules/@nl/tag-css/dist/tag.css").unlink()
    command = [sys.executable, "-m", "assistant.http.parts", str(web)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{MISSING}\n")


def test_versions_are_exact_and_those_of_the_lock() -> None:
    wanted = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert {package.get("license") for package in locked.values()} == {"EUPL-1.2"}


@pytest.mark.skipif(not (WEB / "node_modules" / THEME).is_dir(), reason="NL Design System is not installed")
def test_installed_parts_are_joined_the_same_each_time_with_each_token_in_use() -> None:
    joined = join_parts(WEB)
    declared = re.findall(r"[{;](--[\w-]+):", joined[joined.index(".voorbeeld-theme") : joined.index("}\n")])

    assert joined == join_parts(WEB)
    assert len(declared) > 50
    assert [token for token in declared if f"var({token}" not in joined] == []
