"""Connections that go only to an address that was checked, and end in time.

A name is resolved once for a connection, all its addresses are checked, and the connection is made to a checked address
itself: a name that stands for something else a moment later (DNS rebinding) makes no difference. TLS and the Host
header keep the name.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from assistant.errors import FetchError
from ingest.fetching.addresses import is_public

Resolve = Callable[[str, int], Sequence[str]]
Left = Callable[[], float]
"""Gives the seconds that are left; 0 or less when the time is over."""


def resolve_host(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host, [] when it has none."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class CheckedBackend(httpcore.NetworkBackend):
    """Makes connections for httpcore; `private` also allows addresses that are not of the public internet."""

    def __init__(
        self, left: Left, *, private: bool, resolve: Resolve = resolve_host, network: httpcore.NetworkBackend
    ) -> None:
        self._left, self._private, self._resolve, self._network = left, private, resolve, network

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers. Raises FetchError when one of them is not public."""
        error: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                stream = self._network.connect_tcp(
                    address,
                    port,
                    timeout=shorten(timeout, self._left),
                    local_address=local_address,
                    socket_options=socket_options,
                )
                return TimedStream(stream, self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                error = exc
        raise error

    def _checked(self, host: str, port: int) -> Sequence[str]:
        found = self._resolve(host, port)
        private = [address for address in found if not is_public(address)]
        if private and not self._private:
            raise FetchError(
                f"{host} stands for {private[0]}, which is not an address of the public internet. "
                "Correct the source; for an intranet set ASSISTANT_FETCH_PRIVATE."
            )
        return found


class TimedStream(httpcore.NetworkStream):
    """A connection of which no read or write takes longer than the time that is left for all of it."""

    def __init__(self, stream: httpcore.NetworkStream, left: Left) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read up to `max_bytes`."""
        return self._stream.read(max_bytes, shorten(timeout, self._left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        self._stream.write(buffer, shorten(timeout, self._left))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on over TLS; the certificate has to be that of `server_hostname`."""
        stream = self._stream.start_tls(ssl_context, server_hostname, shorten(timeout, self._left))
        return TimedStream(stream, self._left)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection says of itself."""
        return self._stream.get_extra_info(info)


def shorten(timeout: float | None, left: Left) -> float:
    """Return the shorter of both times. Raises httpcore.ReadTimeout when nothing is left."""
    seconds = left()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return seconds if timeout is None else min(timeout, seconds)
