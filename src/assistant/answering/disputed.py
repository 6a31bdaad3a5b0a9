"""Questions about values on which sources differ: the value that holds first, then who gave another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assistant.answering.citations import cite
from assistant.answering.composition import Draft
from assistant.answering.evidence import Evidence
from assistant.answering.figure_scopes import is_reported, same_scope
from assistant.answering.kind_nouns import kinds_of_noun
from assistant.answering.question import Question
from assistant.answering.replying.replies import reply
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Citation, Span, StatedFigure
from assistant.text.words import lemma

_DOUBTS: Final = re.compile(
    r"\b(?:soms|klopt|juist\w*|echt|waarom|hoezo|hoe (?:kan|komt)|anders|later|eerst|lager|hoger|ander(?:e)? bedrag\w*"
    r"|verschil\w*|verschill\w*|nou|de ene|de andere|lees|las|lezen)\b",
    re.IGNORECASE,
)
_ASKED: Final = ("other", "reason", "amount", "number", "list", "definition")
_LARGE: Final = Decimal(1000)
_FIGURES: Final = ("amount", "number")


def disputed_values(index: Index, question: Question, evidence: Sequence[Evidence], *, limit: int) -> Draft | None:
    """Return what holds and what other sources say of a value that a question doubts, in at most `limit` sentences.

    None when it doubts none, or when no source gives another value of the same scope than the one it names.
    """
    if not question.dutch or question.operation == "sum" or question.asked not in _ASKED:
        return None
    values = _values(question)
    if not values or not (_DOUBTS.search(question.text) or len(values) > 1):
        return None
    named = [row for row in index.figures if _is_named(row, question, values)]
    for row in sorted(named, key=lambda row: _rank(row, evidence)):
        rivals = [other for other in index.figures if other.figure.low != row.figure.low and _alike(index, row, other)]
        same = [other for other in index.figures if other.figure.low == row.figure.low and _alike(index, row, other)]
        told = _choose(index, question, [row, *same, *rivals], values, evidence)
        if told is not None and len(told) < limit:
            return _compose(index, told)
    return None


def _values(question: Question) -> frozenset[Decimal]:
    """Return the values that a question names, a bare one in the unit of the amount ("200 en 256 miljoen")."""
    amounts = [f for f in question.figures if f.kind == "amount" and f.low is not None]
    numbers = [f for f in question.figures if f.kind == "number" and (not amounts or not f.noun)]
    found = {v for f in (*amounts, *numbers) for v in (f.low, f.high) if v is not None}
    large = [f.low for f in amounts if f.low is not None and f.low >= _LARGE]
    if large:
        scale = Decimal(10**9) if min(large) >= 10**9 else Decimal(10**6)
        found = {v * scale if v < _LARGE else v for v in found}
    return frozenset(found)


def _is_named(row: StatedFigure, question: Question, values: frozenset[Decimal]) -> bool:
    """Tell whether a figure is one that the question names: of the same kind, places, tranche and counted noun."""
    kinds = {f.kind for f in question.figures if f.kind in _FIGURES}
    kind = "amount" if "amount" in kinds else "number"
    if row.figure.kind != kind or row.figure.low not in values or row.figure.low != row.figure.high or row.joint:
        return False
    if question.areas != row.areas or not question.named("fund") <= row.ids("fund"):
        return False
    if question.named("tranche") and not question.named("tranche") & row.ids("tranche"):
        return False
    nouns = {lemma(f.noun.casefold()) for f in question.figures if f.kind == "number" and f.noun}
    return kind == "amount" or not nouns or not row.figure.noun or lemma(row.figure.noun.casefold()) in nouns


def _alike(index: Index, row: StatedFigure, other: StatedFigure) -> bool:
    """Tell whether two figures are of one scope; what is counted ("vier ministeries: A, B, …") narrows none down."""
    counted = kinds_of_noun(row.figure.noun)
    if counted:
        row, other = (replace(r, about=tuple(a for a in r.about if a.kind not in counted)) for r in (row, other))
    if same_scope(index, row, other):
        return True
    bare = not any(a.kind != "programme" for a in (*row.about, *other.about))
    place = (row.document_id, row.heading, row.figure.kind, row.period, row.per)
    return bare and place == (other.document_id, other.heading, other.figure.kind, other.period, other.per)


def _choose(
    index: Index,
    question: Question,
    rows: Sequence[StatedFigure],
    values: frozenset[Decimal],
    evidence: Sequence[Evidence],
) -> list[StatedFigure] | None:
    """Return the figure that holds and the others that are asked about, one of each value; None when none differs.

    What holds is announced, or else stated most often and not only reported; what differs from it is only reported.
    """
    reported = {id(row): is_reported(index, row) for row in rows}
    stated = [row for row in rows if not reported[id(row)]]
    times = Counter(row.figure.low for row in stated)
    announced = {row.figure.low for row in stated if _is_announced(index, row)}
    held = max(times, key=lambda value: (value in announced, times[value]), default=None)
    asked = values - {held}
    others: dict[Decimal | None, StatedFigure] = {}
    for row in sorted(rows, key=lambda row: _rank(row, evidence)):
        if reported[id(row)] and row.figure.low != held and (not asked or row.figure.low in asked):
            others.setdefault(row.figure.low, row)
    if held is None or not others or not asked <= others.keys():
        return None
    first = question.asked != "reason"
    holding = [row for row in stated if row.figure.low == held]
    lead = min(holding, key=lambda row: (first and not _is_announced(index, row), _rank(row, evidence)))
    return [lead, *sorted(others.values(), key=lambda row: (row.said is None, str(row.said)))]


def _compose(index: Index, told: Sequence[StatedFigure]) -> Draft:
    places = list(dict.fromkeys((row.document_id, row.sentence, row.heading) for row in told))
    citations = tuple(
        cite(index.documents[document], Span(span.start, span.end), heading=heading, number=number)
        for number, (document, span, heading) in enumerate(places, start=1)
    )
    quotes = [_quote(citation) for citation in citations]
    said = AnswerSentence(reply("answered", "otherValues"), (), "fixed")
    return Draft("answered", None, (quotes[0], *([said] if quotes[1:] else []), *quotes[1:]), citations)


def _quote(citation: Citation) -> AnswerSentence:
    return AnswerSentence(citation.quote, (citation.number,), "quote")


def _is_announced(index: Index, row: StatedFigure) -> bool:
    return index.documents[row.document_id].kind == "announcement"


def _rank(row: StatedFigure, evidence: Sequence[Evidence]) -> int:
    """Return the place of the sentence of a figure among the evidence, which comes best first."""
    here = (row.document_id, row.sentence.start)
    found = (n for n, e in enumerate(evidence) if (e.document_id, e.sentence.start) == here)
    return next(found, len(evidence))
