"""Whether the server lives and whether it can answer; for whoever keeps it running."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from assistant.errors import AssistantError
from assistant.http import problems
from assistant.http.state import current_index, log_unavailable

router = APIRouter()


@router.get("/health/live")
async def live() -> JSONResponse:
    """Say that the server runs."""
    return JSONResponse({"status": "live"})


@router.get("/health/ready")
def ready(request: Request) -> JSONResponse:
    """Say that there is an index to answer from, opening it when that was not done yet."""
    try:
        index = current_index(request)
        manifest = index.manifest
    except AssistantError as exc:
        log_unavailable(exc)
        return problems.problem(503, headers={"Retry-After": "60"})
    return JSONResponse(
        {
            "status": "ready",
            "generation": manifest.generation,
            "documents": manifest.documents,
            "passages": manifest.passages,
        }
    )
