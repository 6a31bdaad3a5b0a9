"""The vectors of questions as they are compared: the known ones and those that no document answers, both mapped.

The map (`index/likeness.py`) is learned here, of which known questions a sentence of the generation answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from assistant.index import generations
from assistant.index.likeness import Likeness, learn_likeness, write_likeness
from assistant.index.memory import Kept, Unkept
from assistant.index.rows import rows_path
from assistant.index.vectors import Vectors, vector_id

_Groups = tuple[tuple[int, ...], ...]


def write_questions(
    folder: Path, ids: Sequence[str], encoded: Vectors, *, kept: Kept[Likeness | None] | None = None
) -> tuple[Vectors, Vectors]:
    """Learn how alike questions are and write it; write and return the mapped vectors of known and unanswered ones.

    `encoded` `(n, d)` are the vectors of `ids` as the encoder made them: first the known questions of the passages in
    the folder, then the unanswered ones. `kept` is what was learned of the same vectors before.
    """
    groups = _groups(folder, ids)
    known = 1 + max((number for group in groups for number in group), default=-1)
    asked, unanswered = np.array(encoded[:known]), np.array(encoded[known:])
    key = (encoded.tobytes(), groups) if kept else ()
    likeness = (kept or Unkept()).get(key, partial(learn_likeness, asked, groups, others=unanswered))
    write_likeness(folder, likeness)
    if likeness is not None:
        asked, unanswered = likeness.of(asked), likeness.of(unanswered)
    for unit, vectors in (("asked", asked), ("unanswered", unanswered)):
        np.asarray(vectors, dtype=np.float32).tofile(rows_path(folder, unit))
    return asked, unanswered


def _groups(folder: Path, ids: Sequence[str]) -> _Groups:
    """Return the numbers of the questions that each sentence answers, each such group once."""
    number = {key: i for i, key in enumerate(ids)}
    split = generations.read_split(folder) if ids else ()
    sentences = (sentence for _, passages in split for passage in passages for sentence in passage.sentences)
    groups = {tuple(dict.fromkeys(number[vector_id(text)] for text in s.asked)) for s in sentences if s.asked}
    return tuple(sorted(groups))
