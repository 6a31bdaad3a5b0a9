from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.answering.checks.coverage import covered_share
from assistant.answering.checks.joining import Part, adds_no_tail, keeps_apart, split_parts
from assistant.answering.checks.measures import has_quoted_figures, has_quoted_names
from assistant.text.names import NameTable, parse_names

QUOTES = ("Berkendam kreeg € 5 miljoen voor 2023.", "Eikdorp krijgt € 7 miljoen voor 2026.")
TWICE = ("Berkendam kreeg € 5 miljoen voor 2023.", "Berkendam krijgt € 7 miljoen voor 2026.")


@pytest.fixture(scope="module")
def names() -> NameTable:
    return parse_names({"areas": [{"slug": s.lower(), "name": s} for s in ("Berkendam", "Eikdorp")]})


@pytest.mark.parametrize(
    ("text", "quotes", "keeps"),
    [
        ("Berkendam kreeg € 5 miljoen voor 2023.", QUOTES, True),
        ("Berkendam kreeg € 5 miljoen voor 2023 en Eikdorp krijgt € 7 miljoen voor 2026.", QUOTES, True),
        ("Berkendam krijgt € 7 miljoen voor 2026.", QUOTES, False),
        ("Berkendam kreeg € 5 miljoen voor 2026.", QUOTES, False),
        ("Berkendam kreeg € 5 miljoen voor 2023 en krijgt € 7 miljoen voor 2026.", QUOTES, False),
        ("Berkendam kreeg € 5 miljoen voor 2023 en krijgt € 7 miljoen voor 2026.", TWICE, True),
        ("Berkendam krijgt € 7 miljoen voor 2026; voor 2023 was dat € 5 miljoen.", TWICE, True),
        ("Berkendam krijgt € 7 miljoen voor 2026; voor 2023 was dat € 5 miljoen.", QUOTES, False),
    ],
)
def test_facts_of_two_quotes_stay_apart(text: str, quotes: Sequence[str], keeps: bool, names: NameTable) -> None:
    def is_said(part: str, one: Sequence[str]) -> bool:
        figured = has_quoted_figures(part, one, names) and has_quoted_names(part, one, names)
        return figured and covered_share(part, one) == 1

    assert keeps_apart(text, quotes, names, is_said) is keeps


def test_part_that_opens_with_its_verb_takes_the_subject(names: NameTable) -> None:
    parts = split_parts("Berkendam kreeg geld en krijgt bomen en een tuin.", names)
    assert parts == [Part("Berkendam kreeg geld"), Part("krijgt bomen en een tuin.", "Berkendam")]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Berkendam kreeg € 5 miljoen, en dat blijft zo.", False),
        ("Berkendam kreeg € 5 miljoen, en dat was € 2 miljoen meer.", True),
        ("Berkendam kreeg € 5 miljoen, en dat is voor Eikdorp.", True),
        ("Dat blijft zo.", True),
    ],
)
def test_tail_that_only_points_back_is_struck(text: str, holds: bool, names: NameTable) -> None:
    assert adds_no_tail(text, QUOTES, names) is holds
