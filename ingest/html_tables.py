"""The rows of an HTML table, a merged cell repeated wherever it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.grids import MAX_CELLS

_SPAN_MAX: Final = 100
_SPACED: Final = frozenset("p div li br td th tr h1 h2 h3 h4 h5 h6 dt dd ul ol".split())
_UNREAD: Final = frozenset({"script", "style", "noscript", "template"})


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """The rows of a table; `header_rows` is None when the page does not say it."""

    rows: list[list[str]]
    header_rows: int | None
    caption: str


def read_table(table: HtmlElement) -> HtmlTable | None:
    """Read a table; None for one that only places things on the page: with tables or headings in it."""
    if table.get("role") == "presentation" or next(table.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        return None
    rows: list[list[str]] = []
    hold: dict[int, tuple[int, str]] = {}
    header_rows = cells = 0
    for row in table.iter("tr"):
        line = _row_of(row, hold)
        cells += max(1, len(line))
        if cells > MAX_CELLS:
            break
        if header_rows == len(rows) and _is_header(row):
            header_rows += 1
        rows.append(line)
    captions: Iterator[HtmlElement] = table.iter("caption")
    return HtmlTable(rows, header_rows or None, words_of(next(captions, None)).strip())


def has_wide_cells(page: HtmlElement) -> bool:
    """Tell whether a cell of the page spans more rows or columns than any table has."""
    return any(
        len(written.strip()) > 2 for written in page.xpath("//td/@colspan|//th/@colspan|//td/@rowspan|//th/@rowspan")
    )


def words_of(element: HtmlElement | None) -> str:
    """Return all words of an element on one line, its blocks divided by a space."""
    pieces: list[str] = []
    if element is not None:
        _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            pieces.append(" " if child.tag in _SPACED else "")
            _collect(child, pieces)
            pieces.append(" " if child.tag in _SPACED else "")
        pieces.append(child.tail or "")


def _row_of(row: HtmlElement, hold: dict[int, tuple[int, str]]) -> list[str]:
    """Return the cells of a row; `hold` are the rows still to go and the text of cells that reach down, by column."""
    line: list[str] = []
    _fill(line, hold)
    for cell in row.iterchildren("td", "th"):
        text = words_of(cell)
        down, right = _span(cell, "rowspan") - 1, _span(cell, "colspan")
        for _ in range(right):
            hold[len(line)] = (down, text)
            line.append(text)
        _fill(line, hold)
        if len(line) > _SPAN_MAX:
            break
    return line


def _fill(line: list[str], hold: dict[int, tuple[int, str]]) -> None:
    """Add the cells that reach down from rows above into the columns that come next."""
    while (held := hold.get(len(line), (0, "")))[0] > 0:
        hold[len(line)] = (held[0] - 1, held[1])
        line.append(held[1])


def _is_header(row: HtmlElement) -> bool:
    parent = row.getparent()
    cells = list(row.iterchildren("td", "th"))
    whole = bool(cells) and all(cell.tag == "th" or (n == 0 and not words_of(cell)) for n, cell in enumerate(cells))
    return (parent is not None and parent.tag == "thead") or whole


def _span(cell: HtmlElement, name: str) -> int:
    written = cell.get(name, "1").strip()
    return max(1, min(int(written), _SPAN_MAX)) if written.isascii() and written.isdigit() and len(written) < 6 else 1
