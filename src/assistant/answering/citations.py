"""Quotes cut from the stored text by their offsets, with the official addresses behind them."""

from __future__ import annotations

from assistant.answering.evidence import Evidence
from assistant.index.opening import Index
from assistant.records import Citation, Document, Reference, Span


def cite(document: Document, span: Span, *, heading: str, number: int) -> Citation:
    """Cut the quote `[span.start, span.end)` out of `document`.

    A summary is cited with the footnotes that stand in or right behind the quote; `url` is the first of them, else the
    document's own.
    """
    sources = references_of(document, span)
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
        life=document.life,
    )


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
