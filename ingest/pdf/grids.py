"""Tables drawn with lines in both directions: cells found between the lines, also when they are merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.rules import Rule
from ingest.pdf.words import Word

_NEAR = 3.0
_MAX_RULES = 1500
_MAX_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point is in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that spans rows `[row, row + rows)` and columns `[column, column + columns)`."""

    row: int
    column: int
    rows: int
    columns: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table with its cells; `edges` are the x of its columns' borders."""

    area: Area
    edges: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]


def merge_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with pieces of one line joined."""
    merged: list[Rule] = []
    for flat in (True, False):
        groups: list[list[Rule]] = []
        for rule in sorted((r for r in rules if r.flat == flat), key=lambda r: r.y0 if flat else r.x0):
            at = rule.y0 if flat else rule.x0
            if groups and at - (groups[-1][-1].y0 if flat else groups[-1][-1].x0) <= 1.5:
                groups[-1].append(rule)
            else:
                groups.append([rule])
        for group in groups:
            merged += _pieces(group, flat)
    return merged


def _pieces(group: list[Rule], flat: bool) -> Iterator[Rule]:
    at = (group[0].y0 + group[-1].y0) / 2 if flat else (group[0].x0 + group[-1].x0) / 2
    spans = sorted((r.x0, r.x1) if flat else (r.y0, r.y1) for r in group)
    low, high = spans[0]
    for start, end in [*spans[1:], (float("inf"), 0.0)]:
        if start > high + _NEAR:
            yield Rule(low, at, high, at) if flat else Rule(at, low, at, high)
            low, high = start, end
        high = max(high, end)


def find_grids(rules: Sequence[Rule], words: Sequence[Word]) -> list[Grid]:
    """Return the tables drawn with at least two lines in each direction and two columns that hold words."""
    grids = []
    for group in _connected(rules[:_MAX_RULES]):
        xs = _positions([r.x0 for r in group if not r.flat], [x for r in group if r.flat for x in (r.x0, r.x1)])
        ys = _positions([r.y0 for r in group if r.flat], [y for r in group if not r.flat for y in (r.y0, r.y1)])
        if len(xs) >= 3 and len(ys) >= 2 and len(xs) * len(ys) <= _MAX_CELLS:
            grid = _grid(group, xs, ys, words)
            if len({cell.column for cell in grid.cells if cell.words}) >= 2:
                grids.append(grid)
    return grids


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the groups of rules that touch each other."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched = [g for g in groups if any(_touch(rule, other) for other in g)]
        groups = [g for g in groups if not any(g is t for t in touched)]
        groups.append([rule, *(other for g in touched for other in g)])
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    return (
        a.flat != b.flat
        and a.x0 - _NEAR <= b.x1
        and b.x0 - _NEAR <= a.x1
        and a.y0 - _NEAR <= b.y1
        and b.y0 - _NEAR <= a.y1
    )


def _positions(lines: list[float], ends: list[float]) -> list[float]:
    """Return the places of the lines, and the outermost ends of those that cross them, each once."""
    found: list[float] = []
    for at in sorted([*lines, *([min(ends), max(ends)] if ends else [])]):
        if not found or at - found[-1] > _NEAR:
            found.append(at)
    return found


def _grid(rules: list[Rule], xs: list[float], ys: list[float], words: Sequence[Word]) -> Grid:
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}
    for r in range(rows):
        for c in range(columns):
            owner[r, c] = _owner(rules, xs, ys, owner, r, c)
    cells = []
    area = Area(xs[0], ys[0], xs[-1], ys[-1])
    inside = [word for word in words if area.holds(*word.middle)]
    for first in sorted(set(owner.values())):
        own = [place for place, by in owner.items() if by == first]
        last_row, last_column = max(r for r, _ in own), max(c for _, c in own)
        box = Area(xs[first[1]], ys[first[0]], xs[last_column + 1], ys[last_row + 1])
        held = tuple(word for word in inside if box.holds(*word.middle))
        inside = [word for word in inside if not box.holds(*word.middle)]
        cells.append(Cell(*first, last_row - first[0] + 1, last_column - first[1] + 1, held))
    return Grid(area, tuple(xs), rows, tuple(cells))


def _owner(
    rules: list[Rule],
    xs: list[float],
    ys: list[float],
    owner: dict[tuple[int, int], tuple[int, int]],
    r: int,
    c: int,
) -> tuple[int, int]:
    """Return the first place of the cell that the place `(r, c)` belongs to: that above or left without a line."""
    middle_x, middle_y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
    if c and not any(not k.flat and abs(k.x0 - xs[c]) <= _NEAR and k.y0 <= middle_y <= k.y1 for k in rules):
        return owner[r, c - 1]
    if r and not any(k.flat and abs(k.y0 - ys[r]) <= _NEAR and k.x0 <= middle_x <= k.x1 for k in rules):
        return owner[r - 1, c]
    return r, c
