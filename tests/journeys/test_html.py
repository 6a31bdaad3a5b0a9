"""The HTML of every state follows the standard, as html-validate reads it; no browser is needed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.journeys.states import STATES

pytestmark = pytest.mark.usefixtures("scripted")

SCRIPT = """
import { HtmlValidate } from "html-validate";
import { readFileSync } from "node:fs";
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const told = {};
for (const [name, page] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  const report = await validator.validateString(page);
  const said = report.results.flatMap(({ messages }) => messages.map(m => `${m.line}: ${m.ruleId}: ${m.message}`));
  if (said.length) told[name] = said;
}
console.log(JSON.stringify(told));
"""


def fetch(url: str, question: str | None) -> bytes:
    """Return the page as it is sent, also that of an error."""
    form = None if question is None else urlencode({"question": question}).encode()
    try:
        with urlopen(Request(url.partition("#")[0], data=form)) as response:
            return bytes(response.read())
    except HTTPError as failure:
        with failure:
            return failure.read()


def validate(command: Path, pages: Mapping[str, str]) -> dict[str, list[str]]:
    """Map the pages with a fault to what html-validate says; its command can't read many files on Node.js 18."""
    done = subprocess.run(
        [str(shutil.which("node")), "--input-type=module", "-e", SCRIPT],
        cwd=command.parents[2],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_html_follows_the_standard(address: str, shipped_address: str, html_validate: Path) -> None:
    pages = {
        name: fetch((shipped_address if state.shipped else address) + state.path, state.question).decode()
        for name, state in STATES.items()
    }
    assert validate(html_validate, pages) == {}


def test_html_with_a_fault_is_told(html_validate: Path) -> None:
    page = "<!DOCTYPE html><html><head><title>a</title></head><body><p></div></body></html>"
    [told] = validate(html_validate, {"fault": page}).values()
    assert any("<html> is missing required" in message for message in told)
