"""Questions about areas, tranches or payers side by side: each is answered for itself, in the order asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.acceptance import confidence
from assistant.answering.composition import Draft, compose
from assistant.answering.computing.subjects import is_comparing
from assistant.answering.evidence import Evidence
from assistant.answering.gathering import gather
from assistant.answering.official import official_figures
from assistant.answering.premises.place_roles import subject_areas
from assistant.answering.question import Question
from assistant.answering.replying.replies import reply
from assistant.answering.selection import select
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Filters
from assistant.text.asking import Asked
from assistant.text.attribution import tranche_years
from assistant.text.names import Mention

_MOST_PARTS: Final = 4
_MAY_BE: Final = 0.4
"""From this probability of its best sentence on, it can't be said that the sources do not tell of a thing."""
_AMOUNTS: Final = re.compile(r"\b(?:bedrag(?:en)?|budget(?:ten)?)\b", re.IGNORECASE)
_PLACES: Final = ("area", "municipality", "district")


def compare(
    index: Index, question: Question, chosen: Sequence[Evidence], *, filters: Filters, limit: int
) -> Draft | None:
    """Return the answers for each of the things that a question sets side by side, in at most `limit` sentences or one
    for each; None when it does not, when `chosen` tells of all of them, or when the sources tell of none.

    Where they tell of some only, the draft is partial and says of which they do not; None when that is not sure.
    """
    if subject_areas(question) != question.areas:
        return None
    parts = split_question(index, question)
    if not 2 <= len(parts) <= _MOST_PARTS or _tells_of_all(question, chosen):
        return None
    found: dict[str, tuple[Evidence, ...]] = {}
    for label, part in parts:
        evidence, _ = gather(index, part, filters=filters)
        most = max(1, limit // len(parts))
        found[label] = official_figures(index, part, evidence)[:most] or select(part, evidence, limit=most)
        if not found[label] and confidence(part, evidence) >= _MAY_BE:
            return None
    told = [piece for pieces in found.values() for piece in pieces]
    if not told:
        return None
    draft = replace(compose(index, question, told), focus=None)
    missing = [label for label, pieces in found.items() if not pieces]
    if not missing:
        return draft
    names = " en ".join([", ".join(missing[:-1]), missing[-1]]) if len(missing) > 1 else missing[0]
    caveat = AnswerSentence(reply("partial", "partNotInSources", names=names), (), "fixed")
    return replace(
        draft,
        status="partial",
        reason="partNotInSources",
        sentences=(*draft.sentences, caveat),
        words={"names": tuple(missing)},
    )


def split_question(index: Index, question: Question) -> list[tuple[str, Question]]:
    """Return a question for each of the areas, tranches, payers or times, in that order, with its label.

    Fewer than two of a kind give an empty list.
    """
    for kinds in (_PLACES, ("tranche",), ("ministry",)):
        mentions = [m for m in question.mentions if m.name.kind in kinds]
        names = {(m.name.kind, m.name.id): m for m in mentions}
        scopes = {m.name.within or (m.name.id,) for m in mentions}
        if len(names) > 1 and len(scopes) > 1:
            return [(_label(index, m), _about(index, question, m, mentions)) for m in names.values()]
    return _by_time(question)


def _by_time(question: Question) -> list[tuple[str, Question]]:
    """Return a question for each of the times of which the difference is asked ("van 2023 met die van 2025")."""
    times = [f for f in question.figures if f.first is not None]
    if question.operation != "difference" or len({(f.first, f.last) for f in times}) < 2:
        return []
    terms = tuple(t for t in question.terms if not is_comparing(t))
    return [
        (
            f.text,
            replace(
                question,
                figures=tuple(g for g in question.figures if g not in times or g == f),
                terms=terms,
                operation=None,
            ),
        )
        for f in times
    ]


def _label(index: Index, mention: Mention) -> str:
    """Return how a name is said in a sentence."""
    if mention.name.kind == "ministry":
        rows = index.names.raw.get("ministries", ())
        return next(str(row["abbreviation"]) for row in rows if row["id"] == mention.name.id)
    return f"de {mention.name.name}" if mention.name.kind == "tranche" else mention.name.name


def _about(index: Index, question: Question, kept: Mention, mentions: Sequence[Mention]) -> Question:
    """Return the question as if only one of several names stood in it."""
    others = [m for m in mentions if m.name != kept.name]
    dropped = {(m.name.kind, m.name.id) for m in others}
    years = {tranche_years(index.names, m.name.id) for m in others if m.name.kind == "tranche"}
    remaining = tuple(m for m in question.mentions if m not in others)
    return replace(
        question,
        mentions=remaining,
        areas=frozenset(area for m in remaining for area in m.name.within),
        figures=tuple(f for f in question.figures if (f.first, f.last) not in years),
        terms=tuple(
            t
            for t in question.terms
            if not is_comparing(t) and (t.name is None or (t.name.kind, t.name.id) not in dropped)
        ),
        operation=None,
        asked=_asked_of_each(question),
    )


def _asked_of_each(question: Question) -> Asked:
    """Return what is asked of each of the things: the amount, when a question only says to set amounts side by side."""
    if question.asked in ("other", "list", "definition") and _AMOUNTS.search(question.text):
        return "amount"
    return question.asked


def _tells_of_all(question: Question, chosen: Sequence[Evidence]) -> bool:
    """Tell whether an answer speaks of every area and tranche that the question names."""
    areas = {area for piece in chosen for area in piece.whole.areas | piece.context.areas}
    tranches = {tranche for piece in chosen for tranche in piece.whole.named("tranche")}
    payers = {payer for piece in chosen for payer in piece.whole.named("ministry")}
    return (
        bool(chosen)
        and question.areas <= areas
        and (len(question.named("tranche")) < 2 or question.named("tranche") <= tranches)
        and question.named("ministry") <= payers
    )
