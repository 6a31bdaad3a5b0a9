from __future__ import annotations

import pytest

from assistant.answering.conversation.choosing import choose
from tests.answering.dunes import dune_names

_NAMES = dune_names()


@pytest.mark.parametrize(
    ("before", "now", "read"),
    [
        ("Wat doet Duinburg?", "Oost", "Wat doet Duinburg Oost?"),
        ("Wat doet Duinburg?", "oud haven", "Wat doet Duinburg Oud-Haven?"),
        ("Wat doet Duinburg?", "de tweede", "Wat doet Duinburg Oud-Haven?"),
        ("Wat doet Duinburg?", "2", "Wat doet Duinburg Oud-Haven?"),
        ("Wat doet Duinburg?", "de laatste graag", None),
        ("Wat doet Duinburg?", "de derde", None),
        ("Wat doet Duinburg?", "Wat doet Duinburg Oost?", "Wat doet Duinburg Oost?"),
        ("Wat krijgt Oost?", "die in Veldrade", "Wat krijgt Veldrade-Oost?"),
        ("Wat krijgt Oost?", "Veldrade", "Wat krijgt Veldrade-Oost?"),
        ("Wat krijgt Oost?", "Klaverstein", None),
        ("Hoeveel geld is er voor 2033-2034?", "2034-2036", "Hoeveel geld is er voor de tweede tranche?"),
        ("Hoeveel geld is er voor 2033-2034?", "de eerste", "Hoeveel geld is er voor de eerste tranche?"),
        ("Hoeveel krijgt mijn wijk?", "Klaverstein", "Hoeveel krijgt Klaverstein Mosselkamp Ring?"),
        ("Hoeveel krijgt mijn wijk?", "Meeuwenhof", "Hoeveel krijgt Meeuwenhof?"),
        ("Hoeveel krijgt mijn wijk?", "Duinburg", "Hoeveel krijgt Duinburg?"),
        ("Hoeveel krijgt mijn wijk?", "de eerste", None),
        ("Wie is de burgemeester?", "die van Veldrade", "Wie is de burgemeester van Veldrade?"),
        ("Wie is de burgemeester?", "Hoeveel krijgt Veldrade?", None),
        ("Wat doet Veldrade?", "de eerste", None),
        ("Wat doet Duinburg?", "Hoeveel geld is er?", None),
    ],
)
def test_turn_that_is_only_a_choice_becomes_the_question_for_it(before: str, now: str, read: str | None) -> None:
    assert choose(_NAMES, before, now) == read
