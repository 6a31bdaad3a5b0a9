"""What is no question about the programme and still deserves a reply: a greeting, thanks, who are you, despair."""

from __future__ import annotations

import re
from typing import Final

from assistant.text.words import fold

_PATTERNS: Final = (
    (
        "crisis",
        r"\b(?:zelfmoord\w*|zelfdoding|suicid\w*|dood wil\w*|wil dood|wil(?: ik)? niet meer leven|einde aan mijn leven"
        r"|weet niet meer hoe ik verder moet|kan (?:echt )?niet meer verder|zie het niet meer zitten|kill myself)\b",
    ),
    (
        "greeting",
        r"^(?:hallo|hoi|hai|hey|dag|hello|hi|goeden? ?(?:morgen|middag|avond|dag)|goede?n?avond)"
        r"(?: (?:daar|allemaal|there))?[ !.]*$",
    ),
    (
        "thanks",
        r"^(?:heel erg |hartelijk )?(?:bedankt|dank(?: (?:je|u))?(?: wel)?|dankjewel|dankuwel|thanks|thank you)[ !.]*$",
    ),
    (
        "identity",
        r"^(?:wie|wat) (?:ben|bent) (?:jij|je|u)(?: eigenlijk)?[ ?!.]*$"
        r"|^ben(?:t)? (?:jij|je|u) een (?:robot|mens|computer)\b",
    ),
)
_COMPILED: Final = tuple((reason, re.compile(pattern)) for reason, pattern in _PATTERNS)


def courtesy_reason(text: str) -> str | None:
    """Return the reason code of the set reply that a text gets, or None when it is to be answered from the sources.

    Despair counts wherever it stands in a text; a greeting, thanks or "wie bent u" only when it is all there is.
    """
    folded = " ".join(fold(text).split())
    return next((reason for reason, pattern in _COMPILED if pattern.search(folded)), None)
