"""What the texts of the sources say (their words, names and figures): read at ingestion, looked up by text.

A file has a line per text, of which only its place is kept in memory.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.memory import Kept
from assistant.index.vectors import vector_id
from assistant.records import Figure
from assistant.text.figures import find_figures
from assistant.text.names import Mention, Name, NameTable, find_names
from assistant.text.verbs import separable_verbs
from assistant.text.words import lemma, lemmas

_FILE, _PLACES = "readings.jsonl", "readings.npz"


@dataclass(frozen=True, slots=True)
class Parts:
    """The lemmas of a text, those of the programme's own name left out, and the names and figures in it."""

    lemmas: frozenset[str]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]


def read_parts(names: NameTable, text: str) -> Parts:
    """Read a text."""
    mentions = find_names(names, text)
    return Parts(_words_of(_without_programme(text, mentions)), mentions, find_figures(text))


class ReadingFile:
    """The open file of a generation; gives what it has of a text. Safe to share between threads."""

    def __init__(self, folder: Path, names: NameTable) -> None:
        """Open the file. Raises OSError or ValueError when it is not whole."""
        with (folder / _PLACES).open("rb") as places, np.load(places, allow_pickle=False) as arrays:
            self._keys: NDArray[np.uint64] = arrays["keys"]
            self._starts, self._ends = arrays["starts"], arrays["ends"]
        self._names = names.names
        self._path = folder / _FILE
        if self._path.stat().st_size != self._ends.max(initial=0):
            raise ValueError(f"{_FILE} is not whole")

    @cached_property
    def _file(self) -> BufferedReader:
        return self._path.open("rb")

    def get(self, text: str) -> Parts | None:
        """Return what `text` says, None when it is no text of the sources."""
        key = _key(text)
        at = int(np.searchsorted(self._keys, key))
        if at == len(self._keys) or self._keys[at] != key:
            return None
        start = int(self._starts[at])
        words, mentions, figures = json.loads(os.pread(self._file.fileno(), int(self._ends[at]) - start, start))
        return Parts(
            frozenset(map(sys.intern, words)),
            tuple(Mention(self._names[name], start, end) for name, start, end in mentions),
            tuple(_unpack(text, row) for row in figures),
        )

    def close(self) -> None:
        """Close the file, if anything was looked up."""
        if "_file" in self.__dict__:
            self._file.close()


def write_readings(folder: Path, names: NameTable, texts: Iterable[str], *, kept: Kept[bytes] | None = None) -> None:
    """Read each of `texts` once and write what they say into the folder of a generation.

    `kept` are the lines of texts that were read before with these names.
    """
    kept = kept or Kept()
    numbers = {name: number for number, name in enumerate(names.names)}
    rows = []
    with (folder / _FILE).open("wb") as file:
        for text in dict.fromkeys(texts):
            start = file.tell()
            file.write(kept.get(text, partial(_line, names, numbers, text)))
            rows.append((_key(text), start, file.tell()))
    keys, starts, ends = zip(*sorted(rows), strict=True) if rows else ((), (), ())
    np.savez(folder / _PLACES, keys=np.array(keys, np.uint64), starts=np.array(starts), ends=np.array(ends))


def _line(names: NameTable, numbers: Mapping[Name, int], text: str) -> bytes:
    parts = read_parts(names, text)
    mentions = [[numbers[m.name], m.start, m.end] for m in parts.mentions]
    row = [sorted(parts.lemmas), mentions, [_pack(f) for f in parts.figures]]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _key(text: str) -> np.uint64:
    return np.uint64(int(vector_id(text)[:16], 16))


def _pack(figure: Figure) -> list[Any]:
    low, high = (None if value is None else str(value) for value in (figure.low, figure.high))
    first, last = (None if day is None else day.toordinal() for day in (figure.first, figure.last))
    return [figure.kind, figure.start, figure.end, low, high, first, last, figure.qualifier, figure.per, figure.noun]


def _unpack(text: str, row: list[Any]) -> Figure:
    kind, start, end, low, high, first, last, qualifier, per, noun = row
    return Figure(
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        first=None if first is None else dt.date.fromordinal(first),
        last=None if last is None else dt.date.fromordinal(last),
        qualifier=qualifier,
        per=per,
        noun=noun,
    )


def _words_of(text: str) -> frozenset[str]:
    """Return the lemmas of a text, with those of its separable verbs joined ("breidt … uit": uitbreiden)."""
    verbs = separable_verbs(text).values()
    return frozenset([*lemmas(text), *verbs, *(lemma(verb) for verb in verbs)])


def _without_programme(text: str, mentions: Iterable[Mention]) -> str:
    """Blank out the programme's own name: that it stands everywhere says nothing about the words in it."""
    for mention in mentions:
        if mention.name.kind == "programme":
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text
