"""Values on which sources differ: what holds comes first, then who gave another value."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Ask

_HOLDS = "€ 46 miljoen"
_SAID = "Andere bronnen noemen een andere waarde."


@pytest.mark.parametrize(
    ("question", "other", "absent"),
    [
        ("Waarom lees ik soms 40 en soms 46 miljoen?", "de Kwelderkoerier nog € 40 miljoen", "€ 44 miljoen"),
        ("Klopt het dat er 44 miljoen was voor de eerste tranche?", "de Terpbode € 44 miljoen", "€ 40 miljoen"),
    ],
)
def test_what_holds_and_who_said_otherwise(polder: Index, question: str, other: str, absent: str) -> None:
    given = answer(polder, Ask(question))
    assert _HOLDS in given.sentences[0].text
    assert given.sentences[1].text == _SAID
    assert other in given.sentences[2].text
    assert absent not in given.text
    assert all(s.citations for s in given.sentences if s.kind == "quote")


def test_value_that_holds_brings_all_others(polder: Index) -> None:
    given = answer(polder, Ask("Waarom noemden kranten een lager bedrag dan € 46 miljoen?"))
    assert "€ 40 miljoen" in given.text
    assert "€ 44 miljoen" in given.text


def test_values_of_different_scope_are_no_dispute(polder: Index) -> None:
    assert _SAID not in answer(polder, Ask("Was het 46 miljoen of 70 miljoen?")).text


def test_value_that_no_source_gives_is_no_dispute(polder: Index) -> None:
    assert _SAID not in answer(polder, Ask("Klopt het dat er 41 miljoen was voor de eerste tranche?")).text
