"""The content words of a corpus in vector space, so that a word of a question finds its likes in any language.

The vectors themselves are in Chroma; kept here is their projection, small enough to compare with all words at once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from rapidfuzz.distance import JaroWinkler

from assistant.index.memory import Kept, Unkept
from assistant.index.vectors import Vectors
from assistant.text.scripts import consonants, is_foreign_script, romanise
from assistant.text.words import content_words, fold, lemma

_AXES: Final = 192
"""Principal axes kept of the words: all 512 rank as well (nDCG@10 within .004), 128 lose .005 in Turkish."""
_SAMPLE, _TOP = 1000, 10
_SAME: Final = 0.9999
"""A cosine above it is that of a word with itself."""
_MIN_SIMILARITY: Final = 0.4
"""Below it two words have nothing in common; .35 changes nDCG@10 by less than .006."""
_MIN_NAME_SIMILARITY: Final = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the corpus: its folded lemma, and its hubness (about 0.1 to 0.3), to be taken off its cosines."""

    lemma: str
    hubness: float


class Vocabulary(Mapping[str, Word]):
    """The words of the corpus by their commonest spelling, their projected vectors, and its names by their sound.

    `axes` is `(d, k)`, `vectors` `(n, k)` float32 in the order of `words`.
    """

    def __init__(self, words: Mapping[str, Word], *, axes: Vectors, vectors: Vectors) -> None:
        self._words = words
        self._axes = axes
        self._vectors = vectors
        self._entries = tuple(words.values())
        hubness = np.array([word.hubness for word in self._entries], dtype=np.float32)
        self._penalties = hubness - hubness.mean() if len(hubness) else hubness
        self._names: dict[str, list[tuple[str, str]]] = {}
        for spelling, word in words.items():
            if spelling[0].isupper():
                roman = romanise(spelling)
                self._names.setdefault(consonants(roman), []).append((word.lemma, roman))

    def __getitem__(self, spelling: str) -> Word:
        return self._words[spelling]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def neighbours(
        self, vectors: Vectors, *, limit: int, above: float = _MIN_SIMILARITY
    ) -> list[list[tuple[Word, float]]]:
        """Return for each of the `(m, d)` unit `vectors` the words nearest to it and their likeness, nearest first.

        Likeness is the cosine, less how much more of a hub the word is than the average word; at most `limit` words
        with more than `above`.
        """
        if not self._entries:
            return [[] for _ in vectors]
        likeness = (vectors @ self._axes) @ self._vectors.T - self._penalties
        found = []
        for row in likeness:
            near = np.flatnonzero(row > above)
            near = near[np.argsort(-row[near], kind="stable")[:limit]]
            found.append([(self._entries[i], float(row[i])) for i in near])
        return found

    def names_like(self, word: str) -> dict[str, float]:
        """Return the lemmas of names that sound like a word in other than Latin letters, with weights in (0, 1]."""
        if not is_foreign_script(word):
            return {}
        roman = romanise(word)
        key = consonants(roman)
        weights: dict[str, float] = {}
        for name, other in self._names.get(key, ()) if len(key) > 1 else ():
            weight = (JaroWinkler.similarity(roman, other) - _MIN_NAME_SIMILARITY) / (1 - _MIN_NAME_SIMILARITY)
            if weight > weights.get(name, 0.0):
                weights[name] = weight
        return weights


class WordCounts:
    """Counts how often each content word is spelled how: all that stays of the texts in memory is their words.

    `kept` are the words of texts that were read before.
    """

    def __init__(self, kept: Kept[list[str]] | None = None) -> None:
        self._kept = kept or Unkept()
        self._spellings: dict[str, Counter[str]] = {}

    def add(self, text: str) -> None:
        """Count the words of a text; those without a letter, of one letter, and Dutch function words are left out."""
        for word in self._kept.get(("content", text), partial(content_words, text)):
            if len(word) > 1 and not word.isdigit():
                self._spellings.setdefault(fold(word), Counter())[word] += 1

    def commonest(self) -> tuple[str, ...]:
        """Return the words, each in its commonest spelling, in alphabetical order of the folded word."""
        return tuple(max(counts, key=lambda s: (counts[s], s)) for _, counts in sorted(self._spellings.items()))


def hubness(vectors: Vectors) -> Vectors:
    """Return `(n,)`: how much nearer each of the `(n, d)` words is to its 10 nearest than two words are, halved.

    A hub ("doen", a rare syllable) is near everything and so means little; taking this off a cosine undoes that: half
    of CSLS (Conneau et al. 2018, arXiv:1710.04087), over a sample of about 1,000 words.
    """
    if not len(vectors):
        return np.zeros(0, dtype=np.float32)
    sample = vectors[:: max(1, len(vectors) // _SAMPLE)]
    average = vectors.mean(axis=0) @ sample.mean(axis=0)
    nearest = np.zeros(len(vectors), dtype=np.float32)
    for i in range(0, len(vectors), 4096):
        products = vectors[i : i + 4096] @ sample.T
        products[products > _SAME] = average
        nearest[i : i + 4096] = np.partition(products, -min(_TOP, len(sample)), axis=1)[:, -_TOP:].mean(axis=1)
    return np.asarray(0.5 * (nearest - average), dtype=np.float32)


def write_vocabulary(folder: Path, spellings: Sequence[str], vectors: Vectors) -> None:
    """Write the words of WordCounts with their `(n, d)` unit `vectors`: words and hubness, axes, projections."""
    hubs = hubness(vectors)
    rows = {s: [lemma(s.casefold()), round(float(hub), 4)] for s, hub in zip(spellings, hubs, strict=True)}
    (folder / "vocabulary.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    axes = np.ascontiguousarray(axes[:, -_AXES:])
    near = [(vectors[i : i + 4096] @ axes).astype(np.float16) for i in range(0, len(vectors), 4096)]
    projected = np.concatenate(near) if near else vectors[:, : axes.shape[1]].astype(np.float16)
    np.savez(folder / "vocabulary.npz", axes=axes, vectors=projected)


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read what write_vocabulary wrote."""
    rows = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
    with (folder / "vocabulary.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        axes, vectors = arrays["axes"], arrays["vectors"].astype(np.float32)
    words = {spelling: Word(row[0], row[1]) for spelling, row in rows.items()}
    return Vocabulary(words, axes=axes, vectors=vectors)
