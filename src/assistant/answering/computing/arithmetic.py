"""Exact arithmetic over figures, and what is left of their qualifiers ("ruim", "maximaal") in the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from assistant.records import Computation, Operand, Operation, Unit

_AT_LEAST: Final = frozenset("ruim meer minstens minimaal tenminste boven vanaf over".split())
_AT_MOST: Final = frozenset("bijna maximaal hooguit hoogstens tot krap nagenoeg onder minder".split())
_UNITS: Final[dict[str, Unit]] = {"amount": "euro", "percentage": "percent"}
_ONE, _TWO = Decimal("0.1"), Decimal("0.01")


def compute(operation: Operation, operands: Sequence[Operand], *, count: int = 0) -> Computation | None:
    """Compute; None when the figures can't be used so: a range, different units, a division by nothing.

    "sum" adds all, "product" is the first times `count`, "average" the first by the second or by `count`; "difference"
    and "ratio" set the first against the second, "share" (in percent) the first against the sum of the others, or
    against all when it is one of them; "largest" and "smallest" take the extreme one.
    """
    figures = [o.figure for o in operands]
    if not figures or any(f.low is None or f.low != f.high for f in figures):
        return None
    units = {(f.kind, f.per) for f in figures}
    if len(units) > 1 and operation != "average":
        return None
    values = [f.low for f in figures if f.low is not None]
    counted = Decimal(count) if count else values[-1]
    match operation:
        case "sum":
            return _result(operation, operands, _total(values), plus=range(len(values)))
        case "product":
            return _result(operation, operands, values[0] * count, plus=[0], count=count)
        case "average" if counted:
            return _result(
                operation, operands, values[0] / counted, plus=[0], minus=_others(operands, count), count=count
            )
        case "difference" if len(values) == 2:
            high, low = (0, 1) if values[0] >= values[1] else (1, 0)
            return _result(operation, operands, values[high] - values[low], plus=[high], minus=[low])
        case "ratio" if len(values) == 2 and values[1]:
            return _result(operation, operands, values[0] / values[1], plus=[0], minus=[1], unit="times")
        case "share" if len(values) > 1 and _total(values[1:]):
            share = Decimal(100) * values[0] / _total(values[1:])
            return _result(operation, operands, share, plus=[0], minus=range(1, len(values)), unit="percent")
        case "largest" | "smallest" if len(values) > 1:
            extreme = max(values) if operation == "largest" else min(values)
            if values.count(extreme) > 1:
                return None
            return _result(operation, operands, extreme, plus=[values.index(extreme)])
    return None


def extreme_operand(computation: Computation) -> Operand:
    """Return the operand that the largest or smallest value belongs to."""
    return next(o for o in computation.operands if o.figure.low == computation.value)


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, start=Decimal(0))


def _others(operands: Sequence[Operand], count: int) -> Iterable[int]:
    return [] if count else range(1, len(operands))


def _result(
    operation: Operation,
    operands: Sequence[Operand],
    value: Decimal,
    *,
    plus: Iterable[int],
    minus: Iterable[int] = (),
    unit: Unit | None = None,
    count: int = 0,
) -> Computation:
    """Round a result as its unit needs; what is at least so much stays at least that when it is rounded.

    The cells of a table are as exact as they are written: what is added of them is not rounded to be read.
    """
    kind = operands[0].figure.kind
    unit = unit or _UNITS.get(kind, "number")
    qualifier = _joined([operands[i].figure.qualifier for i in plus], [operands[i].figure.qualifier for i in minus])
    whole = operation in ("sum", "difference") and all(o.unit for o in operands)
    step = {"euro": _TWO if whole else _euro_step(value), "percent": _ONE, "times": _TWO, "number": _ONE}[unit]
    rounded = value.quantize(step, rounding=ROUND_FLOOR if qualifier == "ruim" else ROUND_HALF_UP)
    exact = rounded == value
    return Computation(
        operation=operation,
        operands=tuple(operands),
        value=Decimal(int(rounded)) if rounded == int(rounded) else rounded,
        unit=unit,
        noun=operands[0].figure.noun,
        qualifier=qualifier,
        exact=exact,
        count=count,
    )


def _euro_step(value: Decimal) -> Decimal:
    """Cents for small amounts, tens of thousands from a million on: two decimals of what is written."""
    return Decimal("1E4") if abs(value) >= 1_000_000 else Decimal("0.01")


def _joined(plus: Sequence[str], minus: Sequence[str]) -> str:
    """Return what is left of the qualifiers: "ruim" for at least, "maximaal" for at most, "ongeveer" for neither."""
    signs = {_sign(q) for q in plus} | {-s if isinstance(s, int) else s for s in (_sign(q) for q in minus)}
    signs.discard(0)
    if not signs:
        return ""
    return {1: "ruim", -1: "maximaal"}.get(next(iter(signs)), "ongeveer") if len(signs) == 1 else "ongeveer"


def _sign(qualifier: str) -> int:
    """Return 1 for a lower bound, -1 for an upper bound, 9 (-9 when subtracted) for "about", 0 for none."""
    words = qualifier.split()
    if not words:
        return 0
    if any(w in _AT_LEAST for w in words):
        return 1
    return -1 if any(w in _AT_MOST for w in words) else 9
