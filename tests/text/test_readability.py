"""How hard a text reads, and which words stop a reader."""

from __future__ import annotations

from assistant.text.names import NameTable, parse_names
from assistant.text.readability import HardWord, measure_readability

_NAMES: NameTable = parse_names(
    {
        "municipalities": [{"name": "Veldstad"}],
        "terms": [{"term": "leeszaal", "explanation": "Een zaal met boeken."}],
    }
)


def test_easy_sentences_score_higher_than_official_ones() -> None:
    easy = measure_readability(["U kunt geld vragen.", "Dat doet u bij de gemeente."], _NAMES)
    official = (
        "De interdepartementale verantwoordelijkheidsverdeling behoeft verduidelijking inzake uitvoeringsaspecten."
    )
    hard = measure_readability([official], _NAMES)
    assert easy.score is not None
    assert hard.score is not None
    assert easy.score >= 80 > 20 > hard.score


def test_names_quoted_words_and_compounds_of_common_words_are_not_hard() -> None:
    found = measure_readability(["De gemeente Veldstad noemt dat ‘governance’ en bouwt een buurthuis."], _NAMES)
    assert found.hard == ()


def test_rare_words_and_jargon_are_hard_once_with_the_explanation() -> None:
    found = measure_readability(["De governance blijft.", "Governance in de leeszaal."], _NAMES)
    assert found.hard == (HardWord("governance", ""), HardWord("leeszaal", "Een zaal met boeken."))


def test_sentence_of_more_than_fifteen_words_is_long() -> None:
    long = "Dit is een zin die " + "heel " * 10 + "lang is."
    assert measure_readability([long, "Kort."], _NAMES).long == (long,)


def test_text_without_words_has_no_score() -> None:
    assert measure_readability([], _NAMES).score is None
