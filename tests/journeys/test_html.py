"""The HTML of every state follows the standard, as html-validate reads it; no browser is needed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.journeys.states import STATES

pytestmark = pytest.mark.usefixtures("scripted")


def fetch(url: str, question: str | None) -> bytes:
    """Return the page as it is sent, also that of an error."""
    form = None if question is None else urlencode({"question": question}).encode()
    try:
        with urlopen(Request(url.partition("#")[0], data=form)) as response:
            return bytes(response.read())
    except HTTPError as failure:
        with failure:
            return failure.read()


def validate(command: Path, *files: Path) -> tuple[int, str]:
    """Return the exit code of html-validate, and what it says of the files."""
    run = [str(command), "--preset", "standard", "--formatter", "text", *map(str, files)]
    done = subprocess.run(run, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_html_follows_the_standard(address: str, shipped_address: str, html_validate: Path, tmp_path: Path) -> None:
    files = []
    for name, state in STATES.items():
        page = fetch((shipped_address if state.shipped else address) + state.path, state.question)
        files.append(tmp_path / f"{name}.html")
        files[-1].write_bytes(page)
    assert validate(html_validate, *files) == (0, "")


def test_html_with_a_fault_is_told(html_validate: Path, tmp_path: Path) -> None:
    file = tmp_path / "fault.html"
    file.write_text("<!DOCTYPE html><html><head><title>a</title></head><body><p></div></body></html>", encoding="utf-8")
    code, told = validate(html_validate, file)
    assert code == 1
    assert "<html> is missing required" in told
