"""The bare parts of the names of areas ("Noord", "Woensel"), by which people call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Protocol, TypeVar

from assistant.text.words import PIECE, fold

_HUMP = re.compile(r"[A-ZÀ-Þ][a-zà-þ]+")
_MIN_CHARS: Final = 3


class Spelled(Protocol):
    """What a name has to have to be taken apart."""

    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=Spelled)


def parts_of_names(names: Sequence[N]) -> dict[str, tuple[N, ...]]:
    """Map each part, folded, to the areas that have it as a word of their name, in the order of the table.

    A piece of a word ("Noord" in "NoordWest") counts only where no area has it as a word.
    """
    plain = {fold(t) for n in names if n.kind == "municipality" for t in _tokens(n)}
    words: dict[str, list[N]] = {}
    pieces: dict[str, list[N]] = {}
    for area in (n for n in names if n.kind == "area"):
        for rank, part in _parts(area):
            table = words if rank == 0 else pieces
            if part not in plain and area not in table.setdefault(part, []):
                table[part].append(area)
    return {part: tuple(areas) for part, areas in (pieces | words).items()}


def _tokens(name: Spelled) -> Iterator[str]:
    for spelling in (name.name, *name.aliases):
        yield from PIECE.findall(spelling)


def _parts(area: Spelled) -> Iterator[tuple[int, str]]:
    """Yield the parts of the spellings of an area: 0 and a word, 1 and a piece of a word.

    Only capitals count, and of an alias ("Haagse Zuidwest") only the last word; what a hyphen binds to the next word
    ("Nieuw-") is none. A spelling with the letters of an earlier one ("Zuid-Oost" for "Zuidoost") has pieces only.
    """
    seen: set[str] = set()
    for number, spelling in enumerate((area.name, *area.aliases)):
        tokens = list(PIECE.finditer(spelling))
        letters = "".join(fold(t.group()) for t in tokens)
        rank = 1 if letters in seen else 0
        seen.add(letters)
        for token in tokens if number == 0 else tokens[-1:]:
            word = token.group()
            bound = spelling[token.end() : token.end() + 1] == "-"
            if word[0].isupper() and not bound and len(word) >= _MIN_CHARS and len(tokens) > 1:
                yield rank, fold(word)
                if len(humps := _HUMP.findall(word)) > 1:
                    yield from ((1, fold(hump)) for hump in humps)
