"""Which web addresses may be fetched: their form, their host, their port, and what lies behind a name.

Leaves connecting to connections.py, which asks `is_public` of every address that a name has.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from assistant.errors import FetchError

_PORTS: Final = {"http": 80, "https": 443}
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f\\]")
_HOST: Final = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_UNICAST: Final = ipaddress.ip_network("2000::/3")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_SPECIAL: Final = tuple(
    ipaddress.ip_network(net) for net in ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "2001::/23", "3fff::/20")
)
"""Registered for special purposes and not, or not in every version, left out by `is_global` (RFC 6890)."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart; `host` is in ASCII and small letters, `target` is the path with the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port as in "https://www.example.nl"; the port only when it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be reached: `hosts` only, none behind a private address and only ports 80 and 443 unless `private`."""

    hosts: frozenset[str]
    private: bool = False


def parse_address(url: str, *, base: str = "") -> Address:
    """Take a web address apart, one relative to `base` too. Raises FetchError when it is none that can be fetched."""
    whole = urljoin(base, url.strip()) if base else url.strip()
    try:
        parts = urlsplit(whole)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if host.isascii() else host.encode("idna").decode()
    except (ValueError, UnicodeError) as exc:
        raise FetchError(f"{whole[:200]!r} is not a web address. Write it as https://www.example.nl/page.") from exc
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or _CONTROLS.search(whole):
        raise FetchError(f"{whole[:200]!r} is not a web address. Write it as https://www.example.nl/page.")
    if "@" in parts.netloc:
        raise FetchError(f"The address on {host} holds a user name. Take that out.")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]") if parts.query else ""
    )
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], target)


def check_address(address: Address, policy: Policy) -> None:
    """Raise FetchError, with why, when an address may not be asked for; what its name stands for is checked later."""
    if bare_host(address.host) not in {bare_host(host) for host in policy.hosts}:
        raise FetchError(f"{address.host} is not a host of the sources. Add it to `hosts` if its pages may be used.")
    if address.port not in _PORTS.values() and not policy.private:
        raise FetchError(
            f"{address.origin} has port {address.port}; only 80 and 443 are asked. "
            "On an intranet set ASSISTANT_FETCH_PRIVATE."
        )


def bare_host(host: str) -> str:
    """Return a host without "www.", as that is the same website."""
    return host.lower().removeprefix("www.")


def is_public(address: str) -> bool:
    """Tell whether an IP address, as text, is one of the public internet, also when it is wrapped in another."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _wrapped(found)
    if inner is not None:
        return is_public(str(inner))
    if any(found in net for net in _SPECIAL if net.version == found.version):
        return False
    unicast = isinstance(found, IPv4Address) or found in _UNICAST
    return unicast and found.is_global and not found.is_multicast and not found.is_reserved


def _wrapped(found: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address within an IPv6 one: mapped, 6to4 or translated (NAT64)."""
    if isinstance(found, IPv4Address):
        return None
    if found in _NAT64:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour
