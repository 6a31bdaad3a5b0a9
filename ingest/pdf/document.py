"""The pages of a PDF to one text with its headings, footnotes, tables and page numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.errors import DocumentError
from ingest.extracted import Extracted
from ingest.pdf.blocks import TABLE, Block, Look, find_look, join_over_pages, make_blocks
from ingest.pdf.columns import order_lines
from ingest.pdf.content import Page
from ingest.pdf.lines import Line, make_lines
from ingest.pdf.notes import marks_in, take_notes
from ingest.pdf.quality import is_garbage
from ingest.pdf.running import find_running
from ingest.pdf.spanning import join_tables
from ingest.pdf.tables import FoundTable, find_tables
from ingest.pdf.words import Word, attach_small
from ingest.pdf.writing import Written, write_blocks

_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*(\d{1,4})$|…+\s*(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with its lines; those of its tables and the running ones are not among them."""

    page: Page
    lines: list[Line]
    tables: list[FoundTable]


def extract(pages: Sequence[Page]) -> Extracted:
    """Return the text of the pages. Raises DocumentError when none of them has text that can be read."""
    readable, warnings = _readable(pages)
    words = [attach_small(page.words) for page in readable]
    known = _known_words(words)
    sheets = _without_running([_sheet(page, own, known) for page, own in zip(readable, words, strict=True)])
    look = find_look([sheet.lines for sheet in sheets])
    labels = {label for sheet in sheets for label in marks_in(sheet.lines)}
    blocks: list[Block] = []
    notes: dict[int, dict[str, str]] = {}
    tables: list[FoundTable] = []
    for sheet in sheets:
        ordered = order_lines([*sheet.lines, *_places(sheet.tables, len(tables), look)])
        tables += sheet.tables
        rest, notes[sheet.page.number] = take_notes(
            _without_contents(ordered, len(pages)), body_size=look.size, labels=labels, known=known
        )
        blocks += make_blocks(rest, sheet.page.number, look)
    blocks = join_tables(join_over_pages(blocks, look), tables)
    written = write_blocks(blocks, look=look, tables=tables, notes=notes, known=known)
    return _extracted(written, warnings)


def _extracted(written: Written, warnings: tuple[str, ...]) -> Extracted:
    return Extracted(
        text=written.text,
        headings=tuple(written.headings),
        references=tuple(written.references),
        tables=tuple(written.tables),
        pages=tuple(written.pages),
        warnings=warnings,
    )


def _readable(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Return the pages with text that can be read, and what there is to say about the others."""
    scans = [page.number for page in pages if not page.words and page.images]
    garbage = [page.number for page in pages if page.words and is_garbage(page.raw)]
    readable = [page for page in pages if page.words and page.number not in garbage]
    if not readable and garbage:
        raise DocumentError(
            "its text layer holds signs that are no words. Read the pages with OCR (ocrmypdf --force-ocr), "
            "or ask for a file with real text."
        )
    if not readable:
        what = "only images" if scans else "only drawings" if any(page.rules for page in pages) else "empty pages"
        raise DocumentError(f"it has no text, {what}. Read it with OCR first (ocrmypdf), or ask for a file with text.")
    found = (
        ("only an image, left out. Read it with OCR (ocrmypdf)", scans),
        ("its text is no words, left out. Read it with OCR (ocrmypdf --force-ocr)", garbage),
        ("broken, left out. Print the file to a new PDF", [p.number for p in pages if p.broken]),
        ("text at an angle is left out. Look at what it says", [p.number for p in readable if p.turned]),
    )
    return readable, tuple(f"page {_numbers(numbers)}: {what}." for what, numbers in found if numbers)


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (f" and {len(numbers) - 20} more" if len(numbers) > 20 else "")


def _known_words(pages: Sequence[Sequence[Word]]) -> Collection[str]:
    """Return the words of the document that are not cut off at a line's end, in lower case."""
    return {
        match.lower()
        for words in pages
        for word in words
        if not word.text.endswith(("-", "\xad"))
        for match in _HYPHENED.findall(word.text)
    }


def _sheet(page: Page, words: list[Word], known: Collection[str]) -> _Sheet:
    lines = make_lines(words)
    tables = find_tables(page.rules, words, lines, page=page.number, known=known)
    free = make_lines(w for w in words if not any(table.area.holds(*w.middle) for table in tables))
    return _Sheet(page, free, tables)


def _without_running(sheets: list[_Sheet]) -> list[_Sheet]:
    running = find_running([sheet.lines for sheet in sheets], [sheet.page.height for sheet in sheets])
    return [
        replace(sheet, lines=[line for line in sheet.lines if line not in out])
        for sheet, out in zip(sheets, running, strict=True)
    ]


def _places(tables: Sequence[FoundTable], first: int, look: Look) -> list[Line]:
    """Return a line for each table that holds its place in the reading order."""
    return [
        Line((Word(f"{TABLE}{first + i}", t.area.x0, t.area.x1, t.area.y0 + look.size, look.size, False),))
        for i, t in enumerate(tables)
    ]


def _without_contents(lines: list[Line], last_page: int) -> list[Line]:
    """Leave out a table of contents: lines with dots to numbers that go up and are pages of the document."""
    leaders = [(line, match) for line in lines if (match := _LEADER.search(line.text))]
    numbers = [int(match[1] or match[2]) for _, match in leaders]
    if len(numbers) < 3 or numbers != sorted(numbers) or numbers[-1] > last_page:
        return lines
    return [line for line in lines if not _LEADER.search(line.text)]
