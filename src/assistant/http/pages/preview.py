"""The preview for editors: how a document was read in, beside its text. Only for whoever sits at this machine."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.answering.document_warnings import DUTCH, document_warnings
from assistant.http.pages.showing import READ, renderer
from assistant.http.preview_view import may_preview, view_passages
from assistant.http.state import current_index
from assistant.index.opening import Index
from assistant.records import Document

router = APIRouter(include_in_schema=False)


@router.api_route("/beheer/voorbeeld", methods=READ)
def preview(request: Request, document: str = "") -> HTMLResponse:
    """Show how a document was read in, or which documents there are; refused to others than this machine."""
    if not may_preview(request, request.app.state.settings):
        return renderer(request).render("preview_refused.html", status=403)
    index = current_index(request)
    found = index.documents.get(document)
    return renderer(request).render(
        "preview.html",
        status=404 if document and found is None else 200,
        asked=document,
        document=found,
        warnings=_warnings(index, found) if found else (),
        passages=view_passages(index, found) if found else (),
        documents=[] if found else [(d, len(_warnings(index, d))) for d in index.documents.values()],
        manifest=index.manifest,
    )


def _warnings(index: Index, document: Document) -> list[str]:
    passages = [p for p in index.passages if p.document_id == document.id]
    return [warning.say(DUTCH) for warning in document_warnings(document, passages)]
