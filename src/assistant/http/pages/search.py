"""The search page: a form whose address holds everything, what was found and why, and that as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.answering.searching import Search, find_explained, read_search
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.search_files import site_of, view_hit, write_file
from assistant.http.search_form import MOST, STEP, SearchForm, form_options, read_form
from assistant.http.search_reasons import describe_reason
from assistant.http.state import current_index
from assistant.index.opening import Index
from assistant.records import Filters, SearchHit
from assistant.text.words import fold

router = APIRouter(include_in_schema=False)

_MOST_SLIPS: Final = 2
_LEAST_LETTERS: Final = 4
LABELS: Final[Mapping[str, str]] = {
    "gebied": "gebied",
    "thema": "thema",
    "periode": "periode",
    "soort": "soort bron",
    "vanaf": "datum vanaf",
    "tot": "datum tot en met",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a search: what it is called, where it leads and how many passages are found there."""

    label: str
    href: str
    count: int


@router.api_route("/zoeken", methods=READ)
def search(request: Request) -> Response:
    """Show the form, or what was found; with `vorm` csv, json or markdown the passages shown, as a file."""
    index = current_index(request)
    form = read_form(index, request.query_params)
    if not form.asked or form.faults:
        return _page(request, index, form, status=400 if form.faults else 200)
    found = read_search(index, form.words)
    hits, count = find_explained(index, found, filters=form.filters, limit=form.limit)
    file = write_file(request.query_params.get("vorm", ""), hits, words=form.words, index=index, site=site_of(request))
    return file or _page(
        request,
        index,
        form,
        hits=hits,
        count=count,
        read_as=found.question.read_as,
        missing=found.missing,
        meant=list(_meant(index, form, found)),
        wider=() if hits else tuple(_wider(index, form, found)),
    )


def _page(
    request: Request,
    index: Index,
    form: SearchForm,
    *,
    status: int = 200,
    hits: tuple[SearchHit, ...] = (),
    count: int = 0,
    read_as: str | None = None,
    missing: tuple[str, ...] = (),
    meant: list[Way] | None = None,
    wider: tuple[Way, ...] = (),
) -> HTMLResponse:
    options = form_options(index)
    more = form.address(aantal=str(form.limit + STEP)) if len(hits) < count and form.limit < MOST else ""
    return renderer(request).render(
        "search.html",
        status=status,
        form=form,
        options=options,
        labels=LABELS,
        chosen={name: options.get(name, {}).get(value, value) for name, value in form.values.items()},
        themes=[Way(label, SearchForm(label, {}).address(), 0) for label in options["thema"].values()],
        programme=programme(index),
        hits=hits,
        view_hit=view_hit,
        describe_reason=describe_reason,
        count=count,
        more=f"{more}#resultaat-{form.limit + 1}" if more else "",
        read_as=read_as,
        missing=missing,
        meant=meant or [],
        wider=wider,
    )


def _meant(index: Index, form: SearchForm, found: Search) -> Iterator[Way]:
    """Yield the search with a word that the sources don't have replaced by the nearest that they do have."""
    for word in found.missing:
        best = process.extractOne(fold(word), index.spellings.keys(), scorer=OSA.distance, score_cutoff=_MOST_SLIPS)
        if best is None or len(word) < _LEAST_LETTERS or best[0][0] != fold(word)[0]:
            continue
        words = form.words.replace(word, index.spellings[best[0]])
        yield Way(words, form.address(q=words, aantal=""), 0)


def _wider(index: Index, form: SearchForm, found: Search) -> Iterator[Way]:
    """Yield the search without each of its filters, and without all, as far as that finds something."""
    ways = [(LABELS[name], form.without(name)) for name in form.values]
    for label, wider in ways:
        count = find_explained(index, found, filters=wider.filters, limit=0)[1]
        if count:
            yield Way(f"Zonder {label}", wider.address(), count)
    if len(ways) > 1:
        count = find_explained(index, found, filters=Filters(), limit=0)[1]
        if count:
            yield Way("Zonder filters", SearchForm(form.words, {}).address(), count)
