"""Reads dates and periods of whole days; a day or month without its year is left unread, for it names no period.

Between years and months "tot" includes the last one ("van 2026
tot 2028" is 2026-2028); between full dates it does not ("tot 1 januari 2028" ends on 31 December).
"""

from __future__ import annotations

import calendar
import datetime as dt

from assistant.records import Figure, FigureKind
from assistant.text.figures.context import Reading, Separator, read_qualifier, read_separator
from assistant.text.figures.points import LAST_DAY, Point, is_day_number, read_point
from assistant.text.figures.tokens import Token, is_digits, is_glued
from assistant.text.figures.vocabulary import (
    BETWEEN,
    COUNTED_WITH_YEARS,
    DASHES,
    EURO_AFTER,
    EURO_BEFORE,
    MONTHS,
    PERCENT,
    SCALES,
    TIME_PREPOSITIONS,
)


def read_period(text: str, tokens: list[Token], index: int, floor: int) -> Reading | None:
    """Read the date or period that starts at `index`; None when there is none, no figure when it is incomplete."""
    point = read_point(text, tokens, index)
    if point is None:
        return _read_days(text, tokens, index, floor) if is_digits(tokens[index]) else None
    if _is_bare_year(tokens, index, point) and _has_unit(tokens, index):
        return None
    start, between = _find_between(tokens, index, floor)
    separator = read_separator(tokens, point.next, between=between)
    if (
        separator
        and separator.word != "of"
        and (end := read_point(text, tokens, separator.next))
        and (end.year or point.year)
    ):
        whole = _join(text, tokens, (start, floor), point, separator, end)
        if whole:
            return whole
    if point.year is None:
        return Reading(None, point.next)
    return _figure(text, tokens, (index, floor), point, point)


def _join(
    text: str, tokens: list[Token], place: tuple[int, int], point: Point, separator: Separator, end: Point
) -> Reading | None:
    """Make one period of two points, the year of one serving both; None when they do not follow each other."""
    dashed = separator.word in DASHES and point.is_day != end.is_day
    if end.year is None or dashed or (point.year is None and end.is_whole_year):
        return None
    point = point if point.year is not None else point._replace(year=end.year)
    reading = _figure(text, tokens, place, point, end, exclusive=separator.excludes and end.is_day)
    figure = reading.figure
    if figure is None or figure.first is None or figure.last is None:
        return None
    return reading if figure.first <= figure.last else None


def _read_days(text: str, tokens: list[Token], index: int, floor: int) -> Reading | None:
    """Read "1 tot en met 14 juni 2025"; leave the 11 of "11 en 12 december 2025" unread."""
    if not is_day_number(tokens[index]):
        return None
    start, between = _find_between(tokens, index, floor)
    separator = read_separator(tokens, index + 1, between=between)
    if separator:
        end = read_point(text, tokens, separator.next)
        if end and end.is_day and is_digits(tokens[separator.next]) and end.next > separator.next + 1:
            if end.year is None:
                return Reading(None, end.next)
            first = Point(end.year, end.months, (int(tokens[index].low),) * 2, index + 1)
            return _join(text, tokens, (start, floor), first, separator, end) or Reading(None, index + 1)
    listed = tokens[index + 1].low in ("en", "of", ",", "and") and is_day_number(tokens[index + 2])
    return Reading(None, index + 1) if listed and tokens[index + 3].low in MONTHS else None


def _figure(
    text: str,
    tokens: list[Token],
    place: tuple[int, int],
    point: Point,
    end: Point,
    *,
    exclusive: bool = False,
) -> Reading:
    """Build the figure from the first day of `point` to the last of `end`; none for a day that is in no calendar."""
    index, floor = place
    first = _day(point.year, point.months[0], point.days[0])
    last = _day(end.year, end.months[1], end.days[1])
    if first is None or last is None:
        return Reading(None, end.next)
    if exclusive:
        last -= dt.timedelta(days=1)
    qualifier, begin = read_qualifier(tokens, index, floor, of_time=True)
    start, stop = tokens[begin].start, tokens[end.next - 1].end
    kind: FigureKind = "date" if point is end and point.is_day else "period"
    word = qualifier or point.part or ("tot" if exclusive else "")
    return Reading(Figure(kind, text[start:stop], start, stop, first=first, last=last, qualifier=word), end.next)


def _day(year: int | None, month: int, day: int) -> dt.date | None:
    if year is None or not 1 <= month <= 24:
        return None
    year, month = year + (month > 12), month - 12 * (month > 12)
    length = calendar.monthrange(year, month)[1]
    day = length if day == LAST_DAY else day
    return dt.date(year, month, day) if 1 <= day <= length else None


def _find_between(tokens: list[Token], index: int, floor: int) -> tuple[int, bool]:
    """Return where a period written with "tussen" starts, and whether it is."""
    if index - 1 >= floor and tokens[index - 1].low in BETWEEN:
        return index - 1, True
    return index, False


def _is_bare_year(tokens: list[Token], index: int, point: Point) -> bool:
    return point.next == index + 1 and is_digits(tokens[index])


def _has_unit(tokens: list[Token], index: int) -> bool:
    """Tell whether money, a scale or a percentage makes a number of the year at `index`."""
    before, after = tokens[index - 1], tokens[index + 1].low
    minus = before.low in ("-", "−") and is_glued(before, tokens[index]) and tokens[index - 2].low in EURO_BEFORE
    if before.low in EURO_BEFORE or minus:
        return True
    if after in COUNTED_WITH_YEARS and before.low not in TIME_PREPOSITIONS:
        return True
    return after in SCALES or after in PERCENT or (after in EURO_AFTER and after not in EURO_BEFORE)
