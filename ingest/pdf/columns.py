"""The order in which the lines of a page are read: columns, and headings in the margin beside their text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.pdf.lines import Line, join_row, rows_of

_MIN_LINES = 3
_NARROW = 0.8
_WIDE = 1.5
_MAX_STARTS = 60
_MAX_DEPTH = 8
_FILLED = 0.85
_NARROW_COLUMN = 12


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `[first, last)` with nothing between the heights `low` and `high` of their x."""

    first: int
    last: int
    low: float
    high: float
    lesser: int


def order_lines(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """Return the lines as they are read, each with the edges of its column; lines of one row become one."""
    if not lines:
        return []
    rows = rows_of(lines)
    band = _best_band(rows) if depth < _MAX_DEPTH else None
    if band is None:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        return [replace(join_row(row), left=left, right=right) for row in rows]
    inside = [line for row in rows[band.first : band.last] for line in row]
    split = (band.low + band.high) / 2
    return [
        *order_lines([line for row in rows[: band.first] for line in row], depth + 1),
        *_order_band([x for x in inside if x.x1 <= split], [x for x in inside if x.x0 >= split], depth + 1),
        *order_lines([line for row in rows[band.last :] for line in row], depth + 1),
    ]


def _order_band(left: list[Line], right: list[Line], depth: int) -> list[Line]:
    width = max(line.x1 for line in left) - min(line.x0 for line in left)
    filled = sum(line.x1 - line.x0 >= _FILLED * width for line in left) / len(left)
    if len(left) * 3 <= len(right):
        return _weave(order_lines(left, depth), order_lines(right, depth))
    narrow = width < _NARROW_COLUMN * left[0].size
    if (narrow or filled < 0.5) and all(any(abs(x.base - y.base) < 2 for y in right) for x in left):
        edge = min(line.x0 for line in left)
        return [replace(join_row(row), left=edge, right=math.inf) for row in rows_of([*left, *right])]
    return [*order_lines(left, depth), *order_lines(right, depth)]


def _weave(margin: list[Line], text: list[Line]) -> list[Line]:
    """Put each line of the margin before the text that stands beside it or lower."""
    woven: list[Line] = []
    rest = list(text)
    for number, line in enumerate(margin):
        beside = not (number and line.base - margin[number - 1].base < 2 * line.size)
        while beside and rest and rest[0].base < line.base - 0.5 * line.size:
            woven.append(rest.pop(0))
        woven.append(line)
    return woven + rest


def _best_band(rows: Sequence[Sequence[Line]]) -> _Band | None:
    starts = [(i, a, b) for i, row in enumerate(rows) for a, b in pairwise(row)]
    bands = [_grow(rows, i, (a.x1, b.x0)) for i, a, b in starts[:: max(1, len(starts) // _MAX_STARTS)]]
    usable = [band for band in bands if band is not None]
    return max(usable, key=lambda band: (band.lesser, band.high - band.low), default=None)


def _grow(rows: Sequence[Sequence[Line]], start: int, gap: tuple[float, float]) -> _Band | None:
    size = rows[start][0].size
    low, high = gap
    last = start
    while last < len(rows) and (kept := _keep(rows[last], low, high, _NARROW * size)):
        (low, high), last = kept, last + 1
    first = start
    while first > 0 and (kept := _keep(rows[first - 1], low, high, _NARROW * size)):
        (low, high), first = kept, first - 1
    split = (low + high) / 2
    inside = [line for row in rows[first:last] for line in row]
    left = sum(line.x1 <= split for line in inside)
    lesser = min(left, len(inside) - left)
    margin = high - low >= _WIDE * size and len(inside) - left >= max(_MIN_LINES, 3 * left) and left > 0
    return _Band(first, last, low, high, lesser) if lesser >= _MIN_LINES or margin else None


def _keep(row: Sequence[Line], low: float, high: float, least: float) -> tuple[float, float] | None:
    """Return what is left of the gap between `low` and `high` beside the lines of a row; None when too little is."""
    for line in row:
        if line.x0 + line.x1 < low + high:
            low = max(low, line.x1)
        else:
            high = min(high, line.x0)
    return (low, high) if high - low >= least else None
