"""Reads ODT: headings, lists, tables and notes of the body; headers, footers and deleted text left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]

from assistant.errors import DocumentError
from ingest.extracted import Extracted
from ingest.grids import MAX_CELLS
from ingest.layout import Layout, Mark, Note
from ingest.packages import open_package, parse_xml, read_part

_WHAT: Final = "ODT"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_CONTENTS: Final = frozenset(
    f"{_TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index")
)
_LEFT_OUT: Final = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"}) | _CONTENTS
_NOT_INLINE: Final = frozenset({f"{_OFFICE}annotation", f"{_TEXT}ruby-text", f"{_TEXT}hidden-text"})
_REPEAT_MAX: Final = 1_000


def read_odt(raw: bytes) -> Extracted:
    """Read an ODT file. Raises DocumentError when it is encrypted, broken or over a limit."""
    package = open_package(raw, what=_WHAT)
    if b"encryption-data" in read_part(package, "META-INF/manifest.xml", what=_WHAT):
        raise DocumentError(f"it is encrypted. Save it without a password as {_WHAT}.")
    content = read_part(package, "content.xml", what=_WHAT)
    if not content:
        raise DocumentError(f"it is no {_WHAT} file, or a broken one. Open it and save it again as {_WHAT}.")
    root = parse_xml(content, what=_WHAT)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DocumentError(f"it holds no text document. Save it as {_WHAT}.")
    numbered = {
        style.get(f"{_STYLE}name", ""): style.find(f"{_TEXT}list-level-style-number") is not None
        for style in root.iter(f"{_TEXT}list-style")
    }
    reading = _Reading(numbered)
    reading.read_blocks(body)
    meta = read_part(package, "meta.xml", what=_WHAT)
    found = _meta(parse_xml(meta, what=_WHAT)) if meta else {}
    return reading.layout.finish(
        notes=reading.notes, meta={**found, **({"title": reading.title} if reading.title else {})}
    )


@dataclass(slots=True)
class _Reading:
    """What is read so far; `numbered` tells by the name of a list style whether its items have numbers."""

    numbered: dict[str, bool]
    layout: Layout = field(default_factory=Layout)
    notes: dict[str, Note] = field(default_factory=dict)
    title: str = ""

    def read_blocks(self, parent: etree._Element) -> None:
        """Lay out the blocks of a body, section or text box."""
        for child in parent:
            match etree.QName(child).localname:
                case _ if child.tag in _LEFT_OUT:
                    pass
                case "h":
                    self.layout.heading(_number(child.get(f"{_TEXT}outline-level"), 1), self._inline(child))
                case "p":
                    self._read_paragraph(child)
                case "list":
                    self._read_list(child, self.numbered.get(child.get(f"{_TEXT}style-name", ""), False))
                case "table":
                    rows, header_rows = _cells_of(child)
                    self.layout.table(rows, header_rows=header_rows or None)
                case _:
                    self.read_blocks(child)

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        inline = self._inline(paragraph)
        if paragraph.get(f"{_TEXT}style-name") == "Title":
            self.title = self.title or " ".join("".join(p for p in inline if isinstance(p, str)).split())
            self.layout.heading(1, inline)
        else:
            self.layout.paragraph(inline)

    def _read_list(self, items: etree._Element, numbered: bool) -> None:
        for count, item in enumerate(items, start=1):
            for number, child in enumerate(item):
                match etree.QName(child).localname:
                    case "list":
                        self._read_list(child, self.numbered.get(child.get(f"{_TEXT}style-name", ""), numbered))
                    case "h":
                        self.layout.heading(_number(child.get(f"{_TEXT}outline-level"), 1), self._inline(child))
                    case "p" if number == 0:
                        self.layout.item(self._inline(child), mark=f"{count}." if numbered else "-")
                    case _:
                        self.layout.paragraph(self._inline(child))

    def _inline(self, parent: etree._Element) -> list[str | Mark]:
        """Return the words of a block with the places of its notes, which are kept on the way."""
        pieces: list[str | Mark] = [parent.text or ""]
        for child in parent:
            if child.tag == f"{_TEXT}note":
                label = f"{'e' if child.get(f'{_TEXT}note-class') == 'endnote' else ''}{len(self.notes) + 1}"
                body = child.find(f"{_TEXT}note-body")
                self.notes[label] = Note("" if body is None else _words(body))
                pieces.append(Mark(label))
            elif child.tag not in _NOT_INLINE:
                pieces += [_spacing(child), *self._inline(child)]
            pieces.append(child.tail or "")
        return pieces


def _cells_of(table: etree._Element) -> tuple[list[list[str]], int]:
    """Return the rows of a table, merged cells repeated wherever they hold, and how many say that they are header."""
    rows: list[list[str]] = []
    hold: dict[int, tuple[int, str]] = {}
    header_rows = cells = 0
    for row in table.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table")) is not table:
            continue
        line = _row_of(row, hold)
        repeat = _number(row.get(f"{_TABLE}number-rows-repeated"), 1) if any(line) else 1
        cells += len(line) * repeat
        if cells > MAX_CELLS:
            break
        if row.getparent().tag == f"{_TABLE}table-header-rows" and header_rows == len(rows):
            header_rows += 1
        rows += [line] * repeat
    return rows, header_rows


def _row_of(row: etree._Element, hold: dict[int, tuple[int, str]]) -> list[str]:
    """Return the cells of a row; `hold` are the rows still to go and the text of cells that reach down, by column."""
    line: list[str] = []
    covered_by, until = "", 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        for _ in range(_number(cell.get(f"{_TABLE}number-columns-repeated"), 1)):
            column = len(line)
            left, text = hold.get(column, (0, ""))
            if column < until:
                line.append(covered_by)
                continue
            if cell.tag == f"{_TABLE}covered-table-cell":
                line.append(text if left else "")
                hold[column] = (max(0, left - 1), text)
                continue
            covered_by = _words(cell)
            line.append(covered_by)
            down = _number(cell.get(f"{_TABLE}number-rows-spanned"), 1) - 1
            spanned = _number(cell.get(f"{_TABLE}number-columns-spanned"), 1)
            hold |= {column + offset: (down, covered_by) for offset in range(spanned)}
            until = column + spanned if spanned > 1 else 0
        if len(line) > _REPEAT_MAX:
            break
    return line


def _words(parent: etree._Element) -> str:
    """Return all words below an element, its paragraphs divided by a space, without notes and remarks."""
    pieces = [parent.text or ""]
    for child in parent:
        if child.tag not in _NOT_INLINE and child.tag != f"{_TEXT}note":
            pieces += [" " if child.tag in (f"{_TEXT}p", f"{_TEXT}h") else _spacing(child), _words(child)]
        pieces.append(child.tail or "")
    return "".join(pieces)


def _spacing(element: etree._Element) -> str:
    match etree.QName(element).localname:
        case "s" | "tab":
            return " "
        case "line-break":
            return "\n"
        case _:
            return ""


def _meta(root: etree._Element) -> dict[str, Any]:
    """Return title and date; the author is a person and left out."""
    title, date = next(root.iter(f"{_DC}title"), None), next(root.iter(f"{_DC}date"), None)
    return {
        "title": "" if title is None else title.text or "",
        "date": "" if date is None else (date.text or "")[:10],
    }


def _number(written: str | None, default: int) -> int:
    known = written is not None and written.isascii() and written.isdigit() and len(written) < 10
    return max(1, min(int(written or 0), _REPEAT_MAX)) if known else default
