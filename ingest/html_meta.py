"""What an HTML page says of itself: title, date, publisher, address."""

from __future__ import annotations

from typing import Any

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.official_meta import official_meta


def page_meta(source: str, page: HtmlElement, *, searched: bool) -> dict[str, Any]:
    """Return title, date, publisher and url as far as the page says them; `searched` looks further than its <meta>."""
    official = _official(page)
    found = {}
    if searched and not official:
        try:
            found = trafilatura.extract_metadata(
                source, date_config={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
            ).as_dict()
        except (LxmlError, AttributeError, ValueError, TypeError):
            found = {}
    elif not official:
        found = {"title": " ".join(next((t.text or "" for t in page.iter("title")), "").split())}
    kept = {"title": found.get("title"), "date": found.get("date"), "url": found.get("url")}
    kept["publisher"] = found.get("sitename")
    return {key: value for key, value in {**kept, **official}.items() if value}


def _official(page: HtmlElement) -> dict[str, str]:
    """Return what the Dublin Core of an official publication says, {} for another page."""
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        content = " ".join(meta.get("content", "").split())
        if content:
            said.setdefault(meta.get("name", "").casefold(), content)
    return official_meta(said)
