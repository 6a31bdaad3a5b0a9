"""Writes a BM25 index of any number of entries, one at a time; what it makes, bm25s reads.

Only the terms, their counts and the length of each entry stay in memory: which term stands how often in which entry
goes to a file until all counts are known, and then, by term, to the arrays. bm25s itself holds all words at once.
"""

from __future__ import annotations

import os
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import bm25s
import numpy as np
from numpy.typing import NDArray

_CHUNK: Final = 1_000_000
"""Pairs of a term and an entry that are sorted at a time: 50 MB."""

Ints = NDArray[np.int32]


class PostingsWriter:
    """The postings of one field; `add` each entry in order, then `finish`."""

    def __init__(self, folder: Path, *, k1: float, b: float) -> None:
        """Start in a folder of its own, which is made."""
        folder.mkdir()
        self._folder, self._k1, self._b = folder, k1, b
        self._spill = (folder / "spill").open("w+b")
        self._vocabulary: dict[str, int] = {}
        self._frequencies, self._lengths, self._widths = array("i"), array("i"), array("i")

    def add(self, terms: Sequence[str]) -> None:
        """Add the next entry by its terms, as often as they stand in it; one without terms counts as one empty term."""
        counts = Counter(terms or ("",))
        numbers = np.empty((len(counts), 2), dtype=np.int32)
        for row, (term, count) in enumerate(counts.items()):
            number = self._vocabulary.setdefault(term, len(self._vocabulary))
            if number == len(self._frequencies):
                self._frequencies.append(0)
            self._frequencies[number] += 1
            numbers[row] = number, count
        self._spill.write(numbers.tobytes())
        self._widths.append(len(counts))
        self._lengths.append(max(len(terms), 1))

    def finish(self) -> None:
        """Write the index and remove the spill."""
        scorer = bm25s.BM25(k1=self._k1, b=self._b, method="lucene")
        frequencies = np.frombuffer(self._frequencies, dtype=np.int32)
        ends = np.concatenate([[0], np.cumsum(frequencies, dtype=np.int64)])
        paths = self._folder / "data.raw", self._folder / "indices.raw"
        data = np.memmap(paths[0], dtype=np.float32, mode="w+", shape=(max(1, int(ends[-1])),))
        indices = np.memmap(paths[1], dtype=np.int32, mode="w+", shape=data.shape)
        filled = ends[:-1].copy()
        for terms, entries, scores in self._scored(frequencies):
            places = _places(terms, filled)
            data[places], indices[places] = scores, entries
        scorer.scores = {
            "data": data[: ends[-1]],
            "indices": indices[: ends[-1]],
            "indptr": ends.astype(np.int32 if ends[-1] < 2**31 else np.int64),
            "num_docs": len(self._lengths),
        }
        self._vocabulary.setdefault("", len(self._vocabulary))
        scorer.vocab_dict, scorer.nonoccurrence_array = self._vocabulary, None
        scorer.save(str(self._folder), show_progress=False)
        self._spill.close()
        for path in (*paths, self._folder / "spill"):
            os.unlink(path)

    def _scored(self, frequencies: Ints) -> Iterator[tuple[Ints, Ints, NDArray[np.float32]]]:
        """Yield terms, entries and scores of many postings at a time, in order of the entries."""
        lengths = np.frombuffer(self._lengths, dtype=np.int32)
        widths = np.frombuffer(self._widths, dtype=np.int32)
        size = len(lengths)
        idf = np.log(1 + (size - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
        norms = self._k1 * ((1 - self._b) + self._b * lengths / lengths.mean()) if size else lengths
        self._spill.seek(0)
        first = 0
        while first < size:
            last = max(first + 1, int(np.searchsorted(np.cumsum(widths[first:], dtype=np.int64), _CHUNK)) + first)
            count = int(widths[first:last].sum())
            pairs = np.frombuffer(self._spill.read(count * 8), dtype=np.int32).reshape(count, 2)
            entries = np.repeat(np.arange(first, last, dtype=np.int32), widths[first:last])
            terms, often = pairs[:, 0], pairs[:, 1].astype(np.float32)
            yield terms, entries, (idf[terms] * (often / (norms[entries] + often))).astype(np.float32)
            first = last


def _places(terms: Ints, filled: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each posting of `terms` goes, one behind the other per term, and move `filled` on past them."""
    order = np.argsort(terms, kind="stable")
    ordered = terms[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    counts = np.diff(np.append(starts, len(ordered)))
    within = np.arange(len(ordered)) - np.repeat(starts, counts)
    places = np.empty(len(terms), dtype=np.int64)
    places[order] = filled[ordered] + within
    filled[ordered[starts]] += counts
    return places
