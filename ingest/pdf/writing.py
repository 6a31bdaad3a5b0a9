"""Blocks written as one text, with the offsets of headings, footnotes, tables and pages in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.records import Heading, PageStart, Reference, Table
from ingest.pdf.blocks import Block, Look, heading_levels, item_text
from ingest.pdf.joining import join_lines, joined_parts
from ingest.pdf.notes import MARK
from ingest.pdf.spanning import table_of
from ingest.pdf.tables import FoundTable, tidy
from ingest.pdf.words import as_power

_URL = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)\]]")
_UNIT = re.compile(r"(x|×|in|bedragen)\s*(€|euro|1\.000|mln|miljoen|duizend|procent)|%", re.IGNORECASE)


@dataclass(slots=True)
class Written:
    """The text so far and what stands where in it."""

    notes: Mapping[int, Mapping[str, str]]
    text: str = ""
    headings: list[Heading] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pages: list[PageStart] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, raw: str, page: int) -> None:
        """Add text; a mark in it becomes a reference when its note is known, else raised figures."""
        if raw and (not self.pages or self.pages[-1].number < page):
            self.pages.append(PageStart(self.length, page))
        end = 0
        for match in MARK.finditer(raw):
            self._add(raw[end : match.start()])
            end = match.end()
            note = self._note(match[1], page)
            if note is None:
                self._add(as_power(match[1]))
            else:
                url = _URL.search(note)
                self.references.append(Reference(self.length, match[1], note, url[0] if url else ""))
        self._add(raw[end:])

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _note(self, label: str, page: int) -> str | None:
        """Return the note of that label on the page, or else the first on a later page, or anywhere."""
        later = [number for number in self.notes if number >= page and label in self.notes[number]]
        found = later or [number for number in self.notes if label in self.notes[number]]
        return self.notes[found[0]][label] if found else None


def write_blocks(
    blocks: Sequence[Block],
    *,
    look: Look,
    tables: Sequence[FoundTable],
    notes: Mapping[int, Mapping[str, str]],
    known: Collection[str],
) -> Written:
    """Write the blocks with a blank line between; items and rows of tables follow each other on the next line."""
    out = Written(notes)
    levels = heading_levels(blocks, look)
    before: Block | None = None
    for block in blocks:
        if before:
            out.write("\n" if before.kind == block.kind == "item" else "\n\n", out.pages[-1].number)
        table = table_of(block, tables)
        if table:
            _write_table(out, tidy(table), above=before)
        else:
            _write_text(out, block, known, level=next(levels) if block.kind == "heading" else 0)
        before = block
    out.text = "".join(out.parts)
    return out


def _write_text(out: Written, block: Block, known: Collection[str], *, level: int) -> None:
    start = out.length
    texts = [line.text for line in block.lines]
    if block.kind == "item":
        texts[0] = item_text(texts[0])
    for page, parts in zip(block.pages, joined_parts(texts, known), strict=True):
        out.write("".join(parts), page)
    if level:
        out.headings.append(Heading(level, MARK.sub("", join_lines(texts, known)), start, out.length))


def _write_table(out: Written, table: FoundTable, *, above: Block | None) -> None:
    caption, page = table.caption, table.pages[0]
    if caption:
        out.write(caption, page)
        out.write("\n\n", page)
    elif above and above.kind != "table":
        words = " ".join(line.text for line in above.lines)
        near = above.pages[-1] == page and table.area.y0 - above.lines[-1].base < 3 * above.lines[-1].size
        caption = MARK.sub("", words) if near and len(words) <= 200 and _is_caption(above, words) else ""
    start = out.length
    for row, on in zip(table.rows, table.pages, strict=True):
        out.write("\n" if out.length > start else "", page)
        out.write(" | ".join(row), on)
        page = on
    out.tables.append(Table(start, out.length, table.header, caption))


def _is_caption(above: Block, words: str) -> bool:
    bold = above.lines[0].words[0].bold
    return above.kind == "heading" or bold or words.lower().startswith("tabel") or bool(_UNIT.search(words))
