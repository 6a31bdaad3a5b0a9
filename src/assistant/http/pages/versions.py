"""The page of what a fetched document said before: for a receipt, an older answer, or who wants to see what changed."""

from __future__ import annotations

import dataclasses
import datetime as dt

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from assistant.http.document_view import parse_span, view_document
from assistant.http.pages.showing import READ, renderer
from assistant.http.schemas import document_href
from assistant.http.state import current_index
from assistant.http.versions_api import find_kept
from assistant.index.fetched import KeptText
from assistant.records import Document

router = APIRouter(include_in_schema=False)


@router.api_route("/bronnen/{document_id}/versies/{sha256}", methods=READ)
def version(
    request: Request, document_id: str, sha256: str, van: str | None = None, tot: str | None = None
) -> Response:
    """Show an earlier text of a source, the words `[van, tot)` marked; the newest text has its own page."""
    index = current_index(request)
    document = index.documents.get(document_id)
    if document is None:
        return renderer(request).render("unknown_document.html", status=404, meant=None)
    if sha256 == document.sha256:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(document_href(document.id) + query, status_code=302)
    kept = find_kept(index, document, sha256)
    if kept is None:
        return renderer(request).render("unknown_document.html", status=404, meant=document)
    cited = parse_span(van, tot, length=len(kept.text))
    earlier = _as_it_was(document, kept, sha256)
    view = view_document(earlier, cited)
    return renderer(request).render(
        "document_version.html",
        document=earlier,
        newest=document,
        retrieved=dt.date.fromisoformat(kept.retrieved),
        view=view,
        cited=cited if view.marked else None,
        lost=(van is not None or tot is not None) and not view.marked,
    )


def _as_it_was(document: Document, kept: KeptText, sha256: str) -> Document:
    """Return the document with its earlier text; of its footnotes and pages nothing is known any more."""
    return dataclasses.replace(
        document,
        title=kept.title or document.title,
        text=kept.text,
        sha256=sha256,
        headings=kept.headings,
        references=(),
        tables=(),
        pages=(),
    )
