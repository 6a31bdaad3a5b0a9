"""Reads what a table's heading says of the bare numbers under it: "(x € 1.000)", "bedragen in miljoenen euro"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.records import FigureKind
from assistant.text.figures.numerals import read_numeral
from assistant.text.figures.vocabulary import SCALES

_TIMES = re.compile(
    r"[x×*]\s{0,3}(?:€|eur|euro)?\s{0,3}([0-9][0-9.]{0,12})?\s{0,3}(duizend|mln|miljoen|mld|miljard)?", re.I
)
_IN = re.compile(r"\bin\s{1,3}(?:€\s{0,3})?(duizend|mln|miljoen|mld|miljard)(?:en)?\b", re.I)
_MONEY = re.compile(r"€|\beuro|\beur\b|\bbedrag|\bmln\b|\bmld\b|miljoen|miljard", re.I)
_COUNT = re.compile(r"\baantal|inwoners|bewoners|personen|leerlingen|woningen|huishoudens", re.I)
_PERCENT = re.compile(r"%|\bprocent|\bpercentage", re.I)
_MAX_CHARS = 1_000


class Heading(NamedTuple):
    """The kind of a bare number under a heading, and what it is multiplied by."""

    kind: FigureKind
    factor: Decimal


def read_heading(headers: str) -> Heading | None:
    """Read the heading of a table; None when it says nothing of unit or multiplier."""
    headers = headers[:_MAX_CHARS]
    factor = _factor(headers)
    money = _MONEY.search(headers) is not None
    if factor is None and not money:
        return Heading("percentage", Decimal(1)) if _PERCENT.search(headers) else None
    counted = _COUNT.search(headers) is not None and "€" not in headers and "euro" not in headers.lower()
    return Heading("number" if counted or not (money or factor) else "amount", factor or Decimal(1))


def says_factor(headers: str) -> bool:
    """Tell whether a heading gives a multiplier ("x € 1.000")."""
    return _factor(headers[:_MAX_CHARS]) is not None


def is_count(headers: str) -> bool:
    """Tell whether a heading is that of a count ("aantal inwoners")."""
    return _COUNT.search(headers[:_MAX_CHARS]) is not None and _MONEY.search(headers[:_MAX_CHARS]) is None


def is_percentage(headers: str) -> bool:
    """Tell whether a heading is that of percentages."""
    return _PERCENT.search(headers[:_MAX_CHARS]) is not None and _MONEY.search(headers[:_MAX_CHARS]) is None


def _factor(headers: str) -> Decimal | None:
    for match in _TIMES.finditer(headers):
        numeral = read_numeral(match[1].rstrip(".")) if match[1] else None
        scale = SCALES[match[2].lower()] if match[2] else Decimal(1)
        if numeral or match[2]:
            return (numeral.value if numeral else Decimal(1)) * scale
    if match_in := _IN.search(headers):
        return SCALES[match_in[1].lower()]
    return None
