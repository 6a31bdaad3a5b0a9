"""What axe is asked, in which windows and colours, and what it found."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS: Final = (320, 768, 1280)
COLOURS: Final[dict[str, dict[str, Any]]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
EVERY_RULE: Final = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
RULES_OF_COLOUR: Final = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What other colours can break; the rest of a page is the same in each."""
TEXT_SPACING: Final = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
    "p { margin-bottom: 2em !important }"
)

ADD_STYLE: Final = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""
"""Put a style on a page; the policy of a page does not forbid it to a test."""

_RUN: Final = """options => axe.run(document, options).then(({ passes, violations }) => [
    passes.length, ...violations.map(rule => [rule.id, ...rule.nodes.map(node => node.target.join(' '))])])"""

Fault = tuple[int, str, Any]
"""A width, colours, and a rule with the elements that break it."""


def look_with_axe(page: Page, axe_source: str) -> list[Fault]:
    """Return what axe finds in every window and in all colours; the page stays light, in the widest window.

    Raises AssertionError when axe did not look.
    """
    page.evaluate(axe_source)
    faults: list[Fault] = []
    for colours, width in itertools.product(COLOURS, WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**COLOURS[colours])
        passed, *found = page.evaluate(_RUN, EVERY_RULE if colours == "light" else RULES_OF_COLOUR)
        assert passed > (15 if colours == "light" else 0)
        faults += [(width, colours, rule) for rule in found]
    page.emulate_media(**COLOURS["light"])
    return faults


def width_needed(page: Page) -> int:
    """Return how many CSS pixels the page takes from left to right."""
    needed: int = page.evaluate("document.documentElement.scrollWidth")
    return needed
