"""Which figures somebody asks for, and in what order: rows made by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assistant.answering.amounts import FigureFilters, filter_options, scheme_of, select_figures
from assistant.records import About, Figure, FigureKind, Span, StatedFigure
from assistant.text.names import parse_names

NAMES = parse_names(
    {
        "programme": {"id": "wijkgeld", "name": "Wijkgeld"},
        "areas": [{"slug": "alfa", "name": "Alfa", "wijken": ["Hoek"]}, {"slug": "beta", "name": "Beta"}],
        "municipalities": [{"name": "Stad", "areas": ["alfa"]}],
        "themes": [{"id": "spelen", "name": "Spelen"}],
        "ministries": [{"id": "rood", "abbreviation": "ROOD", "name": "ministerie van Rood"}],
        "tranches": [
            {"id": "een", "name": "eerste tranche", "period": "2020-2022", "first_year": 2020, "last_year": 2022},
            {"id": "twee", "name": "tweede tranche", "period": "2023-2025", "first_year": 2023, "last_year": 2025},
        ],
        "funds": [{"id": "pot", "name": "Woonpot"}],
    }
)


def row(
    text: str,
    *names: str,
    kind: FigureKind = "amount",
    period: tuple[dt.date, dt.date] | None = None,
    denied: tuple[tuple[str, str], ...] = (),
    joint: bool = False,
) -> StatedFigure:
    """A figure about names written as "kind:id"."""
    about = tuple(About(name.split(":")[0], name.split(":")[1], "sentence") for name in names)
    figure = Figure(kind, text, 0, len(text), Decimal(1), Decimal(1))
    return StatedFigure("d", "", figure, Span(0, 9), about, denied=denied, period=period, joint=joint)


ROWS = (
    row("pot", "fund:pot", "area:alfa", period=(dt.date(2021, 5, 1), dt.date(2021, 5, 31))),
    row("beta", "programme:wijkgeld", "area:beta", "tranche:twee", period=(dt.date(2023, 1, 1), dt.date(2025, 12, 31))),
    row("alfa", "programme:wijkgeld", "area:alfa", "tranche:een", period=(dt.date(2020, 1, 1), dt.date(2022, 12, 31))),
    row("samen", "fund:pot", "programme:wijkgeld", "municipality:stad", joint=True),
    row("totaal", "tranche:twee", "ministry:rood", "theme:spelen"),
    row("ander", denied=(("programme", "wijkgeld"),), period=(dt.date(2021, 1, 1), dt.date(2023, 12, 31))),
    row("hoek", "programme:wijkgeld", "district:hoek"),
    row("zestien", "area:alfa", kind="number"),
)


def texts(wanted: FigureFilters) -> list[str]:
    return [found.figure.text for found in select_figures(ROWS, NAMES, wanted)]


def test_amounts_come_by_scheme_totals_first_then_by_place() -> None:
    assert texts(FigureFilters()) == ["totaal", "alfa", "beta", "hoek", "samen", "ander", "pot"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (FigureFilters(areas=("alfa",)), ["alfa", "hoek", "samen", "pot"]),
        (FigureFilters(areas=("alfa", "beta"), fund="wijkgeld"), ["alfa", "beta", "hoek"]),
        (FigureFilters(themes=("spelen",)), ["totaal"]),
        (FigureFilters(payer="rood"), ["totaal"]),
        (FigureFilters(fund="pot"), ["pot"]),
        (FigureFilters(period="2020-2022"), ["alfa", "pot"]),
        (FigureFilters(period="2023-2025"), ["totaal", "beta"]),
        (FigureFilters(kind="number"), ["zestien"]),
        (FigureFilters(kind="percentage"), []),
    ],
)
def test_filters_keep_what_is_asked_for(wanted: FigureFilters, found: list[str]) -> None:
    assert texts(wanted) == found


def test_scheme_tells_whose_money_it_is() -> None:
    schemes = {found.figure.text: scheme_of(found, NAMES) for found in ROWS}
    assert schemes == {
        "pot": "fund", "beta": "programme", "alfa": "programme", "samen": "joint", "totaal": "programme",
        "ander": "fund", "hoek": "programme", "zestien": None,
    }  # fmt: skip


def test_options_are_all_that_a_filter_may_be() -> None:
    assert filter_options(NAMES) == {
        "areas": ("alfa", "beta"),
        "themes": ("spelen",),
        "payer": ("rood",),
        "fund": ("pot", "wijkgeld"),
        "period": ("2020-2022", "2023-2025"),
    }
