"""Lines of a page: words on one baseline without a wide gap between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.words import Word

_WIDE_GAP = 0.9
_LEAD = re.compile(r"[•▪◦●■○‣–—*-]|\(?(\d{1,3}|[a-z]{1,4}|[A-Z])[.)]|\d{1,2}(\.\d{1,2}){0,4}\.?")


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other, left to right. `left` and `right` are the edges of the column that it stands in."""

    words: tuple[Word, ...]
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.words[-1].x1

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The size of its longest word."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        """Whether all its words with letters are bold."""
        lettered = [word.bold for word in self.words if any(ch.isalpha() for ch in word.text)]
        return bool(lettered) and all(lettered)


def make_lines(words: Iterable[Word]) -> list[Line]:
    """Return the lines, from the top down and left to right."""
    return [line for row in group_rows(words) for line in _cut(row)]


def group_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Return the words by baseline, from the top down; each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.base):
        if rows and word.base - rows[-1][0].base <= 0.3 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _cut(row: Sequence[Word]) -> list[Line]:
    lines: list[list[Word]] = []
    for word in row:
        wide = bool(lines) and word.x0 - lines[-1][-1].x1 > _WIDE_GAP * max(word.size, lines[-1][-1].size)
        if lines and (not wide or _leads(lines[-1], word)):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line)) for line in lines]


def _leads(line: Sequence[Word], word: Word) -> bool:
    """Whether a line is only the sign or number of an item or heading, with its words just behind it."""
    near = word.x0 - line[-1].x1 < 5 * word.size
    return len(line) == 1 and near and word.text[:1].isalpha() and bool(_LEAD.fullmatch(line[0].text))


def join_row(lines: Sequence[Line]) -> Line:
    """Return lines of one row as one line."""
    return Line(tuple(word for line in sorted(lines, key=lambda line: line.x0) for word in line.words))


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the lines by baseline, from the top down; each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.base):
        if rows and line.base - rows[-1][0].base <= 0.3 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.x0) for row in rows]
