"""What is learned of how alike questions are, on made-up vectors of which the answer is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.likeness import LEAST_QUESTIONS, Likeness, learn_likeness, read_likeness, write_likeness
from assistant.index.opening import Index
from assistant.index.vectors import Vectors

_GROUPS, _EACH, _SIZE = 60, 10, 32
_NONE = np.zeros((0, _SIZE), dtype=np.float32)


def questions(seed: int) -> Vectors:
    """Unit vectors of which the first eight numbers tell the answer, beside more that tell nothing."""
    answers = np.random.default_rng(1).normal(size=(_GROUPS, 8)).repeat(_EACH, axis=0)
    draw = np.random.default_rng(seed)
    own = answers + draw.normal(size=answers.shape) * 0.3
    vectors = np.hstack([own, draw.normal(size=(len(own), _SIZE - 8)) * 1.2])
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def groups() -> list[range]:
    return [range(i * _EACH, (i + 1) * _EACH) for i in range(_GROUPS)]


def found(asked: Vectors, known: Vectors) -> float:
    """Return the share of questions whose nearest known question has the same answer."""
    nearest = (asked @ known.T).argmax(axis=1)
    return float((nearest // _EACH == np.arange(len(asked)) // _EACH).mean())


def test_learned_map_brings_new_questions_near_those_with_their_answer() -> None:
    known, new = questions(2), questions(3)
    likeness = learn_likeness(known, groups(), others=_NONE)
    assert likeness is not None
    assert found(new, known) < 0.3
    assert found(likeness.of(new), likeness.of(known)) > 0.45


def test_what_is_learned_is_the_same_each_time() -> None:
    first, second = (learn_likeness(questions(2), groups(), others=questions(4)[:20]) for _ in range(2))
    assert first is not None
    assert second is not None
    np.testing.assert_array_equal(first.matrix, second.matrix)


def test_questions_without_an_answer_are_pushed_away() -> None:
    known, others = questions(2), questions(5)[:100]
    apart, near = (learn_likeness(known, groups(), others=some) for some in (others, _NONE))
    assert apart is not None
    assert near is not None

    def nearest(likeness: Likeness) -> float:
        return float((likeness.of(others) @ likeness.of(known).T).max(axis=1).mean())

    assert nearest(apart) < nearest(near)


@pytest.mark.parametrize("count", [0, LEAST_QUESTIONS - 1])
def test_few_questions_teach_nothing(count: int) -> None:
    assert learn_likeness(questions(2)[:count], [range(count)], others=_NONE) is None


def test_likeness_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_likeness(tmp_path, None)
    assert read_likeness(tmp_path) is None
    likeness = Likeness(np.ones(3, np.float32), np.eye(3, 2, dtype=np.float32))
    write_likeness(tmp_path, likeness)
    read = read_likeness(tmp_path)
    assert read is not None
    np.testing.assert_array_equal(read.of(np.array([2, 1, 0], np.float32)), [1, 0])


def test_shipped_corpus_knows_its_unanswered_questions(shipped: Index) -> None:
    assert shipped.likeness is not None
    assert shipped.manifest.unanswered > 500
    vector = shipped.map_question(shipped.vectors.embed_query("Wat is het adres van het buurthuis?"))
    assert max(shipped.unanswered_vectors.nearest(vector, limit=1).values()) > 0.3
