"""The question field on another website: under a strict policy, with citations; else the link that was there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from tests.journeys.conftest import serve
from tests.journeys.looking import EVERY_RULE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]

PAGE = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Gemeente</title></head><body>
<main><h1>Gemeente Veldstad</h1>
<vraagbaak-kansrijke-wijk><a href="{server}/">Stel uw vraag aan de vraagbaak</a></vraagbaak-kansrijke-wijk></main>
<script src="{server}/static/insluiten.js" defer></script></body></html>"""


class Site:
    """Another website; `server` is what it embeds, and `policy` what its pages send as their CSP."""

    server = ""
    policy = ""

    def __init__(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(PAGE.format(server=site.server).encode())

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture(scope="module")
def site(settings: Settings) -> Iterator[Site]:
    """A website that the server knows, with the strictest policy under which the field works."""
    made = Site()
    threading.Thread(target=made.http.serve_forever, daemon=True).start()
    with serve(settings.model_copy(update={"embed_origins": made.origin, "statistics": False})) as server:
        made.server = server
        made.policy = (
            f"default-src 'none'; script-src {server}; connect-src {server}; require-trusted-types-for 'script'"
        )
        yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def host_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def test_question_is_answered_with_citations_under_a_strict_policy(host_page: Page, site: Site) -> None:
    messages: list[str] = []
    host_page.on("console", lambda message: messages.append(message.text))
    host_page.on("pageerror", lambda error: messages.append(str(error)))
    host_page.goto(site.origin)
    host_page.get_by_label("Uw vraag").fill("Geld in Zonnewijk?")
    host_page.get_by_role("button", name="Stel de vraag").click()
    host_page.get_by_role("heading", name="Antwoord").wait_for()

    assert host_page.locator(".sentence").inner_text().startswith("Het Rijk stelt ruim € 12 miljoen beschikbaar.")
    assert host_page.locator(".sentence strong").inner_text() == "ruim € 12 miljoen"
    hrefs = [link.get_attribute("href") for link in host_page.locator(".sentence a, li a").all()]
    assert hrefs == [f"{site.server}/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage"] * 2
    assert host_page.evaluate("getComputedStyle(document.querySelector('vraagbaak-kansrijke-wijk')).display") == "block"
    assert host_page.evaluate("document.documentElement.scrollWidth") <= 320
    assert host_page.context.cookies() == []
    assert messages == []


def test_follow_up_is_read_with_the_question_before_it(host_page: Page, site: Site) -> None:
    sent: list[str] = []
    host_page.on("request", lambda request: sent.append(request.post_data or ""))
    host_page.goto(site.origin)
    for question in ("Geld", "Regels graag"):
        host_page.get_by_label("Uw vraag").fill(question)
        host_page.get_by_role("button", name="Stel de vraag").click()
        host_page.locator(".sentence").first.wait_for()
    host_page.get_by_text("Gelezen als").wait_for()

    assert '"conversation":[{"question":"Geld"}]' in sent[-1]


def test_fault_is_said_and_what_was_typed_is_kept(host_page: Page, site: Site) -> None:
    host_page.goto(site.origin)
    host_page.get_by_label("Uw vraag").fill("woord " * 300)
    host_page.get_by_role("button", name="Stel de vraag").click()
    host_page.get_by_text("De vraag is te lang.").wait_for()

    assert host_page.get_by_label("Uw vraag").input_value() == "woord " * 300
    assert host_page.get_by_label("Uw vraag").get_attribute("aria-invalid") == "true"


def test_axe_finds_nothing_in_the_field_and_its_answer(host_page: Page, site: Site, axe_source: str) -> None:
    page = host_page
    page.goto(site.origin)
    page.get_by_label("Uw vraag").fill("Geld")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Bronnen").wait_for()
    strict, site.policy = site.policy, ""
    try:
        page.goto(site.origin)
        page.get_by_label("Uw vraag").fill("Geld")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Bronnen").wait_for()
        page.evaluate(axe_source)
        found = page.evaluate("options => axe.run(document, options)", EVERY_RULE)
    finally:
        site.policy = strict

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []


def test_website_that_is_not_known_keeps_its_link(host_page: Page, site: Site, address: str) -> None:
    known, site.server = site.server, address
    strict, site.policy = site.policy, f"default-src 'none'; script-src {address}; connect-src {address}"
    try:
        with host_page.expect_event("requestfailed"):
            host_page.goto(site.origin)
    finally:
        site.server, site.policy = known, strict

    assert host_page.get_by_role("link", name="Stel uw vraag aan de vraagbaak").get_attribute("href") == f"{address}/"
    assert host_page.get_by_label("Uw vraag").count() == 0


def test_policy_that_forbids_the_connection_keeps_the_link(host_page: Page, site: Site) -> None:
    strict, site.policy = site.policy, f"default-src 'none'; script-src {site.server}"
    try:
        with host_page.expect_console_message():
            host_page.goto(site.origin)
    finally:
        site.policy = strict

    assert host_page.get_by_role("link", name="Stel uw vraag aan de vraagbaak").is_visible()
    assert host_page.get_by_label("Uw vraag").count() == 0
