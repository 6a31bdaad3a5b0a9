"""Reads one point in time of a text: a day, month, part of a year or year, its year perhaps missing.

Conventions: "begin", "medio" and "eind" are the first, second and last third of a year or month; seasons are the
meteorological ones, and a winter starts in December of its year; a schooljaar runs from 1 August to 31 July.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.text.figures.exclusions import is_year
from assistant.text.figures.tokens import Token, is_digits, skip_to
from assistant.text.figures.vocabulary import (
    DASHES,
    MONTHS,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    SCHOOL_YEARS,
    SEASONS,
)

_ISO = re.compile(r"([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})(?!(?!T[0-9])[\w-])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([12][0-9]{3})(?![\w-])")
_LONG_YEAR = re.compile(r"[12][0-9]{3}")
LAST_DAY = -1
_WHOLE_MONTH = (1, LAST_DAY)
_WHOLE_YEAR = (1, 12)


class Point(NamedTuple):
    """One end of a period: months counted from January of `year` (13 is the next January), days of first and last."""

    year: int | None
    months: tuple[int, int]
    days: tuple[int, int]
    next: int
    part: str = ""

    @property
    def is_whole_year(self) -> bool:
        """Tell whether the point is a calendar year."""
        return self.months == _WHOLE_YEAR

    @property
    def is_day(self) -> bool:
        """Tell whether the point is one day."""
        return self.months[0] == self.months[1] and self.days[0] == self.days[1]


def read_point(text: str, tokens: list[Token], index: int) -> Point | None:
    token = tokens[index]
    if is_digits(token):
        return _read_numeric(text, tokens, index) or _read_day(tokens, index) or _read_quarter(tokens, index)
    if token.low in MONTHS and (token.low != "may" or text[token.start] == "M"):
        return _read_month(tokens, index)
    if token.low in PARTS:
        return _read_part(tokens, index)
    if token.low in SEASONS or token.low in SCHOOL_YEARS:
        return _read_season(tokens, index)
    if token.low in ORDINALS or token.low in ("q", "kwartaal"):
        return _read_quarter(tokens, index)
    return None


def _read_numeric(text: str, tokens: list[Token], index: int) -> Point | None:
    """Read 2025-12-11, 11-12-2025, 11/12/2025 and 11.12.2025, day before month as in Dutch."""
    start = tokens[index].start
    if match := _ISO.match(text, start):
        year_text, month, day = match.groups()
    elif match := _DAY_FIRST.match(text, start):
        day, _, month, year_text = match.groups()
    elif is_year(tokens[index]):
        year = int(tokens[index].low)
        link, following = tokens[index + 1].low, tokens[index + 2].low
        if following in (str(year + 1), str(year + 1)[2:]) and (link == "/" or (link == "-" and len(following) == 2)):
            return Point(year, (1, 24), _WHOLE_MONTH, index + 3)
        return Point(year, _WHOLE_YEAR, _WHOLE_MONTH, index + 1)
    else:
        return None
    return Point(int(year_text), (int(month),) * 2, (int(day),) * 2, skip_to(tokens, index, match.end()))


def _read_day(tokens: list[Token], index: int) -> Point | None:
    """Read 11 december 2025, 11 dec. 2025 and 11. Dezember 2025; the year may be missing."""
    if not is_day_number(tokens[index]):
        return None
    at = index + 2 if tokens[index + 1].low == "." and tokens[index + 2].low in MONTHS else index + 1
    month = MONTHS.get(tokens[at].low)
    if month is None:
        return None
    year, after = _year_after(tokens, at + 1)
    return Point(year, (month, month), (int(tokens[index].low),) * 2, after)


def _read_month(tokens: list[Token], index: int) -> Point | None:
    """Read december 2025 and December 11, 2025; the year may be missing."""
    month, after = MONTHS[tokens[index].low], index + 1
    if is_day_number(tokens[after]):
        comma = tokens[after + 1].low == ","
        if is_year(tokens[after + 1 + comma]):
            year = int(tokens[after + 1 + comma].low)
            return Point(year, (month, month), (int(tokens[after].low),) * 2, after + 2 + comma)
    found, after = _year_after(tokens, after)
    return Point(found, (month, month), _WHOLE_MONTH, after)


def _read_part(tokens: list[Token], index: int) -> Point | None:
    third, part = PARTS[tokens[index].low], tokens[index].low
    at = index + 2 if tokens[index + 1].low in ("van", "of") else index + 1
    if is_year(tokens[at]) and not _is_link(tokens, at):
        months = (1 + 4 * third, 4 + 4 * third)
        return Point(int(tokens[at].low), months, _WHOLE_MONTH, at + 1, part)
    if tokens[at].low not in MONTHS:
        return None
    month = MONTHS[tokens[at].low]
    year, after = _year_after(tokens, at + 1)
    days = ((1, 10), (11, 20), (21, LAST_DAY))[third]
    return Point(year, (month, month), days, after, part) if year else None


def _read_season(tokens: list[Token], index: int) -> Point | None:
    """Read najaar 2025, winter 2025-2026 and schooljaar 2025/2026."""
    at = index + 2 if tokens[index + 1].low in ("van", "of") else index + 1
    if not is_year(tokens[at]):
        return None
    year, months = int(tokens[at].low), SEASONS.get(tokens[index].low, (8, 19))
    pair = tokens[at + 1].low in DASHES or tokens[at + 1].low == "/"
    following = pair and tokens[at + 2].low in (str(year + 1), str(year + 1)[2:])
    if months[1] > 12 and following:
        return Point(year, months, _WHOLE_MONTH, at + 3)
    return None if pair and is_digits(tokens[at + 2]) else Point(year, months, _WHOLE_MONTH, at + 1)


def _read_quarter(tokens: list[Token], index: int) -> Point | None:
    """Read eerste kwartaal (van) 2026, 1e kwartaal 2026, Q1 2026, kwartaal 1 van 2026 and tweede helft van 2026."""
    low, at = tokens[index].low, index + 1
    if low in ("q", "kwartaal"):
        number = int(tokens[at].low) if tokens[at].low in ("1", "2", "3", "4") else 0
        unit, at = "kwartaal", at + 1
    else:
        number = ORDINALS.get(low, int(low) if low in ("1", "2", "3", "4") else 0)
        if is_digits(tokens[index]):
            if tokens[at].low not in ORDINAL_ENDINGS:
                return None
            at += 1
        unit, at = tokens[at].low, at + 1
    at += tokens[at].low in ("van", "of", "in", "-")
    if not number or not is_year(tokens[at]):
        return None
    size = 3 if unit == "kwartaal" else 6 if unit in ("helft", "halfjaar") and number < 3 else 0
    months = (1 + size * (number - 1), size * number)
    return Point(int(tokens[at].low), months, _WHOLE_MONTH, at + 1) if size else None


def _year_after(tokens: list[Token], index: int) -> tuple[int | None, int]:
    """Return the year at `index`, behind the point of an abbreviated month if there is one, and the index after it."""
    at = index + 1 if tokens[index].low == "." and is_year(tokens[index + 1]) else index
    if _LONG_YEAR.fullmatch(tokens[at].low):
        return int(tokens[at].low), at + 1
    return None, index


def is_day_number(token: Token) -> bool:
    return len(token.low) <= 2 and token.low.isdecimal() and is_digits(token) and 1 <= int(token.low) <= 31


def _is_link(tokens: list[Token], index: int) -> bool:
    return tokens[index + 1].low in DASHES and is_year(tokens[index + 2])
