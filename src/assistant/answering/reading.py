"""What the sentences and headings of the sources say: their words, names, figures and periods, each read once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assistant.index.opening import Index
from assistant.records import Figure, Sentence
from assistant.text.figures import find_figures
from assistant.text.names import Mention, NameTable, find_names
from assistant.text.verbs import separable_verbs
from assistant.text.words import lemma, lemmas, pad_words

_REMEMBERED = 4000

Interval = tuple[dt.date, dt.date]

_ABSENCE = re.compile(
    r"\bin de (?:\w+ )?bronnen (?:staat|staan|stond|is|zijn)\b.{0,60}?\b(?:geen|niet|niets)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Reading:
    """What one stretch of text says; each part is read when it is first asked for."""

    text: str
    names: NameTable = field(compare=False, repr=False)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its words, those of the programme's own name left out."""
        return _words_of(_without_programme(self.text, self.mentions))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names in it."""
        return find_names(self.names, self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in it."""
        return find_figures(self.text)

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
    """Read `text`; what was read before is remembered with the index."""
    known = index.readings.get(text)
    if isinstance(known, Reading):
        return known
    while len(index.readings) >= _REMEMBERED:
        index.readings.pop(next(iter(index.readings)), None)
    reading = index.readings[text] = Reading(text, index.names)
    return reading


def _words_of(text: str) -> frozenset[str]:
    """Return the lemmas of a text, with those of its separable verbs joined ("breidt … uit": uitbreiden)."""
    verbs = separable_verbs(text).values()
    return frozenset([*lemmas(text), *verbs, *(lemma(verb) for verb in verbs)])


def _without_programme(text: str, mentions: Iterable[Mention]) -> str:
    """Blank out the programme's own name: that it stands everywhere says nothing about the words in it."""
    for mention in mentions:
        if mention.name.kind == "programme":
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


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


def sentence_text(index: Index, passage: int, sentence: Sentence) -> str:
    """Return the words of a sentence of a passage."""
    return index.documents[index.passages[passage].document_id].text[sentence.start : sentence.end]


def support_of(index: Index, passage: int, position: int, *, limit: int) -> tuple[Sentence, ...]:
    """Return the sentences that the one at `position` leans on, nearest last, at most `limit`."""
    owner = index.passages[passage]
    before: list[Sentence] = []
    sentences = list(owner.sentences[: position + 1])
    if owner.sentences[position].leans and position == 0 and passage > 0:
        previous = index.passages[passage - 1]
        if previous.document_id == owner.document_id:
            sentences = [*previous.sentences, *sentences]
    while len(sentences) > 1 and sentences[-1].leans and len(before) < limit:
        sentences.pop()
        before.insert(0, sentences[-1])
    return tuple(before)
