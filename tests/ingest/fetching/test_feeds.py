from __future__ import annotations

import datetime as dt

import pytest

from assistant.errors import FetchError
from ingest.fetching.addresses import parse_address
from ingest.fetching.exchange import Reply
from ingest.fetching.feeds import read_feed
from ingest.fetching.found import FoundPage, id_of
from ingest.fetching.sources import FeedSource

_URL = "https://www.rijk.example/rss/nieuws.rss"
_RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Nieuws</title><link>https://www.rijk.example</link>
<item><title>Geld voor &lt;b&gt;wijken&lt;/b&gt;  &amp; meer</title><link>https://www.rijk.example/nieuws/geld</link>
<pubDate>Thu, 11 Dec 2025 10:00:00 +0100</pubDate><description>Over de regeling Zonnewijk.</description></item>
<item><title>Nieuwe brug</title><link>/nieuws/brug</link></item>
<item><title>Zonder adres</title></item>
<item><title>Vreemd</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
_ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Nieuws</title><id>x</id><updated>2025-12-11T00:00:00Z</updated>
<entry><title>Geld</title><id>1</id><link rel="alternate" href="https://www.rijk.example/nieuws/geld"/>
<updated>2025-12-12T08:00:00Z</updated></entry></feed>"""


def _read(text: str, **more: object) -> tuple[FoundPage, ...]:
    source = FeedSource.model_validate({"url": _URL, "publisher": "Rijk", "kind": "announcement", **more})
    return read_feed(Reply(parse_address(_URL), 200, {}, text.encode()), source)


def test_rss_feed_names_its_pages() -> None:
    first, second = _read(_RSS)
    assert first == FoundPage(
        id=id_of("https://www.rijk.example/nieuws/geld"),
        url="https://www.rijk.example/nieuws/geld",
        title="Geld voor wijken & meer",
        date=dt.date(2025, 12, 11),
        publisher="Rijk",
        kind="announcement",
        found_by=_URL,
    )
    assert second.url == "https://www.rijk.example/nieuws/brug"
    assert second.date is None


def test_atom_feed_names_its_pages() -> None:
    [page] = _read(_ATOM)
    assert (page.url, page.title, page.date) == ("https://www.rijk.example/nieuws/geld", "Geld", dt.date(2025, 12, 12))


def test_feed_keeps_only_items_about_the_words() -> None:
    assert [page.title for page in _read(_RSS, words=["zonnewijk"])] == ["Geld voor wijken & meer"]
    assert _read(_RSS, words=["trein"]) == ()


def test_feed_gives_no_more_than_its_limit() -> None:
    assert len(_read(_RSS, limit=1)) == 1


def test_feed_that_is_a_page_is_refused() -> None:
    with pytest.raises(FetchError, match="no RSS or Atom feed"):
        _read("<html><body><p>Dit is een pagina.</p></body></html>")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!doctype r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_feed_with_entities_of_its_own_is_refused(declaration: str) -> None:
    with pytest.raises(FetchError, match="document type"):
        _read(_RSS.replace("?>\n", f"?>{declaration}\n", 1))


def test_id_of_a_page_is_readable_and_one_of_its_own() -> None:
    url = "https://www.rijk.example/nieuws/%E2%82%AC400-miljoen-voor-wijken"
    assert id_of(url).startswith("rijk-example-400-miljoen-voor-wijken-")
    assert id_of(url) != id_of(url + "?jaar=2025")
    assert len(id_of(url + "x" * 500)) < 100
