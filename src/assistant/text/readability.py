"""How hard a Dutch text reads: Flesch-Douma, long sentences, and words that a reader at level B1 stumbles on.

The score is 206.84 - 0.93 * words per sentence - 77 * syllables per word (Douma, 1960), by textstat; 60 or more is
about level B1. It only informs: a short text or one with many names scores low without being hard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names
from assistant.text.words import PIECE, compound_parts, lemma, zipf

LONG_SENTENCE_WORDS: Final = 15
B1_SCORE: Final = 60
_RARE_ZIPF: Final = 3.5
_COMMON_PART_ZIPF: Final = 4.0
_LEAST_CHARS: Final = 4
_QUOTED: Final = re.compile(r"[“„\"‘'«][^”\"’»]{2,}[”\"’»]")


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that few people use, or jargon with its explanation ("" when there is none)."""

    word: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Readability:
    """`score` is Flesch-Douma, higher is easier; None for a text without words. `long` are the long sentences."""

    score: float | None
    sentences: int
    words: int
    long: tuple[str, ...]
    hard: tuple[HardWord, ...]


def measure_readability(sentences: Sequence[str], names: NameTable) -> Readability:
    """Measure sentences; names and quoted words are no hard words."""
    counts = [len(PIECE.findall(s)) for s in sentences]
    return Readability(
        score=_reading_ease(sentences) if sum(counts) else None,
        sentences=len(sentences),
        words=sum(counts),
        long=tuple(s for s, count in zip(sentences, counts, strict=True) if count > LONG_SENTENCE_WORDS),
        hard=tuple(
            {h.word.casefold(): h for s in reversed(sentences) for h in reversed(_hard_words(s, names))}.values()
        )[::-1],
    )


def _reading_ease(sentences: Sequence[str]) -> float:
    import textstat  # takes half a second

    textstat.set_lang("nl")
    closed = [s if s.rstrip()[-1:] in ".!?" else f"{s.rstrip(' :;,')}." for s in sentences]
    return round(float(textstat.flesch_reading_ease(" ".join(closed))), 0)


def _hard_words(sentence: str, names: NameTable) -> list[HardWord]:
    explained = {row["term"]: row["explanation"] for row in names.raw.get("terms", ()) if row.get("explanation")}
    jargon = find_names(names.jargon, sentence)
    found = {m.start: HardWord(sentence[m.start : m.end], explained.get(m.name.name, "")) for m in jargon}
    taken = [(m.start, m.end) for m in (*find_names(names, sentence), *jargon)]
    taken += [(f.start, f.end) for f in find_figures(sentence)]
    taken += [match.span() for match in _QUOTED.finditer(sentence)]
    for piece in PIECE.finditer(sentence):
        if not any(start <= piece.start() < end for start, end in taken) and _is_hard(sentence, piece):
            found[piece.start()] = HardWord(piece.group(), "")
    return [found[at] for at in sorted(found)]


def _is_hard(sentence: str, piece: re.Match[str]) -> bool:
    """Tell whether a word is rare; a name (a capital within the sentence) and a compound of common words are not."""
    word = piece.group()
    inside = bool(re.search(r"\w", sentence[: piece.start()]))
    if len(word) < _LEAST_CHARS or not word.isalpha() or (word[0].isupper() and inside):
        return False
    low = word.casefold()
    if max(zipf(low), zipf(lemma(low))) >= _RARE_ZIPF:
        return False
    parts = compound_parts(lemma(low))
    return not (parts and all(zipf(part) >= _COMMON_PART_ZIPF for part in parts))
