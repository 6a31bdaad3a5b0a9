"""In how far questions have the same words: the known ones, and then those that no document answers.

The encoder tells that two questions are about the same; their words tell that they ask the same of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from assistant.index.memory import Kept, Unkept
from assistant.text.words import lemmas

_MATRIX, _LEMMAS = "wordings.npz", "wordings.json"
_FIELD: Final = "lemmas"
Column = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The lemmas of `n` questions: `rows` numbers the lemmas, `rarity` `(v,)` weighs them.

    `matrix` is sparse, `(v, n)`: each column is the unit vector of a question, tf-idf with 1 + ln tf and a smoothed
    ln((1 + n) / (1 + df)) + 1 (Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988).
    """

    rows: Mapping[str, int]
    rarity: Column
    matrix: Any

    def alike(self, text: str) -> Column:
        """Return the cosine (0 to 1) of the words of `text` with those of each question, `(n,)`."""
        counts = Counter(lemma for lemma in lemmas(text))
        known = [self.rows[lemma] for lemma in counts if lemma in self.rows]
        if not known:
            return np.zeros(self.matrix.shape[1], dtype=np.float32)
        weights = _saturated([counts[lemma] for lemma in counts if lemma in self.rows]) * self.rarity[known]
        unknown = _saturated([n for lemma, n in counts.items() if lemma not in self.rows]) * self._unheard
        length = float(np.sqrt(np.square(weights).sum() + np.square(unknown).sum()))
        return np.asarray(self.matrix[known].T @ (weights / length), dtype=np.float32)

    @property
    def _unheard(self) -> float:
        """The weight of a lemma that no question has."""
        return float(np.log(1 + self.matrix.shape[1]) + 1)


def write_wordings(folder: Path, questions: Iterable[str], *, kept: Kept[list[str]] | None = None) -> None:
    """Write the words of questions, in their order, into the folder of a generation; `kept` are those read before."""
    kept = kept or Unkept()
    rows: dict[str, int] = {}
    places: list[int] = []
    columns: list[int] = []
    counts: list[int] = []
    size = 0
    for size, question in enumerate(questions, start=1):
        for lemma, count in Counter(kept.get((_FIELD, question), partial(lemmas, question))).items():
            places.append(rows.setdefault(lemma, len(rows)))
            columns.append(size - 1)
            counts.append(count)
    rarity = np.log((1 + size) / (1 + np.bincount(places, minlength=len(rows)))) + 1
    values = _saturated(counts) * rarity[places] if places else np.zeros(0)
    lengths = np.sqrt(np.bincount(columns, weights=np.square(values), minlength=size)) if places else np.ones(size)
    cells = (values / lengths[columns]).astype(np.float32) if places else values.astype(np.float32)
    sparse.save_npz(folder / _MATRIX, sparse.csr_matrix((cells, (places, columns)), shape=(len(rows), size)))
    content = {"lemmas": list(rows), "rarity": [round(float(value), 5) for value in rarity[: len(rows)]]}
    (folder / _LEMMAS).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def read_wordings(folder: Path) -> Wordings:
    """Read what write_wordings wrote. Raises OSError, ValueError or LookupError when it is damaged."""
    content = json.loads((folder / _LEMMAS).read_text(encoding="utf-8"))
    matrix = sparse.load_npz(folder / _MATRIX)
    rarity = np.asarray(content["rarity"], dtype=np.float32)
    if matrix.shape[0] != len(rarity) or len(rarity) != len(content["lemmas"]):
        raise ValueError(f"{_MATRIX} does not belong to {_LEMMAS}")
    return Wordings({lemma: row for row, lemma in enumerate(content["lemmas"])}, rarity, matrix)


def _saturated(counts: list[int]) -> NDArray[np.float64]:
    return 1.0 + np.log(np.asarray(counts, dtype=np.float64))
