"""A draft as a Word file (Office Open XML, ISO/IEC 29500) with real footnotes.

Written part by part: python-docx 1.2 has no footnotes, and writes an author and a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final
from xml.sax.saxutils import escape

from assistant.answering.drafting.files.notes import note_text, pack
from assistant.answering.drafting.records import Draft
from assistant.records import Citation

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
"""A4 with margins of 2.5 cm."""
_STYLE: Final = {"title": "Title", "heading": "Heading1"}
_PARTS: Final = ("styles", "settings", "footnotes")


def write_docx(draft: Draft) -> bytes:
    """Return the bytes of a Word file."""
    notes: list[Citation] = []
    body = "".join(_paragraph(style, runs) for style, runs in _paragraphs(draft, notes))
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
            "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{_SECTION}</w:body></w:document>',
            "word/_rels/document.xml.rels": _relationships([(name, f"{name}.xml") for name in _PARTS]),
            "word/styles.xml": _styles(),
            "word/settings.xml": _settings(),
            "word/footnotes.xml": _footnotes(notes),
        }
    )


def _paragraphs(draft: Draft, notes: list[Citation]) -> Iterator[tuple[str, str]]:
    """Yield style and runs of each paragraph; a footnote is added to `notes` for each mark, as Word needs it."""
    by_number = {c.number: c for c in draft.citations}
    for block in draft.blocks:
        runs = []
        for sentence in block.sentences:
            marks = []
            for number in sentence.citations:
                notes.append(by_number[number])
                marks.append(_mark(len(notes)))
            runs.append(_run(sentence.text, bold=block.kind == "open") + "".join(marks))
        yield _STYLE.get(block.kind, ""), _run(" ").join(runs)


def _paragraph(style: str, runs: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def _run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def _mark(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _footnotes(notes: list[Citation]) -> str:
    own = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    told = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{own}'
        f"{_run(' ' + note_text(citation))}</w:p></w:footnote>"
        for number, citation in zip(count(1), notes, strict=False)
    )
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f'{_HEAD}<w:footnotes xmlns:w="{_W}">{lines}{told}</w:footnotes>'


def _settings() -> str:
    ids = "".join(f'<w:footnote w:id="{number}"/>' for number in (-1, 0))
    return f'{_HEAD}<w:settings xmlns:w="{_W}"><w:footnotePr>{ids}</w:footnotePr></w:settings>'


def _styles() -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
        '<w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + _heading("Title", "Title", 32)
        + _heading("Heading1", "heading 1", 26, level='<w:outlineLvl w:val="0"/>')
        + '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn '
        'w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{defaults}{styles}</w:styles>'


def _heading(style: str, name: str, half_points: int, *, level: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:pPr><w:keepNext/>{level}</w:pPr><w:rPr><w:b/><w:sz w:val="{half_points}"/>'
        "</w:rPr></w:style>"
    )


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((part, part) for part in _PARTS))
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
