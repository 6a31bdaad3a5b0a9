"""Copies of vectors beside Chroma, where no graph is needed: looked up by number, or few enough to compare with all.

A generation keeps its vectors so, in the order of their texts, with the ids of these: what the next one has in common
with it is copied from here. Those of questions lie there twice: as the encoder made them, and as mapped by what was
learned of them (`index/likeness.py`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from io import BufferedReader
from pathlib import Path

import numpy as np

from assistant.index.vectors import Vectors


class Rows:
    """The `(n, d)` float32 vectors of one file. Safe to share between threads; close() releases the file."""

    def __init__(self, path: Path, *, count: int) -> None:
        """Open the file. Raises OSError or ValueError when it does not hold `count` vectors."""
        self._path, self._count = path, count
        size = path.stat().st_size
        self._width = size // count if count else 0
        if self._width * count != size or self._width % 4:
            raise ValueError(f"{path.name} is not whole")

    def read(self, numbers: Sequence[int]) -> Vectors:
        """Return the vectors of these numbers from disk, `(m, d)`."""
        found = b"".join([os.pread(self._file.fileno(), self._width, number * self._width) for number in numbers])
        return np.frombuffer(found, dtype=np.float32).reshape(len(numbers), self._width // 4)

    def nearest(self, query: Vectors, *, limit: int) -> dict[int, float]:
        """Return the cosine similarity (-1 to 1) of the `limit` vectors nearest to `query`, by their number."""
        products = self._all @ query
        near = np.argpartition(-products, limit)[:limit] if limit < self._count else np.arange(self._count)
        return {int(i): float(products[i]) for i in near}

    def close(self) -> None:
        """Close the file, if anything was read."""
        if "_file" in self.__dict__:
            self._file.close()

    @cached_property
    def _file(self) -> BufferedReader:
        return self._path.open("rb")

    @cached_property
    def _all(self) -> Vectors:
        """All vectors in memory: 3 MB for the 6,400 known questions."""
        return np.fromfile(self._path, dtype=np.float32).reshape(self._count, self._width // 4)


def rows_path(folder: Path, unit: str) -> Path:
    """Return the path of the vectors of a unit in the folder of a generation."""
    return folder / f"{unit}.f32"


def ids_path(folder: Path, unit: str) -> Path:
    """Return the path of the ids of the vectors of a unit, 16 bytes each, in the folder of a generation."""
    return folder / f"{unit}.ids"


def file_of(unit: str) -> str:
    """Return under which name the vectors of a unit lie as the encoder made them; `asked` is what answering reads."""
    return "questions" if unit == "asked" else unit


def append_rows(folder: Path, unit: str, ids: Sequence[str], vectors: Vectors) -> None:
    """Write `(n, d)` vectors of a unit, and the ids of their texts, behind those in the folder of a generation."""
    with rows_path(folder, unit).open("ab") as rows, ids_path(folder, unit).open("ab") as names:
        rows.write(np.ascontiguousarray(vectors, dtype=np.float32).tobytes())
        names.write(bytes.fromhex("".join(ids)))


def map_rows(folder: Path, unit: str, *, count: int) -> Vectors:
    """Return the `(count, d)` vectors of a unit as they lie on disk; memory is only lent to them."""
    path = rows_path(folder, unit)
    if not count:
        return np.zeros((0, 1), dtype=np.float32)
    return np.memmap(path, dtype=np.float32, mode="r", shape=(count, path.stat().st_size // 4 // count))
