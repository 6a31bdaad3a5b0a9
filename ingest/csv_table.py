"""Reads CSV: one table, numbers as they are written."""

from __future__ import annotations

import csv
import io
from typing import Final

from assistant.errors import DocumentError
from ingest.encodings import decode
from ingest.extracted import Extracted
from ingest.grids import MAX_CELLS, is_value
from ingest.layout import Layout

_DELIMITERS: Final = ";\t,|"
_SAMPLE_LINES: Final = 50


def read_csv(raw: bytes) -> Extracted:
    """Read a CSV file of Excel or another program. Raises DocumentError when it holds no table or too large a one.

    Lines before the table that fill one cell ("Bedragen x € 1.000") are its caption.
    """
    text, warning = decode(raw)
    if "\x00" in text:
        raise DocumentError("it is no CSV file. Save it as CSV UTF-8 in Excel.")
    rows = _rows(text)
    while rows and not any(cell.strip() for cell in rows[0]):
        rows = rows[1:]
    layout = Layout()
    captions = []
    while len(rows) > 1 and sum(bool(cell.strip()) for cell in rows[0]) == 1 and len(rows[1]) > 1:
        captions.append(next(cell.strip() for cell in rows.pop(0) if cell.strip()))
        rows = rows[next((n for n, row in enumerate(rows) if any(cell.strip() for cell in row)), len(rows)) :]
    header_rows = None if rows and any(is_value(cell) for cell in rows[0][1:]) else 1
    for line in captions[:-1]:
        layout.paragraph([line])
    layout.table(rows, header_rows=header_rows, caption="".join(captions[-1:]))
    return layout.finish(notes={}, warnings=[warning] if warning else [])


def _rows(text: str) -> list[list[str]]:
    delimiter = text[4:5] if text[:4].lower() == "sep=" else ""
    if delimiter:
        text = text.split("\n", 1)[-1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text))
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            rows.append(row)
            cells += len(row)
            if cells > MAX_CELLS:
                raise DocumentError(f"the table has over {MAX_CELLS:,} cells. Split it.")
    except csv.Error as exc:
        raise DocumentError(f"line {reader.line_num} is no CSV ({exc}). Save it as CSV UTF-8 in Excel.") from exc
    return rows


def _delimiter(text: str) -> str:
    """Return the sign that cuts most lines into the same number of cells, more than one."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    best, most = ",", 0
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            continue
        width = max(set(widths), key=lambda w: (w > 1, widths.count(w), w), default=1)
        alike = widths.count(width) if width > 1 else 0
        if alike > most:
            best, most = delimiter, alike
    return best
