from __future__ import annotations

import pytest

from assistant.answering.premises.presuppositions import is_within, takes_for_granted_wrongly
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index
from assistant.text.figures import find_figures


@pytest.mark.parametrize(
    ("asked", "said", "wrongly"),
    [
        ("Welke gemeente heeft drie scholen?", "Berkendam heeft twee scholen.", True),
        ("Welke gemeente heeft drie scholen?", "Berkendam heeft drie scholen.", False),
        ("Welke gemeente heeft meer dan drie scholen?", "Berkendam heeft vier scholen.", False),
        ("Heeft Berkendam drie scholen?", "Berkendam heeft twee scholen.", False),
        ("Welke drie gebieden doen mee?", "Berkendam Oost doet mee.", True),
        ("Welke twee gebieden doen mee?", "Berkendam Oost en Merelstad-Zuid doen mee.", False),
        ("Welk van de drie gebieden doet mee?", "Berkendam Oost doet mee.", False),
        ("Hoeveel geld is er per inwoner?", "Er is € 12 miljoen.", True),
        ("Hoeveel geld is er per inwoner?", "Er is € 12 per inwoner.", False),
        ("Hoeveel geld is er per jaar?", "Er is jaarlijks € 2 miljoen.", False),
        ("Hoeveel uur is er les per dag?", "Er is 2,5 uur per week les.", True),
        ("Hoeveel geld krijgt elk gebied?", "Berkendam Oost krijgt € 12 miljoen.", True),
        ("Hoeveel geld krijgt elk gebied?", "Elk gebied krijgt € 12 miljoen.", False),
        ("Hoeveel geld is er in totaal?", "Er is € 2 miljoen per jaar.", True),
        ("Hoeveel geld is er in totaal?", "Er is € 12 miljoen.", False),
        ("Hoeveel geld is er na 2028?", "Voor 2026-2028 is er € 12 miljoen.", True),
        ("Hoeveel geld is er na 2028?", "Voor 2029-2031 is er € 12 miljoen.", False),
        ("Hoeveel geld was er vóór 2023?", "Voor 2023 is er € 12 miljoen.", True),
        ("Hoeveel geld was er vóór 2023?", "In 2022 was er € 12 miljoen.", False),
        ("Hoeveel geld krijg ik?", "Er is € 12 miljoen.", True),
        ("Hoeveel kreeg het uit de Regeling Dorpskracht?", "Het kreeg € 5, niet uit de Regeling Dorpskracht.", True),
        ("Kreeg het € 5 uit de Regeling Dorpskracht?", "Het kreeg € 5, niet uit de Regeling Dorpskracht.", False),
    ],
)
def test_sentence_that_does_not_fit_what_is_taken_for_granted(
    village: Index, asked: str, said: str, wrongly: bool
) -> None:
    reading = read_text(village, said)
    assert takes_for_granted_wrongly(read_question(village, asked), reading, reading) == wrongly


@pytest.mark.parametrize(
    ("asked", "said", "within", "bounded"),
    [
        ("€ 5 miljoen", "€ 5 miljoen", True, True),
        ("€ 5 miljoen", "€ 6 miljoen", False, False),
        ("meer dan € 5 miljoen", "€ 6 miljoen", True, True),
        ("meer dan € 5 miljoen", "€ 4 miljoen", False, True),
        ("minder dan € 5 miljoen", "€ 4 miljoen", True, True),
        ("meer dan € 5 miljoen", "6 procent", False, False),
    ],
)
def test_figure_within_a_bound(asked: str, said: str, within: bool, bounded: bool) -> None:
    left, right = find_figures(asked)[0], find_figures(said)[0]
    assert (is_within(left, right), is_within(left, right, bounded=True)) == (within, bounded)
