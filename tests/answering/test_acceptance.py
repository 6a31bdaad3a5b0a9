from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.acceptance import ACCEPTING, acceptance_signals, confidence
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question, read_question
from assistant.index.opening import Index

Weighed = Callable[[str], tuple[Evidence, ...]]
_ASKED = "Waar komt een fietsschool?"


@pytest.fixture
def question(village: Index) -> Question:
    return read_question(village, _ASKED)


def test_confidence_in_nothing_is_none(question: Question) -> None:
    assert confidence(question, ()) == 0.0


def test_confidence_in_a_sentence_that_fails_a_demand_is_none(question: Question, weighed: Weighed) -> None:
    best = replace(weighed(_ASKED)[0], unmet="area")
    assert confidence(question, (best,)) == 0.0


def test_confidence_is_higher_for_the_sentence_that_answers(question: Question, weighed: Weighed) -> None:
    right, *others = [e for e in weighed(_ASKED) if not e.unmet]
    assert confidence(question, (right, *others)) > confidence(question, (others[-1],))


def test_confidence_is_lower_among_equals(question: Question, weighed: Weighed) -> None:
    right, *others = [e for e in weighed(_ASKED) if not e.unmet]
    equals = [replace(e, score=right.score) for e in others]
    assert confidence(question, (right, *equals)) < confidence(question, (right, *others))


def test_confidence_is_lower_when_the_sources_say_that_they_do_not_tell(question: Question, weighed: Weighed) -> None:
    right, other = weighed(_ASKED)[:2]
    absent = replace(other, unmet="absent", score=right.score + 3)
    assert confidence(question, (right, absent)) < confidence(question, (right,))


def test_acceptance_signals_compare_with_the_rivals(question: Question, weighed: Weighed) -> None:
    best, second, third, fourth = (replace(e, unmet="", score=0.0) for e in weighed(_ASKED)[:4])
    evidence = (
        replace(best, score=5.0),
        replace(second, score=3.0),
        replace(third, score=4.0, unmet="absent"),
        replace(fourth, score=6.0, unmet="area"),
    )
    told = acceptance_signals(question, evidence)
    assert (told["rank"], told["standing"], told["outdone"], told["absence"]) == (5.0, 2.0, 1.0, -1.0)
    assert set(ACCEPTING) <= set(told)


@pytest.mark.parametrize(
    ("asked", "signal", "value"),
    [
        ("Hoeveel geld is er?", "typed", 1.0),
        ("In welke provincie ligt het?", "typed", 1.0),
        ("Mag het?", "typed", 0.0),
        ("Wat is er in Spoorbuurt?", "gated", 1.0),
        ("Wat is een boomgaard?", "gated", 0.0),
        ("What does the mayor of the village say?", "foreign", 1.0),
        ("Waarom is dat?", "reason", 1.0),
    ],
)
def test_acceptance_signal_of_the_question(
    village: Index, weighed: Weighed, asked: str, signal: str, value: float
) -> None:
    assert acceptance_signals(read_question(village, asked), weighed(asked))[signal] == value


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=6), st.sampled_from(["", "absent", "area"]))
def test_confidence_is_a_probability(village: Index, weighed: Weighed, scores: list[float], unmet: str) -> None:
    pieces = weighed(_ASKED)
    made = [replace(e, score=score, unmet="") for e, score in zip(pieces, sorted(scores, reverse=True), strict=False)]
    evidence = (*made[:-1], replace(made[-1], unmet=unmet))
    assert 0.0 <= confidence(read_question(village, _ASKED), evidence) <= 1.0
