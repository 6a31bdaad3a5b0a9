"""Writes a figure as another language does, always exactly; what can't be written so is left unwritten."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal
from typing import Final

from assistant.answering.replying.phrases import Notation, find_phrases
from assistant.records import Figure
from assistant.text.figures.numerals import EXACT

_MEANINGS: Final = {
    "more": "ruim|dik|meer dan|more than|mehr als",
    "almost": "bijna|krap|een kleine|nagenoeg|vrijwel|nearly|almost",
    "about": "circa|ca|ca .|ongeveer|zo'n|pakweg|grofweg|rond|rond de|om en nabij|om en nabij de|naar schatting"
    "|about|around|approximately|rund|etwa",
    "most": "maximaal|max|max .|hooguit|hoogstens|ten hoogste|at most|up to",
    "least": "minimaal|min .|ten minste|tenminste|minstens|op zijn minst|op z'n minst|at least",
    "less": "minder dan|less than",
}
_MEANING: Final = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split("|")}
_BILLION, _MILLION = Decimal(10) ** 9, Decimal(10) ** 6
_HUNDRED = Decimal(100)


def write_figure(figure: Figure, language: str) -> str | None:
    """Write a figure in the notation of `language`, as in "more than €400 million per year".

    None when that is not certain to say the same: an unknown qualifier, rate or unit, or a language without notation.
    What a plain number counts is left out.
    """
    phrases = find_phrases(language)
    if phrases is None:
        return None
    notation = phrases.notation
    if figure.first is not None and figure.last is not None:
        return None if figure.qualifier else _write_days(figure, figure.first, figure.last, notation)
    return _write_quantity(figure, notation)


def repeat_figure(figure: Figure, language: str) -> str | None:
    """Return the sentence that repeats a figure in the notation of `language`; None when it can't be written so."""
    phrases, written = find_phrases(language), write_figure(figure, language)
    return None if phrases is None or written is None else phrases.figure.format(figure=written)


def write_result(value: Decimal, unit: str, *, qualifier: str, language: str, points: bool = False) -> str | None:
    """Write a computed value in the notation of `language`; `points` for a difference of percentages.

    `unit` is that of a Computation; what a plain number counts is left out. None for an unknown qualifier or language.
    """
    phrases = find_phrases(language)
    if phrases is None:
        return None
    notation = phrases.notation
    softened = notation.qualifiers.get(_MEANING.get(qualifier, "")) if qualifier else "{}"
    if softened is None:
        return None
    if unit == "times" or (points and unit == "percent"):
        form = notation.times if unit == "times" else notation.points
        return softened.format(form.format(write_number(value, notation)))
    return softened.format(
        _write_value(value, {"euro": "amount", "percent": "percentage"}.get(unit, "number"), notation)
    )


def _write_quantity(figure: Figure, notation: Notation) -> str | None:
    low, high = figure.low, figure.high
    softened = notation.qualifiers.get(_MEANING.get(figure.qualifier, "")) if figure.qualifier else "{}"
    rate = notation.rates.get(figure.per) if figure.per else "{}"
    points = figure.kind == "percentage" and figure.noun
    if low is None or high is None or softened is None or rate is None or points or (figure.qualifier and low != high):
        return None
    written = _write_value(low, figure.kind, notation)
    if low != high:
        written = notation.range.format(first=written, last=_write_value(high, figure.kind, notation))
    return rate.format(softened.format(written))


def _write_value(value: Decimal, kind: str, notation: Notation) -> str:
    if kind == "amount":
        return _write_amount(value, notation)
    written = write_number(value, notation)
    return notation.percentage.format(written) if kind == "percentage" else written


def _write_amount(value: Decimal, notation: Notation) -> str:
    """Write an amount in whole or hundredth millions or billions where that is exact, else in euro and cents."""
    for scale, forms in ((_BILLION, notation.billion), (_MILLION, notation.million)):
        scaled = EXACT.divide(value, scale)
        hundredths = EXACT.multiply(scaled, _HUNDRED)
        if forms and abs(value) >= scale and hundredths == hundredths.to_integral_value():
            return forms[abs(scaled) > notation.singular_up_to].format(write_number(scaled, notation))
    written = write_number(value, notation)
    one_decimal = len(written.partition(notation.marks[1])[2]) == 1
    return notation.euro[abs(value) > notation.singular_up_to].format(written + ("0" if one_decimal else ""))


def write_number(value: Decimal, notation: Notation) -> str:
    """Write a number with the marks of a language: "27,470", "1.5"."""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    decimals = decimals.rstrip("0")
    thousand, point = notation.marks
    sign = "-" if value < 0 else ""
    return f"{sign}{int(whole):,}".replace(",", thousand) + (f"{point}{decimals}" if decimals else "")


def _write_days(figure: Figure, first: dt.date, last: dt.date, notation: Notation) -> str:
    if figure.kind == "date" or first == last:
        return _write_date(first, notation)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not whole_months:
        return notation.range.format(first=_write_date(first, notation), last=_write_date(last, notation))
    if (first.month, last.month) == (1, 12):
        ends = [str(first.year), str(last.year)]
    else:
        ends = [notation.month.format(month=notation.months_alone[d.month - 1], year=d.year) for d in (first, last)]
    if ends[0] == ends[1]:
        return ends[0]
    return notation.range.format(first=ends[0], last=ends[1])


def _write_date(day: dt.date, notation: Notation) -> str:
    number = notation.first_day if day.day == 1 else str(day.day)
    return notation.date.format(day=number, month=notation.months[day.month - 1], year=day.year)
