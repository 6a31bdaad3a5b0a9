"""Small files of several formats, made by the tests themselves."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import docx

REAL: Final = Path(os.environ.get("REAL_DOCUMENTS") or Path(__file__).resolve().parents[3] / "shared" / "documents")
"""A folder with real documents, when it is there."""
FOOTNOTES: Final = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Zie https://www.voorbeeld.nl/lijst.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
_ODT_SPACES: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)


def docx_bytes(body: str, *, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a DOCX file with this XML in its body, and these parts added or replaced."""
    out = io.BytesIO()
    document = docx.Document()
    document.core_properties.title = "Titel van het bestand"
    document.save(out)
    start = "<w:body>"
    return rezip(
        out.getvalue(),
        edit={
            "word/document.xml": lambda xml: xml[: xml.index(start) + len(start)] + body + xml[xml.index("<w:sectPr") :]
        },
        add=parts or {},
    )


def odt_bytes(body: str, *, styles: str = "", meta: str = "", manifest: str = "<manifest/>") -> bytes:
    """Return an ODT file with this XML in its text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr(
            "content.xml",
            f"<office:document-content {_ODT_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        package.writestr(
            "meta.xml",
            f'<office:document-meta {_ODT_SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{meta}</office:meta></office:document-meta>",
        )
    return out.getvalue()


def rezip(raw: bytes, *, edit: Mapping[str, object] | None = None, add: Mapping[str, str] | None = None) -> bytes:
    """Return a zip file with parts changed by a function from text to text, and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = (edit or {}).get(name)
            content = old.read(name)
            if name not in (add or {}):
                new.writestr(name, change(content.decode()) if callable(change) else content)
        for name, text in (add or {}).items():
            new.writestr(name, text)
    return out.getvalue()


def paragraph(text: str, *, style: str = "", properties: str = "") -> str:
    """Return the XML of a paragraph of Word."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str, properties: str = "") -> str:
    """Return the XML of a cell of Word."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"
