"""When an ambiguous question is asked back, with a whole question for each choice; leaves its words to `replies`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from assistant.answering.asked_kinds import person_span
from assistant.answering.clarifying.ambiguities import (
    Ambiguity,
    Choice,
    ask_in_every_period,
    ask_office_in,
    asked_office,
    find_ambiguities,
)
from assistant.answering.composition import Draft
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.answering.replying.courtesy import refusal_reason
from assistant.answering.replying.refusals import asks_about_later
from assistant.answering.replying.replies import ask_back
from assistant.answering.terms import DOING
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Citation, Filters
from assistant.text.asking import asks_for_activity, is_money_word
from assistant.text.names import find_names

_MOST: Final = 6
_SEVERAL: Final = 2
_COUNTED: Final = ("amount", "number", "share")
_PLACES: Final = ("area", "municipality", "district")
_OFFICE_TO_PLACE: Final = 30
"""The most characters between an office and its place ("burgemeester en voorzitter van …")."""


def clarify(
    index: Index, question: Question, *, evidence: Sequence[Evidence], chosen: Sequence[Evidence], filters: Filters
) -> Draft | None:
    """Return the draft that asks back what an ambiguous question means, or None when it is to be answered or refused.

    `chosen` is what would be answered, `evidence` all that was found, best first.
    """
    if refusal_reason(question.text, later=asks_about_later(index, question)) is not None or question.unknown:
        return None
    open_ = [*find_ambiguities(index.names, question.text), *_offices(index, question, evidence)]
    for ambiguity in open_:
        settled = filters.period if ambiguity.kind == "period" else filters.areas
        if not settled and _has_to_be_settled(question, ambiguity, evidence, chosen):
            return _draft(_ordered(index, question, ambiguity, evidence))
    unsaid = None if filters.period else _unsaid_period(index, question, evidence, chosen)
    return None if unsaid is None else _draft(unsaid)


def ask_further(index: Index, question: Question, citations: Sequence[Citation]) -> tuple[str, ...]:
    """Return the question for each tranche, the latest first, when an answer gives the amounts of several."""
    ambiguity = ask_in_every_period(index.names, question.text)
    told = [m.name.id for c in citations for m in find_names(index.names, c.quote) if m.name.kind == "tranche"]
    if ambiguity is None or len(set(told)) < _SEVERAL:
        return ()
    return tuple(c.question for i, c in reversed([*zip(ambiguity.ids, ambiguity.choices, strict=True)]) if i in told)


def every_choice(index: Index, text: str, *, shown: Sequence[str]) -> tuple[Choice, ...]:
    """Return all choices of a question that is asked back with some of them, `shown`; none when those are all."""
    for ambiguity in find_ambiguities(index.names, text):
        if len(ambiguity.choices) > len(shown) and {c.question for c in ambiguity.choices}.issuperset(shown):
            return ambiguity.choices
    return ()


def _unsaid_period(
    index: Index, question: Question, evidence: Sequence[Evidence], chosen: Sequence[Evidence]
) -> Ambiguity | None:
    """Return the tranches when the amount that would be answered names no time, while the like is said of several."""
    if question.asked != "amount" or not chosen or chosen[0].whole.periods or chosen[0].context.periods:
        return None
    first = chosen[0].own
    alike = [
        e
        for e in evidence
        if not e.unmet and e.own.areas == first.areas and e.own.named("ministry") == first.named("ministry")
    ]
    tranches = {i for e in alike for i in e.own.named("tranche")}
    return ask_in_every_period(index.names, question.text) if len(tranches) >= _SEVERAL else None


def _has_to_be_settled(
    question: Question, ambiguity: Ambiguity, evidence: Sequence[Evidence], chosen: Sequence[Evidence]
) -> bool:
    """Tell whether what would be answered leaves open which of the choices it is about."""
    counted = question.asked in _COUNTED
    if counted and not any(not e.unmet for e in evidence) and ambiguity.kind != "period":
        return ambiguity.kind == "municipality" and question.asked == "amount"
    match ambiguity.kind:
        case "municipality":
            if not chosen or (_has_subject(question) and not counted):
                return not chosen
            done = asks_for_activity(question.text)  # what a gemeente has is not what its areas do
            return done or not _speaks_for_all(ambiguity, chosen[0], listed=counted)
        case "mine":
            return not any(t.foreign_to_corpus for t in question.content_terms)
        case "period":
            return not any(_is_period_of(question, e) for e in chosen)
        case _:
            return True


def _has_subject(question: Question) -> bool:
    """Tell whether a question says more than that something is done or paid ("Wat doet Amsterdam *voor jongeren*?")."""
    return any(not t.verb and t.word != DOING and not is_money_word(t.word) for t in question.content_terms)


def _speaks_for_all(ambiguity: Ambiguity, evidence: Evidence, *, listed: bool) -> bool:
    """Tell whether a sentence speaks of the municipality as such, or of all its areas.

    One that does both lists its areas: that answers a question for a figure at most (`listed`), not what is done there.
    """
    as_such = any(m.name.kind == "municipality" and m.name.name == ambiguity.word for m in evidence.own.mentions)
    named = {m.name.id for m in evidence.own.mentions if m.name.kind == "area"}
    covers = named >= set(ambiguity.ids)
    return as_such != covers or (listed and covers)


def _is_period_of(question: Question, evidence: Evidence) -> bool:
    asked = {(f.first, f.last) for f in question.figures if f.kind == "period"}
    return any(period in asked for period in evidence.whole.periods)


def _offices(index: Index, question: Question, evidence: Sequence[Evidence]) -> Iterable[Ambiguity]:
    """Yield the office that is asked for when the sources name several people who hold it, each in another place."""
    office = asked_office(index.names, question.text)
    if office is None or question.asked != "person":
        return
    held: dict[str, tuple[str, str]] = {}
    for piece in evidence:
        placed = None if piece.unmet else _place_of_office(piece, office)
        span = person_span(piece.own)
        if placed is not None and span is not None:
            held.setdefault(placed[0], (placed[1], piece.own.text[span.start : span.end]))
    if len(held) > 1 and len({person for _, person in held.values()}) > 1:
        choices = tuple(
            Choice(place, ask_office_in(question.text, place, office=called))
            for place, (called, _) in sorted(held.items())
        )
        yield Ambiguity("office", office, tuple(sorted(held)), choices)


def _place_of_office(evidence: Evidence, office: str) -> tuple[str, str] | None:
    """Return the place right behind an office in a sentence, and the office ("wijkwethouder van *Overvecht*")."""
    text = evidence.own.text
    for match in re.finditer(rf"\b\w*{re.escape(office)}\b", text, re.IGNORECASE):
        for mention in evidence.own.mentions:
            between = text[match.end() : mention.start]
            near = 0 <= mention.start - match.end() <= _OFFICE_TO_PLACE and not re.search(r"[.,;:(]", between)
            if near and mention.name.kind in _PLACES:
                return mention.name.name, match.group()
    return None


def _ordered(index: Index, question: Question, ambiguity: Ambiguity, evidence: Sequence[Evidence]) -> Ambiguity:
    """Put of more choices than can be shown those first of which an amount is known, or else the evidence speaks."""
    if ambiguity.kind != "mine":
        return ambiguity
    paid = [f.ids("area") for f in index.figures if f.figure.kind == "amount" and not f.ids("fund")]
    spoken = [e.own.areas for e in evidence if not e.unmet]
    known = dict.fromkeys(s for a in (paid if question.asked == "amount" else spoken) if len(a) == 1 for s in a)
    order = [i for i in known if i in ambiguity.ids] + [i for i in ambiguity.ids if i not in known]
    by_id = dict(zip(ambiguity.ids, ambiguity.choices, strict=True))
    return Ambiguity(ambiguity.kind, ambiguity.word, tuple(order), tuple(by_id[i] for i in order))


def _draft(ambiguity: Ambiguity) -> Draft:
    choices = ambiguity.choices[:_MOST]
    labels = tuple(c.label for c in choices)
    sentence = ask_back(ambiguity.kind, word=ambiguity.word, choices=labels)
    reason = "whichPeriod" if ambiguity.kind == "period" else "whichArea"
    return Draft(
        "clarify",
        reason,
        (AnswerSentence(sentence, (), "fixed"),),
        suggestions=tuple(c.question for c in choices),
        words={"askedBack": (ambiguity.kind,), "word": (ambiguity.word,), "choices": labels},
    )
