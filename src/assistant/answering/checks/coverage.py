"""How much of a sentence its quotes say: the share of its telling words, and how alike the two are as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.index.opening import Index
from assistant.text.words import PIECE, fold, is_function_word, lemma, lemmas, zipf

_TELLING_ZIPF: Final = 5.3
"""Words that are commoner than this ("krijgt", "twee") tell little; as a limit of a share of words."""


def uncovered_words(text: str, quotes: Sequence[str]) -> tuple[list[str], int]:
    """Return the telling words of `text` that no quote has, by lemma or as a part of a compound, and how many tell."""
    known = {term for quote in quotes for term in lemmas(quote)} | {
        fold(word) for quote in quotes for word in PIECE.findall(quote)
    }
    telling = [word for word in dict.fromkeys(fold(w) for w in PIECE.findall(text)) if _tells(word)]
    return [word for word in telling if not ({word, lemma(word), *lemmas(word)} & known)], len(telling)


def covered_share(text: str, quotes: Sequence[str]) -> float:
    """Return the share, 0 to 1, of the telling words of `text` that its quotes have; 1 when none tells."""
    missing, telling = uncovered_words(text, quotes)
    return 1.0 - len(missing) / telling if telling else 1.0


def likeness(index: Index, text: str, quotes: Sequence[str]) -> float:
    """Return the highest cosine, -1 to 1, of a sentence with one of its quotes or with all of them as one text."""
    others = list(dict.fromkeys([*quotes, " ".join(quotes)]))
    vectors = index.vectors.embed_words([text, *others])
    return float((vectors[1:] @ vectors[0]).max())


def _tells(word: str) -> bool:
    return len(word) > 1 and not word.isdigit() and not is_function_word(word) and zipf(word) < _TELLING_ZIPF
