"""Where NL Design System could not be fetched the pages have their own styles, and they are as good to use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import PROJECT_ROOT, Settings
from tests.journeys.conftest import serve
from tests.journeys.looking import look_with_axe, width_needed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]


@pytest.fixture
def page(browser: Browser, settings: Settings, tmp_path: Path) -> Iterator[Page]:
    """The form of a server whose web folder is without the parts."""
    web = tmp_path / "web"
    shutil.copytree(PROJECT_ROOT / "web", web, ignore=shutil.ignore_patterns("node_modules", "parts.css"))
    with serve(settings.model_copy(update={"web": web})) as address:
        opened = browser.new_page(bypass_csp=True)
        opened.goto(address)
        yield opened
        opened.close()


@pytest.mark.parametrize("question", ["", "Samen"])
def test_pages_without_the_parts_pass_axe_and_fit(page: Page, axe_source: str, question: str) -> None:
    page.get_by_label("Uw vraag").fill(question)
    page.locator("form.question-form button").click()
    page.wait_for_load_state()
    assert look_with_axe(page, axe_source) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert width_needed(page) <= 320


def test_button_without_the_parts_is_a_button_of_ours(page: Page) -> None:
    style = page.evaluate(
        "(({backgroundColor: b, minHeight: h}) => [b, h])(getComputedStyle(document.querySelector('.button')))"
    )
    assert style == ["rgb(13, 85, 96)", "44px"]
