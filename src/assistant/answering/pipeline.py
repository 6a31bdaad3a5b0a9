"""A question becomes an answer: this file is the table of contents of `answering`."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from assistant.answering.checks.verification import verified
from assistant.answering.citations import cite_evidence
from assistant.answering.clarifying.clarifying import ask_further, clarify
from assistant.answering.comparing import compare
from assistant.answering.composition import Draft, compose, refuse, reply_politely
from assistant.answering.computing.answers import computed_answer, computed_within
from assistant.answering.conversation.conversation import stand_alone
from assistant.answering.demands import tells_of_a_part
from assistant.answering.disputed import disputed_values
from assistant.answering.evidence import Evidence
from assistant.answering.gathering import allowed_passages, gather
from assistant.answering.glossary import explain_terms
from assistant.answering.in_force import (
    Standings,
    asked_day,
    index_in_force,
    prefer_in_force,
    say_standing,
    standings_of,
    without_drafts,
)
from assistant.answering.listing.listing import list_answer
from assistant.answering.official import official_figures, with_other_values
from assistant.answering.premises.polarity import asks_what_is_not
from assistant.answering.question import Question, clean_question, read_question
from assistant.answering.relatedness import is_computable, is_related
from assistant.answering.replying.courtesy import courtesy_reason
from assistant.answering.replying.privacy import UNREAD, forget_private_turns, stop_at_once
from assistant.answering.replying.refusals import explain_refusal
from assistant.answering.replying.translation import translate
from assistant.answering.searching import find_hits, read_search
from assistant.answering.selection import select
from assistant.index.opening import Index
from assistant.records import Answer, Ask, Filters, SearchHit
from assistant.text.language import detect_language
from assistant.text.words import fold

_SUGGESTED, _SENTENCES = 3, 4
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def answer(index: Index, ask: Ask, *, today: dt.date | None = None) -> Answer:
    """Answer a question from the index; what can be expected is a status of the Answer, never an exception.

    `today` is the day on which it is asked; None is that of the clock.
    """
    started = time.perf_counter()
    stopped = stop_at_once(index, ask.question)
    if stopped is not None:
        unread = replace(UNREAD, language=detect_language(clean_question(ask.question)))
        return _finish(index, unread, translate(index, unread, stopped), (), started=started)
    standing = stand_alone(index, forget_private_turns(index, ask))
    question = read_question(index, standing.question)
    if standing.question != ask.question:
        question = replace(question, typed=ask.question, read_as=question.text)
    standings = standings_of(index, asked_day(question, today or dt.datetime.now(_AMSTERDAM).date()))
    draft, evidence = _draft(index_in_force(index, standings), question, standing, standings)
    draft = say_standing(index, question, draft, standings)
    return _finish(index, question, draft, evidence, started=started)


def _draft(index: Index, question: Question, ask: Ask, standings: Standings) -> tuple[Draft, tuple[Evidence, ...]]:
    """Return the first that holds: a set reply, a computation, the evidence, a refusal; and what evidence there is."""
    courtesy = courtesy_reason(question.text, named=bool(question.mentions))
    if courtesy is not None:
        return translate(index, question, reply_politely(index, courtesy)), ()
    limit = ask.max_sentences or _SENTENCES
    if ask.filters == Filters() and is_computable(question) and not asks_what_is_not(question.text):
        computed = computed_answer(index, question, limit=limit)
        if computed is not None and _holds(index, computed):
            return translate(index, question, computed), ()
    found, dense = gather(index, question, filters=ask.filters)
    evidence = prefer_in_force(index, found, standings)
    chosen = _choose(index, question, evidence, dense=dense, limit=limit)
    if not chosen and standings:
        evidence = prefer_in_force(index, found, standings, drafts=True)
        chosen = _choose(index, question, evidence, dense=dense, limit=limit)
    doubt = clarify(index, question, evidence=evidence, chosen=chosen, filters=ask.filters)
    if doubt is not None:
        return translate(index, question, doubt), evidence
    allowed = without_drafts(index, allowed_passages(index, ask.filters), standings)
    several = disputed_values(index, question, evidence, limit=limit) if ask.filters == Filters() else None
    several = several or list_answer(index, question, evidence, allowed=allowed, limit=ask.max_sentences)
    if several is None and is_computable(question):
        several = compare(index, question, chosen, filters=ask.filters, limit=limit)
    if several is not None and _holds(index, several):
        return translate(index, question, several), evidence
    if chosen and not tells_of_a_part(question, chosen[0].own):
        draft = translate(index, question, _compose(index, question, chosen, limit=limit))
        if _holds(index, draft):
            return draft, evidence
    refusal = explain_refusal(index, question, refuse(index, question, evidence, dense=dense))
    return translate(index, question, refusal), evidence


def _choose(
    index: Index, question: Question, evidence: Sequence[Evidence], *, dense: float, limit: int
) -> tuple[Evidence, ...]:
    if not is_related(question, evidence, dense=dense):
        return ()
    return official_figures(index, question, evidence) or select(question, evidence, limit=limit)


def _compose(index: Index, question: Question, chosen: Sequence[Evidence], *, limit: int) -> Draft:
    draft = computed_within(index, question, chosen[0]) or compose(index, question, chosen)
    return with_other_values(index, question, draft, chosen, limit=limit)


def _holds(index: Index, draft: Draft) -> bool:
    return verified(
        draft.sentences,
        draft.citations,
        documents=index.documents,
        names=index.names,
        computation=draft.computation,
    )


def warm(index: Index) -> None:
    """Answer a first question, so that dictionaries and models are loaded before somebody waits for them."""
    answer(index, Ask(f"Wat is {index.names.raw.get('programme', {}).get('name', 'dit')}?"))


def search(index: Index, words: str, *, filters: Filters, limit: int) -> tuple[SearchHit, ...]:
    """Return at most `limit` passages for some words, best first."""
    return find_hits(index, read_search(index, words), filters=filters, limit=limit)


def _finish(index: Index, question: Question, draft: Draft, evidence: Sequence[Evidence], *, started: float) -> Answer:
    return Answer(
        id=uuid.uuid4().hex,
        status=draft.status,
        reason=draft.reason,
        language=question.language,
        sentences=draft.sentences,
        citations=draft.citations,
        nearest=()
        if draft.citations
        else draft.shown or tuple(cite_evidence(index, e, number=i) for i, e in enumerate(draft.nearest, start=1)),
        suggestions=draft.suggestions
        or (*ask_further(index, question, draft.citations), *_suggestions(index, evidence, question))[:_SUGGESTED],
        generation=index.manifest.generation,
        took_ms=round((time.perf_counter() - started) * 1000, 1),
        focus=draft.focus,
        computation=draft.computation,
        read_as=question.read_as,
        terms=explain_terms(index.names, draft.citations),
    )


def _suggestions(index: Index, evidence: Sequence[Evidence], question: Question) -> tuple[str, ...]:
    """Return up to three questions that the sources' own headings ask, near to this one."""
    asked = fold(question.text).rstrip("?! .")
    found: dict[str, None] = {}
    for piece in evidence:
        for heading in index.passages[piece.passage].headings[-1:]:
            if heading.endswith("?") and fold(heading).rstrip("?") != asked:
                found.setdefault(heading)
    return tuple(found)[:_SUGGESTED]
