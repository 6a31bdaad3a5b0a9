from __future__ import annotations

from math import log1p
from pathlib import Path

import numpy as np
import pytest

from assistant.index.lexical import LexicalIndex, build_lexical, open_lexical
from assistant.text.words import lemmas, ngrams

_ENTRIES = ["Het geld voor scholen in Arnhem.", "De wijk krijgt een speeltuin.", "Schulden voorkomen bij jongeren."]


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    return _index(_ENTRIES, tmp_path_factory.mktemp("lexical"))


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    """Four passages of two words, so that a word once in a passage has tf / (tf + k1) = 1 / 2.2."""
    return _index(["aap boom", "aap tent", "gras zus", "gras gras"], tmp_path_factory.mktemp("letters"))


def _index(entries: list[str], folder: Path) -> LexicalIndex:
    build_lexical(entries, folder / "lexical")
    return open_lexical(folder / "lexical")


def _idf(frequency: float) -> float:
    return log1p((4 - frequency + 0.5) / (frequency + 0.5))


@pytest.mark.parametrize(("words", "best"), [("school", 0), ("speeltuinen", 1), ("schuld", 2), ("arnhem", 0)])
def test_lexical_finds_a_word_in_another_form(lexical: LexicalIndex, words: str, best: int) -> None:
    scores = lexical.scores("lemmas", lemmas(words))
    assert scores.shape == (3,)
    assert int(scores.argmax()) == best
    assert scores[best] > 0


def test_lexical_finds_a_misspelt_word_by_its_parts(lexical: LexicalIndex) -> None:
    assert int(lexical.scores("grams", ngrams("speeltuyn")).argmax()) == 1


@pytest.mark.parametrize("words", ["", "zzzz", "?!", "\x00\u202e", "x" * 100_000])
def test_lexical_knows_nothing_of_other_words(lexical: LexicalIndex, words: str) -> None:
    assert np.array_equal(lexical.scores("lemmas", lemmas(words)), np.zeros(3, dtype=np.float32))


def test_lexical_scores_are_those_of_bm25(letters: LexicalIndex) -> None:
    assert letters.scores("lemmas", ["aap", "boom"]) == pytest.approx(
        [(_idf(2) + _idf(1)) / 2.2, _idf(2) / 2.2, 0, 0], abs=1e-6
    )
    assert letters.scores("lemmas", ["gras", "gras"]) == pytest.approx(
        [0, 0, 2 * _idf(2) / 2.2, 2 * _idf(2) * 2 / 3.2], abs=1e-6
    )


def test_lexical_group_counts_the_best_of_its_lemmas(letters: LexicalIndex) -> None:
    scores = letters.group_scores([{"aap": 0.5, "boom": 1.0, "onbekend": 1.0}])
    assert scores == pytest.approx([_idf(1.5) / 2.2, _idf(1.5) * 0.5 / 2.2, 0, 0], abs=1e-6)


def test_lexical_groups_add_up_and_none_is_zero(letters: LexicalIndex) -> None:
    apart = letters.group_scores([{"aap": 1.0}]) + letters.group_scores([{"zus": 0.2}])
    assert letters.group_scores([{"aap": 1.0}, {}, {"zus": 0.2}]) == pytest.approx(apart)
    assert letters.group_scores([]).tolist() == [0, 0, 0, 0]


def test_lexical_counts_the_passages_of_a_lemma(letters: LexicalIndex) -> None:
    assert letters.frequencies == {"aap": 2, "boom": 1, "tent": 1, "gras": 2, "zus": 1}
    assert letters.weight("aap") == pytest.approx(np.log(5 / 2.5))
    assert letters.weight("onbekend") > letters.weight("boom") > letters.weight("aap") > 0


@pytest.mark.parametrize("entries", [["Een zin."], ["!?"], ["...", "Een zin."]])
def test_lexical_of_few_words(tmp_path: Path, entries: list[str]) -> None:
    index = _index(entries, tmp_path)
    assert index.size == len(entries)
    assert index.scores("lemmas", lemmas("zin")).shape == (len(entries),)
    assert "" not in index.frequencies
