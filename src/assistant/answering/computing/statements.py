"""How a computation is said in Dutch: the formula, and the sentence that gives the result first."""

from __future__ import annotations

from decimal import Decimal

from assistant.answering.computing.arithmetic import extreme_operand
from assistant.records import Computation, Figure, Operand, Operation
from assistant.text.figures import write_amount, write_number, write_percentage

_SIGNS: dict[Operation, str] = {"sum": "+", "difference": "−", "ratio": ":", "average": ":"}


def formula(computation: Computation) -> str:
    """Write the whole computation: "€ 327 miljoen + € 51 miljoen + € 30 miljoen = € 408 miljoen"."""
    equals = "=" if computation.exact else "≈"
    calculation = _calculation(computation)
    result = write_result(computation)
    return f"{calculation} {equals} {result}" if calculation else result


def state(computation: Computation) -> str:
    """Write the sentence that answers: the result first, then how it was found."""
    result = write_result(computation)
    first = computation.operands[0]
    shown = f"{result}{'' if computation.exact else ' (afgerond)'}"
    how = _calculation(computation)
    match computation.operation:
        case "sum":
            return f"Samen is dat {shown}: {how}."
        case "product":
            return f"In totaal is dat {shown}: {how}."
        case "average":
            return f"Gemiddeld is dat {shown}: {how}."
        case "share":
            return f"Het deel van {first.label} is {shown}: {how}."
        case "ratio":
            return f"{_capital(first.label)} is {result} keer zo groot: {how}."
        case "difference":
            return f"Het verschil is {shown}: {how}.{_who_has_more(computation)}"
        case "largest" | "smallest":
            word = "meeste" if computation.operation == "largest" else "minste"
            return f"Het {word} is voor {extreme_operand(computation).label}: {result}."


def _calculation(computation: Computation) -> str:
    """Write the left side of the formula, "" when nothing was calculated."""
    written = [write_figure(o.figure) for o in computation.operands]
    match computation.operation:
        case "share":
            parts = written[1:]
            below = f"({' + '.join(parts)})" if len(parts) > 1 else parts[0]
            return f"{written[0]} : {below} × 100 %"
        case "product":
            return f"{computation.count} × {written[0]}"
        case "difference" if _value(computation.operands[0]) < _value(computation.operands[1]):
            return f"{written[1]} − {written[0]}"
        case "largest" | "smallest":
            return ""
    if computation.count:
        written.append(str(computation.count))
    return f" {_SIGNS[computation.operation]} ".join(written)


def write_figure(figure: Figure) -> str:
    """Write a figure with its qualifier, in the one notation of computations."""
    value = figure.low if figure.low is not None else Decimal(0)
    per = {"year": " per jaar", "month": " per maand", "person": " per persoon"}.get(figure.per, "")
    written = {"amount": write_amount, "percentage": write_percentage}.get(figure.kind, write_number)(value)
    return f"{figure.qualifier} {written}{per}".strip()


def write_result(computation: Computation) -> str:
    """Write the result with its qualifier and unit; how many times is a bare number."""
    value = computation.value
    match computation.unit:
        case "euro":
            written = write_amount(value)
        case "percent" if computation.operation == "difference":
            written = f"{write_number(value)} procentpunt"
        case "percent":
            written = write_percentage(value)
        case "number":
            written = f"{write_number(value)} {computation.noun}".strip()
        case "times":
            written = write_number(value)
    return f"{computation.qualifier} {written}".strip()


def _who_has_more(computation: Computation) -> str:
    one, other = computation.operands
    if not one.label or _value(one) == _value(other):
        return ""
    more, less = (one, other) if _value(one) > _value(other) else (other, one)
    return f" {_capital(more.label)} heeft meer dan {less.label}."


def _value(operand: Operand) -> Decimal:
    return operand.figure.low if operand.figure.low is not None else Decimal(0)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
