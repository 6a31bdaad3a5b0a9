"""The pages that an RSS or Atom feed names."""

from __future__ import annotations

import datetime as dt
import io
import re
from itertools import islice
from typing import Any, Final

import feedparser  # type: ignore[import-untyped]

from assistant.errors import FetchError
from ingest.fetching.addresses import parse_address
from ingest.fetching.exchange import Reply
from ingest.fetching.found import FoundPage, id_of
from ingest.fetching.sources import FeedSource

_DECLARATION: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_feed(reply: Reply, source: FeedSource) -> tuple[FoundPage, ...]:
    """Return the pages that a feed names, as it orders them. Raises FetchError when it is no feed."""
    if _DECLARATION.search(reply.content):
        raise FetchError("The feed has a document type of its own, which is not read. Give another feed.")
    try:
        parsed = feedparser.parse(io.BytesIO(reply.content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as exc:  # what a stranger wrote can break a reader in any way; the other sources go on
        raise FetchError(f"The feed can't be read ({type(exc).__name__}). Give another feed.") from exc
    if not parsed.get("version"):
        raise FetchError("This is no RSS or Atom feed. Give the address of the feed itself.")
    wanted = (entry for entry in parsed.entries if _is_about(entry, source.words))
    pages = (_page(entry, reply.address.url, source) for entry in wanted)
    return tuple(islice((page for page in pages if page is not None), source.limit))


def _is_about(entry: Any, words: tuple[str, ...]) -> bool:
    text = f"{entry.get('title', '')} {entry.get('summary', '')}".lower()
    return not words or any(word.lower() in text for word in words)


def _page(entry: Any, base: str, source: FeedSource) -> FoundPage | None:
    """Return the page of an item; None when it names none that can be fetched."""
    try:
        url = parse_address(str(entry.get("link", "")) or "no:link", base=base).url
    except FetchError:
        return None
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return FoundPage(
        id=id_of(url),
        url=url,
        title=" ".join(re.sub(r"<[^>]*>", "", str(entry.get("title", ""))).split()),
        date=dt.date(*when[:3]) if when else None,
        publisher=source.publisher,
        kind=source.kind,
        licence=source.licence,
        language=source.language,
        found_by=source.url,
    )
