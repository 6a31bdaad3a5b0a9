"""The page that shows how another website takes in the question field, with one to try."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.http.pages.showing import READ, renderer

router = APIRouter(include_in_schema=False)


@router.api_route("/insluiten", methods=READ)
def embedding(request: Request) -> HTMLResponse:
    """Show the lines to copy, for this server's own address."""
    return renderer(request).render(
        "embedding.html",
        site=str(request.base_url).rstrip("/"),
        allowed=bool(request.app.state.embed_origins),
    )
