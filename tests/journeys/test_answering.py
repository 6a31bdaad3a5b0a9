"""The whole way with the real pipeline: a question, its answer, and the same words in the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.states import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey


def test_answer_leads_to_the_same_words_in_the_source(open_page: Callable[..., Page]) -> None:
    page = open_page()
    ask(page, "Hoeveel geld is er voor de Regeling Zonnewijk?")
    quote = page.locator("#bron-1 blockquote").inner_text()
    page.locator("#bron-1").get_by_role("link", name="Bekijk in de bron").click()

    assert quote == "Het Rijk stelt ruim € 12 miljoen beschikbaar."
    assert page.locator("mark#passage").inner_text() == quote
