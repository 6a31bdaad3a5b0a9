"""The pages of the areas: the map and the list, one area, two side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.answering.area_search import MAX_CHARS, AreaSearch, search_areas
from assistant.answering.areas import Area, list_areas
from assistant.http.area_map import RADIUS, draw_map
from assistant.http.area_view import theme_rows, view_one, view_two
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.state import current_index
from assistant.index.opening import Index

router = APIRouter(include_in_schema=False)

SEARCH_EMPTY: Final = "Typ eerst de naam van uw wijk of gemeente."
COMPARE_FAULT: Final = "Kies twee verschillende gebieden uit de lijst."


@dataclass(frozen=True, slots=True)
class Unasked:
    """Stands for the answer where the list of sources is shown without one: nothing in the quotes is marked."""

    focus: None = None
    terms: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its areas, by name; `name` is "" for areas of which it is not known."""

    name: str
    areas: tuple[Area, ...]


@router.api_route("/gebieden", methods=READ)
def areas(request: Request, zoek: str | None = None) -> Response:
    """Show all areas, and what a search finds; the name of an area leads straight to it."""
    index = current_index(request)
    if zoek is None:
        return _list_page(request, index)
    if not zoek.strip():
        return _list_page(request, index, status=400, fault=SEARCH_EMPTY)
    search = search_areas(index, zoek)
    if search.certain is not None:
        return RedirectResponse(area_href(search.certain.slug), status_code=303)
    return _list_page(request, index, search=search)


@router.api_route("/gebieden/vergelijk", methods=READ)
def comparison(request: Request, a: str = "", b: str = "") -> HTMLResponse:
    """Show two areas side by side, or the form when they are not two."""
    index = current_index(request)
    known = {area.slug: area for area in list_areas(index.names)}
    asked = bool(a or b)
    first, second = known.get(a), known.get(b)
    if first is None or second is None or first == second:
        fault = COMPARE_FAULT if asked else ""
        return _page(request, index, "area_choice.html", status=400 if asked else 200, fault=fault, a=a, b=b)
    left, right, citations = view_two(index, (first, second))
    return _page(
        request,
        index,
        "area_comparison.html",
        views=(left, right),
        themes=theme_rows(index, (left, right)),
        periods=list(dict.fromkeys(group.period for view in (left, right) for group in view.periods)),
        citations=citations,
        answer=Unasked(),
        a=a,
        b=b,
    )


@router.api_route("/gebieden/{slug}", methods=READ)
def area(request: Request, slug: str) -> HTMLResponse:
    """Show one area, or that there is none of this name, with the list."""
    index = current_index(request)
    found = next((area for area in list_areas(index.names) if area.slug == slug), None)
    if found is None:
        return _page(request, index, "unknown_area.html", status=404, provinces=by_province(list_areas(index.names)))
    view, citations = view_one(index, found)
    return _page(request, index, "area.html", view=view, citations=citations, answer=Unasked())


def by_province(areas: Iterable[Area]) -> tuple[Province, ...]:
    """Return the areas by province, both by name; those without one last."""
    ordered = sorted(areas, key=lambda area: (not area.province, area.province, area.name))
    return tuple(Province(name, tuple(found)) for name, found in groupby(ordered, key=lambda area: area.province))


def area_href(slug: str) -> str:
    """Return the page of an area."""
    return f"/gebieden/{quote(slug, safe='')}"


def _list_page(
    request: Request, index: Index, *, status: int = 200, search: AreaSearch | None = None, fault: str = ""
) -> HTMLResponse:
    known = list_areas(index.names)
    return _page(
        request,
        index,
        "areas.html",
        status=status,
        search=search,
        fault=fault,
        max_chars=MAX_CHARS,
        radius=RADIUS,
        map=draw_map(known, index.names.raw.get("map", {})),
        provinces=by_province(known),
        a="",
        b="",
    )


def _page(request: Request, index: Index, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    known = sorted(list_areas(index.names), key=lambda area: area.name)
    return renderer(request).render(
        template,
        status=status,
        areas=known,
        area_href=area_href,
        programme=programme(index),
        manifest=index.manifest,
        **context,
    )
