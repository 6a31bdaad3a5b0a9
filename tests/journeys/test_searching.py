"""What a civil servant does in a browser: search, filter, read why, go to the words, take it along."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

OpenPage = Callable[..., "Page"]


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
    return found


@pytest.mark.parametrize("javascript", [True, False])
def test_search_filter_and_read_in_the_source(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/zoeken", java_script_enabled=javascript)
    page.get_by_label("Zoekwoorden").fill("speeltuin")
    page.locator("summary").click()
    page.get_by_label("Soort bron").select_option("officieel bericht")
    page.get_by_role("button", name="Zoek met deze filters").click()

    assert "q=speeltuin" in page.url
    assert page.url.endswith("#gevonden")
    assert page.locator("#resultaat-1 mark").first.inner_text() == "speeltuin"
    assert "bevat: speeltuin" in page.locator("#resultaat-1 .reasons").inner_text()
    page.locator("#resultaat-1 h3 a").click()
    assert "In Lindenhof komt een speeltuin." in " ".join(page.locator("article mark").all_inner_texts())


def test_search_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/zoeken")
    page.get_by_label("Zoekwoorden").focus()
    page.keyboard.type("geld")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?**")
    assert page.get_by_label("Zoekwoorden").input_value() == "geld"
    page.locator("#gevonden").focus()
    page.keyboard.press("Tab")
    assert focused(page) == page.locator("#resultaat-1 h3 a").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/bronnen/**")


def test_error_leads_to_the_field(open_page: OpenPage) -> None:
    page = open_page("/zoeken?q=geld&vanaf=gisteren")
    page.get_by_role("alert").get_by_role("link").click()

    assert focused(page) == "vanaf"
    assert page.get_by_label("Vanaf").input_value() == "gisteren"


def test_file_is_downloaded(open_page: OpenPage) -> None:
    page = open_page("/zoeken?q=geld")
    with page.expect_download() as download:
        page.get_by_role("link", name="Spreadsheet (CSV)").click()

    assert download.value.suggested_filename == "zoeken.csv"


def test_figures_are_marked_on_request_and_explained(open_page: OpenPage) -> None:
    page = open_page("/bronnen/2026-01-15-zonnewijk")
    page.get_by_label("cijfers").check()
    page.get_by_role("button", name="Toon").click()
    page.get_by_role("link", name="€ 5 miljoen").first.click()

    assert "#cijfer-" in page.url
    note = page.locator("li:target")
    assert "Lindenhof" in note.inner_text()
    note.get_by_role("link").click()
    assert page.locator("mark#passage").inner_text() == "€ 5 miljoen"


def test_contents_lead_to_a_heading(open_page: OpenPage) -> None:
    page = open_page("/bronnen/2026-01-15-zonnewijk")
    page.get_by_role("navigation", name="Inhoud van deze bron").get_by_role("link", name="Vreemde tekens").click()

    assert page.locator("h2:target").inner_text() == "Vreemde tekens"
