"""How far similarities to a question spread over all vectors of a collection, without computing them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.index.vectors import Vectors

_ROWS: Final = 4096


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean `(d,)` and covariance `(d, d)` of a set of unit vectors.

    The similarities of a question q to all vectors have mean q·mean and variance qᵀ·covariance·q, exactly.
    """

    mean: NDArray[np.float32]
    covariance: NDArray[np.float32]

    @staticmethod
    def of(vectors: Vectors) -> Spread:
        """Compute the spread of `(n, d)` vectors, n at least 1, some thousands at a time."""
        mean = vectors.mean(axis=0, dtype=np.float64)
        total = np.zeros((vectors.shape[1], vectors.shape[1]))
        for first in range(0, len(vectors), _ROWS):
            centred = vectors[first : first + _ROWS] - mean.astype(np.float32)
            total += centred.T @ centred
        return Spread(mean.astype(np.float32), (total / len(vectors)).astype(np.float32))

    def moments(self, query: Vectors) -> tuple[float, float]:
        """Return mean and standard deviation (never below 1e-6) of the similarities of `query` to all vectors."""
        variance = float(query @ self.covariance @ query)
        return float(query @ self.mean), max(variance, 1e-12) ** 0.5


def write_spread(path: Path, spreads: Mapping[str, Spread]) -> None:
    """Write the spreads of a generation, by the name of their collection."""
    arrays = {f"{unit}_{part}": getattr(s, part) for unit, s in spreads.items() for part in ("mean", "covariance")}
    np.savez(path, **arrays)


def read_spread(path: Path) -> dict[str, Spread]:
    """Read what write_spread wrote."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        units = {name.rpartition("_")[0] for name in arrays}
        return {unit: Spread(arrays[f"{unit}_mean"], arrays[f"{unit}_covariance"]) for unit in units}
