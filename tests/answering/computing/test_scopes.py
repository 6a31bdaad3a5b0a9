"""Over what a question computes, by its words."""

from __future__ import annotations

import pytest

from assistant.answering.computing.scopes import asks_share_alone, names_all, names_all_periods


@pytest.mark.parametrize("text", ["Which ministry pays?", "Welches Ministerium?", "Hangi bakanlık?", "أي وزارة؟"])
def test_payers_as_such_in_another_language(text: str) -> None:
    assert names_all(text, "ministerie")
    assert not names_all(text, "gebied")


@pytest.mark.parametrize(
    "text", ["Both periods together", "Alle tranches samen", "Les deux périodes", "обидва періоди"]
)
def test_all_periods(text: str) -> None:
    assert names_all_periods(text)
    assert not names_all_periods("The second period")


def test_share_of_something_else_is_no_share_of_the_money() -> None:
    assert asks_share_alone(["deel", "komt"])
    assert asks_share_alone(["share", "money", "comes"])
    assert not asks_share_alone(["percentage", "ambtenaren", "werkt"])
    assert not asks_share_alone([])
