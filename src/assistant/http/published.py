"""What the pages tell of the product itself, read from the documents that are published with it.

These files are the only source of those numbers: `make evaluate` and `make accessibility` write them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup
from pydantic import BaseModel, ValidationError

from assistant.settings import PROJECT_ROOT

DOCS: Final = PROJECT_ROOT / "docs"
EVALUATION: Final = "evaluation.md"
ACCESSIBILITY: Final = "accessibility.json"
REGISTER: Final = "algoritmeregister.md"

CHECKS: Final[Mapping[str, str]] = {
    "axe": "Een programma (axe) zoekt naar fouten. Dat doet het op een breed en een smal scherm, licht en donker.",
    "width": "De tekst past bij 400% zoom, zonder opzij te schuiven. Ook met meer ruimte tussen de letters.",
    "keyboard": "Vragen, lezen en naar de bron gaan lukt met alleen het toetsenbord.",
    "focus": "U ziet steeds waar u bent op de pagina.",
    "script": "Een vraag en een vervolgvraag stellen lukt ook zonder JavaScript.",
    "errors": "Een fout staat bovenaan, met een link naar het veld. Uw tekst blijft staan.",
    "targets": "Knoppen en links zijn groot genoeg: minstens 24 bij 24 pixels.",
    "contrast": "Gemarkeerde woorden blijven zichtbaar in de modus met hoog contrast.",
    "print": "Een afdruk toont de tekst, zonder knoppen.",
    "lines": "Een regel heeft hoogstens zo’n 70 tekens.",
}
"""What the journeys in a browser check, by the key that `tests/journeys` gives them."""

_DATE: Final = re.compile(r"\bon (\d{4}-\d{2}-\d{2})\b")
_PART: Final = "### Test part"
_ROW: Final = re.compile(
    r"^\| all \| (?P<questions>\d+) \| (?P<correct>\d+) \(\d+%\) \| (?P<wrong>\d+) \| (?P<refused>\d+) "
    r"\| (?P<exact>\d+) of \d+ \|",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the product answered the questions that were kept apart while it was made; `exact` counts true citations."""

    date: dt.date
    questions: int
    correct: int
    wrong: int
    refused: int
    exact: int


class CheckResult(BaseModel):
    """How often a check of CHECKS was done, and failed, in the latest run."""

    check: str
    runs: int
    failed: int


class AccessibilityRecord(BaseModel):
    """The outcome of all checks in a browser on one day."""

    date: dt.date
    axe: str
    browser: str
    checks: tuple[CheckResult, ...]

    @property
    def failed(self) -> int:
        """How many checks failed."""
        return sum(check.failed for check in self.checks)


def read_evaluation(folder: Path = DOCS) -> Evaluation | None:
    """Return the numbers of the questions kept apart; None when the file is missing or does not have them."""
    text = _text(folder / EVALUATION)
    date = _DATE.search(text)
    row = _ROW.search(text, max(text.find(_PART), 0)) if _PART in text else None
    if date is None or row is None:
        return None
    counts = {name: int(value) for name, value in row.groupdict().items()}
    return Evaluation(dt.date.fromisoformat(date[1]), **counts)


def read_accessibility(folder: Path = DOCS) -> AccessibilityRecord | None:
    """Return the outcome of the latest run; None when there is none that can be read."""
    try:
        return AccessibilityRecord.model_validate_json(_text(folder / ACCESSIBILITY))
    except ValidationError:
        return None


def read_register(folder: Path = DOCS) -> Markup:
    """Return the text for the Algorithm Register as HTML without its first heading; "" when it is missing."""
    _, _, text = _text(folder / REGISTER).partition("\n")
    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
