from __future__ import annotations

import datetime as dt
import gzip
import ssl
from collections.abc import Iterator
from typing import Any

import httpcore
import pytest

from assistant.errors import FetchError
from ingest.fetching.addresses import Address, Policy
from ingest.fetching.clock import Clock
from ingest.fetching.download import Downloader
from ingest.fetching.exchange import Limits, Network, NoReply, exchange
from tests.ingest.fetching.conftest import PUBLIC, SITE, FakeClock, FakeNetwork, Given, Website


def _get(downloader: Downloader, path: str = "/a", **headers: str) -> Any:
    return downloader.get(f"{SITE}{path}", permit=lambda _: None, headers=headers)


def test_get_says_who_asks_and_takes_gzip(site: Website, downloader: Downloader) -> None:
    site.pages["/a"] = Given(gzip.compress(b"Een zin."), headers={"Content-Encoding": "gzip"})
    assert _get(downloader).content == b"Een zin."
    assert site.sent[0]["user-agent"] == "Vraagbaak/0 (+mailto:naam@rijk.example)"
    assert site.sent[0]["accept-encoding"] == "gzip"
    assert site.sent[0]["host"] == "www.rijk.example"


def test_get_connects_to_the_address_that_was_checked(
    site: Website, downloader: Downloader, network: FakeNetwork
) -> None:
    site.pages["/a"] = Given(b"x")
    network.names["www.rijk.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert _get(downloader).status == 200
    assert (network.resolved, network.connected) == (["www.rijk.example"], [f"{PUBLIC}:80"])


def test_get_checks_a_name_anew_for_each_connection(
    site: Website, downloader: Downloader, network: FakeNetwork
) -> None:
    site.pages["/a"] = Given(status=302, headers={"Location": "/b"})
    network.names["www.rijk.example"] = [[PUBLIC], ["127.0.0.1"]]
    with pytest.raises(FetchError, match=r"stands for 127\.0\.0\.1"):
        _get(downloader)
    assert site.asked == ["www.rijk.example/a"]


def test_get_refuses_a_name_with_one_private_address(downloader: Downloader, network: FakeNetwork) -> None:
    network.names["www.rijk.example"] = [[PUBLIC, "::ffff:10.0.0.1"]]
    with pytest.raises(FetchError, match="ASSISTANT_FETCH_PRIVATE"):
        _get(downloader)
    assert network.connected == []


def test_get_asks_private_addresses_when_told(site: Website, clock: FakeClock) -> None:
    site.pages["/a"] = Given(b"x")
    policy = Policy(frozenset({"127.0.0.1"}), private=True)
    downloader = Downloader(policy, agent="x", clock=clock.clock())
    assert downloader.get(f"http://127.0.0.1:{site.port}/a", permit=lambda _: None).content == b"x"


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "localhost",
    ],
)
def test_redirect_to_an_address_of_ones_own_is_refused(site: Website, clock: FakeClock, host: str) -> None:
    """The name is resolved as the system does it, also when its host was allowed."""
    fake = FakeNetwork(site.port)
    real = Network().resolve

    def resolve(name: str, port: int) -> Any:
        return [PUBLIC] if name == "www.rijk.example" else real(name, port)

    site.pages["/a"] = Given(status=301, headers={"Location": f"http://{host}/latest/meta-data/"})
    downloader = Downloader(
        Policy(frozenset({"www.rijk.example", host.strip("[]")})),
        agent="x",
        network=Network(resolve=resolve, backend=fake),
        clock=clock.clock(),
    )
    with pytest.raises(FetchError, match="not an address of the public internet"):
        _get(downloader)
    assert fake.connected == [f"{PUBLIC}:80"]


def test_redirect_to_another_host_is_refused(site: Website, downloader: Downloader) -> None:
    site.pages["/a"] = Given(status=302, headers={"Location": "http://evil.example/"})
    with pytest.raises(FetchError, match=r"evil\.example is not a host of the sources"):
        _get(downloader)


def test_redirects_are_followed_and_permitted_one_by_one(site: Website, downloader: Downloader) -> None:
    site.pages |= {
        "/a": Given(status=301, headers={"Location": "b?x=1"}),
        "/b?x=1": Given(status=308, headers={"Location": "http://ander.example/c"}),
        "ander.example/c": Given(b"gevonden"),
    }
    asked: list[str] = []
    reply = downloader.get(f"{SITE}/a", permit=lambda address: asked.append(address.url))
    assert reply.content == b"gevonden"
    assert asked == [f"{SITE}/a", f"{SITE}/b?x=1", "http://ander.example/c"]
    assert reply.address.url == "http://ander.example/c"


def test_redirect_with_letters_that_are_not_ascii_is_followed(site: Website, downloader: Downloader) -> None:
    site.pages |= {
        "/a": Given(status=301, headers={"Location": "/één".encode().decode("latin-1")}),
        "/%C3%A9%C3%A9n": Given(b"gevonden"),
    }
    assert _get(downloader).content == b"gevonden"


def test_redirects_in_a_circle_end(site: Website, downloader: Downloader) -> None:
    site.pages |= {
        "/a": Given(status=302, headers={"Location": "/b"}),
        "/b": Given(status=302, headers={"Location": "/a"}),
    }
    with pytest.raises(FetchError, match="circle"):
        _get(downloader)
    assert len(site.asked) == 2


def test_redirects_without_end_end(site: Website, downloader: Downloader) -> None:
    site.pages |= {f"/{n}": Given(status=302, headers={"Location": f"/{n + 1}"}) for n in range(20)}
    with pytest.raises(FetchError, match="too many"):
        _get(downloader, "/0")
    assert len(site.asked) == 6


@pytest.mark.parametrize("headers", [{}, {"Location": "file:///etc/passwd"}])
def test_redirect_to_nowhere_is_refused(site: Website, downloader: Downloader, headers: dict[str, str]) -> None:
    site.pages["/a"] = Given(status=302, headers=headers)
    with pytest.raises(FetchError):
        _get(downloader)


def test_get_tries_again_and_waits_longer_each_time(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    site.pages["/a"] = [Given(status=500), Given(status=503), Given(b"x")]
    assert _get(downloader).content == b"x"
    assert clock.slept == [1.0, 2.0]


def test_get_gives_up_after_four_times(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    site.pages["/a"] = Given(status=502)
    with pytest.raises(FetchError, match=r"status 502, 4 times\. Try again later"):
        _get(downloader)
    assert clock.slept == [1.0, 2.0, 4.0]


def test_get_waits_as_long_as_it_is_asked(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    date = (clock.moment() + dt.timedelta(seconds=57)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    site.pages["/a"] = [
        Given(status=429, headers={"Retry-After": "50"}),
        Given(status=429, headers={"Retry-After": date}),
        Given(b"x"),
    ]
    assert _get(downloader).content == b"x"
    assert clock.slept == [50.0, 7.0]


def test_get_does_not_wait_for_an_hour(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    site.pages["/a"] = Given(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(FetchError, match="asks to wait 3600 seconds"):
        _get(downloader)
    assert clock.slept == []


def test_get_pauses_between_pages_of_a_website(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    site.pages["/a"] = Given(b"x")
    _get(downloader)
    _get(downloader)
    downloader.get("http://ander.example/a", permit=lambda _: None)
    assert clock.slept == [1.0]
    downloader.slow_down("www.rijk.example", 9)
    _get(downloader)
    assert clock.slept == [1.0, 9.0]


def _endless() -> Iterator[bytes]:
    while True:
        yield b"x" * 10_000


def test_body_without_end_is_cut_off(site: Website, downloader: Downloader) -> None:
    site.pages["/a"] = Given(_endless)
    with pytest.raises(FetchError, match="over the limit of 100,000 bytes"):
        _get(downloader)


def test_body_that_says_it_is_too_large_is_not_read(site: Website, downloader: Downloader) -> None:
    site.pages["/a"] = Given(lambda: iter(()), headers={"Content-Length": "100001"})
    with pytest.raises(FetchError, match="over the limit"):
        _get(downloader)


def test_gzip_bomb_is_not_unpacked(site: Website, downloader: Downloader) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    site.pages["/a"] = Given(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="over the limit"):
        _get(downloader)


def test_body_in_a_packing_that_was_not_asked_for_is_refused(site: Website, downloader: Downloader) -> None:
    site.pages["/a"] = Given(b"x", headers={"Content-Encoding": "br"})
    with pytest.raises(FetchError, match="'br'"):
        _get(downloader)


def test_torn_body_is_asked_for_again(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    whole = gzip.compress(b"Een hele zin.")
    site.pages["/a"] = [
        Given(lambda: iter((b"half",)), headers={"Content-Length": "10"}),
        Given(whole[:-9], headers={"Content-Encoding": "gzip"}),
        Given(whole, headers={"Content-Encoding": "gzip"}),
    ]
    assert _get(downloader).content == b"Een hele zin."
    assert len(clock.slept) == 2


def test_slow_body_ends_when_the_time_is_over(site: Website, network: FakeNetwork, clock: FakeClock) -> None:
    """Each look at the clock takes a second; a body of many pieces is longer than the minute there is."""
    clock.tick = 1.0
    site.pages["/a"] = Given(_endless)
    address = Address("http", "www.rijk.example", 80, "/a")
    with pytest.raises(NoReply, match=r"took too long \(limit 60 s\)"):
        exchange(address, {}, limits=Limits(10**12, 60), network=network.network(), clock=Clock(seconds=clock.seconds))


class _Tls(httpcore.NetworkStream):
    """A connection that only tells for which name it would be made secure."""

    def __init__(self) -> None:
        self.names: list[str | None] = []

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        assert ssl_context.verify_mode == ssl.CERT_REQUIRED
        assert ssl_context.check_hostname
        assert timeout is not None
        self.names.append(server_hostname)
        raise httpcore.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] wrong certificate (_ssl.c:1)")

    def close(self) -> None:
        """Nothing is open."""


class _Secure(httpcore.NetworkBackend):
    def __init__(self, stream: _Tls) -> None:
        self.stream, self.connected = stream, list[str]()

    def connect_tcp(self, host: str, *_args: Any, **_kwargs: Any) -> httpcore.NetworkStream:
        self.connected.append(host)
        return self.stream


def test_secure_connection_is_to_the_checked_address_under_the_name(clock: FakeClock) -> None:
    stream = _Tls()
    backend = _Secure(stream)
    network = Network(resolve=lambda *_: [PUBLIC], backend=backend)
    address = Address("https", "www.rijk.example", 443, "/a")
    with pytest.raises(NoReply, match=r"no whole reply \(wrong certificate\)"):
        exchange(address, {}, limits=Limits(), network=network, clock=clock.clock())
    assert (backend.connected, stream.names) == ([PUBLIC], ["www.rijk.example"])


def test_secure_address_that_leads_to_one_that_is_not_is_refused(clock: FakeClock) -> None:
    from ingest.fetching.download import _next_address
    from ingest.fetching.exchange import Reply

    reply = Reply(Address("https", "www.rijk.example", 443, "/a"), 301, {"location": "http://www.rijk.example/a"})
    with pytest.raises(FetchError, match="not secure"):
        _next_address(reply)
    assert clock.slept == []
