"""The drafting desk in a browser: by keyboard, back and reload, files."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.states import CHECKED

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]

OpenPage = Callable[..., "Page"]

_CHECK, _MAKE = "/concept/controle", "/concept"
_LONG = "Zin. " * 5_000
_STATES: dict[str, tuple[str, dict[str, str]]] = {
    "check of too much": (_CHECK, {"tekst": _LONG}),
    "check": (_CHECK, {"tekst": CHECKED}),
    "draft": (_MAKE, {"questions": "Geld nu?\nRegels nu?\nMaan?", "opening": "Er komt € 99 miljoen."}),
}


def reach(open_page: OpenPage, state: str, **options: Any) -> Page:
    path, typed = _STATES[state]
    page = open_page(path, **options)
    for field, text in typed.items():
        page.locator(f"#{field}").fill(text)
    if typed:
        page.locator("form.question-form button.button").click()
        page.wait_for_load_state()
    return page


def test_text_that_is_too_long_is_all_still_there(open_page: OpenPage) -> None:
    page = reach(open_page, "check of too much")
    assert page.title().startswith("Fout: ")
    assert page.locator("#tekst").input_value() == _LONG.strip()


def test_check_by_keyboard_lands_at_the_outcome(open_page: OpenPage) -> None:
    page = open_page(_CHECK)
    page.locator("#tekst").focus()
    page.keyboard.type("In Lindenhof komt een speeltuin.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#uitkomst$"))
    assert page.locator("ol.checked .verdict").inner_text() == "Staat in de bronnen"


def test_reload_and_back_keep_what_was_made(open_page: OpenPage) -> None:
    page = reach(open_page, "draft")
    page.reload()
    assert page.locator("#concept").is_visible()
    page.locator("a.note").first.click()
    page.go_back()
    assert page.locator("#opening").input_value() == "Er komt € 99 miljoen."


def test_draft_is_downloaded_as_a_file(open_page: OpenPage) -> None:
    page = reach(open_page, "draft")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word (DOCX)").click()
    assert waiting.value.suggested_filename == "concept-email.docx"


def test_own_sentence_between_answers_stays_in_the_draft(open_page: OpenPage) -> None:
    page = reach(open_page, "draft")
    page.locator("#own").click()
    page.locator("#own-2").fill("Dit vragen wij na.")
    page.locator("form.question-form button.button").click()
    page.wait_for_load_state()
    assert page.locator("p.draft-own").all_inner_texts() == ["Er komt € 99 miljoen.", "Dit vragen wij na."]
    assert page.locator("#own-2").input_value() == "Dit vragen wij na."


def test_print_shows_the_verdicts_without_buttons(open_page: OpenPage) -> None:
    page = reach(open_page, "check")
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    assert page.locator(".verdict").first.is_visible()
