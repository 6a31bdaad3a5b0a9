"""What the robots.txt of a website allows (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from protego import Protego

from assistant.errors import FetchError
from ingest.fetching.addresses import Address
from ingest.fetching.download import Downloader

_MAX_BYTES: Final = 512_000
"""RFC 9309, 2.5: at least 500 KiB has to be read."""


@dataclass(slots=True)
class Robots:
    """The robots.txt of each website, asked once in a run; `name` is the name that its rules call us by."""

    downloader: Downloader
    name: str
    _rules: dict[str, Protego | str] = field(default_factory=dict)

    def permit(self, address: Address) -> None:
        """Raise FetchError when the website does not want this page to be fetched, or can't say so."""
        rules = self._rules.get(address.origin)
        if rules is None:
            rules = self._rules[address.origin] = self._ask(address)
        if isinstance(rules, str):
            raise FetchError(f"{address.origin}/robots.txt can't be read ({rules}), so nothing there is fetched.")
        if not rules.can_fetch(address.url, self.name):
            raise FetchError(
                f"{address.origin}/robots.txt does not allow it. Ask the website, or put a copy in corpus/."
            )

    def _ask(self, address: Address) -> Protego | str:
        """Return the rules, or why there are none: a server that fails may have any rules, one without has none."""
        try:
            reply = self.downloader.get(f"{address.origin}/robots.txt", permit=lambda _: None, max_bytes=_MAX_BYTES)
        except FetchError as exc:
            return str(exc).rstrip(".")
        if reply.status >= 500:
            return f"status {reply.status}"
        rules = Protego.parse(reply.content.decode("utf-8", "replace") if reply.status == 200 else "")
        delay = rules.crawl_delay(self.name)
        if delay:
            self.downloader.slow_down(address.host, delay)
        return rules
