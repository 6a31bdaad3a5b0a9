"""Periods that a question sets side by side, in the words that people use."""

from __future__ import annotations

import pytest

from assistant.answering.compared_periods import compared_tranches, name_periods
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "Wat kreeg het eerst en wat krijgt het nu?",
            "Wat kreeg het in de eerste tranche en wat krijgt het in de tweede tranche?",
        ),
        ("Is er nu meer geld dan vroeger?", "Is er in de tweede tranche meer geld dan in de eerste tranche?"),
        (
            "Welke tranche was groter, de eerste of de tweede?",
            "Welke tranche was groter, de eerste tranche of de tweede tranche?",
        ),
        ("Waar ging het eerste geld heen?", "Waar ging het geld van de eerste tranche heen?"),
    ],
)  # fmt: skip
def test_everyday_words_become_tranches(polder: Index, typed: str, read: str) -> None:
    assert name_periods(polder.names, typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "Zijn er nu minder arme gezinnen dan vroeger?",
        "Gaan mensen in deze wijken eerder dood dan anderen?",
        "Hoeveel kregen ze toen in 2031?",
        "Hoeveel geld is er nu?",
        "De eerste aanvraag, hoe deed je die?",
    ],
)
def test_words_that_mean_no_tranche_stay(polder: Index, typed: str) -> None:
    assert name_periods(polder.names, typed) == typed


def test_other_tranche_is_implied_by_a_difference(polder: Index) -> None:
    assert compared_tranches(polder.names, "Wat is er anders dan in de eerste ronde?") == ("eerste", "tweede")
    assert compared_tranches(polder.names, "Wat is er nieuw in de tweede tranche?") == ("eerste", "tweede")


def test_one_tranche_is_no_comparison(polder: Index) -> None:
    assert compared_tranches(polder.names, "Wie betaalden de eerste ronde?") == ()
