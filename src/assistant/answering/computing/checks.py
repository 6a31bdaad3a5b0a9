"""The check of computed sentences: everything is computed and written again from the cited quotes."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.computing.abroad import state_abroad
from assistant.answering.computing.arithmetic import compute
from assistant.answering.computing.statements import state
from assistant.records import AnswerSentence, Citation, Computation
from assistant.text.figures import find_figures, same_value


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
        read = [f for f in find_figures(citation.quote) if citation.start + f.start == operand.start]
        if not any(same_value(f, operand.figure) and f.qualifier == operand.figure.qualifier for f in read):
            return False
    again = compute(computation.operation, computation.operands, count=computation.count)
    marks = {o.citation for o in computation.operands}
    dutch = sentence.language == "nl"
    told = state(computation) if dutch else state_abroad(computation, sentence.language)
    return again == computation and sentence.text == told and marks <= set(sentence.citations)
