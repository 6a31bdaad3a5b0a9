"""The last check refuses every sentence of an answer that was made wrong in one place, and none that was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.mutations import answered_sentences, is_caught, mutate_all, passes_as_written
from assistant.index.opening import Index

_QUESTIONS = Path(__file__).parents[1] / "questions"
_CHANGES = {
    "figure", "number word", "unit", "rate", "qualifier", "month", "loose digits", "name", "name outside the table",
    "figures swapped", "names swapped", "figure of another name",
}  # fmt: skip


@pytest.fixture(scope="module")
def sentences(shipped: Index) -> tuple[str, ...]:
    return answered_sentences(shipped, sorted(_QUESTIONS.glob("development*.yaml")))


def test_sentences_as_they_are_pass_as_written(shipped: Index, sentences: tuple[str, ...]) -> None:
    assert len(sentences) > 150
    assert [s for s in sentences if not passes_as_written(s, s, shipped.names)] == []


def test_every_mutant_of_a_sentence_is_caught(shipped: Index, sentences: tuple[str, ...]) -> None:
    mutants = mutate_all(sentences, shipped.names)
    assert len(mutants) >= 500
    assert {m.change for m in mutants} == _CHANGES
    assert [m for m in mutants if not is_caught(m, shipped.names)] == []


def test_every_sentence_of_the_corpus_passes_and_its_mutants_are_caught(shipped: Index) -> None:
    texts = {shipped.documents[p.document_id].text[s.start : s.end] for p in shipped.passages for s in p.sentences}
    assert [s for s in texts if not passes_as_written(s, s, shipped.names)] == []
    assert [m for m in mutate_all(sorted(texts), shipped.names, seed=2) if not is_caught(m, shipped.names)] == []


def test_mutants_are_the_same_each_time(shipped: Index, sentences: tuple[str, ...]) -> None:
    assert mutate_all(sentences[:20], shipped.names) == mutate_all(sentences[:20], shipped.names)
