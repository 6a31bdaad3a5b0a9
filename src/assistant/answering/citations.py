"""Quotes cut from the stored text by their offsets, with the official addresses behind them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.index.opening import Index
from assistant.records import Citation, Document, Reference, Span, StatedFigure
from assistant.text.tables import find_row, name_columns


def cite(document: Document, span: Span, *, heading: str, number: int) -> Citation:
    """Cut the quote `[span.start, span.end)` out of `document`.

    A summary is cited with the footnotes that stand in or right behind the quote; `url` is the first of them, else the
    document's own. The footnotes of other documents are no source of what they say.
    """
    sources = references_of(document, span) if document.kind == "summary" else ()
    row = find_row(document.text, document.tables, span.start)
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        date=document.date,
        kind=document.kind,
        url=sources[0].url if sources else document.url,
        heading=heading,
        quote=document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        text_sha256=document.sha256,
        sources=sources,
        page=page_of(document, span.start),
        cell=name_columns(row) if row is not None and span.end <= row.end else "",
        life=document.life,
    )


def page_of(document: Document, offset: int) -> int | None:
    """Return the page of the original on which the offset stands, None for a document without pages."""
    found = bisect_right(document.pages, offset, key=lambda page: page.offset)
    return document.pages[found - 1].number if found else None


def references_of(document: Document, span: Span) -> tuple[Reference, ...]:
    """Return the footnotes with an address whose mark stood inside or right behind the span, each address once."""
    found = {r.url: r for r in document.references if r.url and span.start < r.position <= span.end}
    return tuple(found.values())


def cite_evidence(index: Index, evidence: Evidence, *, number: int) -> Citation:
    """Cite the sentence of a piece of evidence."""
    passage = index.passages[evidence.passage]
    return cite(
        index.documents[evidence.document_id],
        Span(evidence.sentence.start, evidence.sentence.end),
        heading=passage.headings[-1] if passage.headings else "",
        number=number,
    )


def cite_figure(index: Index, row: StatedFigure, *, number: int) -> Citation:
    """Cite the sentence of a figure, or the row of a table with the name of its cell."""
    citation = cite(index.documents[row.document_id], row.sentence, heading=row.heading, number=number)
    return replace(citation, cell=row.cell) if row.cell else citation
