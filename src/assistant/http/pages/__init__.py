"""The pages. They work without JavaScript; `ROUTERS` is the list of them all."""

from __future__ import annotations

from assistant.http.pages import amounts, asking, sources

ROUTERS = (amounts.router, asking.router, sources.router)
