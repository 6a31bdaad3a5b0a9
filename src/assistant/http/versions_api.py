"""The routes of what a fetched document said before: its earlier versions and the text of each."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException

from assistant.http.schemas import Given, version_href
from assistant.http.state import current_index
from assistant.index.fetched import KeptText, find_text
from assistant.index.opening import Index
from assistant.index.versions import find_versions
from assistant.records import Document

router = APIRouter()


class VersionOut(Given):
    """A text that a source had before; `href` is its page."""

    number: int
    retrieved: dt.date
    text_sha256: str
    href: str


class VersionList(Given):
    """The earlier texts of a source, the newest first."""

    versions: list[VersionOut]


def find_kept(index: Index, document: Document, sha256: str) -> KeptText | None:
    """Return an earlier text of a document that is in the index, None when it is not one of it or not kept."""
    kept = find_text(index.data, sha256)
    return kept if kept is not None and kept.document_id == document.id else None


@router.get(
    "/documents/{document_id}/text",
    operation_id="getDocumentText",
    tags=["bronnen"],
    summary="Geef de tekst van één bron",
    description="De tekst waarin `start` en `end` wijzen, geteld in Unicode-tekens.",
    response_class=PlainTextResponse,
)
def document_text(
    request: Request,
    document_id: str,
    text_sha256: Annotated[
        str,
        Query(alias="textSha256", description="SHA-256 van een eerdere tekst van deze bron, zoals een bewijs geeft."),
    ] = "",
) -> PlainTextResponse:
    """Return the text that offsets point into: the newest, or the one with that digest."""
    index = current_index(request)
    document = _find_document(index, document_id)
    if text_sha256 in ("", document.sha256):
        return PlainTextResponse(document.text)
    kept = find_kept(index, document, text_sha256)
    if kept is None:
        raise HTTPException(404)
    return PlainTextResponse(kept.text)


@router.get(
    "/documents/{document_id}/versions",
    operation_id="listVersions",
    tags=["bronnen"],
    summary="Geef de eerdere teksten van één bron",
    description="Alleen van een bron die van een website is opgehaald en daarna is veranderd; de nieuwste eerst.",
)
def versions(request: Request, document_id: str) -> VersionList:
    """Return the earlier texts of a source."""
    index = current_index(request)
    document = _find_document(index, document_id)
    found = [
        VersionOut(
            number=version.number,
            retrieved=version.retrieved,
            text_sha256=version.sha256,
            href=version_href(document.id, version.sha256),
        )
        for version in find_versions(index.data, document)
    ]
    return VersionList(versions=found)


def _find_document(index: Index, document_id: str) -> Document:
    found = index.documents.get(document_id)
    if found is None:
        raise HTTPException(404)
    return found
