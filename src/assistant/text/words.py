"""Dutch words for matching: tokens, lemmas, parts of compounds, character n-grams, and how common a word is.

Pure functions over text; what is done with the terms (fields, weights) is left to the scoring.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import simplemma
from wordfreq import available_languages, get_frequency_dict, zipf_frequency

PIECE: Final = re.compile(r"[^\W_]+")
_LEMMA_STEPS = 3
_LONGEST_WORD = 60
"""Longer than any Dutch word in use; a longer one is a code, and would take time quadratic in its length."""
WORDLIST: Final = "small"
"""The wordfreq list that goes down to Zipf 3, one in a million: all that is asked here, at a tenth of the memory."""
FREQUENCY_LANGUAGES: Final = frozenset(available_languages(WORDLIST)) - {"zh", "ja", "ko"}
"""Languages whose words wordfreq has counted; the three left out need packages of their own to be cut into words."""

_FUNCTION_WORD_ZIPF: Final = 5.8
"""One in 1,600 words: de, het, ik, kan, moet, welke, hoe. At 6.0 nDCG@10 of Dutch questions is the same within .01."""
_LINKS: Final = ("", "s", "e", "en", "er")
_MIN_COMPOUND_CHARS, _MAX_COMPOUND_CHARS = 8, 40
_MIN_HEAD_CHARS, _MIN_TAIL_CHARS = 3, 4
_MIN_PART_ZIPF: Final = 3.0


def plain(text: str) -> str:
    """Lower-case `text`, composed, without the marks that no letter composes with (Arabic vowels, Turkish dots)."""
    return strip_marks(text.casefold())


def strip_marks(text: str) -> str:
    """Compose `text` and drop the marks that no letter composes with, and invisible characters; case stays."""
    composed = unicodedata.normalize("NFKC", text)
    if composed.isascii():
        return composed
    return "".join(char for char in composed if unicodedata.category(char) not in ("Mn", "Cf"))


def fold(text: str) -> str:
    """Lower-case `text` without diacritics and compatibility forms, the typographic apostrophe as the plain one."""
    return text.lower() if text.isascii() else _without_diacritics(text)


@lru_cache(maxsize=65_536)
def _without_diacritics(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokens(text: str) -> list[str]:
    """Return the lower-case words of `text`, hyphens and apostrophes split."""
    return PIECE.findall(plain(text))


@lru_cache(maxsize=65_536)
def zipf(word: str, language: str = "nl") -> float:
    """Return log10 of the occurrences of a lower-case word per 10^9; 0 below 3, or in a language without a list."""
    if language not in FREQUENCY_LANGUAGES:
        return 0.0
    if word.isascii() and word.isalpha() and word not in get_frequency_dict(language, WORDLIST):
        return 0.0  # what zipf_frequency comes to, at a tenth of the time: most parts that a word is cut into are none
    return zipf_frequency(word, language, WORDLIST)


def is_function_word(word: str, language: str = "nl") -> bool:
    """Tell whether a lower-case word is so common in `language` that it says nothing about a subject."""
    return zipf(word, language) >= _FUNCTION_WORD_ZIPF


def content_words(text: str, language: str = "nl") -> list[str]:
    """Return the words of `text` that are no function words of `language`, in order, with their case."""
    return [word for word in PIECE.findall(strip_marks(text)) if not is_function_word(plain(word), language)]


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """Return the folded Dutch lemma of one lower-case word; unknown words stay themselves.

    The lemma of a lemma is taken until it stays the same, so that "valt", "vallen" and "val" end as one.
    """
    if not word or len(word) > _LONGEST_WORD:
        return fold(word)
    for _ in range(_LEMMA_STEPS):
        base = simplemma.lemmatize(word, lang="nl").replace("_", "")
        if base == word:
            break
        word = base
    return fold(word)


def is_known(word: str) -> bool:
    """Tell whether a lower-case word is in the list of Dutch lemmas, in any form."""
    return simplemma.is_known(word, lang="nl")


@lru_cache(maxsize=65_536)
def compound_parts(word: str) -> tuple[str, ...]:
    """Split a folded lemma into the lemmas of two known words, or return () when it is no compound.

    The cut whose rarer part is the most frequent wins; a linking sound (wijk-s-, groep-en-) costs 0.1 a letter. A word
    that is itself more frequent than its parts stays whole (onderwijs).
    """
    if not _MIN_COMPOUND_CHARS <= len(word) <= _MAX_COMPOUND_CHARS or not word.isalpha():
        return ()
    best, parts = max(_cuts(word), default=(0.0, ()))
    if best < max(_MIN_PART_ZIPF, zipf(word) - 0.5):
        return ()
    return tuple(lemma(part) for part in parts)


def _cuts(word: str) -> list[tuple[float, tuple[str, ...]]]:
    cuts: list[tuple[float, tuple[str, ...]]] = []
    for at in range(_MIN_HEAD_CHARS, len(word) - _MIN_TAIL_CHARS + 1):
        tail = zipf(word[at:])
        if tail < _MIN_PART_ZIPF:
            continue
        for link in _LINKS:
            head = word[:at].removesuffix(link)
            if len(head) >= _MIN_HEAD_CHARS and (not link or head != word[:at]):
                cuts.append((min(tail, zipf(head)) - 0.1 * len(link), (head, word[at:])))
    return cuts


def lemmas(text: str) -> list[str]:
    """Return the lemma of every word, a compound followed by its parts."""
    return [term for token in tokens(text) for term in _lemma_and_parts(token)]


@lru_cache(maxsize=32_768)
def _lemma_and_parts(word: str) -> tuple[str, ...]:
    base = lemma(word)
    return (base, *compound_parts(base))


def ngrams(text: str, n: int = 4) -> list[str]:
    """Return the character n-grams of each folded word, its ends marked with "_"; a shorter word is one gram."""
    return [p[i : i + n] for p in pad_words(text).split() for i in range(max(1, len(p) - n + 1))]


def pad_words(text: str) -> str:
    """Return the folded words of `text`, the ends of each marked with "_"; each of their n-grams stands in it."""
    return " ".join([f"_{fold(token)}_" for token in tokens(text)])
