"""The pages. They work without JavaScript; `ROUTERS` is the list of them all."""

from __future__ import annotations

from assistant.http.pages import asking, desk, desk_check, sources

ROUTERS = (asking.router, sources.router, desk.router, desk_check.router)
