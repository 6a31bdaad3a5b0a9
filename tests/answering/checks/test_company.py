from __future__ import annotations

import pytest

from assistant.answering.checks.company import keeps_company, keeps_order
from assistant.text.names import NameTable, parse_names

_SHARES = "Berkendam krijgt € 5 miljoen in 2031 en Merelstad € 7 miljoen in 2032."


@pytest.fixture(scope="module")
def names() -> NameTable:
    return parse_names({"areas": [{"slug": n.casefold(), "name": n} for n in ("Berkendam", "Merelstad", "Zandhoek")]})


@pytest.mark.parametrize(
    ("text", "quote", "keeps"),
    [
        ("Merelstad krijgt € 7 miljoen.", "€ 5 miljoen voor Berkendam en € 7 miljoen voor Merelstad.", True),
        ("Berkendam krijgt € 7 miljoen.", "€ 5 miljoen voor Berkendam en € 7 miljoen voor Merelstad.", False),
        ("Berkendam krijgt € 5 miljoen.", "Er is € 5 miljoen, en € 7 miljoen voor Berkendam.", False),
        ("Merelstad krijgt € 5 miljoen.", "In Berkendam gaat € 5 miljoen naar Merelstad.", False),
        ("Zandhoek krijgt € 5 miljoen.", "Er is € 5 miljoen.", False),
        ("Er is € 5 miljoen.", "Zandhoek krijgt € 5 miljoen.", True),
    ],
)
def test_figure_belongs_to_the_name_it_takes_turns_with(text: str, quote: str, keeps: bool, names: NameTable) -> None:
    assert keeps_company(text, [quote], names) is keeps


def test_quotes_are_read_together_in_their_order(names: NameTable) -> None:
    quotes = ["Berkendam krijgt geld.", "Het is € 5 miljoen."]
    assert keeps_company("Berkendam krijgt € 5 miljoen.", quotes, names)
    assert not keeps_company("Merelstad krijgt € 5 miljoen.", quotes, names)


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("In 2032 gaat € 7 miljoen naar Merelstad.", True),
        ("Berkendam krijgt € 5 miljoen in 2031.", True),
        ("Berkendam krijgt € 7 miljoen in 2032.", False),
        ("Merelstad krijgt € 7 miljoen in 2032.", True),
        ("Merelstad krijgt € 7 miljoen in 2031.", False),
        ("Merelstad krijgt € 5 miljoen.", False),
        ("Berkendam krijgt € 7 miljoen in 2031 en Merelstad € 5 miljoen in 2032.", False),
        ("In 2032 krijgt Berkendam € 5 miljoen.", False),
    ],
)
def test_figure_stays_with_its_name_and_period(text: str, keeps: bool, names: NameTable) -> None:
    assert keeps_company(text, [_SHARES], names) is keeps


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("Berkendam krijgt € 5 miljoen, Merelstad € 7 miljoen.", True),
        ("Berkendam krijgt € 7 miljoen, Merelstad € 5 miljoen.", False),
        ("Merelstad en Berkendam krijgen geld.", False),
        ("€ 7 miljoen is voor Merelstad.", True),
    ],
)
def test_figures_and_names_keep_their_order(text: str, keeps: bool, names: NameTable) -> None:
    assert keeps_order(text, [_SHARES], names) is keeps
