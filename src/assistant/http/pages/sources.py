"""The pages of the sources: their list, and each with the cited words marked."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.http.document_view import parse_span, view_document
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.state import current_index

router = APIRouter(include_in_schema=False)


@router.api_route("/bronnen", methods=READ)
def documents(request: Request) -> HTMLResponse:
    """Show the list of sources."""
    index = current_index(request)
    return renderer(request).render(
        "documents.html", documents=list(index.documents.values()), manifest=index.manifest, programme=programme(index)
    )


@router.api_route("/bronnen/{document_id}", methods=READ)
def document(request: Request, document_id: str, van: str | None = None, tot: str | None = None) -> HTMLResponse:
    """Show a source, the words `[van, tot)` marked."""
    found = current_index(request).documents.get(document_id)
    if found is None:
        return renderer(request).render("unknown_document.html", status=404)
    view = view_document(found, parse_span(van, tot, length=len(found.text)))
    asked = van is not None or tot is not None
    return renderer(request).render("document.html", document=found, view=view, lost=asked and not view.marked)
