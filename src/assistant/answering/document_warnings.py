"""What the editor of a document should look at: it can be read, but perhaps not as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assistant.answering.citations import references_of
from assistant.records import Document, Passage, Span
from assistant.text.figures import find_figures

_SECTION_MAX_CHARS, _HEADING_MAX_CHARS, _SENTENCE_MAX_WORDS = 6000, 120, 60
_SHOWN: Final = 60
_MOST: Final = 10
"""How many warnings of one kind are told; of the rest only how many."""
_BLOCK: Final = re.compile(r"\S(?:.*\S)?(?:\n[^\n]*\S[^\n]*)*")
_MARKED: Final = re.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s")
_NUMBER: Final = re.compile(r"(?<![\w.,/:-])\d[\d.,]*\d|(?<![\w.,/:-])\d(?![\w.,/:-])")
_NAMED_NUMBER: Final = re.compile(
    r"(?:\b(?:artikel|artikelen|lid|leden|hoofdstuk|bijlage|paragraaf|onderdeel|tabel|figuur|nr\.?|nummer|pagina|blz\.?|"
    r"telefoon|tel\.?|bel|vraag|stap|fase|stb\.?|stcrt\.?|staatsblad|staatscourant|groep|groepen|versie|zaaknummer|kenmerk|wet|kamerstuk\w*)\s+"
    r"(?:[\d\s.,:-]+(?:en|tot|,)?\s*)*)$",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"(?:\+31|\b0)[\d\s-]{8,}|\b14 ?0\d{2,3}\b|\b(?:112|113|1400|1\d{3})\b(?=[^\d]|$)")


@dataclass(frozen=True, slots=True)
class DocumentWarning:
    """Something to look at: `kind` is a key of ENGLISH and DUTCH, `count` and `detail` fill its words."""

    kind: str
    detail: str = ""
    count: int = 0

    def say(self, words: Mapping[str, str]) -> str:
        """Return the sentence in one of the two languages."""
        return words[self.kind].format(detail=self.detail, count=self.count)


ENGLISH: Final[Mapping[str, str]] = {
    "date": "no date: it can't be found by date, nor told which source is newer.",
    "url": "no url: an official announcement needs the address of its page.",
    "source": "a fact without a footnote with an address: {detail}",
    "heading": "a heading of {count} characters, is it one? {detail}",
    "section": "{count} characters without a heading, from {detail}",
    "sentence": "a sentence of {count} words: {detail}",
    "figure": "a number is read as no figure: {detail}",
    "block": "no full stop, so it will be no sentence: {detail}",
    "more": "… and {count} more like the one above.",
}
DUTCH: Final[Mapping[str, str]] = {
    "date": "Er is geen datum. Daardoor is niet te zien welke bron nieuwer is.",
    "url": "Er is geen webadres. Een officieel bericht heeft het adres van zijn pagina nodig.",
    "source": "Bij dit feit staat geen voetnoot met een webadres: {detail}",
    "heading": "Een kop van {count} tekens. Is het wel een kop? {detail}",
    "section": "Hier staan {count} tekens zonder kop: {detail}",
    "sentence": "Een zin van {count} woorden: {detail}",
    "figure": "Een getal dat niet als cijfer is gelezen: {detail}",
    "block": "Er staat geen punt achter. Dit wordt geen zin: {detail}",
    "more": "En nog {count} van deze soort.",
}


def document_warnings(document: Document, passages: Sequence[Passage]) -> tuple[DocumentWarning, ...]:
    """Return what to look at in a document, at most ten of each kind with how many more there are."""
    dated = () if document.date else (DocumentWarning("date"),)
    kinds = (_sources, _headings_of, _sentences, _unread, _unended)
    return (*dated, *(warning for kind in kinds for warning in _first(kind(document, passages))))


def _first(found: Iterator[DocumentWarning]) -> list[DocumentWarning]:
    told = list(found)
    return told if len(told) <= _MOST else [*told[:_MOST], DocumentWarning("more", count=len(told) - _MOST)]


def _sources(document: Document, passages: Sequence[Passage]) -> Iterator[DocumentWarning]:
    if document.kind == "announcement" and not document.url:
        yield DocumentWarning("url")
    if document.kind != "summary":
        return
    for span in _spans(passages):
        figures = find_figures(document.text[span.start : span.end])
        told = any(figure.kind in ("amount", "percentage") for figure in figures)
        if told and not references_of(document, Span(span.start, _end_of_line(document, span))):
            yield DocumentWarning("source", _shown(document, span))


def _end_of_line(document: Document, span: Span) -> int:
    """Return the end of the line that a sentence ends in: the marks of its footnotes may stand there."""
    end = document.text.find("\n", span.end)
    return len(document.text) if end < 0 else end


def _headings_of(document: Document, passages: Sequence[Passage]) -> Iterator[DocumentWarning]:  # noqa: ARG001
    for heading in document.headings:
        if len(heading.title) > _HEADING_MAX_CHARS:
            yield DocumentWarning("heading", _shown(document, Span(heading.start, heading.end)), len(heading.title))
    bounds = sorted({0, *(h.start for h in document.headings), len(document.text)})
    for start, end in pairwise(bounds):
        if end - start > _SECTION_MAX_CHARS:
            yield DocumentWarning("section", _shown(document, Span(start, end)), end - start)


def _sentences(document: Document, passages: Sequence[Passage]) -> Iterator[DocumentWarning]:
    for span in _spans(passages):
        words = len(document.text[span.start : span.end].split())
        if words > _SENTENCE_MAX_WORDS:
            yield DocumentWarning("sentence", _shown(document, span), words)


def _unread(document: Document, passages: Sequence[Passage]) -> Iterator[DocumentWarning]:
    """Yield the numbers in sentences that are read as no figure: no amount, number, date, article or telephone."""
    for span in _spans(passages):
        text = document.text[span.start : span.end]
        read = [(f.start, f.end) for f in find_figures(text)] + [m.span() for m in _PHONE.finditer(text)]
        for match in _NUMBER.finditer(text):
            inside = any(start <= match.start() and match.end() <= end for start, end in read)
            if not inside and not _NAMED_NUMBER.search(text[: match.start()]):
                yield DocumentWarning("figure", f"{match[0]}, {_shown(document, span)}")


def _spans(passages: Sequence[Passage]) -> Iterator[Span]:
    return (Span(sentence.start, sentence.end) for passage in passages for sentence in passage.sentences)


def _unended(document: Document, passages: Sequence[Passage]) -> Iterator[DocumentWarning]:
    """Yield the blocks of running text that are no sentence, so that no answer can use them."""
    headings = {(h.start, h.end) for h in document.headings}
    sentences = [(s.start, s.end) for p in passages for s in p.sentences]
    for match in _BLOCK.finditer(document.text):
        if match.span() in headings or " | " in match[0] or _MARKED.match(match[0]):
            continue
        if not any(start < match.end() and match.start() < end for start, end in sentences):
            yield DocumentWarning("block", _shown(document, Span(*match.span())))


def _shown(document: Document, span: Span) -> str:
    words = " ".join(document.text[span.start : span.end].split())
    return "‘" + (words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …") + "’"
