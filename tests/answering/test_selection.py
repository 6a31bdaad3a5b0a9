from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answering import selection
from assistant.answering.evidence import Evidence
from assistant.answering.question import read_question
from assistant.answering.selection import says_the_same, select
from assistant.index.opening import Index

Piece = Callable[[str, str], Evidence]
_FAR = 10.0
_OPEN, _AMOUNT = "Mag het?", "Hoeveel geld is er?"


@pytest.fixture
def chosen(village: Index, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Select from evidence, given best first, as if the first were surely right; return the words of what is chosen."""
    monkeypatch.setattr(selection, "confidence", lambda *_: 1.0)

    def choose(asked: str, *pieces: Evidence, limit: int = 4) -> list[str]:
        return [e.own.text for e in select(read_question(village, asked), pieces, limit=limit)]

    return choose


def _scored(piece: Piece, words: str, score: float, asked: str = _OPEN) -> Evidence:
    return replace(piece(asked, words), score=score, unmet="")


def test_nothing_is_chosen_when_the_best_is_unsure(
    village: Index, piece: Piece, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "confidence", lambda *_: 0.0)
    assert select(read_question(village, _OPEN), [_scored(piece, "fietsschool", 9.0)], limit=4) == ()


def test_nothing_is_chosen_from_nothing(village: Index) -> None:
    assert select(read_question(village, _OPEN), [], limit=4) == ()


def test_sentence_about_as_good_is_told_too_and_one_far_behind_is_not(
    chosen: Callable[..., list[str]], piece: Piece
) -> None:
    first, second = _scored(piece, "fietsschool", 5.0), _scored(piece, "leeszaal", 5.0)
    assert chosen(_OPEN, first, second) == [first.own.text, second.own.text]
    assert chosen(_OPEN, first, replace(second, score=5.0 - _FAR)) == [first.own.text]


def test_sentence_that_fails_a_demand_is_never_told(chosen: Callable[..., list[str]], piece: Piece) -> None:
    first, second = _scored(piece, "fietsschool", 5.0), replace(_scored(piece, "leeszaal", 5.0), unmet="area")
    assert chosen(_OPEN, first, second) == [first.own.text]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_no_more_sentences_than_asked_for(chosen: Callable[..., list[str]], piece: Piece, limit: int) -> None:
    words = ("fietsschool", "leeszaal", "buurtgids is", "Wethouders")
    assert len(chosen(_OPEN, *(_scored(piece, w, 5.0) for w in words), limit=limit)) == limit


def test_sentences_leaned_on_count_too(chosen: Callable[..., list[str]], piece: Piece) -> None:
    first, leaning = _scored(piece, "fietsschool", 5.0), _scored(piece, "aan werk", 5.0)
    assert len(leaning.support) == 2
    assert chosen(_OPEN, first, leaning, limit=3) == [first.own.text]
    assert chosen(_OPEN, first, leaning, limit=4) == [first.own.text, leaning.own.text]


def test_nothing_is_said_twice(chosen: Callable[..., list[str]], piece: Piece) -> None:
    told, again = _scored(piece, "Het Rijk stelt hiervoor", 5.0), _scored(piece, "Het Rijk stelt voor", 5.0)
    assert says_the_same(told, again)
    assert chosen(_OPEN, told, again) == [told.own.text]
    assert chosen(_OPEN, told, told) == [told.own.text]


def test_announcement_goes_before_a_summary_that_says_the_same(chosen: Callable[..., list[str]], piece: Piece) -> None:
    summary, letter = _scored(piece, "Het Rijk stelt voor", 5.0), _scored(piece, "Het Rijk stelt hiervoor", 4.9)
    assert (summary.announced, letter.announced) == (False, True)
    assert chosen(_AMOUNT, summary, letter) == [letter.own.text]
    assert chosen(_AMOUNT, summary, replace(letter, score=5.0 - _FAR)) == [summary.own.text]


def test_announcement_that_says_something_else_does_not_go_first(
    chosen: Callable[..., list[str]], piece: Piece
) -> None:
    summary, letter = _scored(piece, "€ 12,5 miljoen", 5.0), _scored(piece, "Het Rijk stelt hiervoor", 4.9)
    assert chosen(_AMOUNT, summary, letter)[0] == summary.own.text


def test_second_figure_has_to_tell_of_another_period(chosen: Callable[..., list[str]], piece: Piece) -> None:
    now, before = _scored(piece, "€ 12,5 miljoen", 5.0), _scored(piece, "€ 9 miljoen", 5.0)
    elsewhere = _scored(piece, "€ 6 miljoen", 5.0)
    assert chosen(_AMOUNT, now, elsewhere, before) == [now.own.text, before.own.text]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("€ 12,5 miljoen", "€ 12,5 miljoen", True),
        ("Het Rijk stelt hiervoor", "Het Rijk stelt voor", True),
        ("€ 12,5 miljoen", "€ 9 miljoen", False),
        ("fietsschool", "leeszaal", False),
        ("is toegekend", "Het Rijk stelt hiervoor", True),
    ],
)
def test_sentences_say_the_same(piece: Piece, left: str, right: str, same: bool) -> None:
    assert says_the_same(piece(_OPEN, left), piece(_OPEN, right)) is same


def test_sentences_that_share_a_name_only_say_different_things(piece: Piece) -> None:
    told = piece(_OPEN, "fietsschool")
    named = replace(told, document_id="elders", own=replace(told.own, lemmas=frozenset(("in", "merelstad", "zuid"))))
    assert not says_the_same(told, named)
    assert says_the_same(told, replace(named, own=replace(told.own, lemmas=frozenset(("in", "fietsschool")))))
