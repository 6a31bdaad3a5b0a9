"""Lays blocks out as the text that is stored: headings, paragraphs, list items, tables and footnotes, with offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.records import Heading, Reference, Table
from assistant.text.figures.headings import read_heading
from ingest.characters import visible
from ingest.extracted import Extracted
from ingest.grids import Grid, clean_grid, guess_header_rows

_MARK = "\ue000"
_SPACES = re.compile(r"[ \t\xa0\u2007\u202f]+")
_LINES = re.compile(r"\s*\n\s*")
_URL = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)\]]")
_CAPTION_MAX = 200
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a footnote in a line of text."""

    label: str


Inline = Sequence[str | Mark]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its text, and the address that it links to or ""."""

    text: str
    url: str = ""


@dataclass(slots=True)
class Layout:
    """Collects the text of a document block by block; blank blocks are left out.

    Blocks are divided by a blank line, the items of a list and the rows of a table by a line end.
    """

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _headings: list[Heading] = field(default_factory=list)
    _marks: list[tuple[int, str]] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _last: str = ""
    _last_text: str = ""
    _header: Grid = ()

    @property
    def length(self) -> int:
        """How many characters there are."""
        return self._length

    def heading(self, level: int, inline: Inline) -> None:
        """Add a heading; `level` 1 is the highest."""
        text, marks = _plain(inline)
        text = " ".join(text.split("\n"))
        if text:
            start = self._block("heading", text, marks)
            self._headings.append(Heading(max(1, min(level, _DEEPEST)), text, start, self._length))

    def paragraph(self, inline: Inline) -> None:
        """Add a paragraph."""
        text, marks = _plain(inline)
        if text:
            self._block("paragraph", text, marks)

    def item(self, inline: Inline, *, mark: str = "-") -> None:
        """Add an item to a list; `mark` is what stands before it, "-" or "1."."""
        text, marks = _plain(inline)
        if text:
            shift = len(mark) + 1
            self._block("item", f"{mark} {text}", [(at + shift, label) for at, label in marks])

    def table(self, rows: Sequence[Sequence[str]], *, header_rows: int | None = None, caption: str = "") -> None:
        """Add a table; every row has the same columns, a merged cell is repeated. None: guess how many are header.

        A table with the columns and header of the table right above it goes on with that one.
        """
        grid, header_rows = clean_grid(rows, header_rows)
        if not grid:
            return
        if len(grid[0]) < 2:
            for row in grid:
                self.paragraph([row[0]])
            return
        count = guess_header_rows(grid) if header_rows is None else min(header_rows, len(grid) - 1)
        header = grid[:count]
        if self._last == "table" and header and header == self._header and not caption:
            self._continue_table(grid[count:])
            return
        if caption := " ".join(_plain([caption])[0].split()):
            self.paragraph([caption])
        elif self._last in ("heading", "paragraph"):
            caption = as_caption(self._last_text)
        start = self._block("table", "\n".join(map(" | ".join, grid)), [])
        self._tables.append(Table(start, self._length, count, caption))
        self._header = header

    def finish(
        self, *, notes: Mapping[str, Note], meta: dict[str, Any] | None = None, warnings: Sequence[str] = ()
    ) -> Extracted:
        """Return what was laid out; `notes` are the footnotes by the label of their mark."""
        references = []
        for position, label in self._marks:
            note = notes.get(label, Note(""))
            text = " ".join(_plain([note.text])[0].split())
            url = note.url if _URL.fullmatch(note.url) else (_URL.findall(text) or [""])[0]
            references.append(Reference(position, label, text, url))
        return Extracted(
            "".join(self._parts),
            tuple(self._headings),
            tuple(references),
            {key: value for key, value in (meta or {}).items() if value},
            tuple(self._tables),
            warnings=tuple(warnings),
        )

    def _block(self, kind: str, text: str, marks: Sequence[tuple[int, str]]) -> int:
        if self._length:
            self._write("\n" if kind == self._last == "item" else "\n\n")
        start = self._length
        self._write(text)
        self._marks += [(start + at, label) for at, label in marks]
        self._last, self._last_text = kind, text
        return start

    def _continue_table(self, rows: Grid) -> None:
        self._write("".join("\n" + " | ".join(row) for row in rows))
        before = self._tables[-1]
        self._tables[-1] = Table(before.start, self._length, before.header_rows, before.caption)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def caption_above(text: str, start: int) -> str:
    """Return the block that ends right above offset `start` when it says what the figures of a table are, else ""."""
    return as_caption(text[:start].rstrip().rsplit("\n\n", 1)[-1])


def as_caption(block: str) -> str:
    """Return a block on one line when it says what the figures of the table below are ("x € 1.000"), else ""."""
    line = " ".join(block.split())
    says = line.startswith("Tabel") or read_heading(line) is not None
    return line if says and len(line) <= _CAPTION_MAX else ""


def _plain(inline: Inline) -> tuple[str, list[tuple[int, str]]]:
    """Return the text of a block without needless space, and where in it its footnotes stood."""
    labels = [piece.label for piece in inline if isinstance(piece, Mark)]
    joined = "".join(_MARK if isinstance(piece, Mark) else visible(piece).replace(_MARK, "") for piece in inline)
    text = _LINES.sub("\n", _SPACES.sub(" ", joined)).strip()
    marks: list[tuple[int, str]] = []
    plain = ""
    for piece, label in zip(text.split(_MARK), [*labels, ""], strict=True):
        plain += piece
        marks.append((len(plain), label))
    return plain.strip(), marks[:-1]
