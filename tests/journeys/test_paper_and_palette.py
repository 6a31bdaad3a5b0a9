"""What holds of single states: print, forced colours, how large what one presses is, how long a line is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.states import STATES, ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]

OpenPage = Callable[..., "Page"]


def reach(open_page: OpenPage, name: str, **options: object) -> Page:
    state = STATES[name]
    page = open_page(state.path, **options)
    if state.question is not None:
        ask(page, state.question)
    return page


@pytest.mark.parametrize("state", ["answer", "no-answer", "source"])
def test_print_shows_the_text_without_buttons(open_page: OpenPage, state: str) -> None:
    page = reach(open_page, state)
    page.emulate_media(media="print")

    assert page.locator("button:visible").count() == 0
    assert page.locator("h1").is_visible()


def test_forced_colours_keep_the_marked_words_apart(open_page: OpenPage) -> None:
    page = reach(open_page, "source", forced_colors="active")

    assert page.evaluate("getComputedStyle(document.querySelector('#passage')).backgroundColor") == "rgb(255, 255, 0)"


def test_targets_are_at_least_24_pixels(open_page: OpenPage) -> None:
    page = reach(open_page, "answer-summary", width=320)
    for target in page.locator("a.note:visible, button:visible, summary:visible, .site-header a").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_lines_are_at_most_about_70_characters(open_page: OpenPage) -> None:
    page = reach(open_page, "source")
    widest = page.evaluate("document.querySelector('article').clientWidth")
    character = page.evaluate(
        "(() => { const c = document.createElement('canvas').getContext('2d');"
        "c.font = getComputedStyle(document.body).font; return c.measureText('0').width })()"
    )

    assert widest / character <= 70.5
