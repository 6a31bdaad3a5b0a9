"""/.well-known/security.txt (RFC 9116): where somebody who finds a leak can report it."""

from __future__ import annotations

import datetime as dt
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import PlainTextResponse

from assistant.settings import Settings

PATH: Final = "/.well-known/security.txt"
_VALID: Final = dt.timedelta(days=180)
"""RFC 9116 advises less than a year."""

router = APIRouter(include_in_schema=False)


@router.api_route(PATH, methods=["GET", "HEAD"])
def security_txt(request: Request) -> PlainTextResponse:
    """Give the file; 404 when nobody has been named to report to."""
    settings: Settings = request.app.state.settings
    if not settings.security_contact:
        raise HTTPException(404)
    return PlainTextResponse(write_security_txt(settings, now=dt.datetime.now(dt.UTC)))


def write_security_txt(settings: Settings, *, now: dt.datetime) -> str:
    """Return the lines of the file; it is valid for half a year from the day of `now` (UTC)."""
    expires = (now + _VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    canonical = f"{settings.public_url}{PATH}" if settings.public_url.startswith("https://") else ""
    lines = {
        "Contact": settings.security_contact,
        "Expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "nl, en",
        "Canonical": canonical,
        "Policy": settings.security_policy,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
