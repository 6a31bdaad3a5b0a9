from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.reading import Interval, nested, overlap, read_text
from assistant.index.entries import read_texts
from assistant.index.opening import Index
from assistant.index.readings import read_parts
from assistant.text.words import ngrams

_DAYS = st.dates(dt.date(2030, 1, 1), dt.date(2033, 1, 1))
_INTERVALS = st.lists(st.tuples(_DAYS, _DAYS).map(lambda pair: (min(pair), max(pair))), max_size=3)


def _years(first: int, last: int) -> Interval:
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def test_reading_holds_names_figures_and_periods(village: Index) -> None:
    reading = read_text(village, "Kraaienhoek kreeg in de eerste tranche € 9 miljoen van het MTW.")
    assert reading.areas == {"berkendam-oost"}
    assert reading.named("ministry") == {"mtw"}
    assert reading.named("tranche") == {"eerste"}
    assert [figure.text for figure in reading.figures] == ["€ 9 miljoen"]
    assert reading.periods == (_years(2031, 2033),)
    assert reading.absent is False


def test_reading_of_the_same_text_is_remembered(village: Index) -> None:
    assert read_text(village, "In Spoorbuurt is markt.") is read_text(village, "In Spoorbuurt is markt.")


def test_reading_leaves_out_the_words_of_the_programme_itself(village: Index) -> None:
    reading = read_text(village, "De Regeling Dorpskracht geeft kansen.")
    assert "dorpskracht" not in reading.lemmas
    assert "regeling" not in reading.lemmas
    assert "kans" in reading.lemmas


def test_reading_joins_separable_verbs(village: Index) -> None:
    assert "uitbreiden" in read_text(village, "De wijk breidt de boomgaard uit.").lemmas


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("In de bronnen staat geen bedrag voor Spoorbuurt.", True),
        ("In de geraadpleegde bronnen staan hierover geen cijfers.", True),
        ("Het verschil is in de bronnen niet te vinden.", False),
        ("Uit de bronnen blijkt dat er geld is.", False),
        ("Er is geen geld.", False),
    ],
)
def test_reading_knows_a_sentence_that_says_the_sources_do_not(village: Index, text: str, absent: bool) -> None:
    assert read_text(village, text).absent is absent


@pytest.mark.parametrize(
    ("left", "right", "overlaps", "nests"),
    [
        (_years(2034, 2036), _years(2035, 2035), True, True),
        (_years(2035, 2035), _years(2034, 2036), True, True),
        (_years(2034, 2036), _years(2034, 2036), True, True),
        (_years(2032, 2034), _years(2034, 2036), True, False),
        (_years(2031, 2033), _years(2034, 2036), False, False),
    ],
)
def test_periods_overlap_and_nest(left: Interval, right: Interval, overlaps: bool, nests: bool) -> None:
    assert overlap([left], [right]) is overlaps
    assert nested([left], [right]) is nests


@settings(max_examples=100, deadline=None)
@given(_INTERVALS, _INTERVALS)
def test_periods_agree_both_ways_and_nested_ones_overlap(left: list[Interval], right: list[Interval]) -> None:
    assert overlap(left, right) == overlap(right, left)
    assert nested(left, right) == nested(right, left)
    assert overlap(left, right) or not nested(left, right)


def test_reading_looked_up_is_the_text_read(village: Index) -> None:
    for text in read_texts(village.documents, village.passages):
        assert village.read_at_ingestion.get(text) == read_parts(village.names, text)


def test_four_grams_of_a_text_are_what_stands_in_its_padded_words(village: Index) -> None:
    texts = [*read_texts(village.documents, village.passages), "'s Avonds: é, zo’n AB."]
    grams = {gram for text in texts for gram in ngrams(text)}
    for text in texts:
        padded = read_text(village, text).padded
        assert {gram for gram in grams if gram in padded} == set(ngrams(text))
