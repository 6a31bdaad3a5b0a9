"""Periods that a question names by their order ("de vorige keer", "daarna"): said in years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from assistant.answering.conversation.slots import Filler
from assistant.text.figures import find_figures
from assistant.text.names import NameTable
from assistant.text.words import PIECE, fold

_TURN: Final = r"(?:keer|tranche|periode|ronde)"
_ORDERED = re.compile(rf"\b(?:de |het )?(\w+) {_TURN}(?: (daarvoor|ervoor|daarna|erna))?\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:de |het )?(\w+)(?=[ ?!.]*$)", re.IGNORECASE)
_ALONE = re.compile(
    r"^(?P<head>(?:(?:hoeveel|wat|hoe) (?:is|was|werd|wordt) (?:dat|dit|het|er) )?)"
    r"(?:(?:in )?(?:de |het )(?P<unit>jaar|jaren|tijd|periode|ronde|tranche) )?"
    r"(?P<word>daarvoor|ervoor|daarna|erna|eerder|vroeger|later|straks|nu)(?P<tail>[ ?!.]*)$",
    re.IGNORECASE,
)
_STEPS: Final[Mapping[str, int]] = {
    "daarvoor": -1, "ervoor": -1, "eerder": -1, "vroeger": -1,
    "straks": 1, "daarna": 1, "erna": 1, "later": 1, "volgende": 1,
}  # fmt: skip
_FROM_THE_LAST: Final[Mapping[str, int]] = {
    "vorige": -1,
    "afgelopen": -1,
    "nu": 0,
    "deze": 0,
    "huidige": 0,
    "nieuwe": 0,
}


def say_periods(table: NameTable, text: str, before: Sequence[Filler]) -> str:
    """Return `text` with a period that is named by its order written in years.

    "vorige" is the tranche before the last one, "daarvoor" and "volgende" count from the period of the conversation,
    `before` holding what its question names. Outside the tranches it is as many years before or after.
    """
    rows = sorted(table.raw.get("tranches", ()), key=lambda row: int(row["first_year"]))
    if not rows:
        return text
    alone = _ALONE.match(text)
    if alone and alone["unit"] == "jaar":
        year = _year_beside(alone["word"].lower(), before)
        return f"{alone['head']}in {year}{alone['tail']}" if year else text
    if alone:
        return f"{alone['head']}in {_years(rows, _place(rows, alone['word'].lower(), before))}{alone['tail']}"
    said = _ORDERED.sub(lambda match: _ordered(table, rows, match, before), text)
    return _ORDINAL.sub(lambda match: _named_tranche(table, match[1]) or match.group(), said) if said == text else said


def _year_beside(word: str, before: Sequence[Filler]) -> int:
    """Return the year before or after the period that the conversation is about; 0 when it is about none."""
    spoken = [
        f for filler in before if filler.slot == "period" for f in find_figures(filler.text) if f.first and f.last
    ]
    step = _STEPS.get(word, 0)
    if not spoken or not step or spoken[-1].first is None or spoken[-1].last is None:
        return 0
    return spoken[-1].first.year - 1 if step < 0 else spoken[-1].last.year + 1


def _ordered(
    table: NameTable, rows: Sequence[Mapping[str, Any]], match: re.Match[str], before: Sequence[Filler]
) -> str:
    if any(n.kind == "tranche" for n in table.by_spelling.get(_letters(match.group()), ())):
        return match.group()
    word = (match[2] or match[1]).lower()
    if word in _STEPS or word in _FROM_THE_LAST:
        return _years(rows, _place(rows, word, before))
    return _named_tranche(table, match[1]) or match.group()


def _named_tranche(table: NameTable, ordinal: str) -> str:
    """Return "de eerste tranche" for "eerste" when a tranche is called so, else ""."""
    known = any(n.kind == "tranche" for n in table.by_spelling.get(_letters(f"{ordinal} tranche"), ()))
    return f"de {ordinal} tranche" if known else ""


def _place(rows: Sequence[Mapping[str, Any]], word: str, before: Sequence[Filler]) -> int:
    """Return the index of the period among the tranches; below 0 or past the last when it is none of them."""
    last = len(rows) - 1
    if word in _FROM_THE_LAST:
        return last + _FROM_THE_LAST[word]
    spoken = [i for f in before if f.slot == "period" for i in range(len(rows)) if _is_of(rows[i], f)]
    return (spoken[-1] if spoken else last) + _STEPS[word]


def _is_of(row: Mapping[str, Any], filler: Filler) -> bool:
    if filler.name is not None:
        return filler.name.id == str(row["id"])
    years = [f.first.year for f in find_figures(filler.text) if f.first is not None]
    return any(int(row["first_year"]) <= year <= int(row["last_year"]) for year in years)


def _years(rows: Sequence[Mapping[str, Any]], place: int) -> str:
    nearest = rows[min(max(place, 0), len(rows) - 1)]
    first, last = int(nearest["first_year"]), int(nearest["last_year"])
    shift = (place - rows.index(nearest)) * (last - first + 1)
    return f"{first + shift}-{last + shift}"


def _letters(text: str) -> str:
    words = [fold(word) for word in PIECE.findall(text)]
    return "".join(words[1:] if words[0] in ("de", "het") else words)
