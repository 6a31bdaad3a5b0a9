"""Lets the pages of chosen websites ask a question from the browser (CORS), and no others."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATH: Final = "/v1/chat"
"""The one address that an embedded question field needs."""

_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "POST, OPTIONS",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "600",
}


class EmbedAccess:
    """ASGI middleware; `origins` are the websites that may, each as its browsers send it."""

    def __init__(self, app: ASGIApp, *, origins: frozenset[str]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not self._origins or scope["type"] != "http" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        origin = Headers(scope=scope).get("origin", "")

        async def send_allowed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Origin")
                if origin in self._origins:
                    headers["Access-Control-Allow-Origin"] = origin
            await send(message)

        if scope["method"] == "OPTIONS" and origin in self._origins:
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send_allowed)
        else:
            await self._app(scope, receive, send_allowed)
