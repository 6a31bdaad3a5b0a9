"""What a figure is about: beside it, in its sentence, before it, above it."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.text.attribution import Attributed, attribute_figures
from assistant.text.names import parse_names

NAMES = parse_names(
    {
        "programme": {"id": "wijkgeld", "name": "Wijkgeld"},
        "areas": [{"slug": "alfa", "name": "Alfa"}, {"slug": "beta", "name": "Beta"}],
        "ministries": [
            {"id": "rood", "abbreviation": "ROOD", "name": "ministerie van Rood"},
            {"id": "blauw", "abbreviation": "BLAUW", "name": "ministerie van Blauw"},
        ],
        "tranches": [
            {"id": "een", "name": "eerste tranche", "first_year": 2020, "last_year": 2022},
            {"id": "twee", "name": "tweede tranche", "first_year": 2023, "last_year": 2025},
        ],
        "funds": [{"id": "pot", "name": "Woonpot"}],
    }
)


def about(row: Attributed) -> dict[str, str]:
    return {a.id: a.origin for a in row.about}


def test_name_before_each_amount_belongs_to_it() -> None:
    rows = attribute_figures(NAMES, "Er is geld van ROOD (€ 30 miljoen) en BLAUW (€ 5 miljoen).")
    assert [about(row) for row in rows] == [{"rood": "clause"}, {"blauw": "clause"}]


def test_name_behind_each_amount_belongs_to_it() -> None:
    rows = attribute_figures(NAMES, "Er komt € 30 miljoen van ROOD en € 5 miljoen van BLAUW.")
    assert [about(row) for row in rows] == [{"rood": "clause"}, {"blauw": "clause"}]


def test_two_names_share_the_only_amount() -> None:
    (row,) = attribute_figures(NAMES, "ROOD en BLAUW betalen € 35 miljoen.")
    assert about(row) == {"rood": "sentence", "blauw": "sentence"}


def test_nearest_text_that_names_a_kind_decides() -> None:
    (row,) = attribute_figures(
        NAMES,
        "Daarvoor betaalt ROOD € 3 miljoen.",
        before="In Alfa begint de tweede tranche.",
        headings=["Beta", "Woonpot"],
        title="Wijkgeld in de eerste tranche",
    )
    assert about(row) == {"rood": "sentence", "alfa": "before", "pot": "heading", "wijkgeld": "title", "twee": "before"}
    assert row.period == (dt.date(2023, 1, 1), dt.date(2025, 12, 31))
    assert row.period_origin == "before"


def test_each_amount_has_the_period_beside_it() -> None:
    rows = attribute_figures(NAMES, "In de eerste tranche was er € 5 miljoen, in de tweede tranche € 7 miljoen.")
    assert [row.period and row.period[0].year for row in rows] == [2020, 2023]


@pytest.mark.parametrize(
    "sentence",
    [
        "Alfa kreeg € 5 miljoen uit de Woonpot, niet uit Wijkgeld.",
        "Alfa kreeg € 5 miljoen uit de Woonpot; dat is geen Wijkgeld.",
        "Vóór Wijkgeld was er € 5 miljoen uit de Woonpot voor Alfa.",
    ],
)
def test_what_a_figure_is_said_not_to_be_about(sentence: str) -> None:
    (row,) = attribute_figures(NAMES, sentence, title="Wijkgeld")
    assert row.denied == (("programme", "wijkgeld"),)
    assert about(row) == {"alfa": "sentence", "pot": "sentence"}


def test_who_reports_a_figure_is_not_who_it_is_for() -> None:
    (row,) = attribute_figures(NAMES, "Volgens Beta kreeg Alfa € 5 miljoen.")
    assert about(row) == {"alfa": "sentence"}


def test_day_of_saying_is_not_the_period() -> None:
    (row,) = attribute_figures(NAMES, "Op 3 juli 2020 noemde de krant € 5 miljoen voor de tweede tranche.")
    assert row.said == dt.date(2020, 7, 3)
    assert row.period == (dt.date(2023, 1, 1), dt.date(2025, 12, 31))


@pytest.mark.parametrize(
    ("sentence", "per"),
    [("Alfa krijgt € 5 miljoen.", ""), ("Alfa krijgt € 5 miljoen per jaar.", "year"),
     ("Alfa krijgt € 5 miljoen Wijkgeld per jaar.", "year"), ("Alfa krijgt € 5 miljoen, en Beta 3 per jaar.", "")],
)  # fmt: skip
def test_rate_may_stand_some_words_further(sentence: str, per: str) -> None:
    assert attribute_figures(NAMES, sentence)[0].per == per


def test_figure_of_several_budgets_is_joint() -> None:
    (row,) = attribute_figures(NAMES, "Alfa telde de Woonpot en Wijkgeld op tot € 9 miljoen.")
    assert row.joint


def test_sentence_without_figures_has_no_rows() -> None:
    assert attribute_figures(NAMES, "Alfa krijgt geld in 2023.") == ()
