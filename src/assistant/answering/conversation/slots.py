"""The names and periods in a question by the slot they fill, so that one can take the place of another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistant.text.figures import find_figures
from assistant.text.names import Name, NameKind, NameTable, find_names
from assistant.text.words import PIECE, fold

Slot = Literal["place", "payer", "scheme", "subject", "period"]

_SLOT_OF_KIND: Final[Mapping[NameKind, Slot]] = {
    "area": "place", "municipality": "place", "district": "place", "province": "place", "ministry": "payer",
    "fund": "scheme", "theme": "subject", "term": "subject", "programme": "scheme", "tranche": "period",
}  # fmt: skip
"""In the order in which one of several names with the same spelling is taken."""
_PREPOSITIONS: Final[Mapping[Slot, str]] = {
    "place": "in", "payer": "van", "scheme": "uit", "subject": "voor", "period": "in",
}  # fmt: skip
_ARTICLE = re.compile(r"\b(?:de|het|een|the)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(in|voor|van|bij|uit|naar|op|over|door|for|from)\s+$", re.IGNORECASE)
_ADJUNCT = re.compile(r"[\s,(]*(?:\b(?:in|te|van|uit)\s+)?$", re.IGNORECASE)
_CLOSING: Final = " ?!.…"


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot of a question: the words `[start, end)` of it, with the article before them.

    `preposition` is the one written before them, or "". `name` is None for a period in years.
    """

    slot: Slot
    text: str
    start: int
    end: int
    preposition: str = ""
    name: Name | None = None

    @property
    def within(self) -> frozenset[str]:
        """The ids of the areas that a place lies in or stands for."""
        return frozenset(self.name.within if self.name else ())

    @property
    def phrase(self) -> str:
        """The words with a preposition that fits: their own, else the usual one of the slot."""
        usual = "voor" if self.slot == "period" and self.text[:1].isalpha() else _PREPOSITIONS[self.slot]
        return f"{self.preposition or usual} {self.text}"


def find_fillers(table: NameTable, text: str) -> tuple[Filler, ...]:
    """Return what fills the slots of a question, each place of the text once, ordered by start."""
    kinds = list(_SLOT_OF_KIND)
    best: dict[tuple[int, int], Name] = {}
    for mention in sorted(find_names(table, text), key=lambda m: kinds.index(m.name.kind)):
        best.setdefault((mention.start, mention.end), mention.name)
    found = [_filler(text, _SLOT_OF_KIND[name.kind], span, name=name) for span, name in best.items()]
    for figure in find_figures(text):
        apart = all(figure.end <= f.start or f.end <= figure.start for f in found)
        if figure.kind in ("period", "date") and apart:
            found.append(_filler(text, "period", (figure.start, figure.end), name=None))
    return tuple(sorted(found, key=lambda f: f.start))


def _filler(text: str, slot: Slot, span: tuple[int, int], *, name: Name | None) -> Filler:
    article = _ARTICLE.search(text[: span[0]])
    start = article.start() if article else span[0]
    before = _PREPOSITION.search(text[:start])
    return Filler(slot, text[start : span[1]], start, span[1], before[1].lower() if before else "", name)


def words_outside(text: str, fillers: Sequence[Filler]) -> list[str]:
    """Return the folded words of `text` that fill no slot."""
    return [fold(m.group()) for m in PIECE.finditer(text) if not any(f.start <= m.start() < f.end for f in fillers)]


def put_filler(table: NameTable, question: str, new: Filler) -> str:
    """Return `question` with `new` in the place of what fills its slot, or at its end when nothing does.

    Of several places in one area ("Overvecht in Utrecht") the first is replaced and the others go; else the last is.
    """
    same = [f for f in find_fillers(table, question) if f.slot == new.slot]
    if not same:
        return add_words(question, new.phrase)
    alike = all(f.within & same[0].within for f in same[1:])
    target = same[0] if alike else same[-1]
    if alike:
        for other in reversed(same[1:]):
            head = question[: other.start]
            question = head[: _ADJUNCT.search(head).start()] + question[other.end :]  # type: ignore[union-attr]
    text = new.text[:1].upper() + new.text[1:] if target.start == 0 else new.text
    return question[: target.start] + text + question[target.end :]


def add_words(question: str, words: str) -> str:
    """Return `question` with words before its question mark."""
    return f"{question.rstrip(_CLOSING)} {words}?"


def narrow_place(table: NameTable, fragment: str, near: Filler | None) -> Filler | None:
    """Return the place that a part of a name ("Noord") means beside another place ("Breda"), or None.

    It is the one whose spelling begins like that place, or like one in the same area, and holds all words of the part.
    """
    wanted = [fold(word) for word in PIECE.findall(fragment)]
    if near is None or near.name is None or not wanted:
        return None
    places = [n for n in table.names if _SLOT_OF_KIND[n.kind] == "place"]
    kin = [n for n in places if n is near.name or near.within.intersection(n.within)]
    beginnings = {tokens[0] for n in kin if n.kind != "district" for tokens in _spellings(n)}
    for name in places:
        for tokens in _spellings(name):
            if tokens[0] in beginnings and set(wanted) <= set(tokens[1:]):
                return Filler("place", name.name, 0, 0, name=name)
    return None


def _spellings(name: Name) -> list[list[str]]:
    return [tokens for s in (name.name, *name.aliases) if (tokens := [fold(t) for t in PIECE.findall(s)])]
