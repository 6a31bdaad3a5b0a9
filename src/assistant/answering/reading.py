"""What the sentences and headings of the sources say: their words, names, figures and periods, each read once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assistant.index.opening import Index
from assistant.index.readings import read_parts
from assistant.records import Figure
from assistant.text.names import Mention, NameTable
from assistant.text.words import pad_words

_REMEMBERED = 2000

Interval = tuple[dt.date, dt.date]

_ABSENCE = re.compile(
    r"\bin de (?:\w+ )?bronnen (?:staat|staan|stond|is|zijn)\b.{0,60}?\b(?:geen|niet|niets)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Reading:
    """What one stretch of text says: its lemmas, names and figures, and what follows from them."""

    text: str
    names: NameTable = field(compare=False, repr=False)
    lemmas: frozenset[str]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]

    @cached_property
    def areas(self) -> frozenset[str]:
        """The slugs of the areas that its names lie in."""
        return frozenset(slug for m in self.mentions for slug in m.name.within)

    @cached_property
    def periods(self) -> tuple[Interval, ...]:
        """The stretches of time that it names, both ends included."""
        return tuple(periods_of(self.names, self.mentions, self.figures))

    @cached_property
    def absent(self) -> bool:
        """True when it says that the sources do not say something."""
        return _ABSENCE.search(self.text) is not None

    @cached_property
    def padded(self) -> str:
        """Its folded words between marks, "_aan_ _zee_": a character 4-gram of the text is what stands in it."""
        return pad_words(self.text)

    def named(self, kind: str) -> frozenset[str]:
        """Return the ids of the names of this kind."""
        return frozenset(m.name.id for m in self.mentions if m.name.kind == kind)


def read_text(index: Index, text: str) -> Reading:
    """Read `text`, or look up what was read of it at ingestion; the last texts are remembered with the index."""
    known = index.readings.get(text)
    if isinstance(known, Reading):
        return known
    parts = index.read_at_ingestion.get(text) or read_parts(index.names, text)
    while len(index.readings) >= _REMEMBERED:
        index.readings.pop(next(iter(index.readings)), None)
    reading = Reading(text, index.names, parts.lemmas, parts.mentions, parts.figures)
    index.readings[text] = reading
    return reading


def periods_of(names: NameTable, mentions: Iterable[Mention], figures: Iterable[Figure]) -> Iterable[Interval]:
    """Yield the stretches of time that tranches, dates and periods stand for."""
    years = {row["id"]: (row["first_year"], row["last_year"]) for row in names.raw.get("tranches", ())}
    for mention in mentions:
        if mention.name.kind == "tranche":
            first, last = years[mention.name.id]
            yield dt.date(first, 1, 1), dt.date(last, 12, 31)
    for figure in figures:
        if figure.first is not None and figure.last is not None:
            yield figure.first, figure.last


def overlap(left: Iterable[Interval], right: Iterable[Interval]) -> bool:
    """Tell whether any stretch of `left` has a day in common with any of `right`."""
    others = tuple(right)
    return any(a <= d and c <= b for a, b in left for c, d in others)


def nested(left: Iterable[Interval], right: Iterable[Interval]) -> bool:
    """Tell whether any stretch of `left` lies within one of `right` or the other way round: figures of one scope."""
    others = tuple(right)
    return any((c <= a and b <= d) or (a <= c and d <= b) for a, b in left for c, d in others)
