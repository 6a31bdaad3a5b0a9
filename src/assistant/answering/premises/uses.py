"""What money is for: a sentence that only tells how much somebody gets is no answer to what it is spent on."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.question import Question
from assistant.answering.reading import Reading

_ASKS_USE: Final = re.compile(
    r"\bwaar(?:voor|aan)\b|\bwaar\b.*\b(?:naartoe|naar toe|heen)\b|\bwaar\b.*\b(?:voor|aan)\s+(?:ge|be|uitge)\w+\b"
    r"|\bwat\b.*\bmee (?:ge)?da?[ae]n?\b",
    re.IGNORECASE,
)
_PURPOSE: Final = re.compile(r"\b(?:voor|aan|tegen|naar)\s+", re.IGNORECASE)
_TO_DO: Final = re.compile(r"\bom\b.*\bte\b|\bbedoeld\b|\bzodat\b|\bwaarmee\b|\bdaarmee\b", re.IGNORECASE)
_RECEIVERS: Final = ("area", "municipality", "district", "tranche", "programme")


def asks_use(text: str) -> bool:
    """Tell whether a question asks what money is spent on ("Waar gaat het geld naartoe?", "Waarvoor is dat?")."""
    return _ASKS_USE.search(text) is not None


def only_tells_amount(own: Reading) -> bool:
    """Tell whether a sentence says an amount and no purpose: "voor" a period, a place or the scheme is none."""
    if not any(f.kind == "amount" for f in own.figures) or _TO_DO.search(own.text):
        return False
    taken = [m.start for m in own.mentions if m.name.kind in _RECEIVERS]
    taken += [f.start for f in own.figures]
    return not any(
        not any(purpose.end() <= start <= purpose.end() + len("de ") for start in taken)
        for purpose in _PURPOSE.finditer(own.text)
    )
