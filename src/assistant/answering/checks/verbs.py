"""Dutch verbs and voices by their words: what acts, what is done to, who takes and who gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.checks.alternatives import is_free
from assistant.text.words import PIECE, fold, is_known, lemma

PASSIVE: Final = frozenset("word wordt worden werd werden".split())
BEING: Final = frozenset("is was zijn waren".split())
_PARTICIPLE: Final = re.compile(
    r"(?:aan|af|bij|in|mee|op|over|toe|uit|voor|door|klaar|bekend)?(?:ge|be|ver|ont|her)\w+(?:d|t|en)"
)
_NAMING: Final = frozenset("heet heten betekent".split())
_TAKING: Final = frozenset("krijg krijgt krijgen kreeg kregen ontvangt ontvangen ontving".split())
_GIVING: Final = frozenset(
    "geef geeft geven gaf gaven betaalt betalen betaalde betaalden biedt bieden bood boden helpt helpen hielp "
    "hielpen bezoekt bezoeken bezocht bezochten steunt steunen steunde steunden begeleidt begeleiden begeleidde".split()
)
_OTHER_VERBS: Final = frozenset(
    "leren leerde vraagt vroeg vroegen werkt werken werkte rust rusten kan kon mag mocht moet moest wil ging "
    "gingen staat hoeft hoefde hoefden geldt vallen valt gebruikt aangevraagd aangevroegen aanvroegen heeft "
    "hebben had hadden start gaat plant heet".split()
)
"""Verbs that a list of lemmas has as nouns."""


def is_verb(word: str) -> bool:
    base = lemma(word)
    if word in PASSIVE | BEING | _OTHER_VERBS:
        return True
    return (
        not is_free(word)
        and base.endswith(("en", "gaan", "staan", "doen", "zien"))
        and not (word == base and (word.endswith("igen") or not is_known(word)))
    )


def acts(match: re.Match[str]) -> bool:
    """Tell whether a word is a verb; one with a capital is a name or opens a sentence."""
    return not match.group()[0].isupper() and is_verb(fold(match.group()))


def is_passive(words: Sequence[str], auxiliaries: frozenset[str]) -> bool:
    return bool(auxiliaries & set(words)) and any(_PARTICIPLE.fullmatch(w) and is_verb(w) for w in words)


def both_say_what_is(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether the first verb of both is "is": who is what may be told either way; one may say "heet"."""
    first, second = (next((w for w in row if is_verb(w)), "") for row in (words, others))
    return second in BEING and (first in BEING or bool(_NAMING & set(words)))


def takes_and_gives(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether one tells as getting what the other tells as giving: then who was the subject may not still be."""
    return bool(_TAKING & set(words)) and not _TAKING & set(others) and bool(_GIVING & set(others))


def gives(words: Sequence[str]) -> bool:
    """Tell whether a verb says that somebody gives or does something for another."""
    return bool(_GIVING & set(words))


def lower_words(text: str) -> list[str]:
    return [fold(m.group()) for m in PIECE.finditer(text) if not m.group()[0].isupper()]


def words_of(text: str) -> list[str]:
    return [fold(word) for word in PIECE.findall(text)]
