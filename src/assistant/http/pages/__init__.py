"""The pages. They work without JavaScript; `ROUTERS` is the list of them all."""

from __future__ import annotations

from assistant.http.pages import about, asking, embedding, judging, sources

ROUTERS = (asking.router, judging.router, embedding.router, sources.router, about.router)
