from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from assistant import VERSION
from assistant.errors import AssistantError
from assistant.index.fetched import find_fetched
from assistant.settings import Settings, load_settings
from ingest.fetching.pages import Fetched
from ingest.fetching.runs import agent_of, fetch_sources
from ingest.fetching.sources import SourceList
from tests.ingest.fetching.conftest import SITE, FakeClock, FakeNetwork, Given, Website, article

_RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Nieuws</title>"
    "<item><title>Geld voor Zonnewijk</title><link>http://www.rijk.example/nieuws/geld</link></item>{}"
    "</channel></rss>"
)
_EVIL = "<item><title>Zonnewijk</title><link>http://evil.example/x</link></item>"


@pytest.fixture
def run_settings(tmp_path: Path) -> Settings:
    return load_settings(data=tmp_path / "data", fetch_contact="mailto:naam@rijk.example")


class Runner:
    """Runs a list of sources and gives the outcome of each, by the path of its address."""

    def __init__(self, settings: Settings, network: FakeNetwork, clock: FakeClock) -> None:
        self.settings, self.network, self.clock = settings, network, clock
        self.told: list[Fetched] = []

    def __call__(self, **sources: object) -> dict[str, str]:
        self.told = []
        self.good = fetch_sources(
            self.settings,
            SourceList.model_validate(sources),
            self.told.append,
            network=self.network.network(),
            clock=self.clock.clock(),
        )
        return {told.url.removeprefix(SITE): told.what for told in self.told}


@pytest.fixture
def run(run_settings: Settings, network: FakeNetwork, clock: FakeClock) -> Runner:
    return Runner(run_settings, network, clock)


def _pages(*paths: str) -> list[dict[str, str]]:
    return [{"url": f"{SITE}{path}", "publisher": "Rijk"} for path in paths]


def test_source_that_fails_stops_no_other(site: Website, run: Runner) -> None:
    site.pages |= {"/a": Given(article("Er is geld.")), "/b": Given(status=500), "/c": Given(article("Er is werk."))}
    assert run(page=_pages("/a", "/b", "/weg", "/c")) == {"/a": "new", "/b": "refused", "/weg": "refused", "/c": "new"}
    assert not run.good
    assert [told.message for told in run.told if told.what == "refused"] == [
        "www.rijk.example answers with status 500, 4 times. Try again later.",
        "There is no such page (status 404). Correct the address or take it out.",
    ]
    assert len(find_fetched(run.settings.data)) == 2


def test_second_run_changes_nothing(site: Website, run: Runner) -> None:
    site.pages["/a"] = Given(article("Er is geld."))
    assert run(page=_pages("/a")) == {"/a": "new"}
    assert run(page=_pages("/a")) == {"/a": "unchanged"}
    assert run.good


def test_website_sees_who_asks_and_robots_only_once(site: Website, run: Runner) -> None:
    site.pages |= {"/a": Given(article("Een.")), "/b": Given(article("Twee."))}
    run(page=_pages("/a", "/b"))
    assert {sent["user-agent"] for sent in site.sent} == {f"Vraagbaak/{VERSION} (+mailto:naam@rijk.example)"}
    assert site.asked == [f"www.rijk.example/{path}" for path in ("robots.txt", "a", "b")]
    assert run.clock.slept == [1.0, 1.0]


def test_feed_brings_new_pages_of_known_websites_only(site: Website, run: Runner) -> None:
    site.pages |= {
        "/rss": Given(_RSS.format(_EVIL).encode(), kind="application/rss+xml"),
        "/nieuws/geld": Given(article("Er is geld.")),
    }
    assert run(feed=_pages("/rss")) == {"/nieuws/geld": "new", "http://evil.example/x": "refused"}
    assert "evil.example" not in run.network.resolved


def test_page_that_a_feed_no_longer_names_is_still_looked_at(site: Website, run: Runner) -> None:
    site.pages |= {
        "/rss": [
            Given(_RSS.format("").encode(), kind="application/rss+xml"),
            Given(b"<rss version='2.0'><channel><title>Leeg</title></channel></rss>", kind="text/xml"),
            Given(status=503),
        ],
        "/nieuws/geld": [
            Given(article("Er is € 5 miljoen.")),
            Given(article("Er is € 6 miljoen.")),
            Given(status=410),
        ],
    }
    assert run(feed=_pages("/rss")) == {"/nieuws/geld": "new"}
    assert run(feed=_pages("/rss")) == {"/nieuws/geld": "updated"}
    assert run(feed=_pages("/rss")) == {"/rss": "refused", "/nieuws/geld": "gone"}


def test_search_brings_pages_with_the_address_for_people(site: Website, run: Runner) -> None:
    record = (
        "<record><recordData><gzd><title>Regeling</title><preferredUrl>http://www.rijk.example/stcrt-1.html"
        "</preferredUrl><itemUrl manifestation='html'>http://ander.example/1.html</itemUrl></gzd></recordData></record>"
    )
    site.pages |= {
        "/sru?operation=searchRetrieve&version=2.0&query=wijk&startRecord=1&maximumRecords=50": Given(
            f"<searchRetrieveResponse><numberOfRecords>1</numberOfRecords><records>{record}</records>"
            "</searchRetrieveResponse>".encode(),
            kind="application/xml",
        ),
        "/stcrt-1.html": Given(article("De regels.")),
    }
    search = [{"url": f"{SITE}/sru", "query": "wijk", "format": "html"}]
    assert run(search=search) == {"/stcrt-1.html": "new"}
    assert run(page=_pages("/stcrt-1.html"), search=search) == {"/stcrt-1.html": "unchanged"}
    assert site.count("/stcrt-1.html") == 2


def test_page_that_no_source_names_any_more_is_told(site: Website, run: Runner) -> None:
    site.pages |= {"/a": Given(article("Een.")), "/b": Given(article("Twee."))}
    run(page=[{**_pages("/a")[0], "id": "een"}, *_pages("/b")])
    assert run(page=_pages("/b")) == {"/b": "unchanged", "een": "unlisted"}
    assert run.good


def test_second_run_at_the_same_time_is_refused(run: Runner) -> None:
    root = run.settings.data / "fetched"
    root.mkdir(parents=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AssistantError, match="Another run is fetching"):
            run(page=_pages("/a"))


def test_agent_names_where_websites_can_turn_to() -> None:
    assert (
        agent_of(load_settings(public_url="https://vraag.example")) == f"Vraagbaak/{VERSION} (+https://vraag.example)"
    )
    assert agent_of(load_settings()) == f"Vraagbaak/{VERSION}"
    assert agent_of(load_settings(public_url="https://é.example")) == f"Vraagbaak/{VERSION} (+https://.example)"
