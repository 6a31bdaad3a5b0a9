"""Vectors that need not be made again: those of the generation before, and those of an ingestion that was stopped.

Both are files of rows with the ids of their texts beside them; only the ids are in memory, 24 bytes each.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.index.embedding import Embedder
from assistant.index.generations import UNFINISHED
from assistant.index.rows import Rows, file_of, ids_path, rows_path
from assistant.index.vectors import UNITS, Vectors, embedder_label

_STAMP: Final = np.dtype([("id", ">u8", 2), ("sum", "<u4")])


class KnownVectors:
    """The vectors of one file, by the id of their text."""

    def __init__(self, ids: NDArray[np.uint64], rows: Rows) -> None:
        """Take the `(n, 2)` ids of the rows."""
        self._order = np.argsort(ids[:, 0], kind="stable")
        self._ids, self._rows = ids[self._order], rows

    def find(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of those `ids` that are known."""
        wanted = as_numbers(ids)
        places = np.searchsorted(self._ids[:, 0], wanted[:, 0])
        inside = np.flatnonzero(places < len(self._ids))
        hits = inside[(self._ids[places[inside]] == wanted[inside]).all(axis=1)]
        rows = self._rows.read(self._order[places[hits]].tolist()) if len(hits) else ()
        return {ids[hit]: row for hit, row in zip(hits.tolist(), rows, strict=True)}

    def close(self) -> None:
        """Close the file."""
        self._rows.close()


class UnfinishedVectors:
    """The vectors that a stopped ingestion had made, in the data folder until a generation is published.

    A row has a checksum, and is written before its id: what was torn when the process died is cut off.
    """

    def __init__(self, data: Path, embedder: Embedder, *, dimensions: int) -> None:
        """Open the files; those of another encoder are removed."""
        self._folder = data / UNFINISHED
        label = self._folder / "encoder"
        wanted = f"{embedder_label(embedder)}\n{dimensions}\n"
        if not label.exists() or label.read_text(encoding="utf-8") != wanted:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
            label.write_text(wanted, encoding="utf-8")
        self._width = dimensions * 4
        self._stamps = (self._folder / "stamps").open("a+b", buffering=0)
        self._file = (self._folder / "rows").open("a+b", buffering=0)
        self._known = self._recover()

    def find(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of those `ids` that were made before the stop."""
        return self._known.find(ids) if self._known and ids else {}

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keep new vectors."""
        stamps = np.empty(len(ids), dtype=_STAMP)
        stamps["id"], stamps["sum"] = as_numbers(ids), [zlib.crc32(row.tobytes()) for row in vectors]
        self._file.write(np.ascontiguousarray(vectors, dtype=np.float32).tobytes())
        self._stamps.write(stamps.tobytes())

    def close(self) -> None:
        """Close the files."""
        for file in (self._known, self._stamps, self._file):
            if file is not None:
                file.close()

    def _recover(self) -> KnownVectors | None:
        """Cut off what is not whole; return what is."""
        stamps = np.fromfile(self._folder / "stamps", dtype=_STAMP)
        whole = _whole(self._folder / "rows", stamps["sum"], self._width)
        self._stamps.truncate(whole * _STAMP.itemsize)
        self._file.truncate(whole * self._width)
        if not whole:
            return None
        ids = stamps["id"][:whole].astype(np.uint64)
        return KnownVectors(ids, Rows(self._folder / "rows", count=whole))


def open_known(folder: Path) -> dict[str, KnownVectors]:
    """Open the vectors of a generation by unit; those whose files are not whole, or not there, are left out."""
    found = {}
    for unit in UNITS:
        try:
            ids = np.fromfile(ids_path(folder, file_of(unit)), dtype=">u8").reshape(-1, 2).astype(np.uint64)
            found[unit] = KnownVectors(ids, Rows(rows_path(folder, file_of(unit)), count=len(ids)))
        except (OSError, ValueError):
            continue
    return found


def forget_unfinished(data: Path) -> None:
    """Remove what a stopped ingestion left: its vectors are in a published generation, or no longer wanted."""
    shutil.rmtree(data / UNFINISHED, ignore_errors=True)


def as_numbers(ids: Sequence[str]) -> NDArray[np.uint64]:
    """Return ids, 32 hex digits each, as `(n, 2)` numbers."""
    return np.frombuffer(bytes.fromhex("".join(ids)), dtype=">u8").reshape(-1, 2).astype(np.uint64)


def _whole(path: Path, sums: NDArray[np.uint32], width: int) -> int:
    """Return how many rows from the first have their checksum."""
    with path.open("rb") as file:
        for number, expected in enumerate(sums.tolist()):
            row = file.read(width)
            if len(row) < width or zlib.crc32(row) != expected:
                return number
    return len(sums)
