"""Who held an office, and when: a sentence has to name a person, the one that is asked, in the time that is asked."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.text.words import PIECE, fold, zipf

_OFFICE: Final = re.compile(
    r"\b(?:minister|staatssecretaris|premier|burgemeester|wethouder|wijkwethouder|directeur|\w+directeur"
    r"|voorzitter|rijksvertegenwoordiger|kwartiermaker|koning|koningin|president|stadsgezant|\w*mayor|director)\b",
    re.IGNORECASE,
)
_SUCCESSION: Final = re.compile(r"\b(?:voor|vóór|na|opvolg\w*|voorganger\w*|opgevolgd)\b", re.IGNORECASE)
_SUCCEEDS: Final = re.compile(r"\b(?:eerder dan|later dan|vóór|na|opvolg\w*|voorganger\w*)\b", re.IGNORECASE)
_RANKED: Final = re.compile(
    r"\b(?P<rank>eerste|tweede|laatste|vorige|volgende|oudste|jongste)\s+(?:minister|\w*burgemeester|\w*directeur"
    r"|\w*wethouder|voorzitter)\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(r"\b(?:eerder|vroeger|voorheen|voordien|destijds|vorige|voormalige?)\b", re.IGNORECASE)
_NO_LONGER: Final = re.compile(
    r"\b(?:eerder|vroeger|voorheen|vorige|voormalige?|oud-\w+|tot|werd opgevolgd)\b", re.IGNORECASE
)
_HEAD: Final = re.compile(r"^\w+?(directeur|wethouder)$")
_COMMON: Final = 4.5


def asks_holder(question: Question) -> bool:
    """Tell whether a question asks who holds or held an office."""
    return question.asked == "person" and _OFFICE.search(question.text) is not None


def office_end(question: Question) -> int:
    """Return where the last office of a question ends: what follows tells which one ("minister van *Onderwijs*")."""
    return max((m.end() for m in _OFFICE.finditer(question.text)), default=len(question.text))


def names_holder(question: Question, own: Reading, whole: Reading, context: Reading) -> bool:
    """Tell whether a sentence can say who held the office that a question asks about."""
    people = _people(own)
    if not people or (_dated(question) and not whole.periods and not context.periods):
        return False
    if question.dutch and not _holds_office(question, whole):
        return False
    if _EARLIER.search(question.text) and not _NO_LONGER.search(own.text):
        return False
    ranked = _RANKED.search(question.text)
    if ranked is not None and fold(ranked["rank"]) not in {fold(word) for word in PIECE.findall(own.text)}:
        return False
    return not _SUCCESSION.search(question.text) or bool(_SUCCEEDS.search(own.text)) or not _asked(question) & people


def _holds_office(question: Question, whole: Reading) -> bool:
    """A minister is no official of a ministry: the office itself has to be named ("programmadirecteur": directeur)."""
    told = {fold(word) for word in PIECE.findall(whole.text)}
    asked = [_HEAD.sub(r"\1", fold(m.group())) for m in _OFFICE.finditer(question.text)]
    return all(any(word.endswith(office) for word in told) for office in asked)


def _asked(question: Question) -> set[str]:
    """Return the words with a capital in a question, its first and those of known names left out."""
    taken = [(m.start, m.end) for m in question.mentions]
    return {
        fold(word.group())
        for word in PIECE.finditer(question.text)
        if word.start() > 0 and word.group()[0].isupper() and not any(a <= word.start() < b for a, b in taken)
    }


def _dated(question: Question) -> bool:
    return any(f.first is not None for f in question.figures)


def _people(own: Reading) -> set[str]:
    """Return the words of a sentence with a capital that are of no known name; its first word when it is a rare one."""
    taken = [(m.start, m.end) for m in own.mentions]
    return {
        fold(word.group())
        for word in PIECE.finditer(own.text)
        if word.group()[0].isupper()
        and not any(a <= word.start() < b for a, b in taken)
        and (word.start() > 0 or zipf(word.group().casefold()) < _COMMON)
    }
