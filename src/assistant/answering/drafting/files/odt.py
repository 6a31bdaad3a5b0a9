"""A draft as an OpenDocument text (ISO/IEC 26300) with real footnotes."""

from __future__ import annotations

from itertools import count
from typing import Final
from xml.sax.saxutils import escape

from assistant.answering.drafting.files.notes import note_text, pack
from assistant.answering.drafting.records import Block, Draft
from assistant.records import Citation

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)

_OPEN: Final = (
    '<style:style style:name="Open" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)


def write_odt(draft: Draft) -> bytes:
    """Return the bytes of an OpenDocument text."""
    numbers = count(1)
    body = "".join(_block(block, draft, numbers) for block in draft.blocks)
    content = (
        f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.2"><office:automatic-styles>{_OPEN}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {
        "mimetype": MEDIA_TYPE,
        "content.xml": content,
        "styles.xml": _styles(),
        "META-INF/manifest.xml": _manifest(),
    }
    return pack(parts, stored="mimetype")


def _block(block: Block, draft: Draft, numbers: count[int]) -> str:
    by_number = {c.number: c for c in draft.citations}
    said = " ".join(
        _words(sentence.text, strong=block.kind == "open")
        + "".join(_note(by_number[n], next(numbers)) for n in sentence.citations)
        for sentence in block.sentences
    )
    if block.kind in ("title", "heading"):
        level = 1 if block.kind == "title" else 2
        return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{said}</text:h>'
    return f'<text:p text:style-name="Standard">{said}</text:p>'


def _words(text: str, *, strong: bool) -> str:
    lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
    return f'<text:span text:style-name="Open">{lines}</text:span>' if strong else lines


def _note(citation: Citation, number: int) -> str:
    return (
        f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{escape(note_text(citation))}</text:p></text:note-body>'
        "</text:note>"
    )


def _styles() -> str:
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.28cm"/>'
        '<style:text-properties fo:font-family="Arial" fo:font-size="11pt" fo:language="nl" fo:country="NL"/>'
        "</style:default-style>"
    )
    named = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:text-properties fo:font-size="{size}pt" '
        f'fo:font-weight="{weight}"/></style:style>'
        for name, size, weight in (
            ("Standard", 11, "normal"),
            ("Heading_20_1", 16, "bold"),
            ("Heading_20_2", 13, "bold"),
            ("Footnote", 9, "normal"),
        )
    )
    notes = '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"/>'
    return (
        f'{_HEAD}<office:document-styles {_NAMESPACES} office:version="1.2"><office:styles>{default}{named}{notes}'
        "</office:styles></office:document-styles>"
    )


def _manifest() -> str:
    space = f"{_OASIS}:manifest:1.0"
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", MEDIA_TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    return f'{_HEAD}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">{rows}</manifest:manifest>'
