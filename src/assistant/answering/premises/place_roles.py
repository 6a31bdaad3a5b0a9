"""What a place is in a question: what something is asked of, or where that might lie; a city or an area in it."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.question import Question
from assistant.answering.reading import Reading

_LIES_IN: Final = re.compile(
    r"\b(?:ligt|liggen|lag|lagen|hoort|horen|valt|vallen)\s+(?P<what>.+?)\s+(?:in|bij|onder)\s+(?P<where>.+)",
    re.IGNORECASE,
)
_CITY: Final = re.compile(r"\b(?:gemeente|stad)\s+$", re.IGNORECASE)
_OF_PEOPLE: Final = re.compile(r"\b(?:inwoners?|inwonertal|bewoners?|mensen|huishoudens|woningen)\b", re.IGNORECASE)


def subject_areas(question: Question) -> frozenset[str]:
    """Return the areas that an answer has to be about: of "Ligt A in B?" those of A, as what is in B tells none."""
    lying = _LIES_IN.search(question.text)
    if lying is None:
        return question.areas
    start, end = lying.span("what")
    return frozenset(a for m in question.mentions if start <= m.start < end for a in m.name.within) or question.areas


def counts_asked_city(question: Question, whole: Reading) -> bool:
    """Tell whether a sentence is about the city whose people a question counts: those of an area in it are fewer."""
    if question.asked not in ("number", "share") or not _OF_PEOPLE.search(question.text):
        return True
    cities = {
        m.name.name
        for m in question.mentions
        if m.name.kind == "municipality" and _CITY.search(question.text[: m.start])
    }
    return all(re.search(rf"\b(?:gemeente|stad)\s+{re.escape(city)}\b(?!-)", whole.text) for city in cities)
