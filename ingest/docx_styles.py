"""What the styles and the numbering of a DOCX make of a paragraph: heading, list item, table of contents, title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

_HEADING: Final = re.compile(r"(?:heading|kop)\s?([1-9])", re.IGNORECASE)
_TITLES: Final = frozenset({"title", "titel"})
_CONTENTS: Final = re.compile(
    r"(?:toc|inhopg|table of figures)(?:\s?\d)?(?: heading)?|kopvaninhoudsopgave", re.IGNORECASE
)
_LONGEST_CHAIN: Final = 12
_BODY_LEVEL: Final = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: the heading level or 0, and the list that it is of: its number and depth, or None."""

    level: int = 0
    title: bool = False
    contents: bool = False
    numbering: tuple[str, int] | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, and where the counting of its lists is."""

    by_id: dict[str, Style]
    default: Style
    formats: dict[tuple[str, int], str]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def of(self, paragraph: etree._Element) -> Style:
        """Return the style of a paragraph with what the paragraph itself adds."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.by_id.get("" if named is None else named.get(qn("w:val"), ""), self.default)
        own = _level(paragraph)
        return style if own is None or style.level else Style(own, style.title, style.contents, style.numbering)

    def list_mark(self, paragraph: etree._Element, style: Style) -> str:
        """Return the mark of a list item, "" for a paragraph that is none; numbers go up with each call."""
        numbering = _numbering(paragraph) or style.numbering
        if numbering is None or numbering[0] == "0":
            return ""
        self.counts[numbering] = count = self.counts.get(numbering, 0) + 1
        for key in [k for k in self.counts if k[0] == numbering[0] and k[1] > numbering[1]]:
            del self.counts[key]
        match self.formats.get(numbering, "bullet"):
            case "decimal" | "decimalZero":
                return f"{count}."
            case "lowerLetter" | "upperLetter" if count <= 26:
                return f"- {chr(96 + count)}."
            case _:
                return "-"


def read_styles(document: WordDocument) -> Styles:
    """Read the styles and list formats of a document."""
    elements = {s.get(qn("w:styleId"), ""): s for s in document.styles.element.iterchildren(qn("w:style"))}
    by_id = {name: _style(name, elements) for name in elements}
    plain = next((n for n, s in elements.items() if s.get(qn("w:default")) == "1" and _is_paragraph(s)), "")
    return Styles(by_id, by_id.get(plain, Style()), _formats(document))


def _style(name: str, elements: dict[str, etree._Element]) -> Style:
    """Read a style with what it takes over from the styles that it is based on."""
    level: int | None = None
    title = contents = False
    numbering: tuple[str, int] | None = None
    for _ in range(_LONGEST_CHAIN):
        element = elements.get(name)
        if element is None:
            break
        written = _value(element.find(qn("w:name"))) or name
        match = _HEADING.fullmatch(written)
        level = level if level is not None else int(match[1]) if match else _level(element)
        title = title or written.casefold() in _TITLES
        contents = contents or _CONTENTS.fullmatch(written) is not None
        numbering = numbering or _numbering(element)
        name = _value(element.find(qn("w:basedOn")))
    return Style(1 if title else level or 0, title, contents, numbering)


def _formats(document: WordDocument) -> dict[tuple[str, int], str]:
    """Map (list, depth) to the format of its numbers ("decimal", "bullet")."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {a.get(qn("w:abstractNumId")): a for a in root.iterchildren(qn("w:abstractNum"))}
    formats = {}
    for number in root.iterchildren(qn("w:num")):
        levels = abstract.get(_value(number.find(qn("w:abstractNumId"))))
        for level in () if levels is None else levels.iterchildren(qn("w:lvl")):
            depth = level.get(qn("w:ilvl"), "")
            if depth.isdigit():
                formats[number.get(qn("w:numId"), ""), int(depth)] = _value(level.find(qn("w:numFmt")))
    return formats


def _numbering(element: etree._Element) -> tuple[str, int] | None:
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    number = "" if properties is None else _value(properties.find(qn("w:numId")))
    depth = "" if properties is None else _value(properties.find(qn("w:ilvl")))
    return (number, int(depth) if depth.isascii() and depth.isdigit() else 0) if number else None


def _level(element: etree._Element) -> int | None:
    written = _value(element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"))
    if not (written.isascii() and written.isdigit()):
        return None
    return int(written) + 1 if int(written) < _BODY_LEVEL else 0


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(qn("w:val"), ""))


def _is_paragraph(style: etree._Element) -> bool:
    return bool(style.get(qn("w:type")) == "paragraph")
