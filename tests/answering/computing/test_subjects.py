"""Totals are compared only when the question is about totals."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Ask


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        ("Is er nu meer te verdelen dan de vorige ronde?", "Het verschil is € 24 miljoen:"),
        ("Welke tranche was groter, de eerste of de tweede?", "Het verschil is € 24 miljoen:"),
        ("Waar wonen meer mensen, in Noordkwartier of in Sluiskade?", "Het verschil is ongeveer 2.000 inwoners:"),
        ("Hoeveel inwoners hebben de Kwelderstadse gebieden samen?", "Samen is dat ongeveer 16.000 inwoners:"),
    ],
)
def test_whole_amounts_and_numbers_are_compared(polder: Index, question: str, starts: str) -> None:
    assert answer(polder, Ask(question)).text.startswith(starts)


@pytest.mark.parametrize(
    "question",
    [
        "Waar hebben meer mensen weinig geld, in Kwelderstad Noordkwartier of in Terpwoude Dijkbuurt?",
        "Kreeg Terpwoude Dijkbuurt in de eerste ronde meer voor zwemles dan Zandheem Hof?",
        "Is er in de tweede tranche meer geld voor buurtmoestuinen dan in de eerste tranche?",
        "Betalen er nu minder ministeries mee dan in de eerste ronde?",
    ],
)
def test_no_total_answers_a_narrower_question(polder: Index, question: str) -> None:
    assert answer(polder, Ask(question)).computation is None


def test_caveat_on_areas_without_an_amount_is_said_unless_asked_so(polder: Index) -> None:
    asked = "Welk gebied kreeg in 2031-2033 het meest"
    assert answer(polder, Ask(f"{asked}?")).reason == "notAllAreas"
    assert answer(polder, Ask(f"{asked}, van de gebieden waarvan het bedrag bekend is?")).status == "answered"
