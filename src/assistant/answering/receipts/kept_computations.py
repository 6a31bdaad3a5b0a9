"""The computation of an answer as its receipt keeps it: which figures were used, nothing of what came out of them."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from assistant.answering.computing.arithmetic import compute
from assistant.answering.computing.checks import read_operand
from assistant.records import Citation, Computation, Operand, Operation


class _Part(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True, frozen=True)


class KeptOperand(_Part):
    """A figure that was computed with; `[start, end)` is where it stood in the document of its citation."""

    label: str
    citation: int
    start: int
    end: int
    unit: str = ""


class KeptComputation(_Part):
    """What was computed over which figures; `count` is the divisor or factor that is no figure, 0 for none."""

    operation: Operation
    operands: tuple[KeptOperand, ...]
    count: int = 0


def compute_again(kept: KeptComputation, citations: Sequence[Citation]) -> Computation | None:
    """Compute over the figures as the kept quotes have them; None when one does not stand there."""
    operands = [_read(operand, citations) for operand in kept.operands]
    found = [operand for operand in operands if operand is not None]
    return compute(kept.operation, found, count=kept.count) if len(found) == len(operands) else None


def _read(kept: KeptOperand, citations: Sequence[Citation]) -> Operand | None:
    for citation in citations:
        if citation.number != kept.citation or not citation.start <= kept.start < kept.end <= citation.end:
            continue
        for figure in read_operand(citation, kept.start, kept.end, unit=kept.unit):
            if citation.start + figure.end == kept.end:
                return Operand(kept.label, figure, kept.citation, kept.start, kept.end, kept.unit)
    return None
