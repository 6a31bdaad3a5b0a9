from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.answering.support import RANKING, Signals, rank, strength
from assistant.index.opening import Index

Piece = Callable[[str, str], Evidence]
Weighed = Callable[[str], tuple[Evidence, ...]]


def test_every_signal_is_weighed() -> None:
    assert {field.name for field in fields(Signals)} == set(RANKING)


def test_content_is_the_share_of_words_spoken_of(piece: Piece) -> None:
    asked = "Waar komt een fietsschool voor volwassenen?"
    full, none = piece(asked, "een fietsschool").signals, piece(asked, "Buurt (€ 50 miljoen)").signals
    assert (full.content, full.own_content, full.missing, full.key_missing) == (1.0, 1.0, 0.0, 0.0)
    assert none.content < full.content
    assert none.missing > 0


def test_content_counts_the_heading_less_than_the_sentence(village: Index) -> None:
    (term,) = [t for t in read_question(village, "Is er een boomgaard?").terms if t.lemma == "boomgaard"]
    empty, full = read_text(village, "Hier is iets."), read_text(village, "Hier is een boomgaard.")
    own, leaned, headed = (
        strength(term, full, full, empty),
        strength(term, empty, full, empty),
        strength(term, empty, empty, full),
    )
    assert 1.0 == own > leaned > headed > strength(term, empty, empty, empty) == 0.0


def test_name_of_a_place_within_the_asked_one_counts_for_less(village: Index) -> None:
    (term,) = read_question(village, "Wat is er in Spoorbuurt?").gate_terms
    empty = read_text(village, "Hier is iets.")
    same, near, other = (read_text(village, f"In {x} is markt.") for x in ("Spoorbuurt", "Merelstad-Zuid", "Heuvel"))
    values = [strength(term, reading, reading, empty) for reading in (same, near, other)]
    assert values[0] == 1.0 > values[1] > values[2] == 0.0


@pytest.mark.parametrize(
    ("asked", "said", "signal", "value"),
    [
        ("Hoeveel geld is er?", "Berkendam Oost krijgt", "names_unasked", 1.0),
        ("Hoeveel geld krijgt Berkendam Oost?", "Berkendam Oost krijgt", "names_unasked", 0.0),
        ("Waar komt het geld vandaan?", "Buurt (€ 50 miljoen)", "figures_unasked", 1.0),
        ("Hoeveel geld is er?", "Buurt (€ 50 miljoen)", "figures_unasked", 0.0),
        ("Wat is een buurtgids?", "buurtgids is iemand", "defines", 1.0),
        ("Wat is een boomgaard?", "buurtgids is iemand", "defines", 0.0),
        ("Wie is de burgemeester?", "Tilde Vonk", "person", 1.0),
        ("Wie is de burgemeester?", "buurtgids is iemand", "person", 0.0),
        ("Wie is de burgemeester?", "buurtgids is iemand", "asked_missing", 1.0),
        ("Wie is de burgemeester?", "Tilde Vonk", "asked_missing", 0.0),
        ("Wat komt er in Spoorbuurt?", "een fietsschool", "elsewhere", 1.0),
        ("Wat komt er in Merelstad-Zuid?", "een fietsschool", "elsewhere", 0.0),
        ("Wat zegt de burgemeester?", "grote boomgaard", "said", 1.0),
        ("Waar is de boomgaard?", "grote boomgaard", "speech", 1.0),
        ("Waarom is er een regeling?", "weinig kansen", "cause", 1.0),
        ("Is er een regeling?", "weinig kansen", "cause", 0.0),
        ("Is er een regeling?", "weinig kansen", "announced", 0.0),
        ("Is er een regeling?", "is toegekend", "announced", 1.0),
    ],
)
def test_flag_of_a_sentence(piece: Piece, asked: str, said: str, signal: str, value: float) -> None:
    assert getattr(piece(asked, said).signals, signal) == value


@pytest.mark.parametrize("asked", ["Hoeveel geld is er?", "xqzv", "Wat is een buurtgids in Spoorbuurt?", "2034", "?"])
def test_signals_keep_to_their_ranges(weighed: Weighed, asked: str) -> None:
    for evidence in weighed(asked):
        told = evidence.signals
        shares = (told.content, told.own_content, told.names, told.grams, told.key_missing)
        assert all(0 <= share <= 1 for share in shares)
        assert 0 <= told.missing <= 2
        assert all(-1.001 <= cosine <= 1.001 for cosine in (told.similarity, told.heading))
        assert rank(told) == evidence.score


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("Wat is een buurtgids?", "Een buurtgids is iemand die bewoners de weg wijst."),
        ("Waarom is er een regeling?", "De regeling is er omdat bewoners weinig kansen hebben."),
        ("Waar komt een fietsschool?", "In Merelstad-Zuid komt een fietsschool voor volwassenen."),
        ("Hoe vaak praten wethouders met bewoners?", "Wethouders praten elke maand met bewoners."),
    ],
)
def test_sentence_that_answers_goes_before_all_others(weighed: Weighed, asked: str, best: str) -> None:
    assert weighed(asked)[0].own.text == best
