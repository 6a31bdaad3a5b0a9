"""A page to fetch, from the list itself or found by a feed or search, and the name it is kept under."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from assistant.records import Kind
from ingest.fetching.addresses import bare_host, parse_address

_SLUG_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page to fetch at `url`. `shown` is the address for people when it is another; `found_by` the feed or search.

    What is "" or None is left to the page itself.
    """

    id: str
    url: str
    title: str = ""
    date: dt.date | None = None
    publisher: str = ""
    kind: Kind = "other"
    licence: str = ""
    language: str = "nl"
    shown: str = ""
    found_by: str = ""


def id_of(url: str) -> str:
    """Return an id for a page: its host, the last part of its path, and a part of a hash over its whole address."""
    address = parse_address(url)
    name = PurePosixPath(unquote(address.target.split("?")[0])).stem.lower()
    words = re.sub(r"[^a-z0-9]+", "-", f"{bare_host(address.host)}-{name}").strip("-")
    digest = hashlib.sha256(address.url.encode()).hexdigest()[:8]
    return f"{words[:_SLUG_MAX].strip('-')}-{digest}"
