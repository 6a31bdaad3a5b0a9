"""What holds in every state of every page: WCAG 2.2 AA as far as axe sees it, 400 % zoom, the policy, a budget.

A state is reached once; every test looks at that one page. Its screenshots are left in build/screenshots.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from assistant.answering import pipeline
from assistant.settings import PROJECT_ROOT
from tests.conftest import scripted_answer
from tests.journeys.looking import ADD_STYLE, COLOURS, TEXT_SPACING, look_with_axe, width_needed
from tests.journeys.states import STATES, State, reach

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.journey

SCREENSHOTS = PROJECT_ROOT / "build" / "screenshots"
MOST_BYTES = 60_000
MOST_REQUESTS = 4
MOST_SHIFT = 0.1
"""What is called good of a layout shift: https://web.dev/articles/cls."""
EXPECTED = (
    "(Bad Request)",
    "(Not Found)",
    "(Internal Server Error)",
    "net::ERR_FAILED",
)
"""How the browser ends what it says of the pages of an error, and of a script that is held back."""
OBSERVE = """
    window.shifts = [];
    addEventListener('submit', () => window.observer.disconnect(), { capture: true });
    window.observer = new PerformanceObserver(list =>
        window.shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput).map(entry => entry.value)));
    window.observer.observe({ type: 'layout-shift', buffered: true });"""
"""Keep what moves by itself; an answer that takes its place after a form was sent is what was asked for."""


@dataclass(slots=True)
class Reached:
    """A page in a state, with what the browser said and asked for on the way there."""

    name: str
    page: Page
    origin: str
    messages: list[str]
    requests: list[str]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all states."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    opened.set_default_timeout(10_000)
    opened.add_init_script(OBSERVE)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=STATES)
def reached(
    request: pytest.FixtureRequest, context: BrowserContext, address: str, shipped_address: str
) -> Iterator[Reached]:
    """A page in one of the states; the pipeline of the made-up corpus follows its script meanwhile."""
    state: State = STATES[request.param]
    origin = shipped_address if state.shipped else address
    page = context.new_page()
    found = Reached(request.param, page, origin, [], [])
    page.on("request", lambda asked: found.requests.append(asked.url))
    page.on("console", lambda message: found.messages.append(message.text))
    page.on("pageerror", lambda error: found.messages.append(str(error)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "answer", scripted_answer)
        reach(page, state, origin=origin)
        yield found
    page.close()


def test_policy_is_kept_and_no_request_leaves_the_machine(reached: Reached) -> None:
    assert reached.requests
    assert [url for url in reached.requests if not url.startswith(reached.origin + "/")] == []
    assert [said for said in reached.messages if not said.endswith(EXPECTED)] == []
    assert reached.page.context.cookies() == []
    assert reached.page.evaluate("getComputedStyle(document.querySelector('.site-header')).borderTopWidth") == "6px"


def test_page_is_small_and_stays_in_place(reached: Reached) -> None:
    """Count what a first visit to the page takes: the HTML as it is compressed on its way, and every file once."""
    sizes = dict(
        reached.page.evaluate(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            ".filter(entry => entry.initiatorType !== 'fetch').map(entry => [entry.name, entry.encodedBodySize])"
        )
    )
    assert 0 < sum(sizes.values()) < MOST_BYTES
    assert len(sizes) <= MOST_REQUESTS
    assert sum(reached.page.evaluate("window.shifts")) < MOST_SHIFT


def test_screenshots_are_left_for_who_wants_to_look(reached: Reached) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for width, colours in itertools.product((1280, 320), ("light", "dark")):
        reached.page.set_viewport_size({"width": width, "height": 900})
        reached.page.emulate_media(**COLOURS[colours])
        file = SCREENSHOTS / f"{reached.name}-{width}-{colours}.png"
        reached.page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 2_000


def test_axe_finds_nothing(reached: Reached, axe_source: str) -> None:
    assert look_with_axe(reached.page, axe_source) == []


def test_nothing_scrolls_sideways(reached: Reached) -> None:
    reached.page.set_viewport_size({"width": 320, "height": 900})
    assert width_needed(reached.page) <= 320
    reached.page.evaluate(ADD_STYLE, TEXT_SPACING)
    assert width_needed(reached.page) <= 320
