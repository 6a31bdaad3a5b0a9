"""The routes of the areas: what is known of each, its figures and the sentences about it, and what is not said."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import computed_field

from assistant.answering.amounts import scheme_of
from assistant.answering.areas import (
    Area,
    Statement,
    figures_about,
    group_by_theme,
    is_about_area,
    list_areas,
    statements_about,
)
from assistant.answering.citations import cite
from assistant.http import problems
from assistant.http.figure_schemas import FigureOut, figure_out
from assistant.http.schemas import CitationOut, Given
from assistant.http.state import current_index
from assistant.index.opening import Index
from assistant.records import StatedFigure

router = APIRouter()


class ResidentsOut(Given):
    """How many people live in an area, rounded to thousands, in that year."""

    number: int
    year: int


class AreaSummary(Given):
    """An area; of `districtsLikely` it is not certain that all of them lies inside."""

    slug: str
    name: str
    aliases: list[str]
    municipality: str
    province: str
    districts: list[str]
    districts_likely: list[str]
    residents: ResidentsOut | None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def href(self) -> str:
        """The address of all that is known of the area."""
        return f"/v1/areas/{quote(self.slug, safe='')}"


class AreaList(Given):
    """All areas of the programme."""

    areas: list[AreaSummary]
    generation: str


class TrancheAmounts(Given):
    """Amounts of the programme for one tranche; `tranche` is null for those of which the sources name none."""

    tranche: str | None
    period: str | None
    amounts: list[FigureOut]


class ThemeStatements(Given):
    """Sentences about one theme; `theme` is null for those about none."""

    theme: str | None
    name: str | None
    citations: list[CitationOut]


class AreaDetail(AreaSummary):
    """An area with what the sources say of it.

    `amounts` are the programme's for the area; `otherAmounts` those of other funds, or of several together;
    `relatedAmounts` are those that the sources give for its gemeente or for a part of it. `notInSources` are the
    sentences that tell what the sources don't say.
    """

    amounts: list[TrancheAmounts]
    other_amounts: list[FigureOut]
    related_amounts: list[FigureOut]
    numbers: list[FigureOut]
    statements: list[ThemeStatements]
    not_in_sources: list[CitationOut]
    generation: str


@router.get(
    "/areas",
    operation_id="listAreas",
    tags=["gebieden"],
    summary="Geef alle gebieden",
    description="Geeft van elk gebied de namen, de gemeente, de provincie, de wijken en het aantal inwoners.",
)
def areas(request: Request) -> AreaList:
    """Return all areas."""
    index = current_index(request)
    found = [AreaSummary.model_validate(area) for area in list_areas(index.names)]
    return AreaList(areas=found, generation=index.manifest.generation)


@router.get(
    "/areas/{slug}",
    operation_id="getArea",
    tags=["gebieden"],
    summary="Geef wat de bronnen over één gebied zeggen",
    description="Geeft de bedragen per tranche, de zinnen per thema, en wat niet in de bronnen staat.",
    response_model=AreaDetail,
)
def area(request: Request, slug: str) -> AreaDetail | Response:
    """Return one area with its figures and sentences."""
    index = current_index(request)
    found = next((area for area in list_areas(index.names) if area.slug == slug), None)
    if found is None:
        return problems.problem(404, "Dit gebied kennen wij niet. Kijk in /v1/areas welke gebieden er zijn.")
    return describe_area(index, found)


def describe_area(index: Index, area: Area) -> AreaDetail:
    """Return all that the sources say of an area; the citations are numbered from 1 through the whole."""
    numbers = count(1)
    rows = figures_about(index, area.slug, kind="amount")
    own = [row for row in rows if is_about_area(row, area.slug, index.names)]
    other = [row for row in own if scheme_of(row, index.names) != "programme"]
    related = [row for row in rows if row not in own]
    counted = [row for kind in ("number", "percentage") for row in figures_about(index, area.slug, kind=kind)]
    known = statements_about(index, area.slug)
    return AreaDetail.model_validate(
        {
            **dataclasses.asdict(area),
            "amounts": list(_by_tranche(index, [row for row in own if row not in other], numbers)),
            "other_amounts": _figures(index, other, numbers),
            "related_amounts": _figures(index, related, numbers),
            "numbers": _figures(index, [r for r in counted if is_about_area(r, area.slug, index.names)], numbers),
            "statements": list(_by_theme(index, [s for s in known if not s.absent], numbers)),
            "not_in_sources": _citations(index, [s for s in known if s.absent], numbers),
            "generation": index.manifest.generation,
        }
    )


def _by_tranche(index: Index, rows: Sequence[StatedFigure], numbers: Iterator[int]) -> Iterator[TrancheAmounts]:
    """Yield the amounts of each tranche, those of several tranches or of none last."""
    single = {row["id"]: row.get("period") for row in index.names.raw.get("tranches", ())}
    for tranche, period in (*single.items(), (None, None)):
        wanted = frozenset([tranche]) if tranche else None
        found = [row for row in rows if (row.ids("tranche") == wanted if wanted else len(row.ids("tranche")) != 1)]
        if found:
            yield TrancheAmounts(tranche=tranche, period=period, amounts=_figures(index, found, numbers))


def _by_theme(index: Index, known: Sequence[Statement], numbers: Iterator[int]) -> Iterator[ThemeStatements]:
    names = {row["id"]: row["name"] for row in index.names.raw.get("themes", ())}
    for theme, found in group_by_theme(known, index.names).items():
        citations = _citations(index, found, numbers)
        yield ThemeStatements(theme=theme or None, name=names.get(theme), citations=citations)


def _figures(index: Index, rows: Iterable[StatedFigure], numbers: Iterator[int]) -> list[FigureOut]:
    return [figure_out(index, row, number=next(numbers)) for row in rows]


def _citations(index: Index, statements: Iterable[Statement], numbers: Iterator[int]) -> list[CitationOut]:
    return [
        CitationOut.model_validate(
            cite(index.documents[s.document_id], s.sentence, heading=s.heading, number=next(numbers))
        )
        for s in statements
    ]
