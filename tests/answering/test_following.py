"""Questions to go on with: from the corpus, answered with something new, and read the same behind a conversation."""

from __future__ import annotations

import pytest

from assistant.answering import pipeline
from assistant.answering.following import FollowUps
from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Answer, Ask, Turn
from assistant.text.language import detect_language

QUESTIONS = (
    "Hoeveel geld is er voor 2026-2028?",
    "Welke ministeries betalen mee?",
    "Wat is een brugfunctionaris?",
    "Wie mag de SPUK Kansrijke Wijk aanvragen?",
    "Hoeveel geld is er voor Leeuwarden Oost in 2030?",
)


def found(index: Index, *conversation: str) -> tuple[Answer, list[str]]:
    *before, question = conversation
    given = answer(index, Ask(question, conversation=tuple(map(Turn, before))))
    return given, FollowUps().find(index, given, conversation=conversation)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_offered_is_answered_with_something_new(shipped: Index, question: str) -> None:
    given, offered = found(shipped, question)
    told = {(c.document_id, c.start) for c in given.citations}

    assert 2 <= len(offered) <= 3
    for text in offered:
        further = answer(shipped, Ask(text, conversation=(Turn(question),)))
        assert further.status == "answered"
        assert not {(c.document_id, c.start) for c in further.citations} <= told


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_offered_are_of_the_corpus(shipped: Index, question: str) -> None:
    known = {text for p in shipped.passages for s in p.sentences for text in s.asked}
    headings = {heading for p in shipped.passages for heading in p.headings}
    _, offered = found(shipped, question)

    assert set(offered) <= known | headings


def test_question_asked_before_is_not_offered_again(shipped: Index) -> None:
    _, first = found(shipped, QUESTIONS[0])
    _, second = found(shipped, first[0], QUESTIONS[0])

    assert first[0] not in second


def test_questions_offered_are_in_the_language_of_the_question(shipped: Index) -> None:
    _, offered = found(shipped, "How much money is there for 2026-2028?")

    assert offered != []
    assert {detect_language(text) for text in offered} == {"en"}


def test_what_was_tried_is_not_tried_again(shipped: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    given = answer(shipped, Ask(QUESTIONS[1]))
    finder = FollowUps()
    first = finder.find(shipped, given, conversation=[QUESTIONS[1]])

    def fail(index: Index, ask: Ask) -> Answer:  # noqa: ARG001
        raise AssertionError(ask.question)

    monkeypatch.setattr(pipeline, "answer", fail)

    assert finder.find(shipped, given, conversation=[QUESTIONS[1]]) == first


def test_corpus_without_known_questions_offers_a_heading_that_it_answers(index: Index) -> None:
    _, offered = found(index, "Hoeveel geld is er voor de Regeling Zonnewijk?")

    assert set(offered) == {"Mag geld worden bewaard?"}


def test_questions_without_a_full_answer_are_left_out(shipped: Index) -> None:
    kept = FollowUps().answerable(shipped, [QUESTIONS[4], "Wat is de hoofdstad van Peru?", QUESTIONS[2]])

    assert kept == [QUESTIONS[2]]


def test_every_example_below_the_form_is_answered(shipped: Index) -> None:
    examples = shipped.names.raw["programme"]["questions"]

    assert len(examples) == 6
    assert [text for text in examples if answer(shipped, Ask(text)).status != "answered"] == []
