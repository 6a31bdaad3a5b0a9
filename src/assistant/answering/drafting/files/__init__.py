"""A draft as a file, its sources in it: real footnotes in DOCX and ODT, notes in Markdown, HTML and plain text.

The same draft gives the same bytes, and no file names an author or a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assistant.answering.drafting.files import docx, markup, odt
from assistant.answering.drafting.records import Draft

FileName = Literal["docx", "odt", "md", "html", "txt"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is called, its media type, and what writes it."""

    label: str
    media_type: str
    write: Callable[[Draft], bytes]


FILES: Final[Mapping[FileName, FileKind]] = {
    "docx": FileKind("Word (DOCX)", docx.MEDIA_TYPE, docx.write_docx),
    "odt": FileKind("LibreOffice (ODT)", odt.MEDIA_TYPE, odt.write_odt),
    "md": FileKind("Markdown", "text/markdown; charset=utf-8", markup.write_markdown),
    "html": FileKind("HTML", "text/html; charset=utf-8", markup.write_html),
    "txt": FileKind("Platte tekst", "text/plain; charset=utf-8", markup.write_plain),
}
