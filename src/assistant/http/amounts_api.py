"""The route of the figures: every amount, number or percentage of the sources with its citation, as JSON or CSV."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from assistant.answering.amounts import FigureFilters, StatedKind, filter_options, select_figures
from assistant.http.asking import Areas, Themes, refuse_unknown
from assistant.http.figure_schemas import FigureOut, figure_out
from assistant.http.figures_csv import write_csv
from assistant.http.schemas import Given, Period
from assistant.http.state import current_index
from assistant.index.opening import Index
from assistant.records import Filters, Kind

router = APIRouter()

_CSV_NAMES = {"amount": "bedragen.csv", "number": "aantallen.csv", "percentage": "percentages.csv"}
OptionalName = Annotated[str, Query(max_length=100)]


class FigureList(Given):
    """The figures that were asked for; `generation` is that of the index."""

    amounts: list[FigureOut]
    generation: str


@router.get(
    "/amounts",
    operation_id="listAmounts",
    tags=["bronnen"],
    summary="Geef alle bedragen met hun bron",
    description="Geeft elk bedrag van de bronnen, ook dat van andere geldstromen: `scheme` zegt van wie het geld is. "
    "Bij elk gegeven staat in `foundIn` waar het staat: naast het bedrag, in de zin, in de zin ervoor, in de kop of in "
    "de titel. Een bedrag dat geldstromen optelt (`joint`) vindt u niet met `fund`.",
    response_model=FigureList,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "De bedragen."}},
)
def amounts(
    request: Request,
    areas: Areas = (),
    themes: Themes = (),
    payer: Annotated[OptionalName, Query(description="Ministerie dat betaalt, als id.")] = "",
    fund: Annotated[OptionalName, Query(description="Fonds of de regeling zelf, als id.")] = "",
    period: Annotated[Period, Query(description="Periode van een tranche.")] = "",
    source: Annotated[Kind | None, Query(description="Soort bron: officieel bericht, samenvatting of anders.")] = None,
    kind: Annotated[StatedKind, Query(description="Bedragen, aantallen of percentages.")] = "amount",
    format: Annotated[Literal["json", "csv"], Query(description="JSON, of CSV voor een spreadsheet.")] = "json",
) -> FigureList | Response:
    """Return the figures that match all filters."""
    index = current_index(request)
    wanted = FigureFilters(
        areas=areas,
        themes=themes,
        payer=payer,
        fund=fund,
        period=period,
        kind=kind,
        documents=documents_of(index, source),
    )
    options = filter_options(index.names)
    others = {"payer": (payer, set(options["payer"])), "fund": (fund, set(options["fund"]))}
    refuse_unknown(index, Filters(areas=areas, themes=themes, period=period), where="query", others=others)
    found = list_figures(index, wanted)
    if format == "json":
        return FigureList(amounts=found, generation=index.manifest.generation)
    headers = {"Content-Disposition": f'attachment; filename="{_CSV_NAMES[kind]}"'}
    return Response(write_csv(found), media_type="text/csv; charset=utf-8", headers=headers)


def documents_of(index: Index, source: Kind | None) -> frozenset[str] | None:
    """Return the ids of the documents of one kind, None when no kind is asked for."""
    if source is None:
        return None
    return frozenset(document.id for document in index.documents.values() if document.kind == source)


def list_figures(index: Index, wanted: FigureFilters) -> list[FigureOut]:
    """Return the figures that are asked for, numbered from 1."""
    rows = select_figures(index.figures, index.names, wanted)
    return [figure_out(index, row, number=number) for number, row in enumerate(rows, 1)]
