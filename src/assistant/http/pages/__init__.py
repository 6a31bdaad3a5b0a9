"""The pages. They work without JavaScript; `ROUTERS` is the list of them all."""

from __future__ import annotations

from assistant.http.pages import (
    about,
    amounts,
    areas,
    asking,
    desk,
    desk_check,
    embedding,
    judging,
    preview,
    search,
    sources,
    versions,
)

ROUTERS = (
    asking.router,
    judging.router,
    areas.router,
    amounts.router,
    search.router,
    sources.router,
    versions.router,
    desk.router,
    desk_check.router,
    about.router,
    embedding.router,
    preview.router,
)
