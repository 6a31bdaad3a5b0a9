"""The evidence for a list: from far more passages than one answer needs, and from the catalogue of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.answering.evidence import Evidence, weigh
from assistant.answering.listing.wanted import Wanted
from assistant.answering.question import Question
from assistant.answering.reading import Interval, nested, periods_of
from assistant.answering.retrieval import Mask, retrieve
from assistant.index.opening import Index
from assistant.records import StatedFigure

_NEAREST, _NAMING = 60, 60


def collect(index: Index, question: Question, wanted: Wanted, *, allowed: Mask | None) -> tuple[Evidence, ...]:
    """Return the evidence that meets the demands, best first, of the passages nearest to a question and of those that
    name what it names, tell what is done, or give an amount, when that is asked."""
    open_question = replace(question, asked="other") if wanted.kinds else question
    found = retrieve(
        index, question.text, dutch=question.dutch, limit=_NEAREST, allowed=allowed, encoded=question.encoded
    )
    hits = dict(found.hits)
    mask = _mask(index, question, wanted)
    hits.update(found.best(mask if allowed is None else mask & allowed, limit=_NAMING))
    ordered = sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))
    weighed = weigh(index, open_question, found.vector, ordered, heard=found.heard, failing=False)
    return tuple(e for e in weighed if not e.own.text.endswith(":"))


def known_amounts(index: Index, question: Question, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Choose the best sentence that only says what an area gets in all, for each area and period."""
    stated: dict[tuple[str, int], list[bool]] = {}
    for row in index.figures:
        if row.figure.kind == "amount":
            stated.setdefault((row.document_id, row.sentence.start), []).append(_is_share_of_area(index, question, row))
    best: dict[tuple[frozenset[str], frozenset[Interval]], Evidence] = {}
    for evidence in found:
        if all(stated.get((evidence.document_id, evidence.sentence.start), [False])):
            best.setdefault((evidence.own.areas, frozenset(evidence.own.periods)), evidence)
    return tuple(best.values())


def _is_share_of_area(index: Index, question: Question, row: StatedFigure) -> bool:
    """Tell whether a figure is the whole amount for one area, from no other fund than asked, in the asked period."""
    if len(row.ids("area")) != 1 or row.joint or row.per or row.denied:
        return False
    if row.ids("ministry") or row.ids("fund") != question.named("fund"):
        return False
    asked = tuple(periods_of(index.names, question.mentions, question.figures))
    return not asked or (row.period is not None and nested(asked, (row.period,)))


def _mask(index: Index, question: Question, wanted: Wanted) -> Mask:
    """Return the mask of passages that a list may have something from, besides those nearest to the question."""
    asked = {(m.name.kind, m.name.id) for m in question.mentions}
    mask = np.zeros(len(index.passages), dtype=bool)
    for name in index.names.names:
        key = (name.kind, name.id)
        if key in asked or question.areas.intersection(name.within) or (wanted.anything and name.kind in wanted.kinds):
            mask[index.passages_by_name.get(key, [])] = True
    if wanted.amounts:
        mask |= index.beside_amounts
    if wanted.done:
        mask |= index.on_activities | index.announced
    return mask
