"""The proper names of a programme (areas, ministries, tranches …) and where they stand in a text.

All names come from `names.toml` of the corpus; none is written in the code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from assistant.errors import CorpusError
from assistant.text.name_parts import parts_of_names
from assistant.text.words import PIECE, fold, lemma, zipf

NameKind = Literal[
    "programme", "area", "municipality", "district", "province", "theme", "ministry", "tranche", "fund", "term"
]

_COMMON_ZIPF = 4.0
_TOKEN = PIECE
_BEGINNING = 3
_LONG_WORD = 8


@dataclass(frozen=True, slots=True)
class Name:
    """One name with all its spellings; `within` are the ids of the areas it lies in or stands for."""

    kind: NameKind
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found at `[start, end)` of a text."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True)
class NameTable:
    """All names of a corpus, with what the tables of `names.toml` say about them.

    `synonyms` maps the lemma of an everyday word to the lemmas that the sources use for it.
    """

    names: tuple[Name, ...]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def by_spelling(self) -> dict[str, tuple[Name, ...]]:
        """Map the folded letters of each spelling, without spaces and marks, to the names that are spelled so."""
        table: dict[str, list[Name]] = {}
        for name in self.names:
            for spelling in (name.name, *name.aliases):
                letters = "".join(fold(t) for t in _TOKEN.findall(spelling))
                if letters and name not in table.setdefault(letters, []):
                    table[letters].append(name)
        return {letters: tuple(found) for letters, found in table.items()}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of all spellings: where none of them stands, no name begins."""
        return frozenset(letters[:_BEGINNING] for letters in self.by_spelling)

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest spelling, and one more for a word that is written apart."""
        return 1 + max((len(_TOKEN.findall(s)) for n in self.names for s in (n.name, *n.aliases)), default=0)

    @cached_property
    def area_parts(self) -> dict[str, tuple[Name, ...]]:
        """Map each part of the name of an area, folded, to the areas that have it."""
        return parts_of_names(self.names)

    @cached_property
    def wijken(self) -> frozenset[str]:
        """The ids of the districts that are only a part of an area; a local programme of it is none."""
        rows = self.raw.get("areas", ())
        return frozenset(fold(w) for row in rows for w in (*row.get("wijken", ()), *row.get("wijken_likely", ())))

    @cached_property
    def jargon(self) -> NameTable:
        """The terms that have an explanation, without their spellings that everybody knows (`plain`)."""
        rows = [row for row in self.raw.get("terms", ()) if row.get("explanation")]
        aliases = [[a for a in row.get("aliases", ()) if a not in row.get("plain", ())] for row in rows]
        return parse_names({"terms": [{**row, "aliases": kept} for row, kept in zip(rows, aliases, strict=True)]})

    @cached_property
    def phrases(self) -> dict[int, dict[str, str]]:
        """By number of words: the folded words of each spelling, "ij" as "y", to the spelling; of two words or more."""
        table: dict[int, dict[str, str]] = {}
        for name in self.names:
            for spelling in (name.name, *name.aliases):
                words = [fold(t).replace("ij", "y") for t in _TOKEN.findall(spelling)]
                if len(words) > 1:
                    table.setdefault(len(words), {}).setdefault(" ".join(words), spelling)
        return table

    @cached_property
    def long_words(self) -> dict[str, str]:
        """Map the folded words of eight letters or more in names to how they are written."""
        words = [t for n in self.names for s in (n.name, *n.aliases) for t in _TOKEN.findall(s) if t.isalpha()]
        return {fold(word): word for word in reversed(words) if len(word) >= _LONG_WORD}


def find_names(table: NameTable, text: str) -> tuple[Mention, ...]:
    """Return the names in `text`, longest spelling first at each place, ordered by start.

    Case, diacritics, hyphens and spaces do not count ("onderwijs ministerie"). A spelling that several names share
    gives a mention for each of them. A district that is called like a common word ("Heuvel") needs its capital.
    """
    matches = list(_TOKEN.finditer(text))
    words = [fold(m.group()) for m in matches]
    mentions: list[Mention] = []
    i = 0
    while i < len(words):
        head = words[i] if len(words[i]) >= _BEGINNING else "".join(words[i : i + _BEGINNING])
        if head[:_BEGINNING] in table.beginnings:
            length, found = _longest_at(table, words, i)
            if found and not (length == 1 and _is_plain_word(matches[i].group(), found)):
                mentions += [Mention(name, matches[i].start(), matches[i + length - 1].end()) for name in found]
                i += length - 1
        i += 1
    return tuple(mentions)


def _longest_at(table: NameTable, words: Sequence[str], start: int) -> tuple[int, tuple[Name, ...]]:
    """Return how many folded words from `start` on are the longest spelling there, and its names; 0 when none is."""
    for length in range(min(table.longest, len(words) - start), 0, -1):
        found = table.by_spelling.get("".join(words[start : start + length]))
        if found:
            return length, found
    return 0, ()


def _is_plain_word(written: str, found: tuple[Name, ...]) -> bool:
    districts = all(name.kind == "district" for name in found)
    return districts and written.islower() and zipf(written) >= _COMMON_ZIPF


def load_names(path: Path) -> NameTable:
    """Read a `names.toml` with the `synonyms.toml` and `map.toml` beside it; a missing file is an empty table.

    Raises CorpusError when one of them is not valid TOML or has a table of the wrong kind.
    """
    raw = _read_toml(path)
    asked = _read_toml(path.with_name("synonyms.toml")).get("synonyms", {})
    if not isinstance(asked, dict):
        raise CorpusError(f"{path.with_name('synonyms.toml')} needs one table [synonyms]. See corpus/synonyms.toml.")
    rows = [{"word": word, "like": like} for word, like in asked.items()]
    outline = _read_toml(path.with_name("map.toml"))
    return parse_names({**raw, "synonyms": [*raw.get("synonyms", ()), *rows], "map": outline})


def _read_toml(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise CorpusError(f"{path} is not valid TOML: {exc}. Mend that line and run the ingestion again.") from exc


def parse_names(raw: Mapping[str, Any]) -> NameTable:
    """Build the table from the parsed TOML (see corpus/names.toml for the tables and their keys)."""
    try:
        names = tuple(_all_names(raw))
        synonyms = _merge_synonyms(raw.get("synonyms", ()))
    except (KeyError, TypeError) as exc:
        raise CorpusError(
            f"names.toml misses a key or has one of the wrong kind: {exc}. See corpus/names.toml."
        ) from exc
    return NameTable(names=names, synonyms=synonyms, raw=raw)


def _merge_synonyms(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Map the lemma of each asked word to the lemmas of the words that mean it, those of several rows together."""
    merged: dict[str, dict[str, None]] = {}
    for row in rows:
        likes = merged.setdefault(lemma(row["word"].casefold()), {})
        likes.update(dict.fromkeys(lemma(word.casefold()) for word in row["like"]))
    return {word: tuple(likes) for word, likes in merged.items()}


def _all_names(raw: Mapping[str, Any]) -> Iterable[Name]:
    if "programme" in raw:
        programme = raw["programme"]
        yield Name("programme", programme["id"], programme["name"], tuple(programme.get("aliases", ())))
        if "nplv" in programme:
            nplv = programme["nplv"]
            yield Name("programme", "nplv", nplv["name"], (*nplv.get("aliases", ()), *nplv.get("area_words", ())))
    for row in raw.get("areas", ()):
        yield Name("area", row["slug"], row["name"], tuple(row.get("aliases", ())), (row["slug"],))
        local = [p for p in row.get("local_programmes", ()) if not _holds_place(p, row)]
        for district in (*row.get("wijken", ()), *row.get("wijken_likely", ()), *local):
            yield Name("district", fold(district), district, (), (row["slug"],))
    other_names = {row["name"]: tuple(row.get("aliases", ())) for row in raw.get("provinces", ())}
    for province in sorted({row["province"] for row in raw.get("areas", ()) if "province" in row}):
        yield Name("province", fold(province), province, other_names.get(province, ()))
    for row in raw.get("municipalities", ()):
        yield Name(
            "municipality", fold(row["name"]), row["name"], tuple(row.get("aliases", ())), tuple(row.get("areas", ()))
        )
    for row in raw.get("themes", ()):
        yield Name("theme", row["id"], row["name"], (*row.get("names", {}).values(), *row.get("aliases", ())))
    for row in raw.get("ministries", ()):
        ministers = (minister["name"] for minister in row.get("ministers", ()))
        spellings = (row["abbreviation"], *row.get("aliases", ()), *row.get("foreign", ()), *ministers)
        yield Name("ministry", row["id"], row["name"], spellings)
    for row in raw.get("tranches", ()):
        years = f"{row['first_year']}-{row['last_year']}"
        yield Name("tranche", row["id"], row["name"], (years, *row.get("aliases", ())))
    for row in raw.get("funds", ()):
        yield Name("fund", row["id"], row["name"], tuple(row.get("aliases", ())))
    for row in raw.get("terms", ()):
        yield Name("term", fold(row["term"]), row["term"], tuple(row.get("aliases", ())))


def _holds_place(programme: str, area: Mapping[str, Any]) -> bool:
    """A local programme that is called after its area or gemeente is found by that name already."""
    places = (area["name"], area.get("gemeente", area["name"]), *area.get("aliases", ()))
    return any(fold(place).replace("-", " ") in fold(programme).replace("-", " ") for place in places)
