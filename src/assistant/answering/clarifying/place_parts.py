"""A bare part of the name of an area ("Noord", "Woensel"): where it stands in a question, and whose name it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.text.names import Name, NameTable, find_names
from assistant.text.words import PIECE, fold, zipf

_BEFORE: Final = frozenset("in voor van krijgt kreeg ontvangt ontving heeft had doet deed of".split())
_COMMON_ZIPF, _FUNCTION_ZIPF = 4.0, 5.5


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
    known = names.area_parts
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
