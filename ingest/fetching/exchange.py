"""One request and its reply over HTTP, within limits of bytes and time; knows nothing of redirects and retries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import httpcore

from assistant.errors import FetchError
from ingest.fetching.addresses import Address
from ingest.fetching.bodies import read_body, too_large
from ingest.fetching.clock import Clock
from ingest.fetching.connections import CheckedBackend, Resolve, resolve_host

_READ_S: Final = 15.0
_WITH_BODY: Final = range(200, 300)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reply may be and how long it may take, from the first byte sent to the last one read."""

    max_bytes: int = 20_000_000
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses and addresses become connections; `private` allows those of an intranet."""

    private: bool = False
    resolve: Resolve = resolve_host
    backend: httpcore.NetworkBackend | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from `address`; `content` is unpacked and only there for a status of 200 to 299."""

    address: Address
    status: int
    headers: Mapping[str, str]
    content: bytes = b""


class NoReply(Exception):  # noqa: N818
    """Nothing, or nothing whole, came back; a later try may do better."""


def exchange(address: Address, headers: Mapping[str, str], *, limits: Limits, network: Network, clock: Clock) -> Reply:
    """Ask for an address once.

    Raises NoReply when the network fails or the time is over, FetchError when the reply or the address can't be used.
    """
    end = clock.seconds() + limits.seconds

    def left() -> float:
        return end - clock.seconds()

    backend = CheckedBackend(
        left, private=network.private, resolve=network.resolve, network=network.backend or httpcore.SyncBackend()
    )
    timeout = {"connect": _READ_S, "read": _READ_S, "write": _READ_S, "pool": _READ_S}
    try:
        with (
            httpcore.ConnectionPool(max_connections=1, network_backend=backend) as pool,
            pool.stream("GET", _url(address), headers=_sent(address, headers), extensions={"timeout": timeout}) as got,
        ):
            return _read(address, got, limits)
    except httpcore.TimeoutException as exc:
        raise NoReply(f"{address.host} took too long (limit {limits.seconds:.0f} s)") from exc
    except (httpcore.NetworkError, httpcore.ProtocolError) as exc:
        raise NoReply(f"{address.host} gave no whole reply ({_reason(exc)})") from exc


def _reason(exc: Exception) -> str:
    """Return the first line of what went wrong, without the internals of the TLS library."""
    return re.sub(r"^\[[^\]]*\] | \(_ssl.*", "", str(exc) or type(exc).__name__)[:120]


def _url(address: Address) -> httpcore.URL:
    return httpcore.URL(
        scheme=address.scheme.encode(), host=address.host.encode(), port=address.port, target=address.target.encode()
    )


def _sent(address: Address, headers: Mapping[str, str]) -> dict[bytes | str, bytes | str]:
    host = address.origin.split("://")[1]
    sent: dict[bytes | str, bytes | str] = {"Host": host, "Accept-Encoding": "gzip", "Connection": "close"}
    sent.update(headers.items())
    return sent


def _decode(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _read(address: Address, got: httpcore.Response, limits: Limits) -> Reply:
    headers = {_decode(key).lower(): _decode(value).strip() for key, value in got.headers}
    if got.status not in _WITH_BODY:
        return Reply(address, got.status, headers)
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.max_bytes:
        raise too_large(limits.max_bytes)
    encoding = headers.get("content-encoding", "").lower()
    content = read_body(got.iter_stream(), encoding=encoding, max_bytes=limits.max_bytes)
    if got.status != 200:
        raise FetchError(f"The reply has status {got.status}, not 200. Look at the page in a browser.")
    return Reply(address, got.status, headers, content)
