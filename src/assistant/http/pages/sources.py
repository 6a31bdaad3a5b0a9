"""The pages of the sources: their list, and each with the cited words and what else is asked for marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from rapidfuzz import fuzz, process

from assistant.http.document_notes import mark_notes, note_figures, note_names
from assistant.http.document_view import parse_span, view_document
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.search_files import site_of
from assistant.http.source_list import list_sources, source_options
from assistant.http.state import current_index
from assistant.index.life import final_successor
from assistant.index.versions import find_versions

router = APIRouter(include_in_schema=False)

SHOWN: Final = ("cijfers", "namen")
_ALIKE_PERCENT: Final = 60


@router.api_route("/bronnen", methods=READ)
def documents(request: Request) -> HTMLResponse:
    """Show the list of sources."""
    index = current_index(request)
    found = list_sources(index.documents.values(), request.query_params)
    return renderer(request).render(
        "documents.html",
        status=400 if found.faults else 200,
        documents=found.documents,
        total=len(index.documents),
        form=found,
        options=source_options(index.documents.values()),
        manifest=index.manifest,
        programme=programme(index),
    )


@router.api_route("/bronnen/{document_id}", methods=READ)
def document(request: Request, document_id: str, van: str | None = None, tot: str | None = None) -> HTMLResponse:
    """Show a source, the words `[van, tot)` marked, and its figures and names when `toon` asks for them."""
    index = current_index(request)
    found = index.documents.get(document_id)
    if found is None:
        near = process.extractOne(
            document_id[:200], list(index.documents), scorer=fuzz.ratio, score_cutoff=_ALIKE_PERCENT
        )
        meant = index.documents[near[0]] if near else None
        return renderer(request).render("unknown_document.html", status=404, meant=meant)
    shown = _shown(request.query_params.getlist("toon"))
    figures = note_figures(index, found) if "cijfers" in shown else ()
    names = note_names(index, found) if "namen" in shown else ()
    cited = parse_span(van, tot, length=len(found.text))
    view = view_document(found, cited, mark_notes(figures, names))
    return renderer(request).render(
        "document.html",
        document=found,
        successor=final_successor(index.documents, found),
        view=view,
        cited=cited if view.marked else None,
        lost=(van is not None or tot is not None) and not view.marked,
        shown=shown,
        figures=figures,
        names=names,
        earlier=find_versions(index.data, found),
        site=site_of(request),
    )


def _shown(given: Iterable[str]) -> tuple[str, ...]:
    """Return what is asked to be marked, of "cijfers" and "namen"; both ways to write several are read."""
    asked = {part.strip().casefold() for value in given for part in value.split(",")}
    return tuple(kind for kind in SHOWN if kind in asked)
