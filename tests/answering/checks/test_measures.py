from __future__ import annotations

import pytest

from assistant.answering.checks.company import keeps_company, keeps_order
from assistant.answering.checks.measures import (
    has_quoted_figures,
    has_quoted_names,
    has_quoted_numbers,
    keeps_rates,
)
from assistant.text.names import NameTable, parse_names

_SHARES = "Berkendam krijgt € 5 miljoen in 2031 en Merelstad € 7 miljoen in 2032."
_RULE = "Volgens artikel 5 van de wet vraagt de heer Vos vóór 1 maart de helft van een vast bedrag per school aan."


@pytest.fixture(scope="module")
def names() -> NameTable:
    return parse_names({"areas": [{"slug": n.casefold(), "name": n} for n in ("Berkendam", "Merelstad", "Zandhoek")]})


@pytest.mark.parametrize(
    "check", [has_quoted_figures, has_quoted_numbers, has_quoted_names, keeps_company, keeps_order]
)
@pytest.mark.parametrize("text", [_SHARES, _RULE, "Er komt geld."])
def test_quote_passes_each_check_against_itself(check: object, text: str, names: NameTable) -> None:
    assert callable(check)
    assert check(text, [text], names)
    assert keeps_rates(text, [text], names)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Berkendam krijgt € 5 miljoen.", True),
        ("Berkendam krijgt € 5 miljard.", False),
        ("Berkendam krijgt € 5 miljoen per jaar.", False),
        ("Berkendam krijgt ruim € 5 miljoen.", False),
        ("Dat is in 2033.", False),
    ],
)
def test_figure_has_value_unit_rate_and_qualifier_of_a_quote(text: str, stands: bool, names: NameTable) -> None:
    assert has_quoted_figures(text, [_SHARES], names) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Dat staat in artikel 5 van de wet.", True),
        ("Dat staat in artikel 6.", False),
        ("Vraag vóór 1 maart aan.", True),
        ("Vraag na 1 maart aan.", False),
        ("Vraag vóór 1 april aan.", False),
        ("Vraag ruim de helft aan.", False),
        ("Vraag een kwart aan.", False),
        ("Vraag de derde keer aan.", False),
    ],
)
def test_measure_that_is_no_figure_stands_so_in_a_quote(text: str, stands: bool, names: NameTable) -> None:
    assert has_quoted_numbers(text, [_RULE], names) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("De heer Vos vraagt aan.", True),
        ("De heer Haas vraagt aan.", False),
        ("Haasnoot vraagt aan.", False),
        ("Zandhoek vraagt aan.", False),
    ],
)
def test_name_of_nobody_in_the_table_stands_in_a_quote_too(text: str, stands: bool, names: NameTable) -> None:
    assert has_quoted_names(text, [_RULE], names) is stands


def test_rate_may_not_be_left_out(names: NameTable) -> None:
    assert keeps_rates("De heer Vos vraagt een bedrag per school aan.", [_RULE], names)
    assert not keeps_rates("De heer Vos vraagt een vast bedrag aan.", [_RULE], names)
    assert not keeps_rates("De heer Vos vraagt een vast bedrag per kind aan.", [_RULE], names)
    assert keeps_rates("De heer Vos vraagt iets aan.", [_RULE], names)


def test_rate_of_the_amount_of_a_quote_is_not_left_out() -> None:
    quote = "Berkendam noemt een bedrag van ongeveer € 15 miljoen subsidiegeld per jaar."
    names = parse_names({})
    assert not keeps_rates("Berkendam noemt ongeveer € 15 miljoen.", [quote], names)
    assert keeps_rates("Berkendam noemt ongeveer € 15 miljoen per jaar.", [quote], names)
