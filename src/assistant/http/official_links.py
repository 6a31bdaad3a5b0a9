"""Links to the words themselves on somebody else's page, by a text fragment (https://wicg.github.io/scroll-to-text-fragment)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote as percent_encode

_WHOLE_MAX_CHARS: Final = 80
"""A longer quote is given by its first and last words: a word between that differs on the page then does no harm."""
_EDGE_WORDS: Final = 5
_BULLET: Final = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+", re.MULTILINE)


def official_link(url: str, quote: str) -> str:
    """Return `url` with a fragment that lets a browser go to the quoted words; as it is when there are no words.

    A quote over several lines stands in several blocks of the page, and only its two ends can be looked for.
    """
    lines = [line.split() for line in _BULLET.sub("", quote).replace(" | ", "\n").split("\n") if line.strip()]
    if not lines:
        return url
    words = [word for line in lines for word in line]
    if len(lines) == 1 and (len(" ".join(words)) <= _WHOLE_MAX_CHARS or len(words) <= 2 * _EDGE_WORDS):
        directive = _encode(words)
    else:
        first, last = _edges(lines)
        directive = f"{_encode(first)},{_encode(last)}"
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _edges(lines: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return the first and the last words, each of one line and without a word in common."""
    if len(lines) > 1:
        return lines[0][:_EDGE_WORDS], lines[-1][-_EDGE_WORDS:]
    return lines[0][:_EDGE_WORDS], lines[0][-_EDGE_WORDS:]


def _encode(words: list[str]) -> str:
    """Percent-encode words; a hyphen too, which has a meaning of its own at the ends of a text directive."""
    return percent_encode(" ".join(words), safe="").replace("-", "%2D")
