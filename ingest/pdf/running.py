"""Running heads, running feet and page numbers: what returns in the same place on several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.pdf.lines import Line

_ZONE = 0.15
_NUMBER = re.compile(r"\d{1,4}(?![\d.,]\d)")
_FEW_PAGES = 4
_LARGE = 1.3
_MANY = 4
_COUNTED = "\0"
"""Begins the key of a line that ends in a number that goes up with the page, whatever its words are."""
_MONEY = re.compile(r"[€%]|\b(euro|miljoen|miljard|mln|mld)\b")
"""A line with one of these is never taken for a running head: no amount may get lost."""


def find_running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[set[Line]]:
    """Return for each page the lines at its top or bottom that return on other pages.

    A number in it may go up with the page. A number alone only counts when nothing else stands beside it, so that a
    figure of a table never does.
    """
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _edge_lines(lines, height):
            for key in _keys(line, number):
                seen[key].add(number)
    few = 2 if len(pages) <= _FEW_PAGES else 3
    known = {key for key, on in seen.items() if len(on) >= (_MANY if key[0].startswith(_COUNTED) else few)}
    found = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        edge = list(_edge_lines(lines, height))
        running = {line for line in edge if any(key in known for key in _keys(line, number))}
        found.append({line for line in running if _has_words(line) or not _is_beside_text(line, lines, running)})
    return found


def _edge_lines(lines: Sequence[Line], height: float) -> Iterator[Line]:
    largest = _LARGE * median(line.size for line in lines) if lines else 0.0
    edge = (line for line in lines if line.base < _ZONE * height or line.base > (1 - _ZONE) * height)
    return (line for line in edge if line.size < largest and not _MONEY.search(line.text))


def _keys(line: Line, number: int) -> Iterator[tuple[str, int]]:
    """Yield what it is known by: its words, these with a number counted from the page's, that number at an end."""
    text = line.text
    texts = {text} if _has_words(line) else set()
    numbers = list(_NUMBER.finditer(text))
    for match in (*numbers[:1], *numbers[-1:]):
        texts.add(f"{text[: match.start()]}#{int(match[0]) - number}{text[match.end() :]}")
        if match.start() == 0 or match.end() == len(text):
            texts.add(f"{_COUNTED}{int(match[0]) - number}")
    for changed in texts:
        yield changed, int(line.base // 6)
        yield changed, -1 - int((line.base + 3) // 6)


def _has_words(line: Line) -> bool:
    return any(ch.isalpha() for ch in line.text)


def _is_beside_text(line: Line, lines: Sequence[Line], running: set[Line]) -> bool:
    beside = [other for other in lines if other is not line and abs(other.base - line.base) < 0.3 * line.size]
    return bool(beside) and not any(other in running and _has_words(other) for other in beside)
