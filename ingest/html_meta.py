"""What an HTML page says of itself: title, date, publisher, address."""

from __future__ import annotations

import re
from typing import Any, Final

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement

_OFFICIAL_ID: Final = re.compile(
    r"(?:stcrt|stb|trb|gmb|prb|wsb|bgr|kst|blg|ah|h|ag)-[a-z0-9]+(?:-[a-z0-9]+){0,4}", re.I
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


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
    identifier = said.get("dc.identifier", "")
    if not _OFFICIAL_ID.fullmatch(identifier):
        return {}
    days = (said.get(name, "") for name in ("dcterms.available", "dcterms.issued"))
    return {
        "title": said.get("dc.title", ""),
        "date": next((day for day in days if _DAY.fullmatch(day)), ""),
        "publisher": said.get("dc.creator") or said.get("dcterms.publisher", ""),
        "url": f"https://zoek.officielebekendmakingen.nl/{identifier}.html",
    }
