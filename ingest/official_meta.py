"""What the metadata of an official publication say of it: title, date, publisher, address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_OFFICIAL_ID: Final = re.compile(
    r"(?:stcrt|stb|trb|gmb|prb|wsb|bgr|kst|blg|ah|h|ag)-[a-z0-9]+(?:-[a-z0-9]+){0,4}", re.I
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def official_meta(said: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that the metadata `said`, by name in lower case, give; {} for another kind of page."""
    identifier = said.get("dc.identifier") or said.get("dcterms.identifier", "")
    if not _OFFICIAL_ID.fullmatch(identifier):
        return {}
    days = (said.get(name, "") for name in ("dcterms.available", "dcterms.issued", "dcterms.date"))
    found = {
        "title": said.get("dc.title") or said.get("dcterms.title", ""),
        "date": next((day for day in days if _DAY.fullmatch(day)), ""),
        "publisher": said.get("dc.creator") or said.get("dcterms.creator") or said.get("dcterms.publisher", ""),
        "url": f"https://zoek.officielebekendmakingen.nl/{identifier}.html",
    }
    return {key: value for key, value in found.items() if value}
