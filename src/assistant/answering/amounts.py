"""The amounts, numbers and percentages of the sources: which of them somebody asks for, and in what order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assistant.records import About, StatedFigure
from assistant.text.attribution import tranche_years
from assistant.text.names import Name, NameKind, NameTable

StatedKind = Literal["amount", "number", "percentage"]
Scheme = Literal["programme", "fund", "joint"]
"""Whose money it is: of the programme, of another fund, or of several together."""

_PLACES: Final[tuple[NameKind, ...]] = ("area", "municipality", "district", "province")
_ORDER: Final = ("programme", "joint", "fund", None)


@dataclass(frozen=True, slots=True)
class FigureFilters:
    """Which figures are asked for; empty: all. `period` is that of a tranche, `fund` a fund or the programme itself.

    `documents` are the ids of the only documents whose figures are wanted; None: of all.
    """

    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    payer: str = ""
    fund: str = ""
    period: str = ""
    kind: StatedKind = "amount"
    documents: frozenset[str] | None = None


def filter_options(names: NameTable) -> dict[str, tuple[str, ...]]:
    """Return what "areas", "themes", "payer", "fund" and "period" may be, each sorted."""
    raw = names.raw
    options = {
        "areas": (row["slug"] for row in raw.get("areas", ())),
        "themes": (row["id"] for row in raw.get("themes", ())),
        "payer": (row["id"] for row in raw.get("ministries", ())),
        "fund": (*(row["id"] for row in raw.get("funds", ())), *filter(None, [programme_id(names)])),
        "period": (row["period"] for row in raw.get("tranches", ()) if "period" in row),
    }
    return {name: tuple(sorted(found)) for name, found in options.items()}


def select_figures(
    rows: Iterable[StatedFigure], names: NameTable, wanted: FigureFilters = FigureFilters()
) -> tuple[StatedFigure, ...]:
    """Return the figures that are asked for: by scheme, then the totals, then by place, first period first.

    An area is also matched by its gemeente and its districts; a figure says itself which of them it is about. What adds
    several budgets together is found under none of the funds.
    """
    table = names_by_id(names)
    kept = [row for row in rows if _is_wanted(row, table, names, wanted)]
    return tuple(sorted(kept, key=lambda row: _rank(row, table, names)))


def scheme_of(row: StatedFigure, names: NameTable) -> Scheme | None:
    """Return whose money a figure is, None when the sources don't say or it is no money."""
    programme = programme_id(names)
    named = programme in row.ids("programme")
    if row.ids("fund"):
        return "joint" if named or _adds(row) else "fund"
    if _adds(row):
        return "joint"
    if ("programme", programme) in row.denied:
        return "fund"
    return "programme" if named or row.ids("tranche") else None


def programme_id(names: NameTable) -> str:
    """Return the id of the programme itself, "" when the table has none."""
    return str(names.raw.get("programme", {}).get("id", ""))


def names_by_id(names: NameTable) -> dict[tuple[str, str], Name]:
    """Map kind and id to the name."""
    return {(name.kind, name.id): name for name in names.names}


def places_of(row: StatedFigure) -> tuple[About, ...]:
    """Return the places that a figure is about: areas, gemeenten, districts and provinces."""
    return tuple(a for kind in _PLACES for a in row.about if a.kind == kind)


def areas_of(place: About, table: Mapping[tuple[str, str], Name]) -> tuple[str, ...]:
    """Return the slugs of the areas that a place is, lies in or has."""
    name = table.get((place.kind, place.id))
    return name.within if name else ()


def _adds(row: StatedFigure) -> bool:
    return row.joint and row.figure.kind == "amount"


def _is_wanted(
    row: StatedFigure, table: Mapping[tuple[str, str], Name], names: NameTable, wanted: FigureFilters
) -> bool:
    slugs = {slug for place in places_of(row) for slug in areas_of(place, table)}
    return (
        row.figure.kind == wanted.kind
        and (wanted.documents is None or row.document_id in wanted.documents)
        and (not wanted.areas or not slugs.isdisjoint(wanted.areas))
        and (not wanted.themes or not row.ids("theme").isdisjoint(wanted.themes))
        and (not wanted.payer or wanted.payer in row.ids("ministry"))
        and (not wanted.fund or _is_of_fund(row, names, wanted.fund))
        and (not wanted.period or _is_in_period(row, names, wanted.period))
    )


def _is_of_fund(row: StatedFigure, names: NameTable, fund: str) -> bool:
    scheme = scheme_of(row, names)
    return scheme == "programme" if fund == programme_id(names) else scheme == "fund" and fund in row.ids("fund")


def _is_in_period(row: StatedFigure, names: NameTable, period: str) -> bool:
    """Tell whether a figure is of a tranche with this period or, when it names no tranche, of a time within it."""
    tranches = {tranche["id"] for tranche in names.raw.get("tranches", ()) if tranche.get("period") == period}
    if row.ids("tranche"):
        return not row.ids("tranche").isdisjoint(tranches)
    if row.period is None:
        return False
    first, last = row.period
    years = [tranche_years(names, tranche) for tranche in tranches]
    return any(begin <= first and last <= end for begin, end in years)


def _rank(
    row: StatedFigure, table: Mapping[tuple[str, str], Name], names: NameTable
) -> tuple[int, tuple[str, ...], dt.date]:
    """Order by scheme, then place (none first), then period; what is equal keeps the order of the sources."""
    found = (table.get((place.kind, place.id)) for place in places_of(row))
    places = tuple(name.name for name in found if name)
    return _ORDER.index(scheme_of(row, names)), places[:1], row.period[0] if row.period else dt.date.max
