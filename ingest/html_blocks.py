"""Lays the blocks of a part of an HTML page out: headings, paragraphs, lists, tables and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.html_tables import read_table, words_of
from ingest.layout import Layout, Mark, Note

_LEFT_OUT: Final = frozenset(
    """script style noscript nav footer aside button input select textarea option svg math iframe object template head
    video audio canvas dialog menu label datalist""".split()
)
_BLOCKS: Final = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure form header hgroup hr
    html legend main ol p pre section summary ul""".split()
)
_HEADING: Final = re.compile(r"h([1-6])")
_OFFICIAL_HEADING: Final = re.compile(
    r"(?:^|\s)(?:staatscourant|staatsblad|gemeenteblad|publicatie)_kop\b|single-kop-titel"
)
_NOTE_MARK: Final = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[a-z])[\])]?")
_NOTE_START: Final = re.compile(r"^[\s\[(]*(?:\d{1,3}|\*{1,3}|[a-z])[\])]?[.:]?\s+|^\s*\^\s*|\s*[↩↑][\ufe0e]?\s*$")
_BULLET: Final = re.compile(r"\s*[•·▪◦‣–-]\s+")


@dataclass(slots=True)
class HtmlBlocks:
    """A part of a page while it is laid out; `targets` are the elements of its page by id or name."""

    targets: dict[str, HtmlElement]
    layout: Layout = field(default_factory=Layout)
    notes: dict[str, Note] = field(default_factory=dict)
    _line: list[str | Mark] = field(default_factory=list)
    _mark: str = ""
    _note_blocks: set[HtmlElement] = field(default_factory=set)

    def read(self, part: HtmlElement) -> None:
        """Lay out all blocks of `part`."""
        self._find_notes(part)
        self._walk(part)
        self._flush()

    def _walk(self, parent: HtmlElement) -> None:
        self._line.append(_spaced(parent.text, parent))
        for child in parent:
            if isinstance(child.tag, str) and child not in self._note_blocks and not is_hidden(child):
                self._read(child)
            self._line.append(_spaced(child.tail, parent))

    def _read(self, child: HtmlElement) -> None:
        heading = _HEADING.fullmatch(child.tag)
        if heading or (child.tag == "p" and _OFFICIAL_HEADING.search(child.get("class", ""))):
            self._flush()
            self.layout.heading(int(heading[1]) if heading else 1, [words_of(child)])
        elif child.tag == "table":
            self._flush()
            self._read_table(child)
        elif child.tag == "li":
            self._flush()
            self._mark = _list_mark(child)
            self._walk(child)
            self._flush()
            self._mark = ""
        elif child.tag == "br":
            self._line.append("\n")
        elif child.tag == "a" and (label := self._note_label(child)):
            self._line.append(Mark(label))
        elif child.tag in _BLOCKS:
            self._flush()
            self._walk(child)
            self._flush()
        else:
            self._walk(child)

    def _read_table(self, table: HtmlElement) -> None:
        found = read_table(table)
        if found is None:
            for cell in table.iter("td", "th"):
                if next(cell.iterancestors("table")) is table:
                    self._walk(cell)
                    self._flush()
        else:
            self.layout.table(found.rows, header_rows=found.header_rows, caption=found.caption)

    def _flush(self) -> None:
        """End the block that is being collected; the first block of a list item has its mark."""
        line, self._line = self._line, []
        if not any(isinstance(piece, Mark) or piece.strip() for piece in line):
            return
        if self._mark:
            mark, self._mark = self._mark, ""
            first = next(n for n, piece in enumerate(line) if isinstance(piece, Mark) or piece.strip())
            piece = line[first]
            line[first] = piece if isinstance(piece, Mark) else _BULLET.sub("", piece.lstrip() + " ", count=1)
            self.layout.item(line, mark=mark)
        else:
            self.layout.paragraph(line)

    def _find_notes(self, part: HtmlElement) -> None:
        """Take the footnotes out of the text: what a link that is only a number leads to, below that link."""
        seen: set[HtmlElement] = set()
        for link in part.iter("a"):
            label = self._note_label(link)
            target = self.targets.get(link.get("href", "")[1:])
            if label and target is not None and _note_block(target) not in seen:
                block = _note_block(target)
                seen |= {block, *link.iterancestors("p", "li", "td", "dd", "div")}
                address = next((a.get("href") for a in block.iter("a") if a.get("href", "").startswith("http")), "")
                self.notes[label] = Note(_NOTE_START.sub("", words_of(block).strip()), address)
                self._note_blocks.add(block)

    def _note_label(self, link: HtmlElement) -> str:
        """Return the label of a link to a footnote, "" for another link."""
        match = _NOTE_MARK.fullmatch(words_of(link).strip())
        target = self.targets.get(link.get("href", "")[1:]) if link.get("href", "").startswith("#") else None
        if match is None or target is None or _note_block(target).tag not in ("li", "p", "div", "dd", "aside"):
            return ""
        return match[1]


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether readers do not see an element, or see it beside the text."""
    return (
        element.tag in _LEFT_OUT
        or element.get("hidden") is not None
        or element.get("role") in ("navigation", "search", "banner", "contentinfo", "dialog")
        or "display:none" in element.get("style", "").replace(" ", "").lower()
    )


def elements_by_id(page: HtmlElement) -> dict[str, HtmlElement]:
    """Map ids and names of anchors to their elements."""
    return {name: e for e in page.iter() if isinstance(e.tag, str) for name in (e.get("id"), e.get("name")) if name}


def _note_block(target: HtmlElement) -> HtmlElement:
    """Return the block that a link leads to: the element itself, or what an anchor stands in."""
    around: Iterator[HtmlElement] = target.iterancestors("li", "p", "div", "dd", "aside", "h1", "h2", "h3", "h4")
    return next(around, target) if target.tag in ("a", "span", "sup") else target


def _list_mark(item: HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    first = parent.get("start", "1")
    start = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 1
    own = item.get("value", "")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{int(own) if own.isascii() and own.isdigit() and len(own) < 6 else start + before}."


def _spaced(text: str | None, parent: HtmlElement) -> str:
    """Return text with its line ends as spaces, as browsers show it; those of <pre> are kept."""
    return (text or "") if parent.tag == "pre" else re.sub(r"\s*\n\s*", " ", text or "")
