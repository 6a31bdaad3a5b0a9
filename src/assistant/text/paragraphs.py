"""The paragraphs and list items of a text, and the sentences in them that can be an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.records import Heading, Sentence, Span, Table
from assistant.text.sentences import split_paragraph
from assistant.text.tables import find_row, table_at

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t])")
_ITEM_MARK = re.compile(r"[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]+")
_CELL_ROW = re.compile(r" \| ")
_ROW = re.compile(r" \| | \|$|^\| ")
_LINE_END = re.compile(r"\n")
_CAPTION = re.compile(r"(?:beeld|foto|fotografie|bron)\b\s*:|©", re.IGNORECASE)
_INNER_END = re.compile(r"[a-z)”\"]{2}[.!?][”\"]?\s+[“\"]?[A-ZÀ-Þ]")
_PROSE_WORDS = 12
"""A block without a closing mark is prose when a sentence ends in it or it has more words than a heading."""
_CLOSED = tuple('.!?…:"”’»)')


class _Block(NamedTuple):
    """A trimmed paragraph or list item, or a row of a table."""

    start: int
    end: int
    row: bool


def split_text(text: str, *, headings: Iterable[Heading], tables: Sequence[Table] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a text: not of its headings, captions and lines that are no sentence.

    A row of a table is one sentence; the header of one of `tables` is none.
    """
    heading_starts = {h.start for h in headings}
    introduction: Span | None = None
    for block in _blocks(text):
        if block.row:
            introduction = None
            if any(ch.isalnum() for ch in text[block.start : block.end]) and not _is_header(text, tables, block.start):
                yield Sentence(block.start, block.end)
            continue
        if block.start in heading_starts:
            introduction = None
            continue
        mark = _ITEM_MARK.match(text, block.start, block.end)
        body = Span(mark.end() if mark else block.start, block.end)
        words = text[body.start : body.end]
        if not mark and (_CAPTION.match(words) or not _is_prose(words)):
            continue
        speaker = introduction if introduction is not None and words[:1] in '“„"' else None
        yield from split_paragraph(text, body.start, body.end, speaker=speaker)
        introduction = _introduction(text, Span(block.start, block.end), introduction if mark else None)


def _is_header(text: str, tables: Sequence[Table], offset: int) -> bool:
    return table_at(tables, offset) is not None and find_row(text, tables, offset) is None


def _introduction(text: str, block: Span, before: Span | None) -> Span | None:
    """The block itself when it ends in ":" and so introduces the next; a list keeps the one before it."""
    return block if text[block.end - 1] == ":" else before


def _is_prose(words: str) -> bool:
    if words.rstrip().endswith(_CLOSED) or _CELL_ROW.search(words) is not None:
        return True
    return _INNER_END.search(words) is not None or len(words.split()) >= _PROSE_WORDS


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the paragraphs, list items and table rows of a text, trimmed."""
    position = 0
    for paragraph in [*(_PARAGRAPH.finditer(text)), None]:
        end = paragraph.start() if paragraph else len(text)
        begin = position
        lines = text[position:end].split("\n")
        rows = len(lines) > 1 and all(_ROW.search(line) for line in lines if line.strip())
        for cut in [*(m.end() for m in (_LINE_END if rows else _ITEM).finditer(text, position, end)), end]:
            stripped = text[begin:cut].strip()
            if stripped:
                offset = begin + text[begin:cut].index(stripped[0])
                yield _Block(offset, offset + len(stripped), rows)
            begin = cut
        position = paragraph.end() if paragraph else end
