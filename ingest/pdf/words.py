"""Words of a page with their boxes, made of its characters.

The number of a footnote becomes part of the word it stands beside, as MARK_OPEN, the number, MARK_CLOSE.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"

_SIGNS = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SIGNS |= {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF02D: "-", 0x2: "-", 0x2010: "-", 0x2011: "-"}
_SIGNS |= {0xE000: "\ufffd", 0xE001: "\ufffd"}
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "¸": "\u0327"}
_SMALL = 0.85
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


def attach_small(words: Iterable[Word]) -> list[Word]:
    """Join what stands raised or lowered beside a word to it: a footnote's number as a mark, the rest as text."""
    out: list[Word] = []
    prefix: tuple[Word, str] | None = None
    for word in words:
        shift = _shift(word, out[-1]) if out else ""
        if shift and prefix is None:
            out[-1] = _joined(out[-1], word, raised=shift == "raised")
            continue
        if prefix is not None:
            small, label = prefix
            raised = _shift(small, word) == "raised"
            if raised:
                word = replace(word, text=_marked(label) + word.text, x0=min(small.x0, word.x0))
            else:
                out.append(small)
            prefix = None
        label = _LABEL.fullmatch(word.text)
        if label:
            prefix = word, label[1]
        else:
            out.append(word)
    return [*out, prefix[0]] if prefix else out


def _joined(word: Word, small: Word, *, raised: bool) -> Word:
    label = _LABEL.fullmatch(small.text)
    power = re.search(r"(^|\d)[kcdm]?m$", word.text)
    text = _marked(label[1]) if raised and label and not power else small.text.translate(_POWERS if raised else _PLAIN)
    return replace(word, text=word.text + text, x1=max(word.x1, small.x1))


_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN: dict[int, str] = {}


def as_power(label: str) -> str:
    """Return the label as raised figures, so that it is never read as part of a number before it."""
    return label.translate(_POWERS)


def _marked(label: str) -> str:
    return MARK_OPEN + label + MARK_CLOSE


def _shift(small: Word, word: Word) -> str:
    """Return whether `small` stands "raised" or "lowered" close beside `word`, or ""."""
    if small.size >= _SMALL * word.size or len(small.text) > 5:
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
