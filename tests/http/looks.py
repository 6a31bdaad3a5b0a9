"""HTML as tests read it: without the classes of NL Design System, which say only how a page looks."""

from __future__ import annotations

import re

_CLASSES = re.compile(r' class="([^"]*)"')


def without_looks(html: str) -> str:
    """Return a page without those classes, and without a `class` that has no other."""

    def kept(match: re.Match[str]) -> str:
        own = [name for name in match[1].split() if not name.startswith(("nl-", "utrecht-"))]
        return f' class="{" ".join(own)}"' if own else ""

    return _CLASSES.sub(kept, html)
