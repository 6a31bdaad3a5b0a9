"""How like questions are in their words: unit vectors of which the cosine is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.wordings import Wordings, read_wordings, write_wordings

QUESTIONS = ("Wie betaalt de bomen?", "Hoeveel bomen staan er in het park?", "Mag een hond in het park?")


@pytest.fixture
def wordings(tmp_path: Path) -> Wordings:
    write_wordings(tmp_path, QUESTIONS)
    return read_wordings(tmp_path)


@pytest.mark.parametrize("number", range(3))
def test_question_is_most_like_itself_and_wholly(wordings: Wordings, number: int) -> None:
    alike = wordings.alike(QUESTIONS[number].upper())
    assert alike.shape == (3,)
    assert alike[number] == pytest.approx(1.0, abs=1e-4)
    assert int(alike.argmax()) == number


def test_rare_words_count_for_more_than_common_ones(wordings: Wordings) -> None:
    alike = wordings.alike("hond en park")
    assert alike[2] > alike[1] > 0.0
    assert alike[0] == 0.0


def test_words_that_no_question_has_make_it_less_like(wordings: Wordings) -> None:
    assert wordings.alike("bomen")[0] > wordings.alike("bomen zeppelin")[0] > 0.0


@pytest.mark.parametrize("text", ["", "?!", "zeppelin"])
def test_nothing_in_common_is_nothing_alike(wordings: Wordings, text: str) -> None:
    assert np.array_equal(wordings.alike(text), np.zeros(3, dtype=np.float32))


def test_corpus_without_questions_has_no_columns(tmp_path: Path) -> None:
    write_wordings(tmp_path, ())
    assert read_wordings(tmp_path).alike("bomen").shape == (0,)


def test_damaged_file_is_refused(wordings: Wordings, tmp_path: Path) -> None:
    (tmp_path / "wordings.json").write_text('{"lemmas": ["boom"], "rarity": [1.0]}', encoding="utf-8")
    assert len(wordings.rows) > 1
    with pytest.raises(ValueError, match="belong"):
        read_wordings(tmp_path)
