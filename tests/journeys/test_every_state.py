"""What holds in every state of every page: WCAG 2.2 AA as far as axe sees it, no sideways scrolling, the CSP."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.test_asking import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("scripted")]

OpenPage = Callable[..., "Page"]

STATES = {
    "form": ("/", None),
    "error": ("/", ""),
    "answer": ("/", "Geld"),
    "summary": ("/", "Regels"),
    "computed": ("/", "Samen"),
    "strange": ("/", "Vreemd"),
    "partial": ("/", "Deel"),
    "clarify": ("/", "Periode"),
    "no answer": ("/", "Maan"),
    "blocked": ("/", "Negeer"),
    "failure": ("/", "Stuk"),
    "amounts": ("/bedragen", None),
    "no amounts": ("/bedragen?thema=spelen", None),
    "unknown choice": ("/bedragen?gebied=maan", None),
    "sources": ("/bronnen", None),
    "source": ("/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage", None),
    "summary source": ("/bronnen/samenvatting-zonnewijk", None),
    "lost words": ("/bronnen/2026-01-15-zonnewijk?van=x", None),
    "marked source": ("/bronnen/2026-01-15-zonnewijk?van=54&tot=99&toon=cijfers,namen", None),
    "filtered sources": ("/bronnen?titel=geld&soort=announcement", None),
    "no sources": ("/bronnen?titel=maan", None),
    "wrong filter of sources": ("/bronnen?jaar=1990", None),
    "search form": ("/zoeken", None),
    "found": ("/zoeken?q=geld+voor+Lindenhof&gebied=lindenhof", None),
    "nothing found": ("/zoeken?q=speeltuin&soort=summary&tot=2020", None),
    "wrong search": ("/zoeken?q=&gebied=x&vanaf=gisteren", None),
    "previews": ("/beheer/voorbeeld", None),
    "preview": ("/beheer/voorbeeld?document=2026-01-15-zonnewijk", None),
    "unknown source": ("/bronnen/geen", None),
    "unknown page": ("/geen", None),
    "areas": ("/gebieden", None),
    "area found": ("/gebieden?zoek=Veldstad", None),
    "area not found": ("/gebieden?zoek=Maandorp", None),
    "nothing searched": ("/gebieden?zoek=", None),
    "area": ("/gebieden/lindenhof", None),
    "unknown area": ("/gebieden/geen", None),
    "two areas": ("/gebieden/vergelijk?a=lindenhof&b=waterkant", None),
    "one area twice": ("/gebieden/vergelijk?a=lindenhof&b=lindenhof", None),
    "about": ("/over", None),
    "privacy": ("/over/privacy", None),
    "accessibility": ("/over/toegankelijkheid", None),
    "algorithm": ("/over/algoritme", None),
    "api": ("/over/api", None),
    "statistics": ("/over/statistiek", None),
    "embedding": ("/insluiten", None),
}
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
COLOURS: dict[str, Any] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
LOOKS = ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
    "p { margin-bottom: 2em !important }"
)


def reach(open_page: OpenPage, state: str, **options: Any) -> Page:
    path, question = STATES[state]
    page = open_page(path, **options)
    if question is not None:
        ask(page, question)
    return page


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_page: OpenPage, axe_source: str, state: str) -> None:
    page = reach(open_page, state, bypass_csp=True)
    page.evaluate(axe_source)
    everything = itertools.product((320, 768, 1280), COLOURS)
    for width, colours in everything if state in ("error", "computed", "source") else LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**COLOURS[colours])
        found = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        problems = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]
        assert (width, colours, problems) == (width, colours, [])
        assert len(found["passes"]) > 15


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways(open_page: OpenPage, state: str) -> None:
    page = reach(open_page, state, width=320, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.add_style_tag(content=TEXT_SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("state", STATES)
def test_nothing_breaks_the_policy_or_comes_from_elsewhere(open_page: OpenPage, address: str, state: str) -> None:
    path, question = STATES[state]
    page = open_page("/health/live")
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + path)
    if question is not None:
        ask(page, question)

    assert [m for m in messages if "status of" not in m] == []
    assert requests
    assert all(url.startswith(address) for url in requests)
    assert page.context.cookies() == []
    assert page.evaluate("getComputedStyle(document.querySelector('.site-header')).borderTopWidth") == "6px"


@pytest.mark.parametrize("state", ["answer", "no answer", "source"])
def test_print_shows_the_text_without_buttons(open_page: OpenPage, state: str) -> None:
    page = reach(open_page, state)
    page.emulate_media(media="print")

    assert page.locator("button:visible").count() == 0
    assert page.locator("h1").is_visible()


def test_forced_colours_keep_the_marked_words_apart(open_page: OpenPage) -> None:
    page = reach(open_page, "source", forced_colors="active")

    assert page.evaluate("getComputedStyle(document.querySelector('#passage')).backgroundColor") == "rgb(255, 255, 0)"


def test_targets_are_at_least_24_pixels(open_page: OpenPage) -> None:
    page = reach(open_page, "summary", width=320)
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
