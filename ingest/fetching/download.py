"""Getting a page politely: a pause per host, retries that wait longer each time, and each redirect checked anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Final

from assistant.errors import FetchError
from ingest.fetching.addresses import Address, Policy, bare_host, check_address, parse_address
from ingest.fetching.clock import Clock
from ingest.fetching.exchange import Limits, Network, NoReply, Reply, exchange

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS_MAX: Final = 5
_TRIES: Final = 4
_WAIT_MAX_S: Final = 120.0
"""Longest wait that a server may ask for with Retry-After; one that asks for more is left for another day."""
_PAUSE_MAX_S: Final = 60.0

Permit = Callable[[Address], None]
"""Raises FetchError when a page may not be asked for."""


@dataclass(slots=True)
class Downloader:
    """Gets pages one after the other. `pause_s` is the least time between two requests to a host."""

    policy: Policy
    agent: str
    limits: Limits = field(default_factory=Limits)
    network: Network = field(default_factory=Network)
    clock: Clock = field(default_factory=Clock)
    pause_s: float = 1.0
    _pauses: dict[str, float] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep at least `seconds` between two requests to a host, 60 at most."""
        self._pauses[bare_host(host)] = min(max(seconds, self.pause_s), _PAUSE_MAX_S)

    def get(
        self, url: str, *, permit: Permit, headers: Mapping[str, str] | None = None, max_bytes: int | None = None
    ) -> Reply:
        """Return the reply at `url` after its redirects, whatever its status.

        Raises FetchError when an address on the way may not be asked for, nothing comes back, or a server stays busy.
        """
        address, seen = parse_address(url), set[str]()
        limits = self.limits if max_bytes is None else replace(self.limits, max_bytes=max_bytes)
        while True:
            check_address(address, self.policy)
            permit(address)
            reply = self._try(address, headers or {}, limits)
            if reply.status not in _REDIRECTS:
                return reply
            seen.add(address.url)
            address = _next_address(reply)
            if address.url in seen or len(seen) > _REDIRECTS_MAX:
                raise FetchError(f"{url} leads round in a circle or through too many pages. Correct the address.")

    def _try(self, address: Address, headers: Mapping[str, str], limits: Limits) -> Reply:
        """Ask until there is a reply that a later try will not better."""
        sent = {"User-Agent": self.agent, "Accept-Language": "nl", **headers}
        network, why = replace(self.network, private=self.policy.private), ""
        for attempt in range(_TRIES):
            self._pause(address.host)
            wait: float | None = None
            try:
                reply = exchange(address, sent, limits=limits, network=network, clock=self.clock)
                if reply.status not in _AGAIN:
                    return reply
                why = f"{address.host} answers with status {reply.status}"
                wait = self._asked_wait(reply)
            except NoReply as exc:
                why = str(exc)
            finally:
                self._last[bare_host(address.host)] = self.clock.seconds()
            if attempt < _TRIES - 1:
                self.clock.sleep(wait if wait is not None else (2.0**attempt) * (1 + self.clock.chance()))
        raise FetchError(f"{why}, {_TRIES} times. Try again later.")

    def _pause(self, host: str) -> None:
        site = bare_host(host)
        if site in self._last:
            wait = self._last[site] + self._pauses.get(site, self.pause_s) - self.clock.seconds()
            if wait > 0:
                self.clock.sleep(wait)

    def _asked_wait(self, reply: Reply) -> float | None:
        """Return the seconds that the server asks to wait; None when it asks nothing that can be read."""
        asked = reply.headers.get("retry-after", "")
        if asked.isdecimal():
            seconds = float(asked)
        else:
            try:
                moment = parsedate_to_datetime(asked)
            except ValueError:
                return None
            moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
            seconds = max(0.0, (moment - self.clock.moment()).total_seconds())
        if seconds > _WAIT_MAX_S:
            raise FetchError(f"{reply.address.host} asks to wait {seconds:.0f} seconds. Try again after that.")
        return seconds


def _next_address(reply: Reply) -> Address:
    where = reply.headers.get("location", "")
    if not where:
        raise FetchError(f"{reply.address.url} leads to nowhere (status {reply.status}). Correct the address.")
    found = parse_address(where, base=reply.address.url)
    if (reply.address.scheme, found.scheme) == ("https", "http"):
        raise FetchError(f"{reply.address.url} leads to {found.url}, which is not secure. Correct the address.")
    return found
