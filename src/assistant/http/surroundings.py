"""The text around the quotes of an answer: the passages that they stand in, for who needs the context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.http.schemas import passage_href
from assistant.index.opening import Index
from assistant.records import Answer, Citation, Passage


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage; `number` is the citation that quotes it, 0 for none."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Surrounding:
    """A passage with quotes in it; `heading` is the heading right above it, or ""."""

    title: str
    heading: str
    href: str
    pieces: tuple[Piece, ...]


def surroundings(index: Index, answer: Answer) -> tuple[Surrounding, ...]:
    """Return the passages that the citations of an answer stand in, each once, in the order of the citations."""
    found: dict[int, list[Citation]] = {}
    for citation in answer.citations:
        for number, passage in enumerate(index.passages):
            if passage.document_id == citation.document_id and passage.start <= citation.start < passage.end:
                found.setdefault(number, []).append(citation)
                break
    return tuple(_surrounding(index, index.passages[number], quotes) for number, quotes in found.items())


def _surrounding(index: Index, passage: Passage, quotes: list[Citation]) -> Surrounding:
    text = index.documents[passage.document_id].text
    end = max(passage.end, *(quote.end for quote in quotes))
    return Surrounding(
        title=index.documents[passage.document_id].title,
        heading=passage.headings[-1] if passage.headings else "",
        href=passage_href(passage.document_id, quotes[0].start, quotes[0].end),
        pieces=tuple(_pieces(text, passage.start, end, quotes)),
    )


def _pieces(text: str, start: int, end: int, quotes: list[Citation]) -> Iterator[Piece]:
    """Cut `[start, end)` of a text at the quotes; of two that overlap the first has the words."""
    done = start
    for quote in sorted(quotes, key=lambda c: c.start):
        if quote.start >= done:
            yield Piece(text[done : quote.start].lstrip() if done == start else text[done : quote.start])
            yield Piece(quote.quote, quote.number)
            done = quote.end
    yield Piece(text[done:end].rstrip())
