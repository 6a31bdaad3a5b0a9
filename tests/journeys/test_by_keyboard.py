"""Three people do their work with the keyboard alone and without JavaScript: only keys, no click, nothing filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

Visit = Callable[..., "Page"]
MOST_TABS = 80
FOCUSED = """() => {
    const focused = document.activeElement;
    const style = getComputedStyle(focused.querySelector('.target') ?? focused);
    const seen = focused === document.body || style.outlineStyle !== 'none' || style.stroke !== 'none';
    return [(focused.labels?.[0] ?? focused).textContent.trim(), seen];
}"""
"""What has the focus is called, and whether one sees that it has it; past the last link the browser itself has it."""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what is called `words`; each stop on the way shows that it has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(FOCUSED)
        assert seen, name
        if name == words:
            return
    raise AssertionError(f"Tab does not come to {words!r}")


def test_citizen_finds_the_amount_of_her_area_within_three_actions(visit: Visit) -> None:
    page = visit(width=320, java_script_enabled=False)
    for words, reached in (("Gebieden", "**/gebieden"), ("Utrecht Overvecht", "**/gebieden/utrecht-overvecht")):
        tab_to(page, words)
        page.keyboard.press("Enter")
        page.wait_for_url(reached)
    tab_to(page, "Naar de inhoud")
    page.keyboard.press("Enter")
    tab_to(page, "Bedragen")
    page.keyboard.press("Enter")

    page.wait_for_url("**/gebieden/utrecht-overvecht#bedragen")
    assert page.locator("#bedragen ~ * .amount").first.inner_text() == "€ 7,8 miljoen"
    tab_to(page, "Bron 4")
    page.keyboard.press("Enter")
    assert "€ 7,8 miljoen" in page.locator("li:target blockquote").inner_text()


def test_citizen_asks_and_reads_the_words_in_the_source(visit: Visit) -> None:
    page = visit(width=320, java_script_enabled=False)
    tab_to(page, "Uw vraag")
    page.keyboard.type("Hoeveel geld krijgt Utrecht Overvecht in 2026-2028?")
    tab_to(page, "Stel de vraag")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#antwoord")
    tab_to(page, "Bron 1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bronnen/**")

    assert "€ 7,8 miljoen" in page.locator("mark#passage").inner_text()


def test_civil_servant_filters_the_amounts_and_takes_them_along(visit: Visit) -> None:
    page = visit("/bedragen", java_script_enabled=False)
    tab_to(page, "Ministerie dat betaalt")
    page.keyboard.type("Ministerie van Ond")
    tab_to(page, "Toon")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bedragen?ministerie=ocw&*")
    assert page.locator("#gevonden").inner_text() == "1 bedrag van OCW"
    tab_to(page, "Download deze bedragen als CSV voor een spreadsheet zoals Excel")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")

    rows = Path(downloading.value.path()).read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("\ufeffNummer;Bedrag of waarde;")
    assert all(";327000000;" in row for row in rows[1:])
    assert len(rows) > 1


def test_communications_officer_makes_a_draft_and_takes_it_along(visit: Visit) -> None:
    page = visit("/concept", java_script_enabled=False)
    tab_to(page, "Uw vragen")
    page.keyboard.type("Hoeveel geld krijgt Utrecht Overvecht in 2026-2028?")
    tab_to(page, "Uw eigen begin (mag leeg blijven)")
    page.keyboard.type("Beste bewoner,")
    tab_to(page, "Maak het concept")
    page.keyboard.press("Enter")
    page.wait_for_url("**/concept#concept")
    draft = page.locator(".draft").inner_text()
    assert "Beste bewoner," in draft
    assert "€ 7,8 miljoen" in draft
    tab_to(page, "Word (DOCX)")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")

    assert downloading.value.suggested_filename == "concept-email.docx"
