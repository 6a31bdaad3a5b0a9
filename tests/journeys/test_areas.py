"""What somebody does with the areas of the shipped corpus in a browser: look, search, read, compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

Visit = Callable[..., "Page"]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("javascript", [True, False])
def test_newcomer_finds_the_amount_of_her_area_within_three_actions(visit: Visit, javascript: bool, width: int) -> None:
    page = visit(width=width, java_script_enabled=javascript)
    page.get_by_role("link", name="Gebieden").click()
    page.locator(".provinces").get_by_role("link", name="Utrecht Overvecht").click()
    page.get_by_role("navigation", name="Op deze pagina").get_by_role("link", name="Bedragen").click()

    assert page.url.endswith("/gebieden/utrecht-overvecht#bedragen")
    amount = page.locator(".amount").first
    assert amount.inner_text() == "€ 7,8 miljoen"
    place = amount.bounding_box()
    assert place is not None
    assert 0 <= place["y"] < 900


def test_what_proves_an_amount_is_in_sight_on_a_phone(visit: Visit) -> None:
    page = visit("/gebieden/zaandam-oost", width=320)
    frames = page.locator(".table-wrap:has(.area-amounts)")
    assert frames.count() > 1
    assert frames.evaluate_all("frames => frames.filter(frame => frame.scrollWidth > frame.clientWidth).length") == 0
    assert frames.locator("td:last-child .note").last.is_visible()
    assert frames.first.get_by_role("row").nth(1).get_by_role("rowheader").inner_text().startswith("€")


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


@pytest.mark.parametrize("path", ["/gebieden", "/gebieden/zaandam-oost"])
def test_print_has_no_forms(visit: Visit, path: str) -> None:
    page = visit(path)
    page.emulate_media(media="print")
    assert page.locator("button:visible, input:visible, select:visible").count() == 0


def test_forced_colours_keep_the_dots(visit: Visit) -> None:
    page = visit("/gebieden", forced_colors="active")
    dot, paper = "document.querySelector('.area-map circle')", "document.documentElement"
    assert page.evaluate(f"getComputedStyle({dot}).fill") != page.evaluate(f"getComputedStyle({paper}).backgroundColor")
