"""Writes values in Dutch official notation, always exactly, and compares figures by value."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal

from assistant.records import Figure
from assistant.text.figures.numerals import EXACT
from assistant.text.figures.vocabulary import MONTH_NAMES

_MOST_DECIMALS = 2


def write_number(value: Decimal) -> str:
    """Write a number with thousands points and decimal comma: "27.470", "1,5"."""
    digits = f"{abs(value):f}"
    whole, _, decimals = digits.partition(".")
    decimals = decimals.rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def write_amount(value: Decimal) -> str:
    """Write an amount in euro: "€ 327 miljoen", "€ 250.000", "€ 1.234.567,89"."""
    for scale, word in ((Decimal(10) ** 9, "miljard"), (Decimal(10) ** 6, "miljoen")):
        if abs(value) >= scale:
            scaled = EXACT.divide(value, scale)
            if scaled == round(scaled, _MOST_DECIMALS):
                return f"€ {write_number(scaled)} {word}"
    written = write_number(value)
    decimals = len(written.partition(",")[2])
    # One decimal is written as cents; three would read as an English thousands comma.
    return f"€ {written}{'0' if decimals in (1, 3) else ''}"


def write_percentage(value: Decimal) -> str:
    """Write a percentage: "80,1 %"."""
    return f"{write_number(value)} %"


def write_date(value: dt.date) -> str:
    """Write a date: "11 december 2025"."""
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def write_period(first: dt.date, last: dt.date) -> str:
    """Write a period, both days included: "2026-2028", "december 2025", or from date to date."""
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if not whole_months:
        return f"{write_date(first)} tot en met {write_date(last)}"
    months = [f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in (first, last)]
    return months[0] if months[0] == months[1] else " tot en met ".join(months)


def same_value(a: Figure, b: Figure) -> bool:
    """Tell whether two figures say the same: kind, value or days, rate and unit; qualifiers are ignored.

    What a plain number counts is its unit: 12 gebieden is 12 and 12 NPLV-gebieden, but not 12 kinderen.
    """
    values = (a.kind, a.low, a.high, a.first, a.last, a.per) == (b.kind, b.low, b.high, b.first, b.last, b.per)
    return values and (same_noun(a.noun, b.noun) if a.kind == "number" else a.noun == b.noun)


def same_noun(a: str, b: str) -> bool:
    """Tell whether two numbers count the same thing: plural and compound do not matter, "" is anything."""
    first, second = _stem(a), _stem(b)
    return first.endswith(second) or second.endswith(first)


def _stem(noun: str) -> str:
    """Cut plural endings so that gebied and gebieden, school and scholen meet; "" stays ""."""
    low = noun.lower()
    for ending in ("eren", "en", "'s", "s"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            low = low.removesuffix(ending)
            break
    for doubled in ("aa", "ee", "oo", "uu"):
        low = low.replace(doubled, doubled[0])
    if len(low) > 2 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:-1] + {"v": "f", "z": "s"}.get(low[-1:], low[-1:])
