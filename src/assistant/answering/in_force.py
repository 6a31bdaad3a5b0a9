"""The life of the sources in an answer: what is in force goes before what is not, and is said when it is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from assistant.answering.composition import Draft
from assistant.answering.evidence import Evidence
from assistant.answering.figure_scopes import same_scope
from assistant.answering.official import rows_of
from assistant.answering.question import Question
from assistant.answering.replying.phrases import find_phrases
from assistant.answering.replying.replies import reply
from assistant.answering.retrieval import Mask
from assistant.answering.selection import says_the_same
from assistant.index.life import Standing, final_successor, standing_of
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Document, StatedFigure
from assistant.text.calendar import dutch_date

_SAME_WORDS: Final = 0.6
Standings = Mapping[str, Standing]
"""How each document that is not in force stands, by its id."""


def standings_of(index: Index, day: dt.date) -> dict[str, Standing]:
    """Return how each document that is not in force on a day stands; empty when all are."""
    found = {d.id: standing_of(index.documents, d, day) for d in index.dated}
    return {key: standing for key, standing in found.items() if standing != "inForce"}


def asked_day(question: Question, today: dt.date) -> dt.date:
    """Return the day of which a question asks what holds: the last of a time that has gone by, else today."""
    days = [figure.last for figure in question.figures if figure.last is not None]
    return min(today, max(days)) if days else today


def index_in_force(index: Index, standings: Standings) -> Index:
    """Return the index with only the figures that may be computed with.

    Left out are those of drafts, and those of a document that holds no longer or not yet when one that is in force has
    a figure of the same scope.
    """
    if not standings:
        return index
    key = frozenset(standings.items())
    if key not in index.views:
        computable = tuple(row for row in index.figures if _computable(index, row, standings))
        index.views[key] = index.with_figures(computable)
    return index.views[key]


def _computable(index: Index, row: StatedFigure, standings: Standings) -> bool:
    match standings.get(row.document_id):
        case None:
            return True
        case "draft":
            return False
        case _:
            held = (other for other in index.figures if other.document_id not in standings)
            return not any(same_scope(index, row, other) for other in held)


def prefer_in_force(
    index: Index, evidence: Sequence[Evidence], standings: Standings, *, drafts: bool = False
) -> tuple[Evidence, ...]:
    """Leave out what holds no longer or not yet when a source that is in force speaks of the same.

    Without `drafts` those are left out as well.
    """
    if not standings:
        return tuple(evidence)
    held = [e for e in evidence if e.document_id not in standings and not e.unmet]
    return tuple(
        e
        for e in evidence
        if e.document_id not in standings
        or (drafts if standings[e.document_id] == "draft" else not any(_same_matter(index, e, now) for now in held))
    )


def without_drafts(index: Index, allowed: Mask | None, standings: Standings) -> Mask | None:
    """Take the passages of drafts out of the passages that may be used; None is all of them."""
    drafts = {key for key, standing in standings.items() if standing == "draft"}
    if not drafts:
        return allowed
    final = np.array([p.document_id not in drafts for p in index.passages], dtype=bool)
    return final if allowed is None else final & allowed


def say_standing(index: Index, question: Question, draft: Draft, standings: Standings) -> Draft:
    """Say before an answer, in the asker's language, which of its sources are not in force."""
    if not standings or not draft.citations:
        return draft
    phrases = find_phrases(question.language)
    said: dict[str, AnswerSentence] = {}
    for citation in draft.citations:
        reason, words = _warning(index, index.documents[citation.document_id], standings)
        if reason:
            abroad = phrases.replies.get(("answered", reason)) if phrases else None
            text = abroad.format(**words) if abroad else reply("answered", reason, **words)
            said.setdefault(text, AnswerSentence(text, (), "fixed", question.language if abroad else "nl"))
    return replace(draft, sentences=(*said.values(), *draft.sentences))


def _warning(index: Index, document: Document, standings: Standings) -> tuple[str, dict[str, str]]:
    """Return the reason of the reply that says how a document stands, with its words; "" when it is in force."""
    match standings.get(document.id):
        case "draft":
            return "draftSource", {}
        case "notYet" if document.life.valid_from:
            return "notYetSource", {"date": dutch_date(document.life.valid_from)}
        case "expired" | "replaced":
            return _ended(index, document)
    return "", {}


def _ended(index: Index, document: Document) -> tuple[str, dict[str, str]]:
    successor = final_successor(index.documents, document)
    if document.life.valid_until is not None or successor is None:
        until = document.life.valid_until
        return ("expiredSource", {"date": dutch_date(until)}) if until else ("", {})
    return "replacedSource", {"title": successor.title}


def _same_matter(index: Index, old: Evidence, now: Evidence) -> bool:
    """Tell whether a sentence that holds says the same as another, or the same with other figures."""
    if says_the_same(old, now):
        return True
    rows = [(a, b) for a in rows_of(index, old) for b in rows_of(index, now)]
    if any(same_scope(index, a, b) for a, b in rows):
        return True
    if old.own.areas != now.own.areas or (old.own.periods and now.own.periods and old.own.periods != now.own.periods):
        return False
    fewer = min(len(old.own.lemmas), len(now.own.lemmas))
    return len(old.own.lemmas & now.own.lemmas) >= _SAME_WORDS * max(1, fewer)
