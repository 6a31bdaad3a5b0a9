"""What somebody does with the areas of the shipped corpus in a browser: look, search, read, compare."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
import uvicorn

from assistant.http.app import create_app
from assistant.settings import Settings
from tests.journeys.test_every_state import AXE_OPTIONS, TEXT_SPACING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.journey

Visit = Callable[..., "Page"]

PAGES = {
    "map": "/gebieden",
    "found": "/gebieden?zoek=Geitenkamp",
    "much": "/gebieden/zaandam-oost",
    "little": "/gebieden/lelystad-oost",
    "quotes": "/gebieden/groningen-noord",
    "two": "/gebieden/vergelijk?a=utrecht-overvecht&b=zaandam-oost",
}


@pytest.fixture(scope="module")
def shipped_address(shipped_settings: Settings) -> Iterator[str]:
    """The address of a running server over the shipped corpus."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(shipped_settings), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    urlopen(f"{address}/gebieden", timeout=60).close()
    yield address
    server.should_exit = True
    thread.join(timeout=20)
    listener.close()


@pytest.fixture
def visit(browser: Browser, shipped_address: str) -> Iterator[Visit]:
    """Open a page of the shipped corpus; every option is one of a Playwright context."""
    contexts = []

    def opened(path: str = "/", *, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(shipped_address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("javascript", [True, False])
def test_newcomer_finds_the_amount_of_her_area_within_three_actions(visit: Visit, javascript: bool, width: int) -> None:
    page = visit(width=width, java_script_enabled=javascript)
    page.get_by_role("link", name="Gebieden").click()
    page.locator(".provinces").get_by_role("link", name="Utrecht Overvecht").click()
    page.get_by_role("link", name="Bedragen", exact=True).click()

    assert page.url.endswith("/gebieden/utrecht-overvecht#bedragen")
    amount = page.locator(".amount").first
    assert amount.inner_text() == "€ 7,8 miljoen"
    place = amount.bounding_box()
    assert place is not None
    assert 0 <= place["y"] < 900


def test_dot_on_the_map_leads_to_its_area(visit: Visit) -> None:
    page = visit("/gebieden")
    page.locator(".area-map").get_by_role("link", name="Delft-West", exact=True).locator("circle").click()
    assert page.locator("h1").inner_text() == "Delft-West"


def test_map_by_keyboard_shows_where_the_focus_is(visit: Visit) -> None:
    page = visit("/gebieden")
    page.locator(".area-search button").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Amsterdam Nieuw-West"
    focused = "getComputedStyle(document.activeElement.querySelector('.target'))"
    assert page.evaluate(f"{focused}.strokeWidth") == "3px"
    assert page.evaluate(f"{focused}.stroke") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/gebieden/amsterdam-nieuw-west")


def test_targets_on_the_map_are_at_least_24_pixels(visit: Visit) -> None:
    page = visit("/gebieden", width=720)
    boxes = [target.bounding_box() for target in page.locator(".area-map .target").all()]
    assert len(boxes) == 20
    assert all(box is not None and min(box["width"], box["height"]) >= 24 for box in boxes)


def test_labels_of_the_map_fit_in_their_targets(visit: Visit) -> None:
    page = visit("/gebieden")
    widths = page.locator(".area-map svg a").evaluate_all(
        "links => links.map(a => [a.querySelector('text').getComputedTextLength(),"
        " a.querySelector('.target').width.baseVal.value])"
    )
    assert [(text, target) for text, target in widths if text > target] == []


def test_narrow_screen_has_the_list_instead_of_the_map(visit: Visit) -> None:
    page = visit("/gebieden", width=320)
    assert not page.locator(".area-map").is_visible()
    assert page.locator(".provinces a").count() == 20


def test_search_for_a_district_leads_to_its_area(visit: Visit) -> None:
    page = visit("/gebieden", java_script_enabled=False)
    page.get_by_label("Zoek uw wijk of gemeente").fill("geitenkmap")
    page.keyboard.press("Enter")
    page.locator(".notice").get_by_role("link", name="Arnhem Oost").click()
    assert page.locator("h1").inner_text() == "Arnhem Oost"


def test_mark_leads_to_the_source_and_on_to_the_same_words(visit: Visit) -> None:
    page = visit("/gebieden/utrecht-overvecht", java_script_enabled=False)
    page.locator(".area-amounts .note").first.click()
    number = page.url.rsplit("#bron-", 1)[1]
    quote = page.locator(f"#bron-{number} blockquote").inner_text()
    page.locator(f"#bron-{number}").get_by_role("link", name="Bekijk in de bron").click()
    assert page.locator("mark#passage").first.inner_text() == quote
    assert "€ 7,8 miljoen" in quote


def test_question_about_the_area_is_asked_outside_the_address(visit: Visit) -> None:
    page = visit("/gebieden/utrecht-overvecht")
    page.get_by_role("button", name="Stel de vraag").click()
    assert page.url.endswith("/#antwoord")
    assert page.get_by_label("Uw vraag").input_value() == "Wat gebeurt er in Utrecht Overvecht?"


def test_comparison_is_chosen_from_the_page_of_an_area(visit: Visit) -> None:
    page = visit("/gebieden/utrecht-overvecht", java_script_enabled=False)
    page.get_by_label("Vergelijk Utrecht Overvecht met").select_option("Zaandam-Oost")
    page.get_by_role("button", name="Vergelijk").click()
    assert page.locator("h1").inner_text() == "Utrecht Overvecht en Zaandam-Oost"
    assert page.locator("table.comparison tbody th").first.inner_text() == "Gemeente"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Visit, axe_source: str, name: str) -> None:
    page = visit(PAGES[name], bypass_csp=True)
    page.evaluate(axe_source)
    for width, dark in ((1280, False), (1280, True), (320, False), (320, True)):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if dark else "light")
        found = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(visit: Visit, name: str) -> None:
    page = visit(PAGES[name], width=320, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.add_style_tag(content=TEXT_SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_print_has_no_forms(visit: Visit, name: str) -> None:
    page = visit(PAGES[name])
    page.emulate_media(media="print")
    assert page.locator("button:visible, input:visible, select:visible").count() == 0


def test_forced_colours_keep_the_dots(visit: Visit) -> None:
    page = visit("/gebieden", forced_colors="active")
    dot, paper = "document.querySelector('.area-map circle')", "document.documentElement"
    assert page.evaluate(f"getComputedStyle({dot}).fill") != page.evaluate(f"getComputedStyle({paper}).backgroundColor")
