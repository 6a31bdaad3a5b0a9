"""Which passages are read for a question: the nearest, and the nearest that name what it names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.answering.evidence import Evidence, weigh
from assistant.answering.heard import Heard
from assistant.answering.question import Question
from assistant.answering.retrieval import Mask, retrieve
from assistant.index.opening import Index
from assistant.records import Filters
from assistant.text.words import fold

_PASSAGES_READ, _PASSAGES_NAMED, _PASSAGES_HEADED, _PASSAGES_ANNOUNCED = 10, 6, 2, 2
_QUESTIONS_HEARD = 3


def gather(index: Index, question: Question, *, filters: Filters) -> tuple[tuple[Evidence, ...], float]:
    """Return the evidence for a question, best first, and the highest similarity of anything with the question.

    Besides the passages nearest to the question those are read that are nearest among the ones which name its areas,
    payers and funds, and among the announcements, and those that answer the known questions most like it.
    """
    allowed = allowed_passages(index, filters)
    found = retrieve(
        index, question.text, dutch=question.dutch, limit=_PASSAGES_READ, allowed=allowed, encoded=question.encoded
    )
    hits = dict(found.hits)
    for mask, limit in (
        (named_passages(index, question), _PASSAGES_NAMED),
        (headed_passages(index, question), _PASSAGES_HEADED),
        (index.announced, _PASSAGES_ANNOUNCED),
    ):
        if mask is not None:
            hits.update(found.best(mask if allowed is None else mask & allowed, limit=limit))
    for number in _heard_passages(index, found.heard):
        if allowed is None or allowed[number]:
            hits.setdefault(number, float(found.scores[number]))
    ordered = sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))
    evidence = weigh(index, question, found.vector, ordered, heard=found.heard)
    return evidence, found.dense


def _heard_passages(index: Index, heard: Heard) -> Iterator[int]:
    """Yield the passages that answer the known questions most like the question."""
    nearest = sorted(heard.asked, key=lambda key: -heard.asked[key])[:_QUESTIONS_HEARD]
    for key in nearest:
        yield from index.passages_by_asked_vector[key]


def named_passages(index: Index, question: Question) -> Mask | None:
    """Return the mask of passages that name an area, payer or fund of the question; None when it names none."""
    masks = []
    if question.areas:
        masks.append(passages_about(index, question.areas))
    for kind in ("ministry", "fund", "theme", "term"):
        masks += [_named(index, [(kind, name)]) for name in question.named(kind)]
    return np.logical_or.reduce(masks) if masks else None


def headed_passages(index: Index, question: Question) -> Mask | None:
    """Return the mask of passages right under a heading that is exactly what a question asks the meaning of."""
    if question.asked != "definition":
        return None
    spelled = {fold(s) for m in question.mentions for s in (m.name.name, *m.name.aliases)}
    spelled |= {fold(t.word) for t in question.content_terms}
    mask = np.zeros(len(index.passages), dtype=bool)
    for heading in spelled:
        mask[index.passages_by_heading.get(heading, [])] = True
    return mask


def passages_about(index: Index, areas: frozenset[str]) -> Mask:
    """Return the mask of passages in which one of the areas, or a place in it, is named."""
    mask = np.zeros(len(index.passages), dtype=bool)
    for name in index.names.names:
        if areas.intersection(name.within):
            mask[index.passages_by_name.get((name.kind, name.id), [])] = True
    return mask


def allowed_passages(index: Index, filters: Filters) -> Mask | None:
    """Return the mask of the passages that the filters let through, None when there are no filters."""
    masks = []
    if filters.areas:
        masks.append(passages_about(index, frozenset(filters.areas)))
    if filters.themes:
        masks.append(_named(index, [("theme", theme) for theme in filters.themes]))
    if filters.period:
        tranches = [row["id"] for row in index.names.raw.get("tranches", ()) if row.get("period") == filters.period]
        masks.append(_named(index, [("tranche", tranche) for tranche in tranches]))
    if filters.documents:
        masks.append(np.array([p.document_id in filters.documents for p in index.passages], dtype=bool))
    if filters.kind:
        masks.append(
            np.array([index.documents[p.document_id].kind == filters.kind for p in index.passages], dtype=bool)
        )
    if filters.date_from or filters.date_until:
        first, last = filters.date_from or dt.date.min, filters.date_until or dt.date.max
        dates = (index.documents[p.document_id].date for p in index.passages)
        masks.append(np.array([date is not None and first <= date <= last for date in dates], dtype=bool))
    return np.logical_and.reduce(masks) if masks else None


def _named(index: Index, keys: Sequence[tuple[str, str]]) -> Mask:
    mask = np.zeros(len(index.passages), dtype=bool)
    for key in keys:
        mask[index.passages_by_name.get(key, [])] = True
    return mask
