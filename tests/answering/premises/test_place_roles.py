"""Which place of a question an answer has to be about."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import answer
from assistant.answering.premises.place_roles import subject_areas
from assistant.answering.question import read_question
from assistant.index.opening import Index
from assistant.records import Ask


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("Ligt Overvecht in Amsterdam?", {"utrecht-overvecht"}),
        ("Hoort Moerwijk bij Delft?", {"den-haag-zuidwest"}),
        ("Welke gebieden liggen in Amsterdam?", {"amsterdam-nieuw-west", "amsterdam-zuidoost"}),
        ("Wat krijgt Overvecht?", {"utrecht-overvecht"}),
    ],
)
def test_areas_that_an_answer_has_to_be_about(shipped: Index, question: str, areas: set[str]) -> None:
    assert subject_areas(read_question(shipped, question)) == areas


def test_where_a_place_lies_is_told_of_that_place_alone(shipped: Index) -> None:
    told = answer(shipped, Ask("Ligt Overvecht in Amsterdam?")).text
    assert "Utrecht Overvecht ligt in de gemeente Utrecht" in told
    assert "Zuidoost" not in told


@pytest.mark.parametrize(
    "question", ["Hoeveel inwoners heeft de gemeente Rotterdam?", "Hoeveel mensen wonen er in de stad Breda?"]
)
def test_people_of_a_city_are_not_those_of_an_area_in_it(shipped: Index, question: str) -> None:
    assert answer(shipped, Ask(question)).status == "unanswerable"


def test_people_of_an_area_are_counted(shipped: Index) -> None:
    assert "215.000" in answer(shipped, Ask("Hoeveel inwoners heeft Rotterdam-Zuid?")).text
