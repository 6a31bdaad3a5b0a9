"""What the words of a question leave open, and the whole questions that would settle it: by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from assistant.answering.clarifying.place_parts import find_parts
from assistant.answering.conversation.slots import add_words
from assistant.text.asking import asked_kind, asks_for_activity
from assistant.text.figures import find_figures
from assistant.text.names import Mention, Name, NameTable, find_names

AmbiguityKind = Literal["part", "municipality", "mine", "period", "office"]

_COUNTED: Final = ("amount", "number", "share")
_PLACES: Final = ("area", "municipality", "district", "province")
_RECEIVING = re.compile(r"\bwat (?:krijgt|kreeg|ontvangt|ontving)\b|\bwat is er\b.*\bte doen\b", re.IGNORECASE)
_RULES = re.compile(r"\b(?:mag|mogen|moet|moeten|mocht|mochten)\b", re.IGNORECASE)
_MINE = re.compile(
    r"\b(?P<of>(?:in|voor|van|bij|naar|aan) )?(?:(?:mijn|onze|ons) (?P<what>wijk|buurt|gebied|stadsdeel|gemeente|stad)"
    r"|(?P<us>(?<=bij )(?:ons|mij))|(?P<here>hier)(?: in de (?:wijk|buurt))?(?=[ ?!.]*$))\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\bwie (?:(?:is|was) (?:(?:nu|dan|eigenlijk) )?(?:(?:de|het|mijn|onze) )?(?P<after>\w+)"
    r"(?P<mine> van (?:mijn|onze) (?:gemeente|stad|wijk|buurt|gebied))?|(?:de|mijn|onze) (?P<before>\w+) is)[ ?!.]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a question can mean: what it is called, and the whole question that asks for it."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What a question leaves open: `word` is the word for it ("Noord", "Amsterdam"), `ids` the areas or tranches."""

    kind: AmbiguityKind
    word: str
    ids: tuple[str, ...]
    choices: tuple[Choice, ...]


def find_ambiguities(names: NameTable, text: str) -> Iterator[Ambiguity]:
    """Yield what a question leaves open by its words, in the order in which it is asked back.

    An office ("Wie is de burgemeester?") is none of these: only the sources tell whether several people hold it.
    """
    mentions = find_names(names, text)
    yield from _parts(names, text)
    if (asked_kind(text) in _COUNTED or asks_what_is_done(text)) and not _RULES.search(text):
        yield from _municipalities(names, text, mentions)
        if not any(m.name.kind in _PLACES for m in mentions):
            yield from _mine(names, text)
    if asked_kind(text) == "amount" and not any(m.name.kind in ("tranche", "fund") for m in mentions):
        yield from _periods(names, text)


def asks_what_is_done(text: str) -> bool:
    """Tell whether a question asks what somebody does or gets ("Wat gebeurt er in …?", "Wat krijgt …?")."""
    return asks_for_activity(text) or _RECEIVING.search(text) is not None


def asked_office(names: NameTable, text: str) -> str | None:
    """Return the office of which a question asks the one holder without saying where ("Wie is de burgemeester?")."""
    match = _OFFICE.search(text)
    if match is None or any(m.name.kind != "programme" for m in find_names(names, text)):
        return None
    office = str(match["after"] or match["before"])
    return office if office.islower() else None


def ask_office_in(text: str, place: str, *, office: str = "") -> str:
    """Return the question for the holder of an office, in one place; `office` when it is called otherwise there."""
    match = _OFFICE.search(text)
    office = office or ((match["after"] or match["before"]) if match else "")
    verb = "was" if match and match.group().lower().startswith("wie was") else "is"
    return f"Wie {verb} de {office} van {place}?"


def ask_in_every_period(names: NameTable, text: str) -> Ambiguity | None:
    """Return a question for an amount, that names no time and no other money, as one for each tranche, else None."""
    rows = sorted(names.raw.get("tranches", ()), key=lambda row: int(row["first_year"]))
    timed = any(f.first is not None for f in find_figures(text))
    named = any(m.name.kind in ("tranche", "fund") for m in find_names(names, text))
    if asked_kind(text) != "amount" or timed or named or len(rows) < 2:
        return None
    choices = tuple(Choice(_label(r), add_words(text, f"voor de {r['name']}")) for r in rows)
    return Ambiguity("period", "", tuple(str(r["id"]) for r in rows), choices)


def _parts(names: NameTable, text: str) -> Iterator[Ambiguity]:
    for part in find_parts(names, text):
        if len(part.areas) > 1:
            span = Mention(part.areas[0], part.start, part.end)
            word = part.word[:1].upper() + part.word[1:]
            yield _of_areas("part", word, text, span, part.areas)


def _municipalities(names: NameTable, text: str, mentions: tuple[Mention, ...]) -> Iterator[Ambiguity]:
    """A municipality with several areas, none of which the question names itself."""
    narrower = {slug for m in mentions if m.name.kind in ("area", "district") for slug in m.name.within}
    for mention in mentions:
        if mention.name.kind == "municipality" and len(mention.name.within) > 1:
            areas = tuple(n for n in names.names if n.kind == "area" and n.id in mention.name.within)
            if not narrower.intersection(mention.name.within):
                yield _of_areas("municipality", mention.name.name, text, mention, areas)


def _mine(names: NameTable, text: str) -> Iterator[Ambiguity]:
    match = _MINE.search(text)
    if match is None:
        return
    preposition = "in " if match["here"] or match["us"] else match["of"] or ""
    start, end = match.span()
    areas = [n for n in names.names if n.kind == "area"]
    choices = tuple(Choice(n.name, _whole(text, start, end, preposition + n.name)) for n in areas)
    if len(areas) > 1:
        yield Ambiguity("mine", match.group(), tuple(n.id for n in areas), choices)


def _periods(names: NameTable, text: str) -> Iterator[Ambiguity]:
    """A period that has a part of several tranches, and of one of them not the whole."""
    rows = sorted(names.raw.get("tranches", ()), key=lambda row: int(row["first_year"]))
    for figure in find_figures(text):
        if figure.kind != "period" or figure.first is None or figure.last is None:
            continue
        first, last = figure.first.year, figure.last.year
        met = [r for r in rows if first <= r["last_year"] and r["first_year"] <= last]
        if len(met) > 1 and any(r["first_year"] < first or last < r["last_year"] for r in met):
            start, end = _with_preposition(text, figure.start), figure.end
            choices = tuple(Choice(_label(r), _whole(text, start, end, f"voor de {r['name']}")) for r in met)
            yield Ambiguity("period", figure.text, tuple(str(r["id"]) for r in met), choices)


def _label(tranche: Mapping[str, Any]) -> str:
    return f"de {tranche['name']} ({tranche['first_year']}-{tranche['last_year']})"


def _with_preposition(text: str, start: int) -> int:
    match = re.search(r"\b(?:voor|in|van|over|tijdens)(?: de (?:jaren|periode))?\s+$", text[:start], re.IGNORECASE)
    return match.start() if match else start


def _of_areas(kind: AmbiguityKind, word: str, text: str, span: Mention, areas: tuple[Name, ...]) -> Ambiguity:
    choices = tuple(Choice(n.name, _whole(text, span.start, span.end, n.name)) for n in areas)
    return Ambiguity(kind, word, tuple(n.id for n in areas), choices)


def _whole(text: str, start: int, end: int, words: str) -> str:
    """Return `text` with `words` in the place of `[start, end)`, as a question: a capital first, a mark last."""
    said = (text[:start] + words + text[end:]).rstrip(" .!")
    said = said[:1].upper() + said[1:]
    return said if said.endswith("?") else f"{said}?"
