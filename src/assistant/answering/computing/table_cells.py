"""The cells of one table that a question sets side by side: of several areas in one time, or of one area in several.

All cells are of the same table; of each area and time it has to have exactly one with an amount of the programme.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answering.computing.operands import Row, Wanted, area_name, is_of_programme
from assistant.answering.question import Question
from assistant.index.opening import Index
from assistant.records import Figure, StatedFigure
from assistant.text.figures.notation import write_date
from assistant.text.tables import table_at

_Period = tuple[dt.date, dt.date]
_Subject = tuple[str, _Period]
"""The slug of an area and a time, both days included."""
_Cells = Mapping[_Subject, StatedFigure]


@dataclass(frozen=True, slots=True)
class _Found:
    """The cells of a table by what they are of, and what it is worth: an announcement and a later day before others."""

    cells: _Cells
    worth: tuple[bool, dt.date]


def cell_rows(index: Index, question: Question, wanted: Wanted) -> tuple[list[Row], list[str]]:
    """Return the cells that are asked to be computed with, and what the tables have no cell of; both empty for none.

    None too when two tables that have the most do not say the same, or when what one lacks is in another.
    """
    subjects = list(_subjects(question, wanted))
    if len(subjects) < 2 or wanted.payers or wanted.noun:
        return [], []
    tables = list(_tables(index, subjects))
    anywhere = {subject for found in tables for subject in found.cells}
    most = max((len(found.cells) for found in tables), default=0)
    full = [found for found in tables if len(found.cells) == most]
    if not most or most < len(anywhere) or len({_values(found.cells, subjects) for found in full}) > 1:
        return [], []
    cells = max(full, key=lambda found: found.worth).cells
    labels = {subject: _label(index, subject, subjects) for subject in subjects}
    rows = [Row(labels[subject], cells[subject]) for subject in subjects if subject in cells]
    return rows, [labels[subject] for subject in subjects if subject not in cells]


def _subjects(question: Question, wanted: Wanted) -> Iterator[_Subject]:
    """Yield each area with each time, when of one of the two there is only one."""
    periods = list(dict.fromkeys(period for figure in question.figures if (period := _period(figure)) is not None))
    if len(wanted.areas) == 1 or len(periods) == 1:
        yield from ((area, period) for area in wanted.areas for period in periods)


def _period(figure: Figure) -> _Period | None:
    return (figure.first, figure.last) if figure.first is not None and figure.last is not None else None


def _tables(index: Index, subjects: Sequence[_Subject]) -> Iterator[_Found]:
    """Yield what each table has of the subjects; nothing of one that has two cells of a subject."""
    cells = [row for row in index.figures if row.cell and _subject(row) in subjects and _is_money(index, row)]
    for (document_id, _), group in groupby(cells, key=lambda row: _table(index, row)):
        rows = list(group)
        found = {subject: row for row in rows if (subject := _subject(row)) is not None}
        document = index.documents[document_id]
        worth = (document.kind == "announcement", document.date or dt.date.min)
        yield _Found(found if len(found) == len(rows) else {}, worth)


def _table(index: Index, row: StatedFigure) -> tuple[str, int]:
    table = table_at(index.documents[row.document_id].tables, row.figure.start)
    return row.document_id, table.start if table else -1


def _subject(row: StatedFigure) -> _Subject | None:
    return (next(iter(row.areas)), row.period) if len(row.areas) == 1 and row.period is not None else None


def _is_money(index: Index, row: StatedFigure) -> bool:
    settled = not row.joint and not row.per and not row.denied and not row.ids("ministry")
    return row.figure.kind == "amount" and settled and is_of_programme(index, row)


def _values(cells: _Cells, subjects: Sequence[_Subject]) -> tuple[object, ...]:
    return tuple(cells[subject].figure.low if subject in cells else None for subject in subjects)


def _label(index: Index, subject: _Subject, subjects: Sequence[_Subject]) -> str:
    """Return what a cell is called in an answer: its area, or its time when only that tells it apart."""
    area, (first, last) = subject
    if len({slug for slug, _ in subjects}) > 1:
        return area_name(index, area)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return f"{area_name(index, area)} in {first.year if whole else f'{write_date(first)} tot {write_date(last)}'}"
