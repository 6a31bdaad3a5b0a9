"""The rows and cells of a table before they are text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ingest.characters import visible

Grid = tuple[tuple[str, ...], ...]

MAX_CELLS: Final = 500_000
_LABEL_MAX: Final = 120
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\*?")
_VALUE: Final = re.compile(
    r"[-+–€\s(]*\d[\d.,\s]*(?:%|‰|mln\.?|mld\.?|miljoen|miljard|euro|,-|,–|\))*\s*", re.IGNORECASE
)


def clean_grid(rows: Sequence[Sequence[str]], header_rows: int | None) -> tuple[Grid, int | None]:
    """Return the rows with cells of one line and equal length, without blank rows and columns.

    The number of header rows comes back without those that were blank.
    """
    width = max(map(len, rows), default=0)
    cells = [[_one_line(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    kept = [column for column in range(width) if any(row[column] for row in cells)]
    filled = [(number, tuple(row[c] for c in kept)) for number, row in enumerate(cells) if any(row)]
    if header_rows is not None:
        header_rows = sum(number < header_rows for number, _ in filled)
    return tuple(row for _, row in filled), header_rows


def guess_header_rows(grid: Grid) -> int:
    """Return how many of the first rows name the columns, 0 to 2, where the file does not say it."""
    if len(grid) < 2 or not _names_columns(grid[0]):
        return 0
    spanned = any(left == right != "" for left, right in pairwise(grid[0]))
    return 2 if spanned and len(grid) > 2 and _names_columns(grid[1]) else 1


def is_value(cell: str) -> bool:
    """Tell whether a cell holds a bare figure that is no year."""
    return _VALUE.fullmatch(cell) is not None and _YEAR.fullmatch(cell.strip()) is None


def _names_columns(row: Sequence[str]) -> bool:
    return all(row[1:]) and all(len(cell) <= _LABEL_MAX and not is_value(cell) and cell[-1:] != "." for cell in row)


def _one_line(cell: str) -> str:
    return " ".join(visible(cell).split()).replace(" | ", " / ")
