"""A website on this computer under any name, a network that leads there, and a clock that nobody waits for."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore
import pytest

from ingest.fetching.addresses import Policy
from ingest.fetching.clock import Clock
from ingest.fetching.download import Downloader
from ingest.fetching.exchange import Limits, Network

PUBLIC = "93.184.216.34"
SITE = "http://www.rijk.example"


@dataclass(frozen=True)
class Given:
    """What the website gives; `body` may be pieces that are sent one by one."""

    body: bytes | Callable[[], Iterator[bytes]] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"


Page = Given | Callable[[Mapping[str, str]], Given]


@dataclass
class Website:
    """The pages by "host/path" or "/path"; a list is given one after the other, the last one for ever."""

    pages: dict[str, Page | list[Page]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    def give(self, path: str, headers: Mapping[str, str]) -> Given:
        host = headers["host"]
        self.asked.append(f"{host}{path}")
        self.sent.append(dict(headers))
        page = self.pages.get(f"{host}{path}", self.pages.get(path, Given(b"", 404)))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        return page(headers) if callable(page) else page

    def count(self, path: str) -> int:
        return sum(asked.endswith(path) for asked in self.asked)


def _handler(site: Website) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = site.give(self.path, {key.lower(): value for key, value in self.headers.items()})
            self.send_response(given.status)
            headers = {"Content-Type": given.kind, **given.headers}
            if isinstance(given.body, bytes):
                headers.setdefault("Content-Length", str(len(given.body)))
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            try:
                for piece in [given.body] if isinstance(given.body, bytes) else given.body():
                    self.wfile.write(piece)
            except OSError:
                return

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    return Handler


@pytest.fixture
def site() -> Iterator[Website]:
    found = Website()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(found))
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class FakeClock:
    """Goes forward only by sleeping, and by `tick` seconds whenever it is looked at."""

    now: float = 0.0
    tick: float = 0.0
    slept: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        self.now += self.tick
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def moment(self) -> dt.datetime:
        return dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC) + dt.timedelta(seconds=self.now)

    def clock(self) -> Clock:
        return Clock(self.seconds, self.sleep, self.moment, lambda: 0.0)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@dataclass
class FakeNetwork(httpcore.NetworkBackend):
    """Names stand for PUBLIC unless `names` says otherwise, one list after the other; all leads to the website."""

    port: int
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    resolved: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)

    def resolve(self, host: str, _port: int) -> Sequence[str]:
        self.resolved.append(host)
        told = self.names.get(host, [[PUBLIC]])
        return told.pop(0) if len(told) > 1 else told[0]

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        self.connected.append(f"{host}:{port}")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, *args, **kwargs)

    def network(self) -> Network:
        return Network(resolve=self.resolve, backend=self)


@pytest.fixture
def network(site: Website) -> FakeNetwork:
    return FakeNetwork(site.port)


@pytest.fixture
def downloader(network: FakeNetwork, clock: FakeClock) -> Downloader:
    return Downloader(
        Policy(frozenset({"www.rijk.example", "ander.example"})),
        agent="Vraagbaak/0 (+mailto:naam@rijk.example)",
        limits=Limits(max_bytes=100_000, seconds=60),
        network=network.network(),
        clock=clock.clock(),
    )


def article(text: str, *, title: str = "Geld voor wijken") -> bytes:
    """A page with a main text that the reader of pages finds."""
    return (
        f"<!doctype html><html lang='nl'><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<nav><a href='/'>Home</a></nav><main><article><h1>{title}</h1>"
        f"<p>{text}</p><p>De gemeente vraagt het geld aan en doet dat samen met de bewoners van de wijken.</p>"
        "</article></main></body></html>"
    ).encode()
