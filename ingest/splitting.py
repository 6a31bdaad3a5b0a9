"""From a Document to its Passages: along headings, then along sentences, never overlapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from assistant.records import Document, Heading, Passage, Span
from assistant.text.paragraphs import split_text


@dataclass(frozen=True, slots=True)
class Section:
    """The text `[start, end)` from one heading to the next, with the path of headings above it."""

    start: int
    end: int
    headings: tuple[str, ...]


class _SentenceSplitter(TextSplitter):
    """Packs whole sentences into pieces of at most `chunk_size` characters; only a longer sentence is broken."""

    def __init__(self, max_chars: int) -> None:
        super().__init__(chunk_size=max_chars, chunk_overlap=0, strip_whitespace=False)
        self._breaker = RecursiveCharacterTextSplitter(
            chunk_size=max_chars, chunk_overlap=0, strip_whitespace=False, keep_separator="end"
        )

    def split_text(self, text: str) -> list[str]:
        pieces = [piece for unit in _units(text) for piece in self._breaker.split_text(unit)]
        return self._merge_splits(pieces, separator="")


def split_document(document: Document, *, max_chars: int) -> tuple[Passage, ...]:
    """Split `document` into passages of at most `max_chars` characters that rejoin to its text.

    No passage crosses a heading or is blank: a blank stretch goes with the passage before it, at the front of the
    document with the one after it, and does not count for the limit.
    """
    splitter = _SentenceSplitter(max_chars)
    spans: list[tuple[Span, Section]] = []
    start = end = 0
    for section in sections(document):
        for piece in splitter.split_text(document.text[section.start : section.end]):
            end += len(piece)
            if piece.strip():
                spans.append((Span(start, end), section))
            elif spans:
                spans[-1] = (Span(spans[-1][0].start, end), spans[-1][1])
            start = end if spans else 0
    sentences = tuple(split_text(document.text, headings=document.headings, tables=document.tables))
    return tuple(
        Passage(
            document.id,
            ordinal,
            span.start,
            span.end,
            section.headings,
            tuple(s for s in sentences if span.start <= s.start < span.end),
        )
        for ordinal, (span, section) in enumerate(spans)
    )


def sections(document: Document) -> Iterator[Section]:
    """Yield the sections of a document, in order; they rejoin to its text. Blank ones belong to the one before."""
    bounds = [h.start for h in document.headings] + [len(document.text)]
    if bounds[0] > 0 and document.text[: bounds[0]].strip():
        yield Section(0, bounds[0], ())
        start = bounds[0]
    else:
        start = 0
    path: list[Heading] = []
    for heading, end in zip(document.headings, bounds[1:], strict=True):
        path = [h for h in path if h.level < heading.level] + [heading]
        yield Section(start, end, tuple(h.title for h in path if h.title and not _repeats_title(document, h)))
        start = end


def _repeats_title(document: Document, heading: Heading) -> bool:
    return heading.level == 1 and heading.title.casefold() == document.title.casefold()


def _units(text: str) -> Iterator[str]:
    """Cut `text` at the starts of its sentences; the pieces rejoin to it."""
    starts = [s.start for s in split_text(text, headings=())]
    cuts = sorted({0, *starts[1:], len(text)})
    for begin, end in pairwise(cuts):
        yield text[begin:end]
