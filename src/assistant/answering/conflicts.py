"""Figures of the same scope with values that can't both be true, in two documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.answering.figure_scopes import contradicts, is_reported
from assistant.index.opening import Index
from assistant.records import StatedFigure


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures that contradict each other, the one of an announcement first; `announced` when both are of one."""

    first: StatedFigure
    second: StatedFigure
    announced: bool


def find_conflicts(index: Index) -> tuple[Conflict, ...]:
    """Return the conflicts between documents, those between announcements first, then in the order of the sources.

    What a source only reports somebody said ("… noemde nog € 200 miljoen") is told as a difference there, and is none.
    """
    found = [_conflict(index, a, b) for a, b in _pairs(index)]
    return tuple(sorted(found, key=lambda c: (not c.announced, not _is_announced(index, c.first))))


def _pairs(index: Index) -> Iterator[tuple[StatedFigure, StatedFigure]]:
    stated = [row for row in index.figures if not is_reported(index, row)]
    return ((a, b) for a, b in combinations(stated, 2) if contradicts(index, a, b))


def _conflict(index: Index, a: StatedFigure, b: StatedFigure) -> Conflict:
    first, second = sorted((a, b), key=lambda row: not _is_announced(index, row))
    return Conflict(first, second, _is_announced(index, second))


def _is_announced(index: Index, row: StatedFigure) -> bool:
    return index.documents[row.document_id].kind == "announcement"
