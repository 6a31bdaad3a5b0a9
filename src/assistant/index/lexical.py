"""The full-text index: BM25 over lemmas with the parts of compounds, and over character 4-grams."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.index.memory import Kept, Unkept
from assistant.index.postings import PostingsWriter
from assistant.text.words import lemmas, ngrams

Scores = NDArray[np.float32]

_K1, _B = 1.2, 0.9
"""Best nDCG@10 on public Dutch questions; k1 1.0 to 1.5 and b .75 stay within .01 of it."""
_FIELDS: Final[Mapping[str, Callable[[str], list[str]]]] = {"lemmas": lemmas, "grams": ngrams}


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """BM25 scorers by field, each over all passages in their order, and in how many passages each lemma stands."""

    size: int
    fields: Mapping[str, bm25s.BM25]
    frequencies: Mapping[str, int]

    def scores(self, field: str, terms: Iterable[str]) -> Scores:
        """Return the `(size,)` BM25 scores of `terms` in `field`; a term that occurs twice counts twice."""
        scorer = self.fields[field]
        known = [scorer.vocab_dict[term] for term in terms if term in scorer.vocab_dict]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(scorer.get_scores_from_ids(known), dtype=np.float32)

    def group_scores(self, groups: Iterable[Mapping[str, float]]) -> Scores:
        """Return `(size,)` BM25 scores of question words, each given as a group of lemmas with weights in (0, 1].

        A passage counts only the best lemma of each group: its weight times its saturated frequency, tf / (tf + k1 …).
        How often a group occurs is the sum over passages of the largest weight in them, so a vague word counts little.
        """
        scores = np.zeros(self.size, dtype=np.float32)
        for group in groups:
            best = np.zeros(self.size, dtype=np.float32)
            present = np.zeros(self.size, dtype=np.float32)
            for term, weight in group.items():
                passages, saturations = self._postings(term)
                best[passages] = np.maximum(best[passages], weight * saturations)
                present[passages] = np.maximum(present[passages], weight)
            scores += _idf(float(present.sum()), self.size) * best
        return scores

    def passages_with(self, lemma: str) -> NDArray[np.int32]:
        """Return the numbers of the passages that a lemma stands in or above, also as a part of a compound."""
        return self._postings(lemma)[0]

    def weight(self, lemma: str) -> float:
        """Return the inverse document frequency of a lemma, ln((n + 1) / (df + 0.5)); the rarer the higher."""
        return float(np.log((self.size + 1) / (self.frequencies.get(lemma, 0) + 0.5)))

    def _postings(self, lemma: str) -> tuple[NDArray[np.int32], Scores]:
        """Return the passages of a lemma and its saturated frequency in each: the stored scores without their idf."""
        scorer = self.fields["lemmas"]
        row = scorer.vocab_dict.get(lemma)
        start, end = (0, 0) if row is None else scorer.scores["indptr"][row : row + 2]
        stored = scorer.scores["data"][start:end]
        return scorer.scores["indices"][start:end], stored / np.float32(_idf(float(len(stored)), self.size))


def build_lexical(entries: Iterable[str], folder: Path, *, kept: Kept[list[str]] | None = None) -> None:
    """Index `entries`, one at a time, and write the result to `folder`.

    `kept` are the terms of entries that were indexed before.
    """
    folder.mkdir()
    kept = kept or Unkept()
    writers = {field: PostingsWriter(folder / field, k1=_K1, b=_B) for field in _FIELDS}
    for entry in entries:
        for field, analyse in _FIELDS.items():
            writers[field].add(kept.get((field, entry), partial(analyse, entry)))
    for writer in writers.values():
        writer.finish()


def open_lexical(folder: Path) -> LexicalIndex:
    """Open what build_lexical wrote."""
    fields = {field: bm25s.BM25.load(str(folder / field), show_progress=False) for field in _FIELDS}
    scorer = fields["lemmas"]
    counts = np.diff(scorer.scores["indptr"]).tolist()
    return LexicalIndex(
        size=int(scorer.scores["num_docs"]),
        fields=fields,
        frequencies={term: counts[row] for term, row in scorer.vocab_dict.items() if term and row < len(counts)},
    )


def _idf(frequency: float, size: int) -> float:
    """Return the inverse document frequency as Lucene writes it, ln(1 + (n - f + ½) / (f + ½)); never negative."""
    return float(np.log1p((size - frequency + 0.5) / (frequency + 0.5)))
