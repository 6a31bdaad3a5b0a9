"""The pages. They work without JavaScript; `ROUTERS` is the list of them all."""

from __future__ import annotations

from assistant.http.pages import about, asking, sources

ROUTERS = (asking.router, sources.router, about.router)
