"""The row of a table as evidence: what it says with its columns, and which of its cells is asked for."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.question import Question
from assistant.answering.reading import Reading, nested, periods_of, read_text
from assistant.index.opening import Index
from assistant.records import Citation, Document, Figure, Focus, Span
from assistant.text.tables import Cell, Row, find_row, name_cell, row_figures
from assistant.text.words import lemmas

_KINDS = {"amount": ("amount",), "share": ("percentage",), "number": ("number",)}


def read_row(index: Index, question: Question, document: Document, row: Row) -> tuple[Reading, Reading]:
    """Return the row as read, and the row with its caption and header.

    Of the row by itself the figures are those in the columns that the question can mean: of the asked period, when its
    columns have any.
    """
    text = document.text[row.start : row.end].strip()
    shift = document.text.index(text, row.start) - row.start
    asked = {cell.start for cell in asked_columns(index, question, row)}
    found = [
        (cell, replace(f, start=f.start - shift, end=f.end - shift)) for cell, f in row_figures(document.text, row)
    ]
    own = read_text(index, text)
    above = read_text(index, "\n".join(part for part in (row.caption, row.header) if part))
    whole = read_text(index, f"{above.text}\n{text}" if above.text else text)
    moved = tuple(_moved(f, len(whole.text) - len(text)) for _, f in found)
    return (
        replace(own, figures=tuple(f for cell, f in found if cell.start in asked)),
        replace(whole, figures=(*above.figures, *moved)),
    )


def asked_columns(index: Index, question: Question, row: Row) -> tuple[Cell, ...]:
    """Return the cells whose columns are of the asked period; all when none is asked or no column names one."""
    asked = tuple(periods_of(index.names, question.mentions, question.figures))
    timed = [(cell, read_text(index, cell.column).periods if cell.column else ()) for cell in row.cells]
    if not asked or not any(periods for _, periods in timed):
        return row.cells
    exact = [cell for cell, periods in timed if set(periods) & set(asked)]
    return tuple(exact or [cell for cell, periods in timed if nested(periods, asked)])


def find_cell(index: Index, question: Question, document: Document, row: Row) -> tuple[Cell, Figure] | None:
    """Return the one cell with a figure of the asked kind that the question means, with that figure; else None.

    Of several columns it is the one of whose name the question has most words; none when two have as many.
    """
    columns = {cell.start for cell in asked_columns(index, question, row)}
    kinds = _KINDS.get(question.asked, ())
    found = [(cell, f) for cell, f in row_figures(document.text, row) if cell.start in columns and f.kind in kinds]
    words = frozenset(lemmas(question.text))
    scored = [(len(words & frozenset(lemmas(cell.column))), cell, figure) for cell, figure in found]
    most = max((score for score, _, _ in scored), default=0)
    best = [(cell, figure) for score, cell, figure in scored if score == most]
    return best[0] if len(best) == 1 else None


def focus_on_cell(index: Index, question: Question, citation: Citation) -> tuple[Citation, Focus | None] | None:
    """Return the citation of a table's row that names the asked cell, with that cell as focus; None for other text."""
    document = index.documents[citation.document_id]
    row = find_row(document.text, document.tables, citation.start)
    if row is None:
        return None
    found = find_cell(index, question, document, row)
    if found is None:
        return citation, None
    cell, figure = found
    span = Span(row.start + figure.start, row.start + figure.end)
    focus = Focus(figure.text, citation.number, span.start, span.end, cell.unit)
    return replace(citation, cell=name_cell(row, cell)), focus


def _moved(figure: Figure, shift: int) -> Figure:
    return replace(figure, start=figure.start + shift, end=figure.end + shift)
