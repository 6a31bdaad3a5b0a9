"""What is known to be asked: how like a question is to the known ones, and to those that the sources do not answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.index.opening import Index
from assistant.index.vectors import Vectors, vector_id

_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Heard:
    """How like a question is to known ones: in meaning as the corpus taught it, and in words, both 0 to 1.

    `asked` is the likeness in meaning of the nearest known questions, by the id of their vectors; `wordings` `(n,)` the
    likeness in words of all, by their number. `unanswered` and `unanswered_wording` are the highest of the questions
    that no document answers.
    """

    asked: Mapping[str, float] = field(default_factory=dict)
    wordings: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    unanswered: float = 0.0
    unanswered_wording: float = 0.0

    def of(self, texts: Sequence[str]) -> dict[str, float]:
        """Return the likeness in meaning of those of some known questions that are among the nearest, by text."""
        return {text: self.asked[key] for text in texts if (key := vector_id(text)) in self.asked}

    def wording(self, index: Index, texts: Sequence[str]) -> float:
        """Return the highest likeness in words of some known questions; 0 for none."""
        numbers = [index.asked_numbers[vector_id(text)] for text in texts]
        return float(self.wordings[numbers].max()) if numbers and len(self.wordings) else 0.0


NOTHING_HEARD: Final = Heard()


def hear(index: Index, text: str, mapped: Vectors) -> Heard:
    """Return how like known questions are to `text`, of which `mapped` `(k,)` is the vector as they are compared."""
    near = index.asked_vectors.nearest(mapped, limit=_LIMIT) if index.asked_ids else {}
    worded = index.wordings.alike(text)
    known = len(index.asked_ids)
    unanswered = index.unanswered_vectors.nearest(mapped, limit=1) if index.manifest.unanswered else {}
    return Heard(
        asked={index.asked_ids[number]: similarity for number, similarity in near.items()},
        wordings=worded[:known],
        unanswered=max(0.0, *unanswered.values()) if unanswered else 0.0,
        unanswered_wording=float(worded[known:].max(initial=0.0)),
    )
