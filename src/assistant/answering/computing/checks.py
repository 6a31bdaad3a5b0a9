"""The check of computed sentences: everything is computed and written again from the cited quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answering.computing.abroad import state_abroad
from assistant.answering.computing.arithmetic import compute
from assistant.answering.computing.statements import state
from assistant.records import AnswerSentence, Citation, Computation, Document, Figure
from assistant.text.figures import find_figures, same_value
from assistant.text.tables import find_row, read_cell, row_figures


def is_computed(sentence: AnswerSentence, computation: Computation | None, citations: Sequence[Citation]) -> bool:
    """Tell whether a sentence is what the computation says, over figures that its citations hold at those places.

    Nothing of the draft is trusted but which figures it used.
    """
    if computation is None:
        return False
    cited = {c.number: c for c in citations}
    for operand in computation.operands:
        citation = cited.get(operand.citation)
        if citation is None or not citation.start <= operand.start < operand.end <= citation.end:
            return False
        read = read_operand(citation, operand.start, operand.end, unit=operand.unit)
        if not any(same_value(f, operand.figure) and f.qualifier == operand.figure.qualifier for f in read):
            return False
    again = compute(computation.operation, computation.operands, count=computation.count)
    marks = {o.citation for o in computation.operands}
    dutch = sentence.language == "nl"
    told = state(computation) if dutch else state_abroad(computation, sentence.language)
    return again == computation and sentence.text == told and marks <= set(sentence.citations)


def read_operand(citation: Citation, start: int, end: int, *, unit: str) -> tuple[Figure, ...]:
    """Return the figures that a quote has from `start` on, in offsets of the quote; a cell's is read with its unit."""
    if not unit:
        return tuple(f for f in find_figures(citation.quote) if citation.start + f.start == start)
    begin = start - citation.start
    found = read_cell(citation.quote[begin : end - citation.start], unit)
    return tuple(replace(f, start=begin + f.start, end=begin + f.end) for f in found if f.start == 0)


def keeps_units(
    computation: Computation | None, citations: Sequence[Citation], documents: Mapping[str, Document]
) -> bool:
    """Tell whether each operand that stands in a table has the unit and the value that the table gives it."""
    cited = {c.number: c for c in citations}
    for operand in computation.operands if computation is not None else ():
        citation = cited.get(operand.citation)
        if citation is None:
            return False
        document = documents[citation.document_id]
        row = find_row(document.text, document.tables, operand.start)
        if row is None:
            if operand.unit:
                return False
            continue
        read = [(cell, f) for cell, f in row_figures(document.text, row) if row.start + f.start == operand.start]
        if not any(cell.unit == operand.unit and same_value(f, operand.figure) for cell, f in read):
            return False
    return True
