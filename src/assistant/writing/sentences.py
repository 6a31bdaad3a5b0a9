"""From the stream of a language model to its sentences, each with the source numbers that it ends in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_MARK: Final = r"\[\s*(?:bron\s*)?\d{1,4}(?:\s*,\s*\d{1,4})*\s*\]"
_MARKS: Final = rf"{_MARK}(?:\s*{_MARK})*"
_ENDS: Final = (
    re.compile(rf"\s*(?P<text>[^\n]*?[.!?…][\"”’)]*)\s*(?P<marks>{_MARKS})(?P<stop>\s*[.!?])?(?=\s*[^\s\[,.!?])", re.I),
    re.compile(rf"\s*(?P<text>[^\n]*?[^\s.!?…])\s*(?P<marks>{_MARKS})\s*(?P<stop>[.!?])(?=\s*[^\s\[.!?])", re.I),
)
_LINE: Final = re.compile(r"\s*(?P<text>[^\n]+?)\s*(?P<marks>" + _MARKS + r")?(?P<stop>\s*[.!?])?\s*\n", re.I)
_LAST: Final = re.compile(r"\s*(?P<text>.+?)\s*(?P<marks>" + _MARKS + r")?(?P<stop>\s*[.!?])?\s*$", re.I | re.S)
_NUMBER: Final = re.compile(r"\d+")
_INNER: Final = re.compile(_MARK, re.I)
_BETWEEN: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence of a language model without its marks, and the source numbers of those marks, each once."""

    text: str
    numbers: tuple[int, ...]


def read_sentences(chunks: Iterable[str]) -> Iterator[Written]:
    """Yield each sentence as soon as it is complete: when what follows its marks has begun, or the line has ended.

    A sentence without marks has no numbers. Of several sentences before one mark each cites it.
    """
    held = ""
    for chunk in chunks:
        held += chunk
        while (match := _first_end(held)) is not None:
            held = held[match.end() :]
            yield from _written(match)
    match = _LAST.match(held)
    if match is not None:
        yield from _written(match)


def _first_end(held: str) -> re.Match[str] | None:
    found = [m for pattern in (*_ENDS, _LINE) if (m := pattern.match(held)) is not None]
    return min(found, key=lambda m: m.end(), default=None)


def _written(match: re.Match[str]) -> Iterator[Written]:
    marks = (match["marks"] or "") + " ".join(_INNER.findall(match["text"]))
    text = " ".join(_INNER.sub("", match["text"]).split())
    if text and text[-1] not in ".!?…" and match["stop"]:
        text += match["stop"].strip()
    numbers = tuple(dict.fromkeys(int(n) for n in _NUMBER.findall(marks)))
    if text:
        yield from (Written(part, numbers) for part in _BETWEEN.split(text))
