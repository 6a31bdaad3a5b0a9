from __future__ import annotations

import pytest

from assistant.answering.premises.uses import asks_use, only_tells_amount
from assistant.answering.reading import read_text
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Waar gaat het geld naartoe?", True),
        ("Waarvoor is de € 6 miljoen?", True),
        ("Waar heeft Merelstad het geld aan uitgegeven?", True),
        ("Hoeveel krijgt Merelstad?", False),
        ("Waar komt het geld vandaan?", False),
    ],
)
def test_question_for_a_use(asked: str, expected: bool) -> None:
    assert asks_use(asked) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Merelstad krijgt € 6 miljoen.", True),
        ("Merelstad krijgt voor 2034-2036 een bedrag van € 6 miljoen.", True),
        ("Er is € 6 miljoen voor Merelstad.", True),
        ("Er gaat € 6 miljoen naar bomen.", False),
        ("Merelstad krijgt € 6 miljoen voor een boomgaard.", False),
        ("Merelstad krijgt € 6 miljoen om bomen te planten.", False),
        ("Merelstad plant bomen.", False),
    ],
)
def test_amount_alone_tells_no_use(village: Index, said: str, expected: bool) -> None:
    assert only_tells_amount(read_text(village, said)) is expected
