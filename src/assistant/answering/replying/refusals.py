"""Says of a question that the sources do not answer why no source ever will: one's own case, an opinion, the future."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from assistant.answering.composition import Draft, reply_politely
from assistant.answering.question import Question
from assistant.answering.replying.courtesy import refusal_reason
from assistant.index.opening import Index

_OPEN: Final = ("notInSources", "areaNotInSources", "periodNotInSources", "otherTopic")


def explain_refusal(index: Index, question: Question, draft: Draft) -> Draft:
    """Return the draft, or in place of a plain refusal one that says why; what came nearest stays with it."""
    if draft.reason not in _OPEN:
        return draft
    reason = refusal_reason(question.text, later=asks_about_later(index, question))
    return draft if reason is None else replace(reply_politely(index, reason), nearest=draft.nearest)


def asks_about_later(index: Index, question: Question) -> bool:
    """Tell whether the question names a time that begins after the last year of the last tranche."""
    last = max((row["last_year"] for row in index.names.raw.get("tranches", ())), default=None)
    return last is not None and any(
        f.first is not None and f.first.year + (f.qualifier == "na") > last for f in question.figures
    )
