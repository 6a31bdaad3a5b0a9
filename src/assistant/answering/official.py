"""The figure that is meant by a plain question for an amount, and the other values that sources have given for it.

The catalogue of figures knows the scope of each: whose money, for which place, in which period, a total or a rate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.citations import cite
from assistant.answering.composition import Draft
from assistant.answering.computing.operands import best_row, read_wanted
from assistant.answering.evidence import Evidence
from assistant.answering.figure_scopes import contradicts, is_reported, same_scope
from assistant.answering.question import Question
from assistant.answering.replying.replies import reply
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Span, StatedFigure
from assistant.text.asking import is_money_word
from assistant.text.attribution import tranche_years
from assistant.text.figures import same_value

_TELLING: Final = 0.4
_OTHER_VALUES: Final = re.compile(
    r"\b(?:ander|andere|verschillende) (?:bedrag|bedragen|aantal|aantallen|totaal)\b", re.IGNORECASE
)
_AVAILABLE: Final = frozenset(
    "beschikbaar beschikken totaal totale bedrag budget pot regeling programma wijk buurt".split()
)


def official_figures(index: Index, question: Question, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that holds exactly the amount a plain question means, the latest period first.

    Plain is a question for an amount that names nothing but places, payers and periods. None when it is not, or when
    the catalogue has no figure of that scope among the evidence.
    """
    if question.asked != "amount" or question.operation or question.named("fund") or question.named("theme"):
        return ()
    if any(f.kind == "amount" for f in question.figures) or any(
        _is_telling(t.word, t.weight) for t in question.content_terms
    ):
        return ()
    wanted = read_wanted(index, question)
    if wanted is None or wanted.noun or len(wanted.areas) > 1 or len(wanted.payers) > 1:
        return ()
    every = [row["id"] for row in index.names.raw.get("tranches", ())]
    tranches = sorted(wanted.tranches or every, key=lambda i: tranche_years(index.names, i)[0], reverse=True)
    live = [e for e in evidence if not e.unmet]
    rows = [best_row(index, payers=wanted.payers, areas=wanted.areas, tranche=tranche) for tranche in tranches]
    found = [_evidence_of(row, live) for row in rows if row is not None]
    if not found or found[0] is None:
        return ()
    return tuple(_announced(index, e, live) for e in found if e is not None)


def with_other_values(
    index: Index, question: Question, draft: Draft, chosen: Sequence[Evidence], *, limit: int
) -> Draft:
    """Add to an answer the sentences in which other sources give another value for the same thing, and say so."""
    valued = question.asked in ("amount", "number") or _OTHER_VALUES.search(question.text) is not None
    if not valued or not chosen or draft.computation is not None:
        return draft
    told_already = {(c.document_id, c.start) for c in draft.citations}
    others = [o for o in other_values(index, chosen[0]) if (o.document_id, o.sentence.start) not in told_already]
    others = others[: limit - len(draft.sentences)]
    if not others:
        return draft
    first = len(draft.citations) + 1
    citations = tuple(
        cite(
            index.documents[row.document_id], Span(row.sentence.start, row.sentence.end), heading=row.heading, number=n
        )
        for n, row in enumerate(others, start=first)
    )
    told = tuple(AnswerSentence(c.quote, (c.number,), "quote") for c in citations)
    said = AnswerSentence(reply("answered", "otherValues"), (), "fixed")
    return replace(draft, sentences=(*draft.sentences, said, *told), citations=(*draft.citations, *citations))


def other_values(index: Index, evidence: Evidence) -> tuple[StatedFigure, ...]:
    """Return the figures of the same scope as the only figure of a sentence that have another value.

    Of those that somebody is reported to have said, and of announcements that contradict it; each sentence once, in the
    order in which they were said.
    """
    own = rows_of(index, evidence)
    if len(own) != 1:
        return ()
    (row,) = own
    found: dict[tuple[str, Span], StatedFigure] = {}
    for other in index.figures:
        if other.figure.kind == row.figure.kind and _tells_otherwise(index, row, other):
            found.setdefault((other.document_id, other.sentence), other)
    return tuple(sorted(found.values(), key=lambda r: (r.said is None, str(r.said), r.sentence.start)))


def _tells_otherwise(index: Index, row: StatedFigure, other: StatedFigure) -> bool:
    if not same_scope(index, row, other):
        return False
    if is_reported(index, other):
        return not same_value(row.figure, other.figure)
    return index.documents[other.document_id].kind == "announcement" and contradicts(index, row, other)


def _announced(index: Index, evidence: Evidence, live: Sequence[Evidence]) -> Evidence:
    """Return the announcement's own sentence with the same figure of the same scope, else the sentence itself."""
    (row, *_) = rows_of(index, evidence)
    for other in live:
        rows = rows_of(index, other) if other.announced else []
        if len(rows) == 1 and same_scope(index, row, rows[0]) and same_value(row.figure, rows[0].figure):
            return other
    return evidence


def rows_of(index: Index, evidence: Evidence) -> list[StatedFigure]:
    here = (evidence.document_id, Span(evidence.sentence.start, evidence.sentence.end))
    return [r for r in index.figures_by_sentence.get(here, ()) if r.figure.kind in ("amount", "number")]


def _evidence_of(row: StatedFigure, live: Sequence[Evidence]) -> Evidence | None:
    here = (row.document_id, row.sentence)
    return next((e for e in live if (e.document_id, Span(e.sentence.start, e.sentence.end)) == here), None)


def _is_telling(word: str, weight: float) -> bool:
    return weight >= _TELLING and not is_money_word(word) and word.casefold() not in _AVAILABLE
