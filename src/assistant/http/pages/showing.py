"""What every page needs of a request: the renderer, the programme that the corpus is about, the methods it reads by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from fastapi import Request

from assistant.http.presentation import Renderer
from assistant.index.opening import Index

READ: Final = ["GET", "HEAD"]


def renderer(request: Request) -> Renderer:
    """Return what fills the templates."""
    return cast(Renderer, request.app.state.renderer)


def programme(index: Index) -> Mapping[str, Any]:
    """Return what the table of names says of the programme as a whole; empty when it says nothing."""
    return cast(Mapping[str, Any], index.names.raw.get("programme", {}))
