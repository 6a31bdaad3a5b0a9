from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.checks.verification import is_exact
from assistant.answering.citations import cite, cite_evidence, references_of
from assistant.answering.evidence import Evidence
from assistant.index.opening import Index
from assistant.records import Citation, Document, PageStart, Reference, Span

_TEXT = "Een zin. Nog een zin. Een laatste zin."
_FIRST, _SECOND = Reference(8, "1", "Bron A", "https://a.example"), Reference(21, "2", "Bron B", "https://b.example")
_AGAIN, _BOOK = Reference(21, "3", "Bron A, weer", "https://a.example"), Reference(21, "4", "Een boek", "")
_DOCUMENT = Document(
    id="boek",
    title="Het boek",
    date=dt.date(2034, 1, 2),
    publisher="Uitgever",
    url="https://boek.example",
    kind="summary",
    licence="CC0-1.0",
    language="nl",
    text=_TEXT,
    sha256="ab12",
    references=(_FIRST, _SECOND, _AGAIN, _BOOK),
)


def test_cite_cuts_the_quote_by_its_offsets() -> None:
    assert cite(_DOCUMENT, Span(9, 21), heading="Kop", number=3) == Citation(
        number=3,
        document_id="boek",
        title="Het boek",
        publisher="Uitgever",
        date=dt.date(2034, 1, 2),
        kind="summary",
        url="https://b.example",
        heading="Kop",
        quote="Nog een zin.",
        start=9,
        end=21,
        text_sha256="ab12",
        sources=(_SECOND, _AGAIN),
    )


def test_cite_without_footnotes_has_the_address_of_the_document() -> None:
    citation = cite(_DOCUMENT, Span(22, 38), heading="", number=1)
    assert (citation.quote, citation.url, citation.sources) == ("Een laatste zin.", "https://boek.example", ())


def test_references_are_those_in_and_right_behind_the_span_each_address_once() -> None:
    assert references_of(_DOCUMENT, Span(0, 8)) == (_FIRST,)
    assert references_of(_DOCUMENT, Span(8, 21)) == (_SECOND, _AGAIN)
    assert [r.url for r in references_of(_DOCUMENT, Span(0, 38))] == ["https://a.example", "https://b.example"]


def test_summary_is_cited_with_the_addresses_of_its_footnotes(
    village: Index, piece: Callable[[str, str], Evidence]
) -> None:
    citation = cite_evidence(village, piece("Hoeveel krijgt Berkendam Oost?", "€ 12,5 miljoen"), number=2)
    assert (citation.number, citation.heading) == (2, "Hoeveel krijgt Berkendam Oost?")
    assert citation.quote == "Berkendam Oost krijgt voor 2034-2036 een bedrag van € 12,5 miljoen."
    assert [source.url for source in citation.sources] == [
        "https://voorbeeld.example/stcrt-7.html",
        "https://voorbeeld.example/begroting",
    ]
    assert citation.url == "https://voorbeeld.example/stcrt-7.html"


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_cite_of_any_span_is_exact(village: Index, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(list(village.documents.values())))
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    citation = cite(document, Span(start, end), heading="", number=1)
    assert is_exact(citation, village.documents)
    assert citation.quote == document.text[start:end]


def test_citation_tells_the_page_that_the_quote_begins_on() -> None:
    paged = replace(_DOCUMENT, pages=(PageStart(0, 2), PageStart(9, 3), PageStart(22, 5)))
    assert [cite(paged, Span(at, 38), heading="", number=1).page for at in (0, 8, 9, 21, 30)] == [2, 2, 3, 3, 5]
    assert cite(_DOCUMENT, Span(9, 21), heading="", number=1).page is None


def test_footnotes_of_a_document_that_is_no_summary_are_no_sources_of_it() -> None:
    citation = cite(replace(_DOCUMENT, kind="announcement"), Span(0, 21), heading="", number=1)
    assert (citation.url, citation.sources) == ("https://boek.example", ())
