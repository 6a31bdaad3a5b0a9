"""The draft of a computed answer: the result with its formula, then the quotes that hold the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.citations import cite
from assistant.answering.composition import Draft
from assistant.answering.computing.arithmetic import compute
from assistant.answering.computing.operands import Row, best_row
from assistant.answering.computing.statements import state
from assistant.answering.replying.replies import reply
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Citation, Operand, Operation, Span, StatedFigure

_QUOTED_MOST, _SHOWN_MOST = 2, 3
"""With more quotes than the first only the result is told; the quotes are in its citations. A refusal shows as many as
the second."""


def draft_computation(index: Index, operation: Operation, rows: Sequence[Row], *, count: int = 0) -> Draft | None:
    """Compute over rows (and `count`, the years to divide or multiply by); None when they can't be computed with."""
    if not rows:
        return None
    citations = _cite(index, [row.stated for row in rows])
    operands = tuple(_operand(row, citations) for row in rows)
    computation = compute(operation, operands, count=count)
    if computation is None:
        return None
    marks = tuple(dict.fromkeys(o.citation for o in operands))
    sentences = [AnswerSentence(state(computation), marks, "computed")]
    if len(citations) <= _QUOTED_MOST:
        sentences += [AnswerSentence(c.quote, (c.number,), "quote") for c in citations]
    return Draft("answered", None, tuple(sentences), citations, computation=computation)


def shorten(draft: Draft, limit: int) -> Draft:
    """Return the draft in at most `limit` sentences: the results alone when it has more."""
    if len(draft.sentences) <= limit:
        return draft
    return replace(draft, sentences=tuple(s for s in draft.sentences if s.kind == "computed")[:limit])


def add_total(index: Index, draft: Draft, rows: Sequence[Row]) -> Draft:
    """Add the sentence in which the sources themselves give the total, and say so when that is another value."""
    (tranche,) = rows[0].stated.ids("tranche") or (None,)
    total = best_row(index, tranche=tranche)
    if total is None or draft.computation is None:
        return draft
    (cited,) = _cite(index, [total], first=len(draft.citations) + 1)
    same = total.figure.low == draft.computation.value
    said = reply("answered", "sameTotal" if same else "otherTotal")
    return replace(
        draft,
        sentences=(
            *draft.sentences, AnswerSentence(said, (), "fixed"), AnswerSentence(cited.quote, (cited.number,), "quote")
        ),
        citations=(*draft.citations, cited),
    )  # fmt: skip


def draft_refusal(index: Index, reason: str, rows: Sequence[Row], *, missing: Sequence[str]) -> Draft:
    """Say why nothing is computed and show the figures that there are; `missing` are the labels without one."""
    names = " en ".join([", ".join(missing[:-1]), missing[-1]]) if len(missing) > 1 else "".join(missing)
    sentence = AnswerSentence(reply("unanswerable", reason, names=names), (), "fixed")
    shown = _cite(index, [row.stated for row in rows])[:_SHOWN_MOST]
    return Draft("unanswerable", reason, (sentence,), shown=shown, words={"names": tuple(missing)})


def _cite(index: Index, rows: Sequence[StatedFigure], *, first: int = 1) -> tuple[Citation, ...]:
    """Cite the sentence of each figure, each sentence once; the row of a table by the cell when only one is meant."""
    cells: dict[tuple[str, Span, str], set[str]] = {}
    for row in rows:
        cells.setdefault((row.document_id, row.sentence, row.heading), set()).add(row.cell)
    cited = [
        (cite(index.documents[document], Span(span.start, span.end), heading=heading, number=number), named)
        for number, ((document, span, heading), named) in enumerate(cells.items(), start=first)
    ]
    return tuple(replace(c, cell=next(iter(named))) if len(named) == 1 and c.cell else c for c, named in cited)


def _operand(row: Row, citations: Sequence[Citation]) -> Operand:
    figure = row.stated.figure
    cited = next(
        c
        for c in citations
        if c.document_id == row.stated.document_id and c.start <= figure.start < figure.end <= c.end
    )
    return Operand(row.label, figure, cited.number, figure.start, figure.end, row.stated.unit)
