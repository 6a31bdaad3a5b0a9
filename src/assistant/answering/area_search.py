"""Finding the area that somebody lives in, by its own name or that of a district, gemeente or province."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz, process

from assistant.answering.areas import Area, list_areas
from assistant.answering.spelling import mend_typos
from assistant.index.opening import Index
from assistant.text.names import Mention, find_names
from assistant.text.namesakes import settle_places
from assistant.text.words import fold

Tie = Literal["area", "district", "likely", "municipality", "province"]
"""What the typed name is of the area: its own, a district's, that of one which may lie in it, its gemeente's …"""

MAX_CHARS: Final = 100
_NEAR: Final = 60.0
"""Names that look less alike than this (0 to 100, rapidfuzz ratio) are no help: "Almere" and "Malburgen" have 53."""
_MOST_NEAR: Final = 3
_TIES: Final[tuple[Tie, ...]] = ("area", "district", "likely", "municipality", "province")


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area that was found by `name`, which is what `tie` says."""

    area: Area
    name: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class AreaSearch:
    """What was found for `text`, the surest first; `near` are names that look like it, when nothing was found."""

    text: str
    found: tuple[FoundArea, ...]
    near: tuple[FoundArea, ...] = ()

    @property
    def certain(self) -> Area | None:
        """The one area that has this name itself, else None."""
        return self.found[0].area if len(self.found) == 1 and self.found[0].tie == "area" else None


def search_areas(index: Index, text: str) -> AreaSearch:
    """Find areas by a name; of several kinds of name in the text the narrowest counts ("Geitenkamp, Arnhem")."""
    asked = " ".join(text.split())[:MAX_CHARS]
    areas = {area.slug: area for area in list_areas(index.names)}
    found = _find(index, asked, areas) or _find(index, mend_typos(index, asked), areas)
    if found or not asked:
        return AreaSearch(asked, found)
    return AreaSearch(asked, (), _near(asked, areas.values()))


def _find(index: Index, text: str, areas: dict[str, Area]) -> tuple[FoundArea, ...]:
    # A name that is only typed is a name, also without its capital.
    mentions = find_names(index.names, text) or find_names(index.names, text.title())
    found = [hit for mention in settle_places(text, mentions) for hit in _hits(mention, areas.values())]
    narrowest = min((_TIES.index(hit.tie) for hit in found), default=0)
    best = {hit.area.slug: hit for hit in reversed(found) if _TIES.index(hit.tie) == narrowest}
    return tuple(best[slug] for slug in areas if slug in best)


def _hits(mention: Mention, areas: Iterable[Area]) -> Iterable[FoundArea]:
    name = mention.name
    for area in areas:
        if name.kind == "area" and name.id == area.slug:
            yield FoundArea(area, area.name, "area")
        elif name.kind == "district" and area.slug in name.within:
            likely = fold(name.name) in {fold(d) for d in area.districts_likely}
            yield FoundArea(area, name.name, "likely" if likely else "district")
        elif name.kind == "municipality" and area.slug in name.within:
            yield FoundArea(area, name.name, "municipality")
        elif name.kind == "province" and area.province == name.name:
            yield FoundArea(area, name.name, "province")


def _near(asked: str, areas: Iterable[Area]) -> tuple[FoundArea, ...]:
    known = {fold(hit.name): hit for area in areas for hit in _names_of(area)}
    near = process.extract(fold(asked), known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST_NEAR)
    return tuple(known[name] for name, _, _ in near)


def _names_of(area: Area) -> Iterable[FoundArea]:
    yield from (FoundArea(area, name, "municipality") for name in (area.municipality,) if name)
    yield from (FoundArea(area, name, "likely") for name in area.districts_likely)
    yield from (FoundArea(area, name, "district") for name in area.districts)
    yield from (FoundArea(area, name, "area") for name in (*area.aliases, area.name))
