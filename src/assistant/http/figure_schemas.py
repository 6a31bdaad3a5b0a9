"""The JSON of figures: an amount, number or percentage with what it is about, where that was found, and its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import PlainSerializer, WithJsonSchema

from assistant.answering.amounts import Scheme, StatedKind, areas_of, names_by_id, places_of, scheme_of
from assistant.answering.citations import cite_figure
from assistant.http.schemas import CitationOut, Given
from assistant.index.opening import Index
from assistant.records import About, Origin, StatedFigure
from assistant.text.names import Name


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_as_number, when_used="json"), WithJsonSchema({"type": "number"})]
Date = Annotated[dt.date, WithJsonSchema({"type": "string", "format": "date"})]
PlaceKind = Literal["area", "municipality", "district", "province"]


class RangeOut(Given):
    """A value; `low` and `high` are the same unless the source gives a range."""

    low: Number
    high: Number


class NamedOut(Given):
    """A name that the figure is about, and where that was found: beside it, in its sentence, or above it."""

    id: str
    name: str
    found_in: Origin


class AreaOut(Given):
    """One of the areas of the programme."""

    slug: str
    name: str
    found_in: Origin


class PlaceOut(NamedOut):
    """A place; `areas` are the slugs of the areas that it is, lies in or has."""

    kind: PlaceKind
    areas: list[str]


class StretchOut(Given):
    """A stretch of days, both ends included."""

    first: Date
    last: Date


class PeriodOut(StretchOut):
    """The time that a figure is for, and where it was found."""

    found_in: Origin


class DeniedOut(Given):
    """A name of which the sentence says that the figure is not about it."""

    kind: str
    id: str
    name: str


class FigureOut(Given):
    """A figure of the sources. `start` and `end` are those of its own words, the citation's those of its sentence.

    `unit` is what the bare figure of a table's cell has to be read with ("x € 1.000"); `amount_eur` has done so.
    """

    kind: StatedKind
    text: str
    amount_eur: RangeOut | None
    value: RangeOut | None
    qualifier: str
    per: str
    noun: str
    start: int
    end: int
    scheme: Scheme | None
    funds: list[NamedOut]
    payers: list[NamedOut]
    areas: list[AreaOut]
    places: list[PlaceOut]
    themes: list[NamedOut]
    tranches: list[NamedOut]
    period: PeriodOut | None
    said: StretchOut | None
    joint: bool
    denied: list[DeniedOut]
    citation: CitationOut
    unit: str = ""


def figure_out(index: Index, row: StatedFigure, *, number: int) -> FigureOut:
    """Return the JSON of a figure; `number` is that of its citation. Raises LookupError when it has no document."""
    table = names_by_id(index.names)
    figure = row.figure
    values = None if figure.low is None or figure.high is None else RangeOut(low=figure.low, high=figure.high)
    money = figure.kind == "amount"
    scheme = scheme_of(row, index.names)
    return FigureOut.model_validate(
        {
            **{name: getattr(figure, name) for name in ("kind", "text", "qualifier", "noun", "start", "end")},
            "amount_eur": values if money else None,
            "value": None if money else values,
            "per": row.per,
            "scheme": scheme,
            "funds": _named(row, table, "fund"),
            "payers": _named(row, table, "ministry"),
            "areas": [_area(a, table) for a in row.about if a.kind == "area"],
            "places": [_place(a, table) for a in places_of(row)],
            "themes": _named(row, table, "theme"),
            "tranches": _named(row, table, "tranche"),
            "period": _period(row),
            "said": None if row.said is None else StretchOut(first=row.said[0], last=row.said[1]),
            "joint": scheme == "joint",
            "denied": _denied(row, table),
            "citation": cite_figure(index, row, number=number),
            "unit": row.unit,
        }
    )


def _named(row: StatedFigure, table: Mapping[tuple[str, str], Name], kind: str) -> list[NamedOut]:
    return [NamedOut(id=a.id, name=table[a.kind, a.id].name, found_in=a.origin) for a in row.about if a.kind == kind]


def _area(about: About, table: Mapping[tuple[str, str], Name]) -> AreaOut:
    return AreaOut(slug=about.id, name=table[about.kind, about.id].name, found_in=about.origin)


def _place(about: About, table: Mapping[tuple[str, str], Name]) -> PlaceOut:
    return PlaceOut.model_validate(
        {
            "kind": about.kind,
            "id": about.id,
            "name": table[about.kind, about.id].name,
            "found_in": about.origin,
            "areas": list(areas_of(about, table)),
        }
    )


def _period(row: StatedFigure) -> PeriodOut | None:
    if row.period is None or row.period_origin is None:
        return None
    return PeriodOut(first=row.period[0], last=row.period[1], found_in=row.period_origin)


def _denied(row: StatedFigure, table: Mapping[tuple[str, str], Name]) -> list[DeniedOut]:
    """Return the names that are denied, a word that is only explained left out."""
    return [DeniedOut(kind=kind, id=name, name=table[kind, name].name) for kind, name in row.denied if kind != "term"]
