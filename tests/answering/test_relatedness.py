from __future__ import annotations

import pytest

from assistant.answering.gathering import gather
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.answering.relatedness import is_computable, is_related
from assistant.index.opening import Index
from assistant.records import Ask, Filters


def _related(index: Index, asked: str, *, dense: float) -> bool:
    question = read_question(index, asked)
    evidence, _ = gather(index, question, filters=Filters())
    return is_related(question, evidence, dense=dense)


@pytest.mark.parametrize(
    ("asked", "dense", "related"),
    [
        ("Hoe hoog is de Eiffeltoren?", 0.42, False),
        ("Hoe hoog is de Eiffeltoren?", 0.43, True),
        ("Waar komt een fietsschool?", 0.1, True),
        ("Wat komt er in Merelstad-Zuid?", 0.1, True),
        ("What was the first tower of the town?", 0.43, False),
        ("What was the first tower of the town?", 1.2, True),
        ("What happens in Merelstad-Zuid?", 0.1, True),
    ],
)
def test_question_without_a_name_has_to_be_alike_or_covered(
    village: Index, asked: str, dense: float, related: bool
) -> None:
    assert _related(village, asked, dense=dense) == related


@pytest.mark.parametrize(
    ("asked", "computable"),
    [
        ("Hoeveel keer heeft de lama toegestemd in de hergeboorte?", False),
        ("Hoeveel keer zo veel krijgt Merelstad-Zuid?", True),
        ("Hoeveel is dat samen?", True),
        ("Wat is het verschil tussen de inwoners van Berkendam Oost en het geld van Merelstad-Zuid?", False),
        ("Hoeveel meer inwoners heeft Berkendam Oost dan Merelstad-Zuid geld krijgt?", False),
        ("Wat is het verschil tussen het geld van Berkendam Oost en dat van Merelstad-Zuid?", True),
        ("Hoeveel geld krijgen de inwoners van Berkendam Oost en Merelstad-Zuid samen?", True),
    ],
)
def test_computation_of_what_the_sources_do_not_know_or_of_unlike_things(
    village: Index, asked: str, computable: bool
) -> None:
    assert is_computable(read_question(village, asked)) == computable


@pytest.mark.parametrize(
    "asked",
    ["Wat is Internet2?", "Hoeveel keer heeft een Lama toegestemd om herboren te worden?", "Who was the first king?"],
)
def test_question_on_another_subject_is_not_answered(village: Index, asked: str) -> None:
    assert answer(village, Ask(asked)).status in ("unanswerable", "outOfScope")
