"""Where the vector of a text comes from: the generation before, an ingestion that was stopped, or the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from assistant.index import generations
from assistant.index.embedding import Embedder
from assistant.index.generations import Manifest
from assistant.index.known import KnownVectors, UnfinishedVectors, open_known
from assistant.index.rows import append_rows, file_of
from assistant.index.texts import TextFile
from assistant.index.vectors import Vectors, VectorStore, embedder_label, write_records

_BATCH: Final = 256
_EMBEDDED_AT_ONCE: Final = 64
"""What a kill loses at most: a second of work."""


@dataclass(slots=True)
class VectorSource:
    """Gives vectors by unit and text; `embedded` counts those that the encoder made."""

    embedder: Embedder
    known: Mapping[str, KnownVectors]
    unfinished: UnfinishedVectors
    embedded: int = 0

    def vectors(self, unit: str, texts: Mapping[str, str]) -> Vectors:
        """Return the `(n, d)` vectors of `texts` (id to text), n at least 1; what is made is kept at once."""
        found = self.known[unit].find(list(texts)) if unit in self.known else {}
        found |= self.unfinished.find([key for key in texts if key not in found])
        new = [key for key in texts if key not in found]
        for first in range(0, len(new), _EMBEDDED_AT_ONCE):
            keys = new[first : first + _EMBEDDED_AT_ONCE]
            made = np.asarray(self.embedder([texts[key] for key in keys]), dtype=np.float32)
            self.unfinished.add(keys, made)
            found |= dict(zip(keys, made, strict=True))
        self.embedded += len(new)
        return np.asarray([found[key] for key in texts], dtype=np.float32)


@contextmanager
def open_source(data: Path, embedder: Embedder, *, previous: Manifest | None) -> Iterator[VectorSource]:
    """Open what there is already of these vectors; the generation before counts when the same encoder made it."""
    same = previous is not None and previous.encoder == embedder_label(embedder)
    known = open_known(generations.folder_of(data, previous.generation)) if same and previous else {}
    unfinished = UnfinishedVectors(data, embedder, dimensions=len(embedder(["."])[0]))
    try:
        yield VectorSource(embedder, known, unfinished)
    finally:
        unfinished.close()
        for vectors in known.values():
            vectors.close()


def write_unit(store: VectorStore, folder: Path, unit: str, texts: TextFile, source: VectorSource) -> Iterator[int]:
    """Write the vectors of a unit to Chroma and beside it, batch by batch; yield how many each batch has."""
    append_rows(folder, file_of(unit), (), np.zeros((0, 1), dtype=np.float32))
    for batch in _batches(texts):
        vectors = source.vectors(unit, batch)
        write_records(getattr(store, unit), list(batch), vectors)
        append_rows(folder, file_of(unit), list(batch), vectors)
        yield len(batch)


def _batches(texts: TextFile) -> Iterator[dict[str, str]]:
    pairs = iter(texts)
    while batch := dict(islice(pairs, _BATCH)):
        yield batch
