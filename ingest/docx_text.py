"""The words of a DOCX paragraph or table, without what was deleted or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from ingest.grids import MAX_CELLS
from ingest.layout import Mark

_SKIPPED: Final = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText", "w:sdtPr", "w:drawing", "w:pict"))
)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF: Final = ("0", "false", "off")
_SPAN_MAX: Final = 100


def inline_of(parent: etree._Element) -> list[str | Mark]:
    """Return the words of a paragraph with the places of its notes."""
    pieces: list[str | Mark] = []
    for child in parent:
        match etree.QName(child).localname if isinstance(child.tag, str) else "":
            case "t":
                pieces.append(child.text or "")
            case "tab":
                pieces.append(" ")
            case "br" | "cr":
                pieces.append("\n")
            case "noBreakHyphen":
                pieces.append("-")
            case "footnoteReference":
                pieces.append(Mark(child.get(qn("w:id"), "")))
            case "endnoteReference":
                pieces.append(Mark("e" + child.get(qn("w:id"), "")))
            case "r" if _is_hidden(child):
                pass
            case _ if child.tag not in _SKIPPED and child.tag != _FALLBACK and isinstance(child.tag, str):
                pieces += inline_of(child)
    return pieces


def text_boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes that are anchored in a paragraph, each once."""
    for box in paragraph.iter(qn("w:txbxContent")):
        above = box.iterancestors()
        inner = next(a for a in above if a.tag in (_FALLBACK, qn("w:txbxContent")) or a is paragraph)
        if inner is paragraph:
            yield box


def is_gone(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph was deleted or moved away as a whole."""
    marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    deleted = marks is not None and any(marks.find(qn(tag)) is not None for tag in ("w:del", "w:moveFrom"))
    return deleted and not any(isinstance(p, str) and p.strip() for p in inline_of(paragraph))


def cells_of(table: etree._Element) -> tuple[list[list[str]], int]:
    """Return the rows of a table, a merged cell repeated wherever it holds, and how many say that they are header."""
    rows: list[list[str]] = []
    header_rows = cells = 0
    for row in _children(table, "w:tr"):
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            continue
        if header_rows == len(rows) and properties is not None and _is_on(properties.find(qn("w:tblHeader"))):
            header_rows += 1
        rows.append(_row_of(row, rows[-1] if rows else []))
        cells += len(rows[-1])
        if cells > MAX_CELLS:
            break
    return rows, header_rows


def _row_of(row: etree._Element, above: list[str]) -> list[str]:
    cells = [""] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell in _children(row, "w:tc"):
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        text = above[len(cells)] if goes_on and len(cells) < len(above) else _cell_text(cell)
        cells += [text] * max(1, _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1))
    return cells


def _cell_text(cell: etree._Element) -> str:
    lines = ("".join(p for p in inline_of(par) if isinstance(p, str)) for par in cell.iter(qn("w:p")))
    return " ".join(line for line in lines if line.strip())


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows or cells of a table or row, also those inside a content control."""
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _children(child, tag)


def _is_hidden(run: etree._Element) -> bool:
    return _is_on(run.find(f"{qn('w:rPr')}/{qn('w:vanish')}"))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(qn("w:val"), "1") not in _OFF


def _number(element: etree._Element | None, default: int) -> int:
    written = "" if element is None else element.get(qn("w:val"), "")
    return min(int(written), _SPAN_MAX) if written.isascii() and written.isdigit() else default
