"""Fetching one page: what came back, compared with what is kept, becomes one outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from assistant.errors import FetchError
from assistant.records import Document
from ingest.fetching.addresses import parse_address
from ingest.fetching.download import Downloader
from ingest.fetching.exchange import Reply
from ingest.fetching.found import FoundPage
from ingest.fetching.media import suffix_of, utf8_content
from ingest.fetching.robots import Robots
from ingest.fetching.storing import Store, Version, digest

What = Literal["new", "unchanged", "updated", "gone", "refused", "unlisted"]
_GONE: Final = (404, 410)
_SHRUNK: Final = 5
"""A text that became five times shorter is more often a page with an error than a new version."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address; `message` says why and what to do, or ""."""

    what: What
    url: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class PageFetcher:
    """Fetches pages into a store; with `force` also a text that became much shorter is taken."""

    downloader: Downloader
    robots: Robots
    store: Store
    force: bool = False

    def fetch(self, page: FoundPage) -> Fetched:
        """Fetch a page and keep it when it is new or changed. Raises FetchError, with what to do, when it can't be."""
        conditions = self.store.conditions(page)
        reply = self.downloader.get(page.url, permit=self.robots.permit, headers=conditions)
        last = self.store.newest(page.id)
        if reply.status in _GONE:
            return self._mark_gone(page, reply, last)
        if reply.status == 304 and conditions and last is not None:
            found = self._keep_as_it_is(page, last)
        elif reply.status == 200:
            found = self._compare(page, reply, last)
        else:
            raise FetchError(f"The website answers with status {reply.status}. Look at the page in a browser.")
        if reply.status == 200:
            self.store.note_check(page, reply.headers, self.downloader.clock.moment())
        return found

    def _mark_gone(self, page: FoundPage, reply: Reply, last: Version | None) -> Fetched:
        if last is None:
            raise FetchError(f"There is no such page (status {reply.status}). Correct the address or take it out.")
        since = last.retrieval.get("gone") or self.downloader.clock.moment().date()
        self.store.tell(last, page, {**last.retrieval, "status": "gone", "gone": since})
        return Fetched("gone", page.url, f"status {reply.status}; the text of {_day(last)} is kept, marked as gone")

    def _keep_as_it_is(self, page: FoundPage, last: Version) -> Fetched:
        retrieval = {key: value for key, value in last.retrieval.items() if key != "gone"}
        status = "updated" if int(last.folder.name) > 1 else "current"
        back = "gone" in last.retrieval
        self.store.tell(last, page, {**retrieval, "status": status, "found_by": page.found_by})
        return Fetched("unchanged", page.url, "it is there again" if back else "")

    def _compare(self, page: FoundPage, reply: Reply, last: Version | None) -> Fetched:
        if reply.address.target == "/" and parse_address(page.url).target != "/":
            raise FetchError(f"The address leads to the front page of {reply.address.host}. The page may be gone.")
        suffix = suffix_of(reply)
        content = utf8_content(reply, suffix)
        document = self.store.read_text(page, content, suffix, max_bytes=self.downloader.limits.max_bytes)
        kept = self.store.read_version(last, max_bytes=self.downloader.limits.max_bytes) if last else None
        if last is not None and kept is not None and document.sha256 == kept.sha256:
            return self._keep_as_it_is(page, last)
        size, was = len(document.text), len(kept.text) if kept else 0
        if size * _SHRUNK < was and not self.force:
            raise FetchError(f"The text went from {was:,} to {size:,} characters. If that is right, add --force.")
        self.store.add(page, content, suffix, self._retrieval(page, reply, document, last))
        return Fetched("updated" if last else "new", page.url, f"{was:,} to {size:,} characters" if last else page.id)

    def _retrieval(self, page: FoundPage, reply: Reply, document: Document, last: Version | None) -> dict[str, Any]:
        return {
            "address": page.url,
            "final_address": reply.address.url,
            "retrieved": self.downloader.clock.moment().isoformat(timespec="seconds"),
            "content_type": reply.headers.get("content-type", ""),
            "sha256": digest(reply.content),
            "text_sha256": document.sha256,
            "found_by": page.found_by,
            "status": "updated" if last else "current",
            "replaces": str(last.retrieval.get("text_sha256", "")) if last else "",
        }


def _day(version: Version) -> str:
    return str(version.retrieval.get("retrieved", ""))[:10]
