from __future__ import annotations

import pytest

from assistant.errors import FetchError
from ingest.fetching.addresses import parse_address
from ingest.fetching.download import Downloader
from ingest.fetching.robots import Robots
from tests.ingest.fetching.conftest import SITE, FakeClock, Given, Website


def _permit(downloader: Downloader, path: str) -> None:
    Robots(downloader, "Vraagbaak").permit(parse_address(f"{SITE}{path}"))


def _rules(text: str) -> Given:
    return Given(text.encode(), kind="text/plain")


def test_robots_forbids_what_it_says_to_all(site: Website, downloader: Downloader) -> None:
    site.pages["/robots.txt"] = _rules("User-agent: *\nDisallow: /intern/\nAllow: /intern/open\n")
    _permit(downloader, "/nieuws")
    _permit(downloader, "/intern/open")
    with pytest.raises(FetchError, match="does not allow it"):
        _permit(downloader, "/intern/x")


def test_robots_can_forbid_this_program_by_its_name(site: Website, downloader: Downloader) -> None:
    site.pages["/robots.txt"] = _rules("User-agent: vraagbaak\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    with pytest.raises(FetchError, match="does not allow it"):
        _permit(downloader, "/nieuws")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_website_without_robots_allows_all(site: Website, downloader: Downloader, status: int) -> None:
    site.pages["/robots.txt"] = Given(status=status)
    _permit(downloader, "/nieuws")


@pytest.mark.parametrize("status", [429, 500, 503, 505])
def test_robots_that_fails_forbids_all(site: Website, downloader: Downloader, status: int) -> None:
    site.pages["/robots.txt"] = Given(status=status)
    with pytest.raises(FetchError, match=r"robots\.txt can't be read .*so nothing there is fetched"):
        _permit(downloader, "/nieuws")


def test_robots_that_leads_to_another_website_forbids_all(site: Website, downloader: Downloader) -> None:
    site.pages["/robots.txt"] = Given(status=302, headers={"Location": "http://evil.example/robots.txt"})
    with pytest.raises(FetchError, match="nothing there is fetched"):
        _permit(downloader, "/nieuws")


def test_robots_is_asked_once_for_each_website(site: Website, downloader: Downloader) -> None:
    robots = Robots(downloader, "Vraagbaak")
    for url in (f"{SITE}/a", f"{SITE}/b", "http://ander.example/a", "http://ander.example/b"):
        robots.permit(parse_address(url))
    assert site.asked == ["www.rijk.example/robots.txt", "ander.example/robots.txt"]


def test_robots_can_ask_for_a_longer_pause(site: Website, downloader: Downloader, clock: FakeClock) -> None:
    site.pages |= {"/robots.txt": _rules("User-agent: *\nCrawl-delay: 7\n"), "/a": Given(b"x")}
    robots = Robots(downloader, "Vraagbaak")
    downloader.get(f"{SITE}/a", permit=robots.permit)
    assert clock.slept == [7.0]
