from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.reading import Interval, nested, overlap, read_text, sentence_text, support_of
from assistant.index.opening import Index

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


def test_support_is_what_a_sentence_leans_on_nearest_last(village: Index) -> None:
    support = support_of(village, 0, 2, limit=2)
    assert [sentence_text(village, 0, sentence) for sentence in support] == [
        "De Regeling Dorpskracht 2034-2036 is toegekend.",
        "Het Rijk stelt hiervoor ruim € 80 miljoen beschikbaar.",
    ]
    assert support_of(village, 0, 2, limit=1) == support[1:]
    assert support_of(village, 0, 0, limit=2) == support_of(village, 0, 3, limit=2) == ()


def test_support_stays_within_the_document(village: Index) -> None:
    for number, passage in enumerate(village.passages):
        for position, sentence in enumerate(passage.sentences):
            support = support_of(village, number, position, limit=2)
            assert bool(support) <= sentence.leans
            assert [s.end <= sentence.start for s in support] == [True] * len(support)
