"""Reads DOCX: headings, lists, tables and notes in their order; headers, footers and deleted text left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from assistant.errors import DocumentError
from ingest.docx_styles import Styles, read_styles
from ingest.docx_text import cells_of, inline_of, is_gone, text_boxes_of
from ingest.extracted import Extracted
from ingest.layout import Inline, Layout, Note
from ingest.packages import open_package, parse_xml, read_part

_WHAT: Final = "DOCX"
_CONTAINERS: Final = frozenset(map(qn, ("w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")))
_CONTENTS_GALLERY: Final = re.compile("table of contents|inhoud", re.IGNORECASE)


def read_docx(raw: bytes) -> Extracted:
    """Read a DOCX file. Raises DocumentError when it is encrypted, broken or over a limit."""
    package = open_package(raw, what=_WHAT)
    try:
        document = docx.Document(io.BytesIO(raw))
        reading = _Reading(read_styles(document))
        for name in ("footnotes", "endnotes"):
            part = read_part(package, f"word/{name}.xml", what=_WHAT)
            if part:
                reading.notes |= _notes_of(parse_xml(part, what=_WHAT), name[:-1])
        reading.read_blocks(document.element.body)
        return reading.layout.finish(notes=reading.notes, meta=_meta(document, reading.title))
    except DocumentError:
        raise
    except Exception as exc:  # python-docx has no exception of its own for what a broken part makes it do
        raise DocumentError(
            f"it is no {_WHAT} file, or a broken one ({type(exc).__name__}). Open it in Word and save it again."
        ) from exc


@dataclass(slots=True)
class _Reading:
    """What is read so far."""

    styles: Styles
    layout: Layout = field(default_factory=Layout)
    notes: dict[str, Note] = field(default_factory=dict)
    title: str = ""

    def read_blocks(self, parent: etree._Element) -> None:
        """Lay out the paragraphs and tables of a body, a cell or a text box."""
        for child in parent:
            if child.tag == qn("w:p"):
                self._read_paragraph(child)
            elif child.tag == qn("w:tbl"):
                rows, header_rows = cells_of(child)
                self.layout.table(rows, header_rows=header_rows or None)
            elif child.tag == qn("w:sdt"):
                if not _is_contents(child):
                    for content in child.findall(qn("w:sdtContent")):
                        self.read_blocks(content)
            elif child.tag in _CONTAINERS:
                self.read_blocks(child)

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        if not is_gone(paragraph):
            self._lay_out(paragraph, inline_of(paragraph))
        for box in text_boxes_of(paragraph):
            self.read_blocks(box)

    def _lay_out(self, paragraph: etree._Element, inline: Inline) -> None:
        style = self.styles.of(paragraph)
        if style.contents:
            return
        if style.title and not self.title:
            self.title = " ".join("".join(piece for piece in inline if isinstance(piece, str)).split())
        if style.level:
            self.layout.heading(style.level, inline)
        elif mark := self.styles.list_mark(paragraph, style):
            self.layout.item(inline, mark=mark)
        else:
            self.layout.paragraph(inline)


def _notes_of(root: etree._Element, kind: str) -> dict[str, Note]:
    """Return the footnotes or endnotes by label; those with a type are the lines that Word draws above them."""
    notes = {}
    for note in root.findall(qn(f"w:{kind}")):
        if note.get(qn("w:type")) in (None, "normal"):
            text = " ".join("".join(p for p in inline_of(p) if isinstance(p, str)) for p in note.iter(qn("w:p")))
            notes[f"{'' if kind == 'footnote' else 'e'}{note.get(qn('w:id'))}"] = Note(text)
    return notes


def _is_contents(sdt: etree._Element) -> bool:
    """Tell whether a content control holds the table of contents."""
    galleries: Iterator[etree._Element] = sdt.iterfind(f"{qn('w:sdtPr')}/*/{qn('w:docPartGallery')}")
    return any(_CONTENTS_GALLERY.search(gallery.get(qn("w:val")) or "") for gallery in galleries)


def _meta(document: WordDocument, title: str) -> dict[str, Any]:
    """Return title and date; the author is a person and left out."""
    properties = document.core_properties
    saved = properties.modified or properties.created
    return {"title": title or properties.title, "date": saved.date() if saved else None}
