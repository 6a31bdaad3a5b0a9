"""What goes around an answer in a browser: who asks, turns, opinions, copy, wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.states import ask, be_thanked

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]

OpenPage = Callable[..., "Page"]


@pytest.mark.parametrize("javascript", [True, False])
def test_opinion_is_given_and_the_answer_stays_or_comes_back(open_page: OpenPage, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    ask(page, "Geld")
    be_thanked(page)
    if not javascript:
        assert page.title().startswith("Dank u wel")
        page.get_by_role("button", name="Terug naar het antwoord").click()

    assert page.locator(".thanks").inner_text() == "Dank u wel voor uw oordeel."
    assert page.locator(".feedback").count() == 0
    assert page.locator(".sentence-quote").is_visible()


def test_answer_is_copied_with_its_sources(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "Geld")
    page.get_by_role("button", name="Kopieer met bronnen").click()
    page.get_by_text("Het antwoord met de bronnen is gekopieerd.").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Vraag\nGeld\n\nAntwoord\nHet Rijk stelt ruim € 12 miljoen beschikbaar. [1]")
    assert "https://voorbeeld.example/zonnewijk" in copied


def test_text_with_sources_is_there_without_a_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    ask(page, "Geld")
    page.get_by_text("Antwoord met bronnen als tekst").click()

    assert "[1] Geld voor de Regeling Zonnewijk" in page.locator("#als-tekst").input_value()
    assert page.get_by_role("button", name="Print").count() == 0


def hold_answers(page: Page) -> list[Route]:
    """Let no question reach the server; gives those that are held up."""
    held: list[Route] = []
    page.route("**/", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    return held


def press(page: Page, question: str) -> None:
    page.get_by_label("Uw vraag").fill(question)
    page.locator("form.question-form button[type='submit']").click()


STATUS = "form.question-form [role='status']"


def test_wait_is_said_and_a_second_click_sends_nothing(open_page: OpenPage) -> None:
    page = open_page()
    held = hold_answers(page)
    press(page, "Geld")
    page.locator(STATUS).get_by_text("Uw vraag wordt beantwoord…").wait_for()
    button = page.locator("form.question-form button[type='submit']")
    button.click(force=True)

    assert button.get_attribute("aria-disabled") == "true"
    assert len(held) == 1
    held[0].continue_()
    page.locator("#antwoord").wait_for()
    assert button.get_attribute("aria-disabled") is None


def test_question_can_be_stopped_and_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    hold_answers(page)
    press(page, "Geld")
    page.get_by_role("button", name="Stop").click()

    assert page.locator(STATUS).inner_text() == "Gestopt. Uw vraag staat er nog."
    assert page.get_by_label("Uw vraag").input_value() == "Geld"
    assert page.get_by_role("button", name="Stop").count() == 0


def test_server_that_can_not_be_reached_costs_nothing_that_was_typed(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/", lambda route: route.abort())
    press(page, "Geld")
    page.locator(STATUS).get_by_text("Wij kunnen de vraagbaak niet bereiken.").wait_for()
    assert page.get_by_label("Uw vraag").input_value() == "Geld"

    page.unroute("**/")
    ask(page, "Geld")
    assert page.locator("#antwoord").inner_text() == "Antwoord"


def test_page_that_comes_back_does_not_wait_any_more(open_page: OpenPage) -> None:
    page = open_page()
    hold_answers(page)
    press(page, "Geld")
    page.locator(STATUS).get_by_text("Uw vraag wordt beantwoord…").wait_for()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert page.locator(STATUS).inner_text() == ""
    assert page.locator("form.question-form button[type='submit']").get_attribute("aria-disabled") is None


def test_back_and_reload_after_an_answer_give_it_again(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Geld")
    page.reload()
    page.locator("#antwoord").wait_for()
    page.locator(".sentence .note").click()
    page.get_by_role("link", name="Bekijk in de bron").click()
    page.locator("mark#passage").wait_for()
    page.go_back()
    page.locator("#bron-1").wait_for()

    assert page.get_by_label("Uw vraag").input_value() == "Geld"
    assert page.url.endswith("/#bron-1")


def test_back_goes_through_the_answers_to_the_empty_form(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Geld")
    ask(page, "Maan?")
    page.go_back()
    page.get_by_role("heading", name="Antwoord", exact=True).wait_for()
    assert page.get_by_label("Uw vraag").input_value() == "Geld"
    page.go_back()
    page.get_by_role("heading", name="Voorbeelden van vragen").wait_for()

    assert page.get_by_label("Uw vraag").input_value() == ""


def test_nothing_is_kept_in_the_storage_of_the_browser(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Geld")

    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.context.cookies() == []


def test_who_asks_and_opinion_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Uw vraag").focus()
    page.keyboard.type("Geld")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#werk").wait_for()
    page.locator(".feedback button[value='ja']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".thanks").wait_for()

    assert page.evaluate("document.activeElement.className") == "thanks"
