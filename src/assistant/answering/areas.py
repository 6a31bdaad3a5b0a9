"""The areas of the programme: what the table of names knows of each, and the sentences of the sources about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from assistant.answering.amounts import FigureFilters, StatedKind, areas_of, names_by_id, places_of, select_figures
from assistant.answering.reading import read_text
from assistant.index.entries import sentence_text
from assistant.index.opening import Index
from assistant.records import Passage, Span, StatedFigure
from assistant.text.clauses import denied_names, told_names
from assistant.text.names import NameTable
from assistant.text.namesakes import settle_places

_RESIDENTS: Final = re.compile(r"residents_thousands_(\d{4})")


@dataclass(frozen=True, slots=True)
class Residents:
    """How many people live in an area, rounded to thousands, and in what year that was."""

    number: int
    year: int


@dataclass(frozen=True, slots=True)
class Area:
    """An area as the table of names has it; of `districts_likely` it is not certain that all of them lies inside."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    municipality: str
    province: str
    districts: tuple[str, ...]
    districts_likely: tuple[str, ...]
    residents: Residents | None
    location: tuple[float, float] | None = None
    """Latitude and longitude of about its middle, in degrees."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about an area; `themes` are ids, `absent` is True when it tells what the sources do not say.

    `partial` is True when it is about the gemeente or a district, and names the area nowhere. `elsewhere` is True when
    it says that it is about other money than the programme's.
    """

    document_id: str
    sentence: Span
    heading: str
    themes: tuple[str, ...]
    absent: bool
    partial: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    """An index by the folder of its generation, which never changes."""

    folder: Path
    index: Index = field(compare=False, repr=False)


def list_areas(names: NameTable) -> tuple[Area, ...]:
    """Return all areas, in the order of the table."""
    return tuple(_area(row) for row in names.raw.get("areas", ()))


def figures_about(index: Index, slug: str, *, kind: StatedKind) -> tuple[StatedFigure, ...]:
    """Return the figures about an area, its districts or its gemeente."""
    return select_figures(index.figures, index.names, FigureFilters(areas=(slug,), kind=kind))


def is_about_area(row: StatedFigure, slug: str, names: NameTable) -> bool:
    """Tell whether a figure is about the whole area, not only about a district of it or its gemeente."""
    table = names_by_id(names)
    return any(place.kind == "area" and slug in areas_of(place, table) for place in places_of(row))


def statements_about(index: Index, slug: str) -> tuple[Statement, ...]:
    """Return the sentences about an area, each wording once, in the order of the sources.

    A sentence is about an area when it names it, its gemeente or a district of it; or when it names no area and the
    nearest heading that names any names this one.
    """
    return _all_statements(_Opened(index.folder, index)).get(slug, ())


def group_by_theme(statements: Iterable[Statement], names: NameTable) -> dict[str, tuple[Statement, ...]]:
    """Return the statements by the id of their theme, in the order of the table; those without any under ""."""
    known = list(statements)
    themes = [row["id"] for row in names.raw.get("themes", ())]
    grouped = {theme: tuple(s for s in known if theme in s.themes) for theme in themes}
    grouped[""] = tuple(s for s in known if not s.themes)
    return {theme: found for theme, found in grouped.items() if found}


@lru_cache(maxsize=2)
def _all_statements(opened: _Opened) -> Mapping[str, tuple[Statement, ...]]:
    """Map each area to the sentences about it; read once for a generation, as every page of an area needs them."""
    index = opened.index
    found: dict[str, dict[str, Statement]] = {}
    for passage in index.passages:
        above = _areas_above(index, passage)
        for sentence in passage.sentences:
            text = sentence_text(index.documents[passage.document_id], sentence)
            for slug in _areas_named(index, text) or above:
                statement = _statement(index, passage, Span(sentence.start, sentence.end), text)
                partial = not _names_area(index, slug, (text, *passage.headings))
                known = found.setdefault(slug, {})
                known.setdefault(text, replace(statement, partial=partial))
    return {slug: tuple(statements.values()) for slug, statements in found.items()}


def is_elsewhere(index: Index, text: str) -> bool:
    """Tell whether a sentence says that it is about other money: it denies the programme or names another fund."""
    read = read_text(index, text)
    denied = denied_names(text, read.mentions, read.figures)
    told = [m for m in told_names(text, read.mentions) if m not in denied]
    return any(m.name.kind == "programme" for m in denied) or any(m.name.kind == "fund" for m in told)


def _statement(index: Index, passage: Passage, span: Span, text: str) -> Statement:
    read = read_text(index, text)
    themes = read.named("theme") or _first(read_text(index, h).named("theme") for h in reversed(passage.headings))
    heading = passage.headings[-1] if passage.headings else ""
    elsewhere = is_elsewhere(index, text)
    return Statement(passage.document_id, span, heading, tuple(sorted(themes)), read.absent, elsewhere=elsewhere)


def _names_area(index: Index, slug: str, texts: Iterable[str]) -> bool:
    return any(slug in read_text(index, text).named("area") for text in texts)


def _areas_above(index: Index, passage: Passage) -> frozenset[str]:
    return _first(_areas_named(index, heading) for heading in reversed(passage.headings))


def _areas_named(index: Index, text: str) -> frozenset[str]:
    told = told_names(text, settle_places(text, read_text(index, text).mentions))
    return frozenset(slug for mention in told for slug in mention.name.within)


def _first(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return next((found for found in sets if found), frozenset())


def _area(row: Mapping[str, Any]) -> Area:
    return Area(
        slug=row["slug"],
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        municipality=row.get("gemeente", ""),
        province=row.get("province", ""),
        districts=tuple(row.get("wijken", ())),
        districts_likely=tuple(row.get("wijken_likely", ())),
        residents=_residents(row),
        location=(float(row["lat"]), float(row["lon"])) if "lat" in row and "lon" in row else None,
    )


def _residents(row: Mapping[str, Any]) -> Residents | None:
    """Return the residents of the latest year that the table has."""
    years: Sequence[tuple[int, int]] = sorted(
        (int(match.group(1)), int(value)) for key, value in row.items() if (match := _RESIDENTS.fullmatch(key))
    )
    return Residents(years[-1][1] * 1000, years[-1][0]) if years else None
