"""Tables without upright lines: cells found by how the words of their rows line up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.grids import Area
from ingest.pdf.lines import Line, rows_of
from ingest.pdf.rules import Rule

_NEAR = 4.0
_MOST_ROWS = 4
"""More rows than this between two rules are a table only when they hold figures; else they are text in columns."""
_FIGURE = re.compile(
    r"[(€$+<>~-]*\s?(€\s?)?-?\d[\d.,\s]*(%|-|,-|\)|mln|mld|miljoen|miljard|duizend|euro|procent|\s)*\.?|[-–—]|n\.?v\.?t\.?",
    re.IGNORECASE,
)
Row = list[Line]


@dataclass(frozen=True, slots=True)
class Stack:
    """A table as rows of lines; `columns` are the left and right ends of its columns, `header` counts its rows."""

    area: Area
    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[Line, ...], ...]
    header: int


def find_stacks(rules: Sequence[Rule], lines: Sequence[Line]) -> list[Stack]:
    """Return the tables between flat lines of one length, then those of figures that stand below each other."""
    found = [stack for group in _same_ends(rules) for stack in _between(group, lines)]
    left = [line for line in lines if not any(s.area.holds(line.x0, line.base - 1) for s in found)]
    return [*found, *_aligned(rows_of(left))]


def _same_ends(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted((r for r in rules if r.flat), key=lambda r: r.y0):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= _NEAR and abs(group[0].x1 - rule.x1) <= _NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def _between(rules: list[Rule], lines: Sequence[Line]) -> Iterator[Stack]:
    """Yield the tables between rules of one length: a run of spaces that hold rows of cells."""
    run: list[list[Row]] = []
    top = rules[0].y0
    for upper, lower in zip(rules, [*rules[1:], None], strict=True):
        area = Area(upper.x0 - _NEAR, upper.y0, upper.x1 + _NEAR, lower.y0 if lower else upper.y0)
        rows = rows_of(line for line in lines if area.holds(line.x0, line.base - 1) and line.x1 <= area.x1)
        if rows and sum(len(row) > 1 for row in rows) * 2 >= len(rows):
            run.append(rows)
            continue
        yield from _stack(run, Area(area.x0, top, area.x1, upper.y0))
        run, top = [], lower.y0 if lower else top


def _stack(spaces: list[list[Row]], area: Area) -> Iterator[Stack]:
    rows = [row for space in spaces for row in space]
    columns = _columns(rows)
    if len(rows) > 1 and len(columns) > 1 and (len(rows) <= _MOST_ROWS * len(spaces) or _is_figures(rows)):
        header = len(spaces[0]) if len(spaces) > 1 else 1
        yield Stack(area, columns, tuple(tuple(row) for row in rows), header)


def _columns(rows: Sequence[Sequence[Line]]) -> tuple[tuple[float, float], ...]:
    """Return the columns: stretches of x that the cells of rows with several cells cover."""
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((line.x0, line.x1) for row in rows if len(row) > 1 for line in row):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(x1, columns[-1][1]))
        else:
            columns.append((x0, x1))
    return tuple(columns)


def _aligned(rows: list[Row]) -> Iterator[Stack]:
    run: list[Row] = []
    for row in [*rows, []]:
        if len(row) > 1 and (not run or row[0].base - run[-1][0].base < 3.5 * row[0].size):
            run.append(row)
            continue
        if len(run) > 2 and _is_figures(run):
            ends = min(r[0].x0 for r in run) - 1, max(r[-1].x1 for r in run) + 1
            area = Area(ends[0], run[0][0].base - run[0][0].size, ends[1], run[-1][0].base + 1)
            header = next((i for i, r in enumerate(run) if all(is_figure(x.text) for x in r[1:])), 0)
            yield Stack(area, _columns(run), tuple(tuple(r) for r in run), header)
        run = [row] if len(row) > 1 else []


def _is_figures(rows: list[Row]) -> bool:
    columns = _columns(rows)
    later = [line for row in rows for line in row[1:]]
    return len(columns) > 1 and sum(is_figure(line.text) for line in later) * 2 >= len(later)


def is_figure(text: str) -> bool:
    """Tell whether a cell is a number, an amount or a sign in the place of one."""
    return bool(_FIGURE.fullmatch(text.strip()))
