"""Words of a page with their boxes, made of its characters.

The number of a footnote becomes part of the word it stands beside, as MARK_OPEN, the number, MARK_CLOSE.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"

_SIGNS = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SIGNS |= {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF02D: "-", 0x2: "-", 0x2010: "-", 0x2011: "-"}
_SIGNS |= {0xE000: "\ufffd", 0xE001: "\ufffd"}
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "¸": "\u0327"}
_SMALL = 0.85
_STRIP = 24.0
_SHORT = 5
_LABEL = re.compile(r"\(?(\d{1,3}|[*†‡]{1,3})\)?,?")


@dataclass(slots=True)
class Glyph:
    """A character at `[x0, x1)` with its baseline; `size` 0 is a space that stands nowhere."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters of one size on one baseline."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of its small letters."""
        return (self.x0 + self.x1) / 2, self.base - 0.3 * self.size


def join_glyphs(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Yield the words: they end at a space, a gap, another baseline or another size."""
    run: list[Glyph] = []
    for glyph in glyphs:
        accent = _ACCENTS.get(glyph.text)
        if accent and run and _is_above(run[-1], glyph):
            run[-1].text = unicodedata.normalize("NFC", run[-1].text + accent)
            continue
        if run and (not glyph.text.strip() or _breaks(run[-1], glyph)):
            yield _word(run)
            run = []
        if glyph.text.strip() and glyph.size > 0:
            run.append(glyph)
    if run:
        yield _word(run)


def attach_small(words: Sequence[Word]) -> list[Word]:
    """Join what stands raised or lowered beside a word to it: a footnote's number as a mark, the rest as text."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        rows[int(word.base // _STRIP)].append(i)
    out: list[Word | None] = list(words)
    for i, small in enumerate(words):
        strip = int(small.base // _STRIP)
        beside = (*rows[strip - 1], *rows[strip], *rows[strip + 1]) if len(small.text) <= _SHORT else ()
        owner, shift = _owner(small, i, words, beside)
        whole = out[owner] if shift else None
        if whole is not None:
            out[owner] = _joined(whole, small, shift)
            out[i] = None
    return [word for word in out if word is not None]


def _owner(small: Word, at: int, words: Sequence[Word], near: Iterable[int]) -> tuple[int, str]:
    """Return which word a small one belongs to and how it stands, "" when to none; that before it comes first."""
    found = [(j, shift) for j in near if j != at and (shift := _shift(small, words[j]))]
    behind = [(j, shift) for j, shift in found if words[j].x0 < small.x0]
    before = [(j, "first") for j, shift in found if shift == "raised" and _LABEL.fullmatch(small.text)]
    return min(behind or before, key=lambda one: abs(one[0] - at), default=(at, ""))


def _joined(word: Word, small: Word, shift: str) -> Word:
    label = _LABEL.fullmatch(small.text)
    if shift == "first" and label:
        return replace(word, text=_marked(label[1]) + word.text, x0=min(small.x0, word.x0))
    power = re.search(r"(^|\d)[kcdm]?m$", word.text)
    raised = shift == "raised"
    text = _marked(label[1]) if raised and label and not power else small.text
    return replace(word, text=word.text + (as_power(text) if raised and power else text), x1=max(word.x1, small.x1))


_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def as_power(label: str) -> str:
    """Return the label as raised figures, so that it is never read as part of a number before it."""
    return label.translate(_POWERS)


def _marked(label: str) -> str:
    return MARK_OPEN + label + MARK_CLOSE


def _shift(small: Word, word: Word) -> str:
    """Return whether `small` stands "raised" or "lowered" close beside `word`, or ""."""
    if small.size >= _SMALL * word.size or len(small.text) > _SHORT:
        return ""
    gap = max(small.x0 - word.x1, word.x0 - small.x1)
    rise = word.base - small.base
    if -0.6 * word.size < gap < 0.6 * word.size and 0.1 * word.size < rise < 0.9 * word.size:
        return "raised"
    return "lowered" if abs(gap) < 0.15 * word.size and -0.4 * word.size < rise < -0.05 * word.size else ""


def _is_above(letter: Glyph, accent: Glyph) -> bool:
    middle = (accent.x0 + accent.x1) / 2
    return letter.text.isalpha() and letter.x0 - 0.1 * letter.size <= middle <= letter.x1 + 0.05 * letter.size


def _breaks(before: Glyph, after: Glyph) -> bool:
    size = max(before.size, after.size)
    return (
        after.x0 - before.x1 > 0.25 * size
        or after.x1 < before.x0 - 0.3 * size
        or abs(after.base - before.base) > 0.08 * size
        or min(before.size, after.size) < _SMALL * size
    )


def _word(run: list[Glyph]) -> Word:
    text = unicodedata.normalize("NFC", "".join(g.text for g in run).translate(_SIGNS))
    bold = sum(g.bold for g in run) * 2 > len(run)
    return Word(text, min(g.x0 for g in run), max(g.x1 for g in run), run[0].base, max(g.size for g in run), bold)
