"""A new generation's vectors as a copy of the ones before, in which only the difference is written.

Building the graphs of thousands of vectors takes seconds, changing a few of them hundredths of one.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import numpy as np

from assistant.errors import AssistantError
from assistant.index import generations
from assistant.index.embedding import Embedder
from assistant.index.generations import Manifest
from assistant.index.vectors import UNITS, Collection, Vectors, VectorStore, embedder_label, open_store
from assistant.settings import Settings

_MOST_CHANGED: Final = 0.1
"""Share of the vectors that may change: a graph keeps the places of what was taken out, and so gets worse."""
_FEW: Final = 50
"""How many vectors may always change."""
_TAKEN_OUT: Final = "takenOut"


@dataclass(frozen=True, slots=True)
class _Difference:
    """The ids that a collection has to lose and to get."""

    lost: tuple[str, ...]
    new: tuple[str, ...]


def write_copy(
    settings: Settings,
    folder: Path,
    generation: str,
    embedder: Embedder,
    units: Mapping[str, Mapping[str, str]],
    *,
    held: Mapping[str, Mapping[str, Vectors]],
    previous: Manifest,
) -> tuple[int, dict[str, Vectors]] | None:
    """Write the vectors of `units` (id to text) into a copy of the store of the generation before, which holds `held`.

    Returns how many were embedded and all vectors of each unit, `(n, d)`; None, and nothing is left, when so much
    changed that it is better made anew, or when the store can't be copied, as on a Chroma server.
    """
    store = _copy_store(settings, folder, generation, embedder, previous=previous)
    if store is None:
        return None
    rows: dict[str, Vectors] = {}
    embedded = 0
    try:
        found = {unit: _difference(getattr(store, unit), texts, held[unit]) for unit, texts in units.items()}
        for unit, change in found.items():
            if change is None:
                return None
            rows[unit], count = _rows(units[unit], held[unit], embedder)
            _apply(getattr(store, unit), change, dict(zip(units[unit], rows[unit], strict=True)))
            embedded += count
    finally:
        store.close()
        if len(rows) < len(units):
            shutil.rmtree(folder, ignore_errors=True)
    return embedded, rows


def _rows(texts: Mapping[str, str], known: Mapping[str, Vectors], embedder: Embedder) -> tuple[Vectors, int]:
    new = [key for key in texts if key not in known]
    made = dict(zip(new, embedder([texts[key] for key in new]) if new else (), strict=True))
    rows = [known[key] if key in known else made[key] for key in texts]
    return np.asarray(rows, dtype=np.float32) if rows else np.zeros((0, 1), dtype=np.float32), len(new)


def _copy_store(
    settings: Settings, folder: Path, generation: str, embedder: Embedder, *, previous: Manifest
) -> VectorStore | None:
    if settings.chroma_url or previous.encoder != embedder_label(embedder):
        return None
    try:
        shutil.copytree(generations.folder_of(settings.data, previous.generation) / "vectors", folder)
        store = open_store(settings, folder, previous.generation, embedder)
    except (OSError, AssistantError):
        shutil.rmtree(folder, ignore_errors=True)
        return None
    for unit in UNITS:
        getattr(store, unit).modify(name=f"{generation}-{unit}")
    return store


def _difference(collection: Collection, texts: Mapping[str, str], before: Mapping[str, Vectors]) -> _Difference | None:
    """Return how a collection has to change; None when that is too much."""
    change = _Difference(tuple(sorted(before.keys() - texts.keys())), tuple(key for key in texts if key not in before))
    gone = _taken_out(collection) + len(change.lost)
    return None if max(gone, len(change.new)) > max(_FEW, _MOST_CHANGED * len(texts)) else change


def _apply(collection: Collection, change: _Difference, vectors: Mapping[str, Vectors]) -> None:
    if change.lost:
        gone = _taken_out(collection) + len(change.lost)
        collection.delete(ids=list(change.lost))
        collection.modify(metadata={**(collection.metadata or {}), _TAKEN_OUT: gone})
    if change.new:
        collection.add(ids=list(change.new), embeddings=cast(Any, [vectors[key] for key in change.new]))


def _taken_out(collection: Collection) -> int:
    return int(cast(Any, collection.metadata or {}).get(_TAKEN_OUT, 0))
