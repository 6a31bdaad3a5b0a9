"""The tables of a page as rows of cell texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.text.figures import find_figures
from ingest.pdf.grids import Area, Cell, Grid, find_grids, merge_rules
from ingest.pdf.joining import join_lines
from ingest.pdf.lines import Line, group_rows
from ingest.pdf.rules import Rule
from ingest.pdf.stacked import Stack, find_stacks, is_figure
from ingest.pdf.words import Word

Cells = tuple[str, ...]

_YEAR = re.compile(r"(19|20)\d\d\*?")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table: its rows all of one length, the first `header` of them its header; `pages` is the page of each row."""

    area: Area
    edges: tuple[float, ...]
    rows: tuple[Cells, ...]
    header: int
    pages: tuple[int, ...] = ()
    caption: str = ""


def find_tables(
    rules: Sequence[Rule], words: Sequence[Word], lines: Sequence[Line], *, page: int, known: Collection[str]
) -> list[FoundTable]:
    """Return the tables of a page; `known` are the words of the document."""
    merged = merge_rules(rules)
    drawn = find_grids(merged, words)
    free = [line for line in lines if not any(g.area.holds(*word.middle) for g in drawn for word in line.words)]
    loose = [r for r in merged if not any(g.area.holds(r.x0 + 1, r.y0) for g in drawn)]
    tables = [_from_grid(grid, known) for grid in drawn] + [_from_stack(s, known) for s in find_stacks(loose, free)]
    return [replace(table, pages=(page,) * len(table.rows)) for table in tables if table.rows]


def _text(words: Sequence[Word], known: Collection[str]) -> str:
    lines = [" ".join(word.text for word in row) for row in group_rows(words)]
    return join_lines(lines, known).replace("|", "¦")


def _from_grid(grid: Grid, known: Collection[str]) -> FoundTable:
    """Write a cell that spans rows in each of them; rows that share a figure become one row.

    A figure that stands for several rows together is never told of each.
    """
    columns = len(grid.edges) - 1
    texts = {cell: _text(cell.words, known) for cell in grid.cells}
    shared = [cell for cell in grid.cells if cell.rows > 1 and cell.column and _counts(texts[cell])]
    rows: list[list[list[Cell]]] = [[[] for _ in range(columns)] for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            target = rows[_first_row(row, shared)][cell.column]
            if texts[cell] and cell not in target:
                target.append(cell)
    kept = [_cells(row, texts) for i, row in enumerate(rows) if _first_row(i, shared) == i]
    return FoundTable(grid.area, grid.edges, tuple(row for row in kept if any(row)), 1)


def _cells(row: list[list[Cell]], texts: Mapping[Cell, str]) -> Cells:
    return tuple("; ".join(texts[cell] for cell in cells) for cells in row)


def _counts(text: str) -> bool:
    plain = re.sub(r"https?://\S+", "", text)
    return any(figure.kind in ("amount", "number", "percentage") for figure in find_figures(plain)) or is_figure(text)


def _first_row(row: int, shared: Sequence[Cell]) -> int:
    return min((cell.row for cell in shared if cell.row <= row < cell.row + cell.rows), default=row)


def _from_stack(stack: Stack, known: Collection[str]) -> FoundTable:
    rows: list[list[list[Word]]] = []
    header = stack.header
    for number, lines in enumerate(stack.rows):
        cells: list[list[Word]] = [[] for _ in stack.columns]
        for line in lines:
            cells[_column(line, stack.columns)] += line.words
        goes_on = bool(rows) and (number < header or (not cells[0] and number > header))
        if goes_on:
            rows[-1] = [[*above, *below] for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    edges = (*(x0 for x0, _ in stack.columns), stack.columns[-1][1])
    texts = tuple(tuple(_text(cell, known) for cell in row) for row in rows)
    return FoundTable(stack.area, edges, texts, min(header, 1))


def _column(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    def overlap(column: tuple[float, float]) -> float:
        return min(line.x1, column[1]) - max(line.x0, column[0])

    return max(range(len(columns)), key=lambda i: overlap(columns[i]))


def tidy(table: FoundTable) -> FoundTable:
    """Leave out empty columns; a first row of one cell over the whole width becomes the caption."""
    rows, pages, caption = list(table.rows), table.pages, table.caption
    while len(rows) > 2 and len(rows[0]) > 2 and sum(map(bool, rows[0])) == 1 and rows[0][0] and all(rows[1][:2]):
        caption = f"{caption} {rows.pop(0)[0]}".strip()
    kept = [i for i in range(len(rows[0])) if any(row[i] for row in rows)]
    cells = tuple(tuple(row[i] for i in kept) for row in rows)
    header = 0 if len(rows) == 1 or _is_all_figures(cells[0]) else table.header
    return replace(table, rows=cells, pages=pages[-len(rows) :], header=header, caption=caption)


def _is_all_figures(row: Cells) -> bool:
    later = [cell for cell in row[1:] if cell]
    years = all(_YEAR.fullmatch(cell) for cell in later)
    return bool(later) and not years and all(map(is_figure, later))
