"""Whether two figures can both be true of one thing: what is rounded, bounded or softened leaves room."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assistant.records import Figure

_SCALES: Final = {"miljard": 9, "miljoen": 6, "mln": 6, "mld": 9, "duizend": 3}
_DECIMALS: Final = re.compile(r"\d,(\d+)")
_MORE: Final = frozenset("ruim dik".split())
_LESS: Final = frozenset(("bijna", "krap", "nagenoeg", "vrijwel", "een kleine"))
_AT_LEAST: Final = frozenset(("minstens", "minimaal", "ten minste", "tenminste", "meer dan", "vanaf", "boven", "over"))
_AT_MOST: Final = frozenset(
    ("maximaal", "hooguit", "hoogstens", "ten hoogste", "tot", "tot en met", "minder dan", "onder")
)
_SLACK: Final = Decimal("0.1")
"""How far, as a share of it, a softened value may be from what is meant: "ruim € 400 miljoen" is at most 440."""
_ROUNDED: Final = Decimal("0.499")
"""How far a value may be from what was rounded to it, in units of its last digit."""
_ENDLESS: Final = Decimal("Infinity")


def may_agree(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of the same kind leave room for one value that fits both; False without values.

    Two bounds on the same side are values themselves: "maximaal € 500" and "maximaal € 800" can't both be true.
    """
    if a.low is None or b.low is None:
        return False
    for bounds in (_AT_LEAST, _AT_MOST):
        if a.qualifier in bounds and b.qualifier in bounds:
            a, b = replace(a, qualifier=""), replace(b, qualifier="")
    (low, high), (other_low, other_high) = _room(a), _room(b)
    return low <= other_high and other_low <= high


def _room(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest value that a figure leaves room for."""
    low = figure.low or Decimal(0)
    high = low if figure.high is None else figure.high
    unit = _unit(figure) * _ROUNDED
    slack = abs(high) * _SLACK
    qualifier = figure.qualifier
    if qualifier in _AT_LEAST:
        return low, _ENDLESS
    if qualifier in _AT_MOST:
        return -_ENDLESS, high
    if qualifier in _MORE:
        return low - unit, high + slack
    if qualifier in _LESS:
        return low - slack, high + unit
    if qualifier:
        return low - slack, high + slack
    return low - unit, high + unit


def _unit(figure: Figure) -> Decimal:
    """Return the value of one in the last digit as written: 100,000 for "€ 7,5 miljoen", 1 for "408 woningen"."""
    words = figure.text.casefold()
    scale = next((exponent for word, exponent in _SCALES.items() if word in words), 0)
    decimals = _DECIMALS.search(words)
    if not scale and not decimals:
        return Decimal(1) if figure.kind == "percentage" else Decimal(0)
    return Decimal(10) ** (scale - (len(decimals[1]) if decimals else 0))
