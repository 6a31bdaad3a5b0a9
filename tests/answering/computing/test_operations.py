"""Which computation a question asks for."""

from __future__ import annotations

import pytest

from assistant.answering.computing.operations import asked_operation, says_result


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("Tellen de bijdragen op tot 400 miljoen?", "sum"),
        ("Hoeveel betalen ze samen?", "sum"),
        ("Hoeveel meer is dat dan de vorige keer?", "difference"),
        ("Wat is het verschil tussen beide bedragen?", "difference"),
        ("Hoeveel keer zo groot is het?", "ratio"),
        ("Welk deel komt van het Rijk?", "share"),
        ("Hoeveel is dat gemiddeld per gebied?", "average"),
        ("Hoeveel krijgt het per jaar?", "average"),
        ("Welk gebied krijgt het meeste?", "largest"),
        ("Wie betaalt het minst?", "smallest"),
        ("Hoeveel geld is er?", None),
        ("Wat doet de samenwerking in de wijk?", None),
        ("Vertel iets over het gebied.", None),
    ],
)
def test_operation_by_its_words(question: str, operation: str | None) -> None:
    assert asked_operation(question) == operation


def test_sentence_that_may_give_a_sum_speaks_of_adding() -> None:
    assert says_result("sum", "Samen is dat € 5 miljoen.")
    assert not says_result("sum", "Het Rijk betaalt € 5 miljoen.")
    assert says_result("largest", "Het Rijk betaalt € 5 miljoen.")
