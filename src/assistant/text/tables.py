"""The rows and cells of a table in a text: what their row and column are called, and the figures in them.

A table is lines of cells joined by " | ", its header first. A cell's figure is read with the unit that its column or
the caption gives; where that is not certain it is left unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.records import Figure, Span, Table
from assistant.text.figures import find_figures
from assistant.text.figures.headings import is_count, is_percentage, read_heading, says_factor

DIVIDER: Final = " | "
_BARE: Final = re.compile(
    r"(?:ca\.|circa|ruim|maximaal|max\.|€|eur|\s)*\d[\d.,\s\u00a0\u202f]*(?:%|mln\.?|mld\.?|miljoen|miljard|euro|,-|,–)?"
    r"\s*(?:\*+|[¹²³]|\(?\d\))?",
    re.IGNORECASE,
)
_SPACED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.])")
_NEGATIVE: Final = re.compile(r"\s*€?\s*(?:[-–−]\s*\d|\(\s*\d[\d.,]*\s*\))")
_NO_QUANTITY: Final = re.compile(
    r"\b(?:nr|nummer|nrs|no|code|id|jaar|artikel|art|postcode|volgnummer|rang|plaats|telefoon\w*|kvk|pagina|blz|datum"
    r"|\w+nummer|\w+code|\w+jaar)\b",
    re.IGNORECASE,
)
_OWN_UNIT: Final = re.compile(r"%|\b(?:mln|mld|miljoen|miljard)\b", re.IGNORECASE)
_IN_EURO: Final = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_FACTOR: Final = re.compile(r"[x×*]\s{0,3}(?:€|eur|euro)?\s{0,3}[\d.]{1,12}(?:\s(?:duizend|mln|miljoen))?", re.I)
_UNIT_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell `[start, end)` of the text; `column` is what its column is called, `unit` what its figures are, or ""."""

    start: int
    end: int
    column: str
    unit: str = ""
    headers: str = ""
    """What tells the unit of a bare figure in it, for `find_figures`; "" when nothing does."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row `[start, end)` of a table with its cells; `label` is what it is about, `header` the lines that name its
    columns, `caption` that of the table."""

    start: int
    end: int
    label: str
    cells: tuple[Cell, ...]
    header: str
    caption: str


def find_row(text: str, tables: Sequence[Table], offset: int) -> Row | None:
    """Return the row that `offset` stands in; None when that is no row of a table or one of its header."""
    table = table_at(tables, offset)
    if table is None:
        return None
    start = text.rfind("\n", table.start, offset) + 1 or table.start
    end = text.find("\n", offset, table.end)
    header = header_of(text, table)
    if start < table.start + len(header):
        return None
    return _read_row(text, Span(start, table.end if end < 0 else end), header, table.caption)


def table_at(tables: Sequence[Table], offset: int) -> Table | None:
    """Return the table that `offset` stands in, of tables in their order."""
    at = bisect_right(tables, offset, key=lambda table: table.start) - 1
    return tables[at] if at >= 0 and offset < tables[at].end else None


def header_of(text: str, table: Table) -> str:
    """Return the header lines of a table, "" when it has none."""
    lines = text[table.start : table.end].split("\n", table.header_rows)
    return "\n".join(lines[: table.header_rows])


def row_figures(text: str, row: Row) -> Iterator[tuple[Cell, Figure]]:
    """Yield the figures of a row with their cells; offsets are those of the row.

    A cell that says its own unit ("12,5%", "€ 3 miljoen") is given without that of its column.
    """
    for cell in row.cells:
        own = _OWN_UNIT.search(text, cell.start, cell.end) is not None
        given = replace(cell, unit="") if own or not is_bare(text[cell.start : cell.end]) else cell
        for figure in _cell_figures(text[cell.start : cell.end], cell.headers, noun=_counted(cell.column)):
            shift = cell.start - row.start
            if figure.kind in ("number", "amount") and _NO_QUANTITY.search(cell.column):
                continue
            yield given, replace(figure, start=figure.start + shift, end=figure.end + shift)


def read_cell(words: str, unit: str) -> tuple[Figure, ...]:
    """Return the figures in the words of a cell, a bare one read with its unit; offsets are those of `words`."""
    return _cell_figures(words, unit, noun="")


def name_cell(row: Row, cell: Cell) -> str:
    """Return what a cell is called: its row, its column and its unit ("Arnhem, 2026, x € 1.000")."""
    unit = "" if cell.unit and cell.unit in cell.column else cell.unit
    return ", ".join(part for part in (row.label, cell.column, unit) if part)


def name_columns(row: Row) -> str:
    """Return what the columns of a row are called and their unit ("Gebied | 2026 | 2027, x € 1.000")."""
    names = DIVIDER.join(dict.fromkeys(cell.column for cell in row.cells if cell.column))
    units = {cell.unit for cell in row.cells if cell.unit and cell.unit not in cell.column}
    return ", ".join(part for part in (names, *sorted(units)) if part)


def _read_row(text: str, line: Span, header: str, caption: str) -> Row:
    spans = list(_split(text, line))
    names = _column_names(header, len(spans))
    label = next((n for n, span in enumerate(spans) if any(c.isalpha() for c in text[span.start : span.end])), 0)
    cells = tuple(
        Cell(span.start, span.end, name, *(("", "") if number <= label else read_unit(name, caption)))
        for number, (span, name) in enumerate(zip(spans, names, strict=True))
    )
    words = text[spans[label].start : spans[label].end].strip()
    return Row(line.start, line.end, words, cells, header, caption)


def read_unit(column: str, caption: str) -> tuple[str, str]:
    """Return the unit of a column as it is written, and what tells it to `find_figures`; both "" when none is certain.

    What the column says goes before what the caption says; a count or a percentage is not multiplied by the caption's.
    """
    if not column or _NO_QUANTITY.search(column):
        return "", ""
    if says_factor(column) or (read_heading(column) is not None and not says_factor(caption)):
        return _written(column), column
    if is_percentage(column) or is_count(column):
        return "", column if is_percentage(column) else ""
    if read_heading(caption) is None or (_IN_EURO.search(column) and says_factor(caption)):
        return "", ""
    return _written(caption), f"{column} {caption}"


def is_bare(words: str) -> bool:
    """Tell whether a cell holds one value and nothing else."""
    return _BARE.fullmatch(words.strip()) is not None


def _written(words: str) -> str:
    """Return the words that give a unit: those in brackets, else the multiplier, else all when they are few."""
    for match in _BRACKETS.finditer(words):
        if read_heading(match[1]) is not None:
            return match[1].strip()
    factor = _FACTOR.search(words)
    return factor[0].strip() if factor else words if len(words) <= _UNIT_MAX else ""


def _cell_figures(words: str, headers: str, *, noun: str) -> tuple[Figure, ...]:
    if _NEGATIVE.match(words):
        return ()
    bare = is_bare(words)
    joined = _SPACED.sub(lambda m: re.sub(r"\s", ".", m[0]), words)
    found = find_figures(joined, headers=headers if bare else "")
    if bare and len(found) > 1:
        return ()
    return tuple(
        replace(f, text=words[f.start : f.end], noun=f.noun or (noun if f.kind == "number" else "")) for f in found
    )


def _counted(column: str) -> str:
    """Return what the numbers of a column count ("Aantal woningen"), "" when its name does not say it."""
    words = _BRACKETS.sub("", column).split()
    return words[-1].casefold() if words and is_count(column) and words[-1].isalpha() else ""


def _column_names(header: str, width: int) -> list[str]:
    """Return what each column is called: the words of all header lines, each once."""
    lines = [line.split(DIVIDER) for line in header.split("\n")]
    return [
        " ".join(dict.fromkeys(line[column].strip() for line in lines if column < len(line) and line[column].strip()))
        for column in range(width)
    ]


def _split(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    while (at := text.find(DIVIDER, start, line.end)) >= 0:
        yield Span(start, at)
        start = at + len(DIVIDER)
    yield Span(start, line.end)
