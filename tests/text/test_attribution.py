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
    assert about(row) == {"rood": "sentence", "alfa": "before", "pot": "heading", "twee": "before"}
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
    assert row.said == (dt.date(2020, 7, 3), dt.date(2020, 7, 3))
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


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("De krant noemde in maart 2026 € 5 miljoen voor Alfa.", ((2026, 3, 1), (2026, 3, 31))),
        ("Het bericht van de krant van 3 juli 2020 heet: € 5 miljoen voor Alfa.", ((2020, 7, 3), (2020, 7, 3))),
        ("De afspraak van maart 2026 noemde € 5 miljoen voor Alfa.", None),
    ],
)
def test_time_of_a_message_is_not_the_period(sentence: str, said: tuple[tuple[int, int, int], ...] | None) -> None:
    (row,) = attribute_figures(NAMES, sentence)
    assert row.said == (tuple(dt.date(*day) for day in said) if said else None)
    assert (row.period is None) == (said is not None)


def test_each_figure_has_the_time_beside_it() -> None:
    rows = attribute_figures(NAMES, "Alfa groeide van 205 mensen in 2020 naar 215 mensen in 2025.")
    assert [row.period and row.period[0].year for row in rows] == [2020, 2025]


def test_what_another_says_in_a_contrast_has_no_time_of_the_rest() -> None:
    rows = attribute_figures(NAMES, "Alfa had op 1 januari 2025 nog 57 mensen, maar een artikel uit 2024 noemt 44.")
    assert [row.period and row.period[0].year for row in rows] == [2025, None]
    assert [row.said and row.said[0].year for row in rows] == [None, 2024]
    assert [about(row) for row in rows] == [{"alfa": "sentence"}, {"alfa": "sentence"}]


def test_reason_after_a_figure_names_nothing_of_it() -> None:
    (row,) = attribute_figures(NAMES, "Eerdere berichten noemen drie betalers, omdat BLAUW later meedeed.")
    assert about(row) == {}


def test_clause_of_a_figure_decides_before_the_rest_of_the_sentence() -> None:
    (row,) = attribute_figures(NAMES, "ROOD kreeg iets in de eerste tranche, maar € 5 miljoen in de tweede tranche.")
    assert about(row) == {"rood": "sentence", "twee": "sentence"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Het plan van Alfa telt € 57 miljoen van alle betalers samen, niet alleen van Wijkgeld.",
        "Groen staat niet bij de vijf delen van Wijkgeld.",
    ],
)
def test_name_behind_a_denial_of_something_else_is_not_denied(sentence: str) -> None:
    (row,) = attribute_figures(NAMES, sentence)
    assert row.denied == ()
    assert about(row)["wijkgeld"] == "sentence"


def test_fund_beside_a_figure_outweighs_the_programme_above_it() -> None:
    (row,) = attribute_figures(NAMES, "De Woonpot had een ronde van € 9 miljoen.", headings=["Wat is Wijkgeld?"])
    assert about(row) == {"pot": "sentence"}


def test_spelling_of_a_gemeente_and_a_province_is_the_gemeente() -> None:
    names = parse_names(
        {
            "areas": [{"slug": "gamma-oost", "name": "Gamma Oost", "province": "Gamma"}],
            "municipalities": [{"name": "Gamma", "areas": ["gamma-oost"]}],
        }
    )
    (city,) = attribute_figures(names, "Gamma kreeg € 5 miljoen.")
    (province,) = attribute_figures(names, "De provincie Gamma kreeg € 5 miljoen.")
    assert (city.about[0].kind, province.about[0].kind) == ("municipality", "province")
    assert len(city.about) == len(province.about) == 1


def test_province_of_a_place_beside_it_is_not_what_a_figure_is_about() -> None:
    names = parse_names({"areas": [{"slug": "alfa", "name": "Alfa", "province": "Beta"}]})
    (paper,) = attribute_figures(names, "Omroep Beta noemde € 3 miljoen voor Alfa.")
    (alone,) = attribute_figures(names, "Omroep Beta noemde € 3 miljoen.")
    assert (about(paper), about(alone)) == ({"alfa": "sentence"}, {"beta": "sentence"})


def test_sum_is_no_upper_bound() -> None:
    (row,) = attribute_figures(NAMES, "Alfa telde alles op tot € 25,4 miljoen.")
    assert (row.figure.text, row.figure.qualifier, row.figure.start) == ("€ 25,4 miljoen", "", 24)


def test_figure_that_rounds_another_has_its_rate() -> None:
    rows = attribute_figures(NAMES, "Dat is € 14,3 miljoen per jaar, dus € 15 miljoen is naar boven afgerond.")
    assert [row.per for row in rows] == ["year", "year"]


def test_counted_noun_is_no_name_of_the_next_figure() -> None:
    names = parse_names(
        {"programme": {"id": "w", "name": "Wijkgeld", "nplv": {"name": "Plan", "area_words": ["Plan-gebieden"]}}}
    )
    rows = attribute_figures(names, "Wijkgeld geldt voor twintig Plan-gebieden in negentien gemeenten.")
    assert [about(row)["w"] for row in rows] == ["sentence", "sentence"]
