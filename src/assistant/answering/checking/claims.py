"""The sentences of a typed or pasted text, and which of them say something that can be so or not.

Leaves the sentences themselves to `text/sentences.py`; what comes in here has paragraphs, list items and wrapped lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assistant.records import Span
from assistant.text.figures import find_figures
from assistant.text.sentences import split_paragraph
from assistant.text.words import PIECE

_ITEM_MARK: Final = re.compile(r"[ \t]*(?:[-*•–]|\d{1,3}[.)]|#{1,6}|>)[ \t]+")
_CLOSED: Final = tuple('.!?…:;”"’»)')
_WRAPPED_CHARS: Final = 60
"""A line shorter than this is no wrapped line: its end is the end of a paragraph."""
_HEADING_WORDS: Final = 12
_ADDRESS: Final = re.compile(
    r"(?:beste|geachte|hallo|hoi|dag|goedemorgen|goedemiddag|goedendag|lieve|aan|betreft|onderwerp|met (?:vriendelijke|"
    r"hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|hoogachtend|groet(?:en|jes)?|namens)\b",
    re.IGNORECASE,
)
_ADDRESS_WORDS: Final = 10
_REMEMBERED: Final = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence `[start, end)` of a text; `text` is what stands there, wrapped lines joined.

    `asserts` is False for a heading, a greeting or a question. `before` are the sentences and headings that it can lean
    on, the nearest last.
    """

    text: str
    start: int
    end: int
    asserts: bool
    before: tuple[str, ...]


def split_claims(text: str) -> tuple[Claim, ...]:
    """Return the sentences of a text in order; they hold every word that is not only a list mark."""
    claims: list[Claim] = []
    heading = ""
    before: list[str] = []
    flat = text
    for block in _blocks(text):
        flat = flat[: block.start] + re.sub(r"\s", " ", flat[block.start : block.end]) + flat[block.end :]
        words = flat[block.start : block.end]
        titled = _is_heading(words)
        spans = [block] if titled else [Span(s.start, s.end) for s in split_paragraph(flat, block.start, block.end)]
        for span in spans:
            said = flat[span.start : span.end]
            context = tuple(part for part in (heading, *before) if part)
            claims.append(Claim(said, span.start, span.end, _asserts(said, titled=titled), context))
            before = [*before, said][-_REMEMBERED:]
        if titled:
            heading, before = words, []
    return tuple(claims)


def _asserts(said: str, *, titled: bool) -> bool:
    """A heading or question with a figure in it says something; a greeting never does."""
    count = len(PIECE.findall(said))
    if _ADDRESS.match(said) and count <= _ADDRESS_WORDS and (titled or said.rstrip().endswith((",", "!"))):
        return False
    if titled or said.rstrip('"”’) ').endswith("?"):
        return any(f.kind != "date" for f in find_figures(said))
    return count > 1


def _is_heading(words: str) -> bool:
    return not words.rstrip().endswith(_CLOSED) and len(PIECE.findall(words)) <= _HEADING_WORDS


def _blocks(text: str) -> Iterator[Span]:
    """Yield the paragraphs, list items and headings of a text, without their marks, trimmed."""
    start, end = 0, 0
    for line in re.finditer(r"[^\n]*(?:\n|$)", text):
        words = line.group().strip()
        mark = _ITEM_MARK.match(text, line.start(), line.end())
        if end > start and (not words or mark or not _wraps(text[start:end])):
            yield from _trimmed(text, start, end)
            start = end
        if not words:
            start = end = line.end()
            continue
        if end <= start or not text[start:end].strip():
            start = mark.end() if mark else line.start()
        end = line.end()
    yield from _trimmed(text, start, end)


def _wraps(block: str) -> bool:
    """Tell whether the last line of a block goes on in the next one."""
    last = block.rstrip("\n").rpartition("\n")[2].rstrip()
    return len(last) >= _WRAPPED_CHARS and not last.endswith((".", "!", "?", ":"))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stripped = text[start:end].strip()
    if any(char.isalnum() for char in stripped):
        offset = start + text[start:end].index(stripped[0])
        yield Span(offset, offset + len(stripped))
