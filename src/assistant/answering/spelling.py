"""Slips of the hand in a question, mended to the words and names of the corpus; a word that exists always stays."""

from __future__ import annotations

import re
from typing import Final

import simplemma
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.index.opening import Index
from assistant.text.names import find_names
from assistant.text.places import is_place
from assistant.text.spoken import sound
from assistant.text.words import PIECE, compound_parts, fold, lemma, zipf

_LEAST_LETTERS: Final = 5
_LONG: Final = 8
"""From this many letters on the words of names may have two slips; a shorter one, and any other word, one."""
_ENDING: Final = 3
"""Two slips within these last letters make another word of the same family ("Groningers"), no misspelt name."""
_TYPO_MAX_ZIPF: Final = 3.7
"""A word that no dictionary has is a slip all the same when it is rarer than this (many write "burgermeester")."""


_RARE, _GAP = 2.8, 1.5
"""A word that no dictionary has is rare below the first; a likely slip is rarer than what was meant by the second."""


def mend_typos(index: Index, text: str) -> str:
    """Replace words that neither the corpus nor the Dutch language knows by what they are a slip away from.

    A slip is a letter too many, too few, wrong, or swapped with the next (optimal string alignment). What is part of a
    known name stays; names of several words go before single words. Real places are never made another.
    """
    words = list(PIECE.finditer(text))
    named = {i for m in find_names(index.names, text) for i, w in enumerate(words) if m.start <= w.start() < m.end}
    mended, position, i = [], 0, 0
    while i < len(words):
        length, better = _mend_name(index, words, i, named)
        if better is None and i not in named:
            length, better = 1, _mend_word(index, words[i].group())
        if better is not None:
            mended += [text[position : words[i].start()], better]
            position = words[i + length - 1].end()
        i += length if better is not None else 1
    return "".join([*mended, text[position:]])


def exists(index: Index, word: str) -> bool:
    """Tell whether a word is one of the corpus or of Dutch, or a place."""
    folded = fold(word)
    if folded in index.spellings or simplemma.is_known(word.casefold(), lang="nl") or is_place(word):
        return True
    if zipf(word.casefold()) >= _TYPO_MAX_ZIPF:
        return True
    return lemma(word.casefold()) in index.lexical.frequencies or bool(compound_parts(lemma(word.casefold())))


def _mend_word(index: Index, word: str) -> str | None:
    folded = fold(word)
    if len(word) < _LEAST_LETTERS or not word.isalpha() or folded in index.spellings:
        return None
    spoken = _mend_spoken(index, word) or _mend_compound(index, word)
    if spoken is not None or exists(index, word):
        return spoken
    best = process.extractOne(folded, index.spellings.keys(), scorer=OSA.distance, score_cutoff=1)
    if best is not None and best[0][0] == folded[0]:
        return index.spellings[best[0]]
    if len(word) < _LONG:
        return None
    best = process.extractOne(folded, index.names.long_words.keys(), scorer=OSA.distance, score_cutoff=2)
    if best is None or best[0][0] != folded[0] or best[0][:-_ENDING] == folded[: len(best[0]) - _ENDING]:
        return None
    return index.names.long_words[best[0]]


def _mend_spoken(index: Index, word: str) -> str | None:
    """Return the word of the corpus that a word is written by its sound for ("overvegt"), or lacks the last n of."""
    folded = fold(word)
    if word.endswith("e") and f"{folded}n" in index.spellings and zipf(f"{folded}n") - zipf(folded) >= _GAP:
        return f"{word}n"
    if simplemma.is_known(word.casefold(), lang="nl") or is_place(word) or zipf(word.casefold()) >= _RARE:
        return None
    alike = [s for s in index.spellings if s[0] == folded[0] and len(s) >= _LEAST_LETTERS and sound(s) == sound(folded)]
    return index.spellings[max(alike, key=zipf)] if alike else None


def _mend_compound(index: Index, word: str) -> str | None:
    """Return what a word that only exists as two words in one ("burgermeester") is a slip away from, before its end."""
    folded = fold(word)
    known = simplemma.is_known(word.casefold(), lang="nl") or lemma(word.casefold()) in index.lexical.frequencies
    if known or is_place(word) or len(word) < _LONG:
        return None
    best = process.extractOne(folded, index.spellings.keys(), scorer=OSA.distance, score_cutoff=1)
    if best is None or best[0][-_ENDING:] != folded[-_ENDING:] or zipf(best[0]) - zipf(folded) < _GAP:
        return None
    return index.spellings[best[0]] if best[0][0] == folded[0] else None


def _mend_name(index: Index, words: list[re.Match[str]], start: int, named: set[int]) -> tuple[int, str | None]:
    """Return the name of several words that the words from `start` on are a slip away from, and their number."""
    for length in (4, 3, 2):
        window = words[start : start + length]
        if len(window) < length or not set(range(start, start + length)) - named:
            continue
        folded = [_letters(word.group()) for word in window]
        table = index.names.phrases.get(length, {})
        best = process.extractOne(" ".join(folded), table.keys(), scorer=OSA.distance, score_cutoff=2)
        if best is None or len(best[0]) <= _LONG:
            continue
        pairs = zip(window, folded, best[0].split(), strict=True)
        if all(_is_slip(index, w.group(), mine, right) for w, mine, right in pairs):
            return length, table[best[0]]
    return 1, None


def _is_slip(index: Index, word: str, mine: str, right: str) -> bool:
    """Tell whether a word is one of a name, or a slip away from it; of a word that exists only an e may be missing."""
    if mine == right or mine + "e" == right:
        return True
    if exists(index, word) or mine[:1] != right[:1]:
        return False
    return OSA.distance(mine, right) <= (2 if len(right) >= _LONG else 1)


def _letters(word: str) -> str:
    """Fold a word; "y" and "ij" are one letter."""
    return fold(word).replace("ij", "y")
