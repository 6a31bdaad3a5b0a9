"""How alike two questions are: a linear map, learned from known questions, that brings those of a sentence together.

The encoder finds questions alike that are about the same; which have the same answer is learned here, of each corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.index.vectors import Vectors

LEAST_QUESTIONS: Final = 500
"""With fewer known questions than this nothing is learned, and vectors stay as the encoder made them."""
_DIMENSIONS, _EPOCHS, _BATCH, _SEED = 128, 8, 512, 20260101
_TEMPERATURE, _STEP, _SHRINKAGE = 0.06, 0.02, 0.4
"""On the development questions the nearest known question is that of a right sentence for 289 of 428 by the encoder's
own cosine, for 318 after whitening and for 351 after learning; other temperatures and steps give 339 to 353."""
_FILE: Final = "likeness.npz"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A map of vectors `(d,)` to `(k,)`: `mean` `(d,)` is taken off, then `matrix` `(d, k)` applied; both float32."""

    mean: NDArray[np.float32]
    matrix: NDArray[np.float32]

    def of(self, vectors: Vectors) -> Vectors:
        """Map one vector `(d,)` or several `(n, d)`; the results are unit vectors."""
        return _unit(np.asarray((vectors - self.mean) @ self.matrix, dtype=np.float32))


def learn_likeness(vectors: Vectors, groups: Sequence[Sequence[int]], *, others: Vectors) -> Likeness | None:
    """Learn from `(n, d)` vectors, of which the numbers in a group have the same answer; `others` `(m, d)` have none.

    Contrastive: of all questions those of its own group are to be the likeliest neighbours of each (InfoNCE, van den
    Oord, Representation learning with contrastive predictive coding, 2018; Adam). Returns None when there are too few.
    """
    alike = _neighbours(len(vectors), groups)
    anchors = np.array([i for i, near in enumerate(alike) if len(near)], dtype=np.int64)
    if len(anchors) < LEAST_QUESTIONS:
        return None
    mean = vectors.mean(axis=0)
    centred, apart = vectors - mean, others - mean if len(others) else np.zeros((0, vectors.shape[1]), np.float32)
    matrix = _whitened(centred, groups)
    draw = np.random.default_rng(_SEED)
    step = _STEP * float(np.abs(matrix).mean())
    first, second, count = np.zeros_like(matrix), np.zeros_like(matrix), 0
    for _ in range(_EPOCHS):
        order = draw.permutation(anchors)
        for batch in np.array_split(order, max(1, len(order) // _BATCH)):
            gradient = _gradient(matrix, centred, apart, batch, [alike[i] for i in batch])
            count += 1
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient**2
            matrix = matrix - step * (first / (1 - 0.9**count)) / (np.sqrt(second / (1 - 0.999**count)) + 1e-8)
    return Likeness(mean.astype(np.float32), matrix.astype(np.float32))


def write_likeness(folder: Path, likeness: Likeness | None) -> None:
    """Write the map into the folder of a generation; an empty one when there is none."""
    none = np.zeros(0, np.float32)
    mean, matrix = (likeness.mean, likeness.matrix) if likeness else (none, none)
    np.savez(folder / _FILE, mean=mean, matrix=matrix)


def read_likeness(folder: Path) -> Likeness | None:
    """Read what write_likeness wrote."""
    with (folder / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Likeness(arrays["mean"], arrays["matrix"]) if arrays["matrix"].size else None


def _gradient(
    matrix: Vectors, centred: Vectors, apart: Vectors, batch: NDArray[np.int64], alike: Sequence[NDArray[np.int64]]
) -> Vectors:
    """Return the gradient of the mean loss of a batch, `(d, k)`; all neighbours are held still."""
    near = _unit(np.concatenate([centred, apart]) @ matrix)
    own, length = near[batch], np.linalg.norm(centred[batch] @ matrix, axis=1, keepdims=True)
    scores = own @ near.T / _TEMPERATURE
    rows = np.arange(len(batch))
    scores[rows, batch] = -np.inf
    chance = np.exp(scores - scores.max(axis=1, keepdims=True))
    wanted = np.zeros_like(chance)
    for row, numbers in enumerate(alike):
        wanted[row, numbers] = chance[row, numbers]
    chance /= chance.sum(axis=1, keepdims=True)
    wanted /= wanted.sum(axis=1, keepdims=True) + 1e-30
    pull = (chance - wanted) @ near / _TEMPERATURE
    along = (pull - own * (pull * own).sum(axis=1, keepdims=True)) / np.maximum(length, 1e-6)
    return np.asarray(centred[batch].T @ along / len(batch), dtype=np.float32)


def _whitened(centred: Vectors, groups: Sequence[Sequence[int]]) -> Vectors:
    """Return where to start, `(d, k)`: spread within groups made equal, and the directions in which groups differ.

    Within-class covariance normalization (Hatch, Kajarekar and Stolcke, 2006), with shrinkage.
    """
    several = [list(group) for group in groups if len(group) > 1]
    means = np.stack([centred[group].mean(axis=0) for group in several])
    within = np.concatenate([centred[group] - mean for group, mean in zip(several, means, strict=True)])
    covariance = within.T @ within / max(1, len(within) - len(several))
    size = len(covariance)
    covariance = (1 - _SHRINKAGE) * covariance + _SHRINKAGE * np.trace(covariance) / size * np.eye(size)
    values, directions = np.linalg.eigh(covariance)
    whitening = directions / np.sqrt(values)
    apart = means @ whitening
    _, _, leading = np.linalg.svd(apart - apart.mean(axis=0), full_matrices=False)
    matrix = whitening @ leading[:_DIMENSIONS].T
    scale = np.sqrt(np.square(centred @ matrix).sum(axis=1).mean())
    return np.asarray(matrix / scale, dtype=np.float32)


def _neighbours(count: int, groups: Sequence[Sequence[int]]) -> list[NDArray[np.int64]]:
    """Return for each number the others that share a group with it."""
    found: list[set[int]] = [set() for _ in range(count)]
    for group in groups:
        for number in group:
            found[number].update(group)
    return [np.array(sorted(near - {number}), dtype=np.int64) for number, near in enumerate(found)]


def _unit(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-6), dtype=np.float32)
