from __future__ import annotations

import pytest

from assistant.answering.focusing.candidates import Candidate
from assistant.answering.focusing.nearness import asked_behind, choose, describe, lay_out
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index
from assistant.records import Span

SAID = "De fietsschool kwam in 2031, de leeszaal kwam in 2034."


def _candidates() -> list[Candidate]:
    return [Candidate(SAID.index(year), SAID.index(year) + 4) for year in ("2031", "2034")]


@pytest.mark.parametrize(("asked", "year"), [("fietsschool", "2031"), ("leeszaal", "2034")])
def test_the_nearest_to_the_words_of_the_question_is_chosen(village: Index, asked: str, year: str) -> None:
    question = read_question(village, f"Wanneer kwam de {asked}?")
    span = choose(question, read_text(village, SAID), candidates=_candidates(), weights={"left": 1.0})
    assert span == Span(SAID.index(year), SAID.index(year) + 4)


def test_a_candidate_has_to_fit(village: Index) -> None:
    question = read_question(village, "Wanneer kwam de fietsschool?")
    own = read_text(village, SAID)
    assert choose(question, own, candidates=_candidates(), weights={}, fits=lambda _: False) is None
    assert choose(question, own, candidates=[], weights={}) is None


def test_a_comma_counts_as_distance(village: Index) -> None:
    layout = lay_out(read_question(village, "Wat?"), read_text(village, "Een, twee drie"))
    assert layout.places == (1.0, 5.0, 6.0)


def test_a_name_of_the_question_is_told(village: Index) -> None:
    question = read_question(village, "Wie hielp Pia Wit?")
    said = "Pia Wit kreeg hulp van Jan Zwart."
    layout = lay_out(question, read_text(village, said))
    assert describe(question, layout, Candidate(0, 7))["told"] == 1.0
    assert describe(question, layout, Candidate(23, 32))["told"] == 0.0
    assert describe(question, layout, Candidate(len(said) - 1, len(said))) == {}


@pytest.mark.parametrize(
    ("asked", "behind"),
    [
        ("Met wie werkt de gemeente samen?", {"met"}),
        ("Waar gaat de brief over?", {"over"}),
        ("Waar is het geld voor bedoeld?", {"voor"}),
        ("Waar leidde dat toe?", {"tot"}),
        ("Wie is de burgemeester?", set()),
    ],
)
def test_the_preposition_of_the_question_is_expected(village: Index, asked: str, behind: set[str]) -> None:
    assert asked_behind(read_question(village, asked)) == behind


def test_a_place_is_expected_behind_a_preposition_of_place(village: Index) -> None:
    assert {"in", "te", "bij"} <= asked_behind(read_question(village, "Waar komt de fietsschool?"))
