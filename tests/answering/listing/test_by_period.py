"""Payers and themes of two tranches, side by side; lists of places, purposes and other money."""

from __future__ import annotations

import pytest

from assistant.answering.listing.by_period import list_by_period
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.index.opening import Index
from assistant.records import Ask


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Welke ministeries deden in de eerste ronde mee en nu niet meer?", "MVB, MTW en MGZ", "MVB en MTW"),
        ("Betalen er nu minder ministeries mee dan in de eerste ronde?", "MVB, MTW en MGZ", "MVB en MTW"),
        ("Wat is er bij de onderwerpen anders dan in de eerste ronde?", "buurtmoestuinen", "fietsles"),
        ("Wat is het verschil in thema's tussen 2031-2033 en 2034-2036?", "buurtmoestuinen", "fietsles"),
    ],
)
def test_each_tranche_has_its_names(polder: Index, question: str, first: str, second: str) -> None:
    given = answer(polder, Ask(question))
    assert given.status == "answered"
    assert first in given.sentences[0].text
    assert second in given.sentences[1].text
    assert given.computation is None


def test_narrower_question_gets_no_list_of_all(polder: Index) -> None:
    question = read_question(polder, "Hoe is het toezicht van de ministeries anders dan in de eerste ronde?")
    assert list_by_period(polder, question, allowed=None, limit=None) is None


def test_denied_tranche_alone_is_no_comparison(polder: Index) -> None:
    assert answer(polder, Ask("Welk ministerie betaalt niet meer mee in 2034-2036?")).status == "unanswerable"


def test_list_stays_in_the_province(polder: Index) -> None:
    given = answer(polder, Ask("Noem alle gebieden in Slikland die meedoen."))
    assert given.text == "De gebieden in Slikland zijn Kwelderstad Noordkwartier en Kwelderstad Sluiskade. [1]"


def test_what_money_is_for_are_the_themes_of_its_tranche(polder: Index) -> None:
    given = answer(polder, Ask("Waar mag het geld nu allemaal aan worden besteed?"))
    assert given.text == "De thema's van de Regeling Polderkans 2034-2036 zijn zwemles voor iedereen en fietsles. [1]"


def test_what_money_went_to_is_what_was_done(polder: Index) -> None:
    given = answer(polder, Ask("Waar heeft Terpwoude het eerste geld aan uitgegeven?"))
    assert "badmeester" in given.text
    assert "zaaimachine" in given.text


def test_areas_of_which_an_amount_is_stated(polder: Index) -> None:
    given = answer(polder, Ask("Van welke gebieden staat er een bedrag voor 2031-2033 in de bronnen?"))
    assert [s.group for s in given.sentences] == ["Terpwoude Dijkbuurt", "Zandheem Hof"]


def test_other_money_is_every_fund(polder: Index) -> None:
    given = answer(polder, Ask("Welke fondsen vallen buiten de Regeling Polderkans?"))
    assert "Dijkenfonds" in given.text
    assert "Veendeal" in given.text
