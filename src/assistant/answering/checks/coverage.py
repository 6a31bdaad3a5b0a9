"""Which words of a sentence its quotes do not say, in the same word, a form of it, a part of it, or another for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from assistant.answering.checks.alternatives import alternatives, is_added_noun, is_free
from assistant.text.figures import find_figures
from assistant.text.verbs import PARTICLES, separable_verbs
from assistant.text.words import PIECE, compound_parts, fold, is_function_word, lemma

_SPLIT: Final = re.compile(r"\b(\w+) te (\w+en)\b")
"""A separable verb around "te" ("aan te pakken")."""
_LEAST_DERIVED: Final = 6
_LIGHT: Final = frozenset("ga gaat gaan ging gingen kom komt komen kwam kwamen doet doen deed deden".split())
"""Verbs that say little beside a noun ("gaat van start"): who does what is left to `roles`."""


def strange_words(text: str, quotes: Sequence[str]) -> tuple[list[str], int]:
    """Return the folded words of `text` that its quotes do not say, and how many of its words say anything.

    Numbers are left to `measures`. A compound is said when each of its parts is.
    """
    known = frozenset().union(*(_terms(quote) for quote in quotes)) if quotes else frozenset()
    figures = find_figures(text)
    loose = (m for m in PIECE.finditer(text) if not any(f.start <= m.start() < f.end for f in figures))
    telling = [word for word in dict.fromkeys(fold(m.group()) for m in loose) if _tells(word)]
    return [word for word in telling if not _is_said(word, known)], len(telling)


def covered_share(text: str, quotes: Sequence[str]) -> float:
    """Return the share, 0 to 1, of the telling words of `text` that its quotes say; 1 when none tells."""
    strange, telling = strange_words(text, quotes)
    return 1.0 - len(strange) / telling if telling else 1.0


@lru_cache(maxsize=4_096)
def _terms(quote: str) -> frozenset[str]:
    """Return the words of a quote, their lemmas and the parts of its compounds and separable verbs."""
    words = [fold(word) for word in PIECE.findall(quote)]
    verbs = [*separable_verbs(quote).values(), *(a + b for a, b in _SPLIT.findall(fold(quote)) if a in PARTICLES)]
    bases = [lemma(word) for word in (*words, *verbs)]
    parts = [part for base in bases for part in compound_parts(base) if not is_free(part)]
    return frozenset([*words, *bases, *parts, *(verb for term in (*words, *bases) for verb in _verbs_in(term))])


def _verbs_in(word: str) -> tuple[str, ...]:
    """Return the verb that a noun on -ing ("wijziging") or a participle ("bestaande") is made of."""
    if word.endswith("ing") and len(word) > _LEAST_DERIVED:
        return (lemma(word[:-3] + "en"),)
    if word.endswith(("nd", "nde")) and len(word) > _LEAST_DERIVED:
        return (lemma(word.removesuffix("e").removesuffix("d")),)
    return ()


def _is_said(word: str, known: frozenset[str]) -> bool:
    base = lemma(word)
    if word in known or base in known or alternatives(base) & known or is_added_noun(base):
        return True
    if word in _LIGHT or any(verb in known for term in (word, base) for verb in _verbs_in(term)):
        return True
    parts = [part for part in compound_parts(base) if part not in PARTICLES and not is_function_word(part)]
    return bool(parts) and all(part in known or alternatives(part) & known for part in parts)


def _tells(word: str) -> bool:
    return len(word) > 1 and not word.isdigit() and not is_free(word) and word not in PARTICLES
