from __future__ import annotations

import pytest

from assistant.text.enumerating import (
    asks_for_all,
    asks_of_whom_known,
    asks_what_is_done,
    is_light,
    listed_noun,
)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Welke interventies zijn er?", "interventies"),
        ("Welke twaalf dorpen doen mee?", "dorpen"),
        ("Welke lokale projecten zijn er?", "projecten"),
        ("Kunt u de thema's op een rij zetten?", "thema's"),
        ("Noem de voorbeelden van het Rijk.", "voorbeelden"),
        ("Geef een overzicht van de regels", "regels"),
        ("In welke Krant-nummers staan de regels?", "Krant-nummers"),
        ("Welke burgemeester woont hier?", ""),
        ("In welke stad is dat?", ""),
        ("Welke regeling was dat?", ""),
        ("Hoeveel projecten zijn er?", ""),
    ],
)
def test_listed_noun_is_the_plural_that_is_asked_for(question: str, noun: str) -> None:
    assert listed_noun(question) == noun


@pytest.mark.parametrize(
    "question",
    [
        "Wat gebeurt er allemaal?",
        "Zet de thema's op een rij",
        "Som de gebieden op",
        "Mag ik een overzicht van de regels?",
    ],
)
def test_question_for_all(question: str) -> None:
    assert asks_for_all(question)


def test_question_that_does_not_ask_for_all() -> None:
    assert not asks_for_all("Wie is de burgemeester?")


@pytest.mark.parametrize(
    "question",
    ["Wat doet Merelstad?", "Waar gaf Merelstad zijn geld aan uit?", "Waaraan besteedde Merelstad het geld?"],
)
def test_question_what_is_done(question: str) -> None:
    assert asks_what_is_done(question)


def test_question_where_is_no_question_what_is_done() -> None:
    assert not asks_what_is_done("Waar ligt Merelstad?")


def test_question_of_whom_an_amount_is_known() -> None:
    assert asks_of_whom_known("Van welke gebieden weten we hoeveel zij krijgen?")
    assert not asks_of_whom_known("Hoeveel krijgen de gebieden?")


def test_light_words_say_nothing_about_what_is_listed() -> None:
    assert [is_light(w) for w in ("allemaal", "uitgeven", "voorzetten", "schulden")] == [True, True, True, False]
