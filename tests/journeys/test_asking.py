"""What somebody does in a browser: ask, read, follow a citation; by mouse, by keyboard, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.states import answered, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]

OpenPage = Callable[..., "Page"]
QUOTE = "Het Rijk stelt ruim € 12 miljoen beschikbaar."


@pytest.mark.parametrize("javascript", [True, False])
def test_ask_read_and_follow_the_citation_to_the_words(open_page: OpenPage, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    ask(page, "Geld in Zonnewijk?")

    assert page.title() == "Antwoord: Stel uw vraag – Vraagbaak Kansrijke Wijk"
    assert page.locator("#antwoord").inner_text() == "Antwoord"
    assert page.locator(".sentence-quote strong").inner_text() == "ruim € 12 miljoen"
    assert page.get_by_label("Uw vraag").input_value() == "Geld in Zonnewijk?"
    page.locator(".sentence-quote .note").click()
    assert page.url.endswith("/#bron-1")

    page.get_by_role("link", name="Bekijk in de bron").click()
    assert page.locator("mark#passage").inner_text() == QUOTE
    assert page.locator("mark#passage").is_visible()
    top = page.locator("mark#passage").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 900


@pytest.mark.parametrize("javascript", [True, False])
def test_follow_up_is_asked_below_the_answer(open_page: OpenPage, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    ask(page, "Geld in Zonnewijk?")
    page.get_by_label("Stel een vervolgvraag").fill("Regels graag")
    page.get_by_role("button", name="Vraag verder").click()
    answered(page)

    assert page.get_by_label("Uw vraag").input_value() == "Regels graag"
    assert page.locator(".read-as").inner_text().startswith("Gelezen als: ")
    kept = page.locator("form.follow-up input[name='earlier']")
    assert [kept.nth(n).get_attribute("value") for n in range(kept.count())] == ["Geld in Zonnewijk?", "Regels graag"]


def test_question_stays_out_of_the_address(open_page: OpenPage) -> None:
    page = open_page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    ask(page, "Geld geheim")

    assert addresses
    assert not any("geheim" in address for address in addresses)
    assert page.url.endswith("/#antwoord")


def test_answer_has_the_focus(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Geld")

    assert page.evaluate("document.activeElement.id") == "antwoord"


def test_example_question_is_asked_with_one_click(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".choice").first.click()
    answered(page)

    assert page.get_by_label("Uw vraag").input_value() == "Hoeveel geld is er voor 2026-2028?"
    assert page.locator("#antwoord").is_visible()


def test_empty_question_is_an_error_that_leads_to_the_field(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "  ")

    assert page.title().startswith("Fout: ")
    assert page.get_by_role("alert").is_visible()
    page.get_by_role("link", name="Typ eerst uw vraag.").click()
    assert page.evaluate("document.activeElement.id") == "vraag"


def test_too_long_question_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "woord " * 200)

    assert page.title().startswith("Fout: ")
    assert page.get_by_label("Uw vraag").input_value() == ("woord " * 200).strip()


def test_no_answer_is_said_and_leads_on(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Maan?")

    assert page.title().startswith("Dat staat niet in de bronnen")
    assert page.locator("#antwoord").inner_text() == "Dat staat niet in de bronnen"
    assert page.get_by_role("heading", name="Dit komt er het dichtst bij").is_visible()
    assert page.get_by_role("heading", name="Waar kunt u het vragen?").is_visible()
    assert page.locator(".sentence-quote").count() == 0


def test_everything_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList[0]") == "skip-link"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "vraag"
    page.keyboard.type("Geld")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Ik werk bij de overheid"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#antwoord")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#bron-1"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bronnen/**")
    assert page.locator("mark#passage").inner_text() == QUOTE


def test_focus_is_seen(open_page: OpenPage) -> None:
    page = open_page()
    for _ in range(6):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert (width, style) == ("3px", "solid")
