"""A question in vector space: one batch, always the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.answering.encoding import encode, search_forms, search_words
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.index.opening import Index
from assistant.index.vectors import Vectors, VectorStore
from assistant.records import Answer, Ask

_ASKED = (
    "Hoeveel geld krijgt Berkendam Oost?",
    "Wat is de Regeling Dorpskracht?",
    "How much money is there for Heuvel?",
)


def test_question_goes_through_the_encoder_once(village: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[Sequence[str]] = []
    embed = VectorStore.embed_words

    def noted(store: VectorStore, texts: Sequence[str]) -> Vectors:
        batches.append(texts)
        return embed(store, texts)

    monkeypatch.setattr(VectorStore, "embed_words", noted)
    answer(village, Ask(_ASKED[0]))
    assert len(batches) == 1
    assert len(set(batches[0])) == len(batches[0])


def test_encoded_has_the_question_its_places_and_all_its_words(village: Index) -> None:
    encoded = read_question(village, _ASKED[0]).encoded
    assert encoded is not None
    assert encoded.places is not None
    assert float(encoded.vector @ village.vectors.embed_query(_ASKED[0])) == pytest.approx(1.0, abs=1e-5)
    assert float(encoded.places @ village.vectors.embed_query("Berkendam Oost")) == pytest.approx(1.0, abs=1e-5)
    assert encoded.near.keys() >= set(search_words(_ASKED[0], "nl"))


def test_encoded_without_places_has_none(village: Index) -> None:
    assert encode(village, "Wat is er?", language="nl").places is None


def test_arabic_word_is_looked_up_without_its_article_and_a_number_not_at_all() -> None:
    assert search_forms("المدرسة") == ("المدرسة", "مدرسة")
    assert search_forms("2026") == ()


def test_answers_do_not_depend_on_what_was_asked_before(village: Index) -> None:
    first = [_told(answer(village, Ask(asked))) for asked in _ASKED]
    again = [_told(answer(village, Ask(asked))) for asked in reversed(_ASKED)]
    assert first == again[::-1]


def test_question_read_twice_has_the_same_vector(village: Index) -> None:
    first, again = (read_question(village, _ASKED[2]).encoded for _ in range(2))
    assert first is not None
    assert again is not None
    assert np.array_equal(first.vector, again.vector)


def _told(given: Answer) -> tuple[object, ...]:
    return given.status, given.sentences, given.citations, given.nearest, given.suggestions, given.focus
