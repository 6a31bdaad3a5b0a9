"""What the editor of a document should look at: it can be read, but perhaps not as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from assistant.answering.citations import references_of
from assistant.records import Document, Passage, Span
from assistant.text.figures import find_figures
from ingest.documents import TEXT_SUFFIXES
from ingest.front_matter import split_front_matter
from ingest.life import KEYS as LIFE_KEYS

KEYS: Final = (*"id title date publisher url kind licence language headings".split(), *LIFE_KEYS)
"""All keys of front matter that mean something."""
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


def document_warnings(document: Document, passages: Sequence[Passage]) -> list[str]:
    """Return what to look at in a document, at most ten of each kind with how many more there are."""
    found: list[str] = []
    if document.date is None:
        found.append("no date: it can't be found by date, nor told which source is newer.")
    for kind in (_sources(document, passages), _headings(document), _sentences(document, passages)):
        found += _first(kind)
    return [*found, *_first(_unread(document, passages)), *_first(_unended(document, passages))]


def unknown_keys(path: Path, beside: Mapping[str, Any]) -> list[str]:
    """Return a warning for each key of the front matter, and of the file beside it, that means nothing here."""
    keys = dict.fromkeys(beside)
    if path.suffix.lower() in TEXT_SUFFIXES:
        keys.update(dict.fromkeys(split_front_matter(path.read_text(encoding="utf-8-sig"))[0]))
    return [f"front matter {key!r} means nothing here. Known: {', '.join(KEYS)}." for key in keys if key not in KEYS]


def _first(found: Iterator[str]) -> list[str]:
    told = list(found)
    return told if len(told) <= _MOST else [*told[:_MOST], f"… and {len(told) - _MOST} more like the one above."]


def _sources(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    if document.kind == "announcement" and not document.url:
        yield "no url: an official announcement needs the address of its page."
    if document.kind != "summary":
        return
    for span, figures in _figures(document, passages):
        if figures and not references_of(document, Span(span.start, _end_with_mark(document, span))):
            yield f"a fact without a footnote with an address: {_shown(document, span)}"


def _end_with_mark(document: Document, span: Span) -> int:
    """Return the end of a sentence, or of its list item or line when the marks stand there."""
    line_end = document.text.find("\n", span.end)
    return max(span.end, len(document.text) if line_end < 0 else line_end)


def _headings(document: Document) -> Iterator[str]:
    for heading in document.headings:
        if len(heading.title) > _HEADING_MAX_CHARS:
            yield f"a heading of {len(heading.title)} characters, is it one? {heading.title[:_SHOWN]!r}"
    bounds = [0, *(h.start for h in document.headings), len(document.text)]
    for start, end in pairwise(sorted(set(bounds))):
        if end - start > _SECTION_MAX_CHARS:
            yield f"{end - start:,} characters without a heading, from {document.text[start : start + _SHOWN]!r}"


def _sentences(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        for sentence in passage.sentences:
            words = len(document.text[sentence.start : sentence.end].split())
            if words > _SENTENCE_MAX_WORDS:
                yield f"a sentence of {words} words: {_shown(document, Span(sentence.start, sentence.end))}"


def _figures(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[Span, bool]]:
    for passage in passages:
        for sentence in passage.sentences:
            found = find_figures(document.text[sentence.start : sentence.end])
            yield Span(sentence.start, sentence.end), any(f.kind in ("amount", "percentage") for f in found)


def _unread(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the numbers in sentences that are read as no figure: no amount, number, date, article or telephone."""
    for passage in passages:
        for sentence in passage.sentences:
            text = document.text[sentence.start : sentence.end]
            read = [(f.start, f.end) for f in find_figures(text)] + [m.span() for m in _PHONE.finditer(text)]
            for match in _NUMBER.finditer(text):
                inside = any(start <= match.start() and match.end() <= end for start, end in read)
                if not inside and not _NAMED_NUMBER.search(text[: match.start()]):
                    span = Span(sentence.start, sentence.end)
                    yield f"{match[0]!r} is read as no figure in: {_shown(document, span)}"


def _unended(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the blocks of running text that are no sentence, so that no answer can use them."""
    headings = {(h.start, h.end) for h in document.headings}
    sentences = [(s.start, s.end) for p in passages for s in p.sentences]
    for match in _BLOCK.finditer(document.text):
        if match.span() in headings or " | " in match[0] or _MARKED.match(match[0]):
            continue
        if not any(start < match.end() and match.start() < end for start, end in sentences):
            yield f"no full stop, so it will be no sentence: {_shown(document, Span(*match.span()))}"


def _shown(document: Document, span: Span) -> str:
    words = " ".join(document.text[span.start : span.end].split())
    return repr(words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …")
