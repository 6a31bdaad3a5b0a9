"""Plain text tables of the product beside the rival, with the ratio of the two."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH = 46


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: ours and theirs, None where it was not measured or does not exist."""

    name: str
    ours: float | None
    theirs: float | None = None
    digits: int = 1


def print_table(title: str, rows: Sequence[Row]) -> None:
    """Print rows with ours, theirs and ours / theirs."""
    print(f"\n{title}")
    print(f"{'':<{_WIDTH}}{'ours':>11}{'LangChain':>11}{'ours/theirs':>13}")
    for row in rows:
        ratio = row.ours / row.theirs if row.ours is not None and row.theirs else None
        print(
            f"{row.name:<{_WIDTH}}{_cell(row.ours, row.digits):>11}{_cell(row.theirs, row.digits):>11}"
            f"{_cell(ratio, 2):>13}",
            flush=True,
        )


def median(times: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """Return the value that 95 of 100 times stay below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _cell(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"
