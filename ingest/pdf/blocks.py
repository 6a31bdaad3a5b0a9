"""Lines in reading order to blocks: headings, paragraphs, items of lists and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from ingest.pdf.lines import Line
from ingest.pdf.notes import MARK

BULLETS = "•▪◦●■○‣"
TABLE = "\ue002"
"""The word that stands for a table among the lines, its number behind it."""

_BULLET = re.compile(rf"[{BULLETS}–—*-]\s+(?=\S)|[{BULLETS}](?=\w)")
_NUMBERED = re.compile(r"(\d{1,2}|[a-z])[.)]\s+(?=\S)|\((\d{1,2}|[a-z])\)\s+(?=\S)")
_LABEL = re.compile(
    r"(vra(ag|gen)|antwoord(en)?|artikel(en)?|hoofdstuk|bijlagen?|paragraaf|stelling|onderdeel|question|answer)"
    r" (\d+[a-z]?|[ivx]+)((, | en | t/m |\.)\d+)*:?",
    re.IGNORECASE,
)
_LARGE = 1.12
_SMALL = 0.9
_GAP = 1.25
_HEADING_MAX = 200

Kind = Literal["heading", "text", "item", "table"]


@dataclass(slots=True)
class Block:
    """Lines that belong together; `pages` says of each on which page it stands."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a document is set: the size of its letters, and from baseline to baseline in sizes."""

    size: float
    pitch: float


def find_look(pages: Iterable[Sequence[Line]]) -> Look:
    """Return the commonest size and pitch, each line counted by its length."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 4) / 4] += len(line.text)
        for above, below in pairwise(lines):
            step = (below.base - above.base) / above.size
            if 0.9 < step < 2.5 and abs(above.size - below.size) < 0.1:
                pitches[round(step * 20) / 20] += len(below.text)
    return Look(max(sizes, key=sizes.__getitem__, default=10.0), max(pitches, key=pitches.__getitem__, default=1.2))


def make_blocks(lines: Sequence[Line], page: int, look: Look) -> list[Block]:
    """Return the blocks of a page."""
    blocks: list[Block] = []
    for line in lines:
        if line.text.startswith(TABLE):
            blocks.append(Block("table"))
        elif not blocks or blocks[-1].kind == "table" or _starts(blocks[-1], line, look):
            blocks.append(Block("item" if _is_item(line.text) else "text"))
        blocks[-1].lines.append(line)
        blocks[-1].pages.append(page)
    for block in blocks:
        if (block.kind == "text" or _is_numbered(block)) and _is_heading(block, look):
            block.kind = "heading"
    return blocks


def _starts(block: Block, line: Line, look: Look) -> bool:
    """Whether a line begins a new block."""
    before = block.lines[-1]
    step = line.base - before.base
    large = line.size >= _LARGE * look.size
    return (
        not 0 < step <= _GAP * look.pitch * max(line.size, before.size)
        or abs(line.size - before.size) > 0.08 * before.size
        or (line.bold != before.bold and (_ends(before) or len(before.words) < 8))
        or _is_item(line.text)
        or line.left != before.left
        or (
            block.kind == "item"
            and line.x0 < block.lines[0].x0 + 1
            and len(block.lines) == 1
            and _is_short(before, line)
        )
        or (
            not large
            and _is_short(before, line)
            and (_ends(before) or line.text[:1].isupper() or not line.text[:1].isalnum())
        )
        or _is_label(MARK.sub("", line.text))
    )


def _is_short(before: Line, line: Line) -> bool:
    """Whether the first word of a line would have had room on the line before: that one was ended on purpose."""
    first = line.words[0].x1 - line.words[0].x0
    return before.x1 + 0.3 * before.size + first < before.right - 0.5 * before.size


def _ends(line: Line) -> bool:
    return line.text.rstrip("”\"')»")[-1:] in ".?!:;"


def _is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBERED.match(text))


def _is_heading(block: Block, look: Look) -> bool:
    text = " ".join(line.text for line in block.lines)
    plain = MARK.sub("", text).strip()
    if len(plain) > _HEADING_MAX or not any(ch.isalpha() for ch in plain) or len(block.lines) > 5:
        return False
    large = all(line.size >= _LARGE * look.size for line in block.lines)
    bold = all(line.bold for line in block.lines) and len(block.lines) <= 3 and block.lines[0].size >= 0.95 * look.size
    return _is_label(plain) or ((large or bold) and plain[-1] not in ".:;,")


def _is_label(text: str) -> bool:
    return text[:1].isupper() and bool(_LABEL.fullmatch(text))


def _is_numbered(block: Block) -> bool:
    return block.kind == "item" and bool(_NUMBERED.match(block.lines[0].text))


def item_text(text: str) -> str:
    """Return the text of an item with "- " for its bullet."""
    return _BULLET.sub("- ", text, count=1)


def heading_levels(blocks: Iterable[Block], look: Look) -> Iterator[int]:
    """Yield the level of each heading: 1 for the largest letters, one more for each smaller size or weight."""
    headings = [block for block in blocks if block.kind == "heading"]
    ranks = sorted({_rank(block, look) for block in headings}, reverse=True)
    for block in headings:
        yield min(6, 1 + ranks.index(_rank(block, look)))


def _rank(block: Block, look: Look) -> tuple[float, bool]:
    size = round(block.lines[0].size)
    return (size, False) if size >= _LARGE * look.size else (round(look.size), block.lines[0].bold)


def join_over_pages(blocks: Iterable[Block], look: Look) -> list[Block]:
    """Join a paragraph that goes on at the top of the next column or page to its beginning.

    Small print at the foot of the page between the two goes before it.
    """
    joined: list[Block] = []
    for block in blocks:
        small = 0
        while small < len(joined) and _is_small(joined[-1 - small], look):
            small += 1
        begun = [b for b in (joined[-1:], joined[-1 - small : len(joined) - small]) if b and _continues(b[0], block)]
        if begun:
            begun[0][0].lines += block.lines
            begun[0][0].pages += block.pages
            joined = [b for b in joined if b is not begun[0][0]] + [begun[0][0]] if small else joined
        else:
            joined.append(block)
    return joined


def _is_small(block: Block, look: Look) -> bool:
    return block.kind == "text" and all(line.size < _SMALL * look.size for line in block.lines)


def _continues(before: Block, block: Block) -> bool:
    last, first = before.lines[-1], block.lines[0]
    if block.kind != "text" or before.kind not in ("text", "item"):
        return False
    moved = before.pages[-1] != block.pages[0] or first.base < last.base
    text = MARK.sub("", last.text).rstrip()
    open_end = text[-1:] not in ".?!:;" and len(last.words) > 2
    return moved and open_end and first.text[:1].islower() and abs(first.size - last.size) < 0.1 * last.size
