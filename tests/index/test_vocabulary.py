from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.opening import Index
from assistant.index.vocabulary import Vocabulary, Word, WordCounts, hubness, read_vocabulary, write_vocabulary

_UNITS = np.eye(4, dtype=np.float32)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """Three words that have nothing in common; a word may be looked up by the unit vector of its place."""
    folder = tmp_path_factory.mktemp("vocabulary")
    write_vocabulary(folder, ("Rotterdam", "scholen", "speeltuin"), _UNITS[:3])
    return read_vocabulary(folder)


def test_word_counts_keep_the_commonest_spelling_of_content_words() -> None:
    texts = ["De School en het geld", "school, school: € 12 miljoen", "één a 2026 Ömer"]
    words = WordCounts()
    for text in texts:
        words.add(text)
    assert words.commonest() == ("één", "geld", "miljoen", "Ömer", "school")


def test_vocabulary_maps_spellings_to_lemmas(vocabulary: Vocabulary) -> None:
    assert list(vocabulary) == ["Rotterdam", "scholen", "speeltuin"]
    assert len(vocabulary) == 3
    assert vocabulary["scholen"] == Word("school", vocabulary["scholen"].hubness)
    assert "school" not in vocabulary


def test_neighbours_are_ordered_and_end_at_the_limit(vocabulary: Vocabulary) -> None:
    query = np.array([[0.6, 0.8, 0, 0], [0, 0, 0, 1]], dtype=np.float32)
    near, far = vocabulary.neighbours(query, limit=2)
    assert [word.lemma for word, _ in near] == ["school", "rotterdam"]
    assert [likeness for _, likeness in near] == pytest.approx([0.8, 0.6], abs=1e-3)
    assert far == []
    assert [word.lemma for word, _ in vocabulary.neighbours(query, limit=1)[0]] == ["school"]
    assert [word.lemma for word, _ in vocabulary.neighbours(query, limit=2, above=0.7)[0]] == ["school"]
    assert vocabulary.neighbours(query[:0], limit=2) == []


def test_neighbours_of_a_hub_are_held_back() -> None:
    words = {"hub": Word("hub", 0.4), "rest": Word("rest", 0.2)}
    vocabulary = Vocabulary(words, axes=_UNITS[:, :2], vectors=_UNITS[:2, :2])
    found = vocabulary.neighbours(np.full((1, 4), 0.7, dtype=np.float32), limit=2, above=0.5)[0]
    assert [(word.lemma, round(likeness, 3)) for word, likeness in found] == [("rest", 0.8), ("hub", 0.6)]


def test_hubness_is_half_the_nearness_beyond_the_average() -> None:
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    average = np.mean(vectors @ vectors.T)
    others = np.array([(0.8 + 0 + average) / 3, (0.8 + 0.6 + average) / 3, (0.6 + 0 + average) / 3])
    assert hubness(vectors) == pytest.approx(0.5 * (others - average), abs=1e-6)


@pytest.mark.parametrize("word", ["روتردام", "لروتردام"[1:], "Роттердам"])
def test_name_in_other_letters_finds_the_name_that_sounds_like_it(vocabulary: Vocabulary, word: str) -> None:
    found = vocabulary.names_like(word)
    assert list(found) == ["rotterdam"]
    assert 0.5 < found["rotterdam"] <= 1


@pytest.mark.parametrize("word", ["Rotterdam", "مدرسة", "ا", "سكولن"])
def test_name_that_is_latin_or_unknown_or_no_name_finds_nothing(vocabulary: Vocabulary, word: str) -> None:
    assert vocabulary.names_like(word) == {}


def test_vocabulary_of_no_words(tmp_path: Path) -> None:
    write_vocabulary(tmp_path, (), np.zeros((0, 1), dtype=np.float32))
    empty = read_vocabulary(tmp_path)
    assert len(empty) == 0
    assert empty.neighbours(_UNITS, limit=3) == [[], [], [], []]


def test_question_word_in_another_language_finds_the_dutch_word(index: Index) -> None:
    found = index.vocabulary.neighbours(index.vectors.embed_words(["money", "çocuklar"]), limit=3)
    assert found[0][0][0].lemma == "geld"
    assert found[1][0][0].lemma == "kind"
