"""Real places in the Netherlands, so that one the sources don't have is known for what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from assistant.text.words import PIECE, fold

_FILE: Final = Path(__file__).with_name("places.txt")
_CAPITAL_MARK: Final = "# Only with a capital"
_LONGEST: Final = 5
"""At least the number of words of the longest name ("Egmond aan den Hoef")."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named at `[start, end)` of a text; `name` is how it is written officially."""

    name: str
    start: int
    end: int


def is_place(name: str) -> bool:
    """Tell whether `name`, of one word or more, is called so in the Netherlands.

    Case does not count, but for a place that is also a word ("houten"): that needs its capital.
    """
    words = _words(name)
    always, capital = _load()
    return words in always or (words in capital and name[:1].isupper())


def find_places(text: str) -> tuple[Place, ...]:
    """Return the places in `text` that are no word besides, the longest name first at each word."""
    always, _ = _load()
    pieces = list(PIECE.finditer(text))
    folded = [fold(piece.group()) for piece in pieces]
    found: list[Place] = []
    for i, piece in enumerate(pieces):
        if found and piece.start() < found[-1].end:
            continue
        names = [always.get(" ".join(folded[i : i + length])) for length in range(1, _LONGEST + 1)]
        length = max((n for n, name in enumerate(names, start=1) if name and i + n <= len(pieces)), default=0)
        if length:
            found.append(Place(names[length - 1] or "", piece.start(), pieces[i + length - 1].end()))
    return tuple(found)


def _words(name: str) -> str:
    return " ".join(fold(word) for word in PIECE.findall(name))


@lru_cache(maxsize=1)
def _load() -> tuple[dict[str, str], dict[str, str]]:
    """Return the places that are no word, and those that are, by their folded words."""
    always, _, capital = _FILE.read_text("utf-8").partition(_CAPITAL_MARK)
    return _read(always), _read(capital)


def _read(lines: str) -> dict[str, str]:
    return {_words(line): line for line in lines.splitlines() if line and not line.startswith("#")}
