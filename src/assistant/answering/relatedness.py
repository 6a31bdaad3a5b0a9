"""Whether a question that names nothing of the programme is about it at all: else no sentence may answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.evidence import Evidence
from assistant.answering.question import Question

_LEAST_DENSE: Final = 0.43
_COVERED: Final = 0.6
_LEAST_ASKED: Final = 0.75
_LEAST_FOREIGN: Final = 1.15
"""A question without a name is related when some text is at least so alike (cosine), or the best sentence speaks of so
much of it; in another language when that cosine and that of the nearest known question add up to the last. Set on two
things at once: every development question without a name that is answered rightly passes (in other languages the
lowest sum is 1.38), and of the 3,119 questions on other subjects 0.3 % are answered (docs/evaluation.md)."""
_UNHEARD_SHARE: Final = 0.4
"""From this share of the weight of its words on, a question without a name is about what the sources do not know."""
_MONEY: Final = re.compile(r"\b(?:geld|euro|bedrag|budget|miljoen|subsidie|bijdrage)\b|€", re.IGNORECASE)
_PEOPLE: Final = re.compile(
    r"\b(?:inwoners?|bewoners?|mensen|huishoudens|woningen|scholen|leerlingen)\b", re.IGNORECASE
)


def is_related(question: Question, evidence: Sequence[Evidence], *, dense: float) -> bool:
    """Tell whether a question may be answered from the sources.

    `dense` (-1 to 1) is the highest cosine of the question with any text; `evidence` comes best first.
    """
    if question.mentions or not evidence:
        return True
    asked = max(e.signals.asked for e in evidence)
    if question.dutch:
        return asked >= _LEAST_ASKED or dense >= _LEAST_DENSE or evidence[0].signals.content >= _COVERED
    return dense + asked >= _LEAST_FOREIGN


def is_computable(question: Question) -> bool:
    """Tell whether a computation may answer: not when the question is about something that the sources know nothing of.

    "Hoeveel keer meer betaalden de landen voor olie?" asks for a ratio, but of nothing that is in the sources.
    """
    if _joins_unlike(question.text):
        return False
    if question.mentions or not question.terms:
        return True
    unheard = sum(term.weight for term in question.terms if term.foreign_to_corpus)
    return unheard < _UNHEARD_SHARE * sum(term.weight for term in question.terms)


def _joins_unlike(text: str) -> bool:
    """Tell whether "en" or "dan" joins money and people, which have no sum and no difference."""
    parts = [
        (_MONEY.search(part) is not None, _PEOPLE.search(part) is not None)
        for part in re.split(r"\b(?:en|dan)\b", text)
    ]
    return (True, False) in parts and (False, True) in parts
