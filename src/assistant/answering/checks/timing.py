"""Two ways to tell one time, put in one for the other checks: since when, and before the end of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.text.figures import find_figures

_STARTS: Final = re.compile(
    r"\b(?:begon|begonnen|begint|startte|startten)\b|\b(?:ging|gingen|gaat)\b[^.;]*\bin[.;]"
    r"|\b(?:kwam|kwamen)\b[^.;]*\bbij\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(r"^(?:sinds|vanaf)\s+", re.IGNORECASE)
_YEAR_END: Final = re.compile(r"\bv(?:oo|óó)r\s+(?:het\s+)?einde?\s+(?:van\s+)?(\d{4})\b", re.IGNORECASE)


def at_starts(text: str, quotes: Sequence[str]) -> str:
    """Return `text` with "op 1 mei 2023" for "sinds 1 mei 2023", where a quote says that it began on that day."""
    told = {f.text.casefold() for q in quotes if _STARTS.search(q) for f in find_figures(q) if not f.qualifier}
    for figure in reversed(find_figures(text)):
        day = _SINCE.sub("", figure.text)
        if figure.kind in ("date", "period") and day != figure.text and day.casefold() in told:
            put = "Op" if figure.text[0].isupper() else "op"
            text = f"{text[: figure.start]}{put} {day}{text[figure.end :]}"
    return text


def at_year_end(text: str) -> str:
    """Return a text with "vóór eind 2023" for all ways to say so ("voor het einde van 2023")."""
    return _YEAR_END.sub(lambda m: f"{'Vóór' if m[0][0].isupper() else 'vóór'} eind {m[1]}", text)
