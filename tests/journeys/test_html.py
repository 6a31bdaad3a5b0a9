"""The HTML of every state follows the standard, as html-validate reads it; no browser is needed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.journeys.test_every_state import STATES

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


def validate(command: Path, page: bytes) -> tuple[int, str]:
    """Return the exit code of html-validate, and what it says; it reads from its input on Node.js 18 to 24."""
    done = subprocess.run(
        [str(command), "--preset", "standard", "--stdin"], input=page, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("state", STATES)
def test_html_follows_the_standard(address: str, html_validate: Path, state: str) -> None:
    path, question = STATES[state]
    assert validate(html_validate, fetch(address + path, question)) == (0, "")


def test_html_with_a_fault_is_told(html_validate: Path) -> None:
    code, told = validate(
        html_validate, b"<!DOCTYPE html><html><head><title>a</title></head><body><p></div></body></html>"
    )
    assert code == 1
    assert "<html> is missing required" in told
