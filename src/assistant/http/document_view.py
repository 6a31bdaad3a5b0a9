"""A document's text as blocks a page can show, with the cited words, other marks and the footnotes in their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile
from typing import Final, Literal

from assistant.records import Document, Heading, Reference, Span

BlockKind = Literal["heading", "paragraph", "bullets", "numbers", "table"]

_GAP = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"[ \t]*(?:(?P<bullet>[-*•])|(?P<number>\d{1,3})[.)])[ \t]+")
_CELL_GAP = " | "
_OFFSET = re.compile(r"[0-9]{1,9}")

MarkKind = Literal["figure", "name"]
_MARK_KINDS: Final[tuple[MarkKind, ...]] = ("figure", "name")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure or name at `[start, end)` of the text; `number` is its place in the list that explains it, from 1."""

    start: int
    end: int
    kind: MarkKind
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: plain, cited (`marked`, the `first` of them apart), or a footnote (`note`, its number).

    `figure` and `name` are the numbers of the figure and the name that it is a piece of, 0 for none.
    """

    text: str
    marked: bool = False
    first: bool = False
    note: int = 0
    figure: int = 0
    name: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs in a row that are all cited or all not; `first` when the cited words begin here."""

    runs: tuple[Run, ...]
    marked: bool
    first: bool


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


def view_document(document: Document, cited: Span | None, marks: Sequence[Mark] = ()) -> DocumentView:
    """Cut the text of a document into blocks, with the words `cited` and the `marks` apart; these may overlap.

    Where two marks of one kind overlap the one that begins first, and of these the longest, is shown.
    """
    sources = {reference.label: reference for reference in document.references}
    numbers = {label: number for number, label in enumerate(sources, start=1)}
    scissors = _Scissors(document, cited, notes=numbers, marks=marks)
    return DocumentView(tuple(scissors.blocks()), tuple(sources.values()), scissors.marked)


def join_runs(runs: Sequence[Run]) -> Iterator[Stretch]:
    """Yield the runs in stretches, so that the cited words are marked as one whole with what else is marked inside."""
    for marked, group in groupby(runs, key=lambda run: run.marked):
        inside = tuple(group)
        yield Stretch(inside, marked, first=any(run.first for run in inside))


class _Scissors:
    """Cuts one document, in its order, and remembers whether the first cited words have gone by."""

    def __init__(
        self, document: Document, cited: Span | None, *, notes: Mapping[str, int], marks: Sequence[Mark]
    ) -> None:
        self._text = document.text
        self._document = document
        self._cited = cited or Span(0, 0)
        self._notes = notes
        self._marks = {kind: _apart(mark for mark in marks if mark.kind == kind) for kind in _MARK_KINDS}
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
        """Cut a stretch of the text where cited words, figures and names begin and end and where footnotes stand."""
        notes = [r for r in self._document.references if span.start < r.position <= span.end]
        marks = {kind: list(_within(found, span)) for kind, found in self._marks.items()}
        ends = [self._cited.start, self._cited.end]
        ends += (offset for found in marks.values() for mark in found for offset in (mark.start, mark.end))
        edges = (offset for offset in ends if span.start < offset < span.end)
        runs: list[Run] = []
        for begin, end in pairwise(sorted({span.start, span.end, *edges, *(r.position for r in notes)})):
            inside = self._cited.start <= begin and end <= self._cited.end
            around = {kind: _number_around(found, begin, end) for kind, found in marks.items()}
            first = inside and not self.marked
            runs.append(Run(self._text[begin:end], inside, first, figure=around["figure"], name=around["name"]))
            self.marked = self.marked or inside
            runs.extend(Run("", note=self._notes[r.label]) for r in notes if r.position == end)
        return tuple(runs)


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks that do not overlap an earlier one, in order; of those that begin together the longest."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return tuple(kept)


def _within(marks: Sequence[Mark], span: Span) -> Iterator[Mark]:
    """Yield those of marks that are apart which have something in common with a span."""
    first = bisect_right(marks, span.start, key=lambda mark: mark.end)
    yield from takewhile(lambda mark: mark.start < span.end, islice(marks, first, None))


def _number_around(marks: Sequence[Mark], begin: int, end: int) -> int:
    return next((mark.number for mark in marks if mark.start <= begin and end <= mark.end), 0)


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
