"""Dutch separable verbs: "vroegen … aan" is one word, aanvragen."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

from assistant.text.words import PIECE

PARTICLES = frozenset("aan af bij door in mee na om onder op over tegen terug toe uit voor weg".split())
_CLAUSE = re.compile(r"[.,;:?!()…]|\b(?:en|of|maar|want|omdat|dat|die)\b", re.IGNORECASE)
_PREPOSITIONS = frozenset("aan bij in met naar op over uit van voor".split())
_LOOK_BACK = 18
_NO_VERBS = frozenset("de het een van in op met voor aan bij dit deze die dat en".split())


def separable_verbs(text: str) -> dict[int, str]:
    """Return the infinitives of the separable verbs in `text`, by the offset of their finite part.

    A particle that ends a clause or stands before a preposition is joined with the nearest word before it with which it
    makes a Dutch verb.
    """
    found: dict[int, str] = {}
    start = 0
    for end in [*(m.start() for m in _CLAUSE.finditer(text)), len(text)]:
        words = [(m.start(), m.group().casefold()) for m in PIECE.finditer(text, start, end)]
        start = end
        for at in range(1, len(words)):
            closes = at == len(words) - 1 or words[at + 1][1] in _PREPOSITIONS
            if words[at][1] in PARTICLES and closes:
                for offset, word in reversed(words[max(0, at - _LOOK_BACK) : at]):
                    verb = joined(words[at][1], word)
                    if verb:
                        found.setdefault(offset, verb)
                        break
    return found


@lru_cache(maxsize=50_000)
def joined(particle: str, word: str) -> str:
    """Return the separable verb of a particle and a finite form ("aan", "vroegen": aanvragen), or ""."""
    if word in _NO_VERBS:
        return ""
    base = simplemma.lemmatize(word, lang="nl")
    known = base.endswith("n") and simplemma.is_known(particle + base, lang="nl")
    return particle + base if known else ""
