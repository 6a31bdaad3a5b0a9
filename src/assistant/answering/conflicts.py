"""Figures of the same scope with values that can't both be true, in two documents."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.answering.figure_scopes import contradicts, is_reported, is_scoped
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
    place = {id(row): number for number, row in enumerate(index.figures)}
    pairs = sorted(_pairs(index), key=lambda pair: (place[id(pair[0])], place[id(pair[1])]))
    found = [_conflict(index, a, b) for a, b in pairs]
    return tuple(sorted(found, key=lambda c: (not c.announced, not _is_announced(index, c.first))))


def _pairs(index: Index) -> Iterator[tuple[StatedFigure, StatedFigure]]:
    """Yield the figures that contradict each other; compared are only those of one kind, rate, place and time."""
    alike: dict[Hashable, list[StatedFigure]] = {}
    for row in index.figures:
        if is_scoped(row) and not is_reported(index, row):
            alike.setdefault((row.figure.kind, row.per, row.areas, row.period), []).append(row)
    for rows in alike.values():
        yield from ((a, b) for a, b in combinations(rows, 2) if contradicts(index, a, b))


def _conflict(index: Index, a: StatedFigure, b: StatedFigure) -> Conflict:
    first, second = sorted((a, b), key=lambda row: not _is_announced(index, row))
    return Conflict(first, second, _is_announced(index, second))


def _is_announced(index: Index, row: StatedFigure) -> bool:
    return index.documents[row.document_id].kind == "announcement"
