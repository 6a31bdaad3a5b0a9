"""The pages. They work without JavaScript; `ROUTERS` is the list of them all."""

from __future__ import annotations

from assistant.http.pages import asking, search, sources

ROUTERS = (asking.router, search.router, sources.router)
