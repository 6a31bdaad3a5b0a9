"""What goes around every request: the limit of its size, the headers of its response, the last resort on an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.http.specification import API_VERSION
from assistant.http.state import log_failure

BODY_MAX_BYTES: Final = 1_000_000
DESK_MAX_BYTES: Final = 8_000_000
"""The desk takes in what is too long to say so with the text still in the form: about 1,000 pasted pages."""

SECURITY_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


def body_limit(path: str) -> int:
    """Return how many bytes the body of a request to an address may have."""
    return DESK_MAX_BYTES if path == "/concept" or path.startswith("/concept/") else BODY_MAX_BYTES


def is_api(path: str) -> bool:
    """Tell whether an address belongs to the API."""
    return path == "/v1" or path.startswith("/v1/")


class Envelope:
    """ASGI middleware around the whole app; `on_failure` makes the response to an error nobody caught."""

    def __init__(self, app: ASGIApp, *, on_failure: Callable[[Request], Response]) -> None:
        self._app = app
        self._on_failure = on_failure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(scope["path"], MutableHeaders(scope=message))
            await send(message)

        try:
            await self._app(scope, _limited(scope, receive), send_with_headers)
        except Exception as exc:
            log_failure(exc)
            if not started:
                await self._on_failure(Request(scope))(scope, receive, send_with_headers)


def _limited(scope: Scope, receive: Receive) -> Receive:
    """Return a `receive` that raises HTTPException 413 as soon as the body is, or is said to be, too large."""
    total, limit = 0, body_limit(scope["path"])
    declared = Headers(scope=scope).get("content-length", "")
    too_large = declared.isascii() and declared.isdigit() and int(declared[:20]) > limit

    async def receive_limited() -> Message:
        nonlocal total
        if too_large:
            raise HTTPException(413)
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise HTTPException(413)
        return message

    return receive_limited


def _add_headers(path: str, headers: MutableHeaders) -> None:
    for name, value in SECURITY_HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")
    if is_api(path):
        headers["API-Version"] = API_VERSION
    if path == "/v1/openapi.json":
        headers["Access-Control-Allow-Origin"] = "*"
