"""A bare part of the name of an area ("Noord", "Woensel"): where it stands in a question, and whose name it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.text.names import Name, NameTable, find_names
from assistant.text.words import PIECE, fold, zipf

_HUMP = re.compile(r"[A-ZÀ-Þ][a-zà-þ]+")
_BEFORE: Final = frozenset("in voor van krijgt kreeg ontvangt ontving heeft had doet deed of".split())
_COMMON_ZIPF, _FUNCTION_ZIPF = 4.0, 5.5
_MIN_CHARS: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Some words `[start, end)` of a question, the article included, with the areas that they can stand for."""

    word: str
    start: int
    end: int
    areas: tuple[Name, ...]


def find_parts(names: NameTable, text: str) -> tuple[Part, ...]:
    """Return the words of a question that are a part of the name of areas, each with one area or more.

    Not what belongs to a longer name ("Zuid-Holland", "Arnhem Oost"), an ordinary word ("ring", "Nieuw geld"), or a
    part beside a place that already tells which is meant ("Groningen in Noord").
    """
    known = parts_of_names(names)
    tokens = list(PIECE.finditer(text))
    if not any(fold(t.group()) in known for t in tokens):
        return ()
    mentions = find_names(names, text)
    told = frozenset(slug for m in mentions for slug in m.name.within)
    parts = []
    for at, token in enumerate(tokens):
        areas = known.get(fold(token.group()), ())
        inside = any(m.start <= token.start() < m.end for m in mentions)
        if not areas or inside or told.intersection(a.id for a in areas):
            continue
        if _stands_apart(text, tokens, at) and _means_place(text, tokens, at, single=len(areas) == 1):
            article = re.search(r"\b(?:de|het)\s+$", text[: token.start()], re.IGNORECASE)
            start = article.start() if article else token.start()
            parts.append(Part(token.group(), start, token.end(), areas))
    return tuple(parts)


def name_parts(names: NameTable, text: str) -> str:
    """Return `text` with the whole name where a part can be of one area only ("Woensel")."""
    for part in reversed(find_parts(names, text)):
        if len(part.areas) == 1:
            text = text[: part.start] + part.areas[0].name + text[part.end :]
    return text


def parts_of_names(names: NameTable) -> dict[str, tuple[Name, ...]]:
    """Map each part, folded, to the areas that have it as a word of their name, in the order of the table.

    A piece of a word ("Noord" in "NoordWest") counts only where no area has it as a word.
    """
    plain = {fold(t) for n in names.names if n.kind == "municipality" for t in _tokens(n)}
    words: dict[str, list[Name]] = {}
    pieces: dict[str, list[Name]] = {}
    for area in (n for n in names.names if n.kind == "area"):
        for rank, part in _parts(area):
            table = words if rank == 0 else pieces
            if part not in plain and area not in table.setdefault(part, []):
                table[part].append(area)
    return {part: tuple(areas) for part, areas in (pieces | words).items()}


def _tokens(name: Name) -> Iterator[str]:
    for spelling in (name.name, *name.aliases):
        yield from PIECE.findall(spelling)


def _parts(area: Name) -> Iterator[tuple[int, str]]:
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


def _stands_apart(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a word is no piece of a longer name: no hyphen at it and no capital right beside it."""
    token = tokens[at]
    if "-" in (text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.group()[0].isupper() and text[token.end() : following.start()].isspace():
        return False
    before = tokens[at - 1] if at else None
    if before is None or not before.group()[0].isupper() or not text[before.end() : token.start()].isspace():
        return True
    return _opens(text, before) and zipf(before.group().casefold()) >= _COMMON_ZIPF


def _means_place(text: str, tokens: Sequence[re.Match[str]], at: int, *, single: bool) -> bool:
    """Tell whether a word is used as a name: by its capital, or by what stands before and behind it."""
    word, alone = tokens[at].group(), len(tokens) == 1
    common = zipf(word.casefold()) >= _COMMON_ZIPF
    if alone:
        return not (single and common)
    if word[0].isupper():
        return not (_opens(text, tokens[at]) and common)
    if single and common:
        return False
    following = tokens[at + 1].group() if at + 1 < len(tokens) else ""
    ends = not following or zipf(following.casefold()) >= _FUNCTION_ZIPF
    return ends and at > 0 and fold(tokens[at - 1].group()) in _BEFORE


def _opens(text: str, token: re.Match[str]) -> bool:
    """Tell whether a word opens a sentence, where every word has a capital."""
    before = text[: token.start()].rstrip(" \"“'‘(")
    return not before or before[-1] in ".!?"
