"""A document's text as blocks a page can show, with the cited words and the footnotes in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.records import Document, Heading, Reference, Span

BlockKind = Literal["heading", "paragraph", "bullets", "numbers", "table"]

_GAP = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"[ \t]*(?:(?P<bullet>[-*•])|(?P<number>\d{1,3})[.)])[ \t]+")
_CELL_GAP = " | "
_OFFSET = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: plain, cited (`marked`, the `first` of them apart), or a footnote (`note`, its number)."""

    text: str
    marked: bool = False
    first: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page. A heading has a level (2 or 3) and an id; a list has items; a table rows of cells."""

    kind: BlockKind
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    level: int = 0
    id: str = ""
    first_number: int = 1

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of a heading or a paragraph."""
        return self.rows[0][0]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as it is read: its blocks, its footnotes each once, and whether the cited words are marked in it."""

    blocks: tuple[Block, ...]
    sources: tuple[Reference, ...]
    marked: bool


def view_document(document: Document, cited: Span | None) -> DocumentView:
    """Cut the text of a document into blocks, with the words `cited` marked."""
    sources = {reference.label: reference for reference in document.references}
    scissors = _Scissors(document, cited, {label: number for number, label in enumerate(sources, start=1)})
    return DocumentView(tuple(scissors.blocks()), tuple(sources.values()), scissors.marked)


class _Scissors:
    """Cuts one document, in its order, and remembers whether the first cited words have gone by."""

    def __init__(self, document: Document, cited: Span | None, notes: Mapping[str, int]) -> None:
        self._text = document.text
        self._document = document
        self._cited = cited or Span(0, 0)
        self._notes = notes
        self._headings = {heading.start: heading for heading in document.headings}
        self._top_level = min((heading.level for heading in document.headings), default=1)
        self.marked = False

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the document."""
        for span in self._paragraphs():
            yield self._block(span, self._headings.get(span.start))

    def _paragraphs(self) -> Iterator[Span]:
        """Yield the paragraphs, trimmed; a heading is one by itself."""
        cuts = {0, len(self._text), *(gap.end() for gap in _GAP.finditer(self._text))}
        cuts.update(offset for heading in self._document.headings for offset in (heading.start, heading.end))
        for begin, end in pairwise(sorted(cuts)):
            piece = self._text[begin:end]
            words = piece.strip()
            if words:
                start = begin + piece.index(words)
                yield Span(start, start + len(words))

    def _block(self, span: Span, heading: Heading | None) -> Block:
        if heading is not None:
            level = 2 if heading.level == self._top_level else 3
            return Block("heading", ((self._runs(span),),), level=level, id=f"kop-{heading.start}")
        lines = list(_lines(self._text, span))
        item = _ITEM.match(self._text, span.start, span.end)
        if item is not None:
            rows = tuple((self._runs(body),) for body in _items(self._text, lines))
            return Block("numbers" if item["number"] else "bullets", rows, first_number=int(item["number"] or 1))
        if len(lines) > 1 and all(_CELL_GAP in self._text[line.start : line.end] for line in lines):
            return Block("table", tuple(tuple(self._runs(c) for c in _cells(self._text, line)) for line in lines))
        return Block("paragraph", ((self._runs(span),),))

    def _runs(self, span: Span) -> tuple[Run, ...]:
        """Cut a stretch of the text where the cited words begin and end and where footnotes stand."""
        notes = [r for r in self._document.references if span.start < r.position <= span.end]
        edges = (offset for offset in (self._cited.start, self._cited.end) if span.start < offset < span.end)
        runs: list[Run] = []
        for begin, end in pairwise(sorted({span.start, span.end, *edges, *(r.position for r in notes)})):
            inside = self._cited.start <= begin and end <= self._cited.end
            runs.append(Run(self._text[begin:end], inside, first=inside and not self.marked))
            self.marked = self.marked or inside
            runs.extend(Run("", note=self._notes[r.label]) for r in notes if r.position == end)
        return tuple(runs)


def parse_span(start: str | None, end: str | None, *, length: int) -> Span | None:
    """Return the span that two offsets of an address give, or None when they give none within `length`."""
    if start is None or end is None or not _OFFSET.fullmatch(start) or not _OFFSET.fullmatch(end):
        return None
    span = Span(int(start), int(end))
    return span if span.start < span.end <= length else None


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _items(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the bodies of list items; a line without a mark goes on with the item before it."""
    body: Span | None = None
    for line in lines:
        mark = _ITEM.match(text, line.start, line.end)
        if mark is None and body is not None:
            body = Span(body.start, line.end)
            continue
        if body is not None:
            yield body
        body = Span(mark.end() if mark else line.start, line.end)
    if body is not None:
        yield body


def _cells(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for cell in text[line.start : line.end].split(_CELL_GAP):
        yield Span(start, start + len(cell))
        start += len(cell) + len(_CELL_GAP)
