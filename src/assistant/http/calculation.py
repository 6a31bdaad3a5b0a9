"""A computation as the rows of a table, for the page: the figures with their sources, and the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.answering.computing.arithmetic import extreme_operand
from assistant.answering.computing.statements import write_figure, write_result
from assistant.records import Computation, Operand, Operation

_RESULTS: Final[dict[Operation, str]] = {
    "sum": "Samen",
    "product": "In totaal",
    "average": "Gemiddeld",
    "difference": "Verschil",
    "ratio": "Aantal keer zo groot",
    "share": "Deel van het geheel",
    "largest": "Het meeste",
    "smallest": "Het minste",
}
_SIGNS: Final[dict[Operation, str]] = {"sum": "+", "difference": "−", "ratio": ":", "average": ":", "product": "×"}
_SOFTENED: Final = {
    "ruim": "“Ruim” betekent: het kan ook iets meer zijn.",
    "maximaal": "“Maximaal” betekent: het kan ook minder zijn.",
    "ongeveer": "“Ongeveer” betekent: het kan ook iets meer of minder zijn.",
}


@dataclass(frozen=True, slots=True)
class CalculationRow:
    """One figure of a computation: `sign` says what is done with it, `citation` is 0 when it is no quoted figure."""

    label: str
    figure: str
    sign: str = ""
    citation: int = 0


@dataclass(frozen=True, slots=True)
class Calculation:
    """A computation as a table: its figures in the order in which they are worked with, the result, and remarks."""

    rows: tuple[CalculationRow, ...]
    result: CalculationRow
    remarks: tuple[str, ...]


def lay_out(computation: Computation) -> Calculation:
    """Return the table of a computation."""
    result = _RESULTS[computation.operation]
    if computation.operation in ("largest", "smallest"):
        result = f"{result}: {extreme_operand(computation).label}"
    remarks = [] if computation.exact else ["De uitkomst is afgerond."]
    if computation.qualifier:
        remarks.append(_SOFTENED[computation.qualifier])
    return Calculation(tuple(_rows(computation)), CalculationRow(result, write_result(computation)), tuple(remarks))


def _rows(computation: Computation) -> Iterator[CalculationRow]:
    operation = computation.operation
    sign = _SIGNS.get(operation, "")
    for place, operand in enumerate(_ordered(computation)):
        label = _label(operand, operation, place)
        yield CalculationRow(label, write_figure(operand.figure), sign if place else "", operand.citation)
    if computation.count:
        yield CalculationRow("Aantal jaren", str(computation.count), sign)


def _ordered(computation: Computation) -> tuple[Operand, ...]:
    """Return the operands, of a difference the larger first."""
    first, *rest = computation.operands
    if computation.operation == "difference" and first.figure.low is not None:
        return tuple(sorted(computation.operands, key=lambda o: o.figure.low or 0, reverse=True))
    return (first, *rest)


def _label(operand: Operand, operation: Operation, place: int) -> str:
    label = operand.label[:1].upper() + operand.label[1:]
    if operation == "share":
        return f"{'Geheel' if place else 'Deel'}: {label}"
    return label or ("Eerste getal", "Tweede getal")[min(place, 1)]
