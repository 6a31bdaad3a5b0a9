"""The page of amounts: by payer, theme, area or period, as a table and as bar charts, with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.answering.amounts import select_figures
from assistant.answering.comparable_amounts import compare_amounts
from assistant.answering.reservations import times_within
from assistant.answering.told_amounts import ToldAmount, gather_amounts
from assistant.http.amounts_charts import picture_of
from assistant.http.amounts_choices import PAGE, Choices, Filter, describe_choices, figure_filters, read_choices
from assistant.http.amounts_view import AmountView
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.state import current_index
from assistant.index.opening import Index

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class WayOut:
    """A filter that can be dropped, and how many amounts there are then."""

    filter: Filter
    href: str
    count: int


@router.api_route(PAGE, methods=READ)
def amounts(request: Request) -> HTMLResponse:
    """Show the amounts that the address asks for."""
    index = current_index(request)
    choices = read_choices(index, request.query_params)
    found = find_amounts(index, choices)
    view = AmountView(index)
    groups = view.groups(found, choices.grouping)
    whole = [told for told in found if not times_within(index.documents, told.main)]
    comparisons = compare_amounts(index.names, whole)
    drawn = [picture_of(index, view, comparison, number=n) for n, comparison in enumerate(comparisons, 1)]
    return renderer(request).render(
        "amounts.html",
        choices=choices,
        described=describe_choices(choices),
        count=len(found),
        statement_count=sum(len(told.statements) for told in found),
        pictures=drawn,
        in_pictures=sum(len(comparison.amounts) for comparison in comparisons),
        groups=groups,
        documents=view.documents,
        remarks=list(remarks(choices, found)),
        ways_out=[] if found else ways_out(index, choices),
        programme=programme(index),
    )


def find_amounts(index: Index, choices: Choices, *, without: str = "") -> tuple[ToldAmount, ...]:
    """Return the amounts of the choices but one, the largest first."""
    rows = select_figures(index.figures, index.names, figure_filters(index, choices, without=without))
    return gather_amounts(index, rows)


def remarks(choices: Choices, found: Sequence[ToldAmount]) -> Iterator[str]:
    """Yield what a reader has to know of the choices to read the amounts rightly."""
    chosen = choices.values()
    area = chosen.get("gebied")
    if area and any(area not in told.main.ids("area") for told in found):
        yield "Hierbij staat ook geld voor de hele gemeente of voor een wijk. Lees bij elk bedrag voor wie het is."
    if "periode" in chosen and any(not told.main.ids("tranche") for told in found):
        yield "Hierbij staat ook geld voor een kortere tijd binnen deze jaren. Lees bij elk bedrag de periode."
    if "geld" in chosen:
        yield "Bedragen die verschillende potten optellen, staan hier niet bij."


def ways_out(index: Index, choices: Choices) -> list[WayOut]:
    """Return the filters without which there are amounts, the one that gives the fewest first."""
    counted = [
        WayOut(f, choices.href(without=f.name), len(find_amounts(index, choices, without=f.name)))
        for f in choices.chosen
    ]
    return sorted((way for way in counted if way.count), key=lambda way: way.count)
