"""What a sentence of a text says otherwise than a sentence of the sources: figure by figure, name by name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from assistant.answering.checking.candidates import Source
from assistant.answering.checking.guarded import DENIAL, guarded_words
from assistant.answering.checking.scope import group_of
from assistant.answering.checking.stated import Stated, guards_of
from assistant.answering.checking.verdicts import Difference, DifferenceKind
from assistant.answering.checks.measures import is_same, name_key
from assistant.answering.reading import nested
from assistant.records import Figure, Span
from assistant.text.figures import same_noun, same_value
from assistant.text.names import Mention

_RATE: Final = re.compile(r"\bper \w+|\b(?:jaar|maand|week|dag)elijks\b", re.IGNORECASE)
_COUNTED: Final = ("amount", "number", "percentage")
_UNNAMED: Final = ("term", "theme")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences of a claim with a source, and what of the claim has nothing across from it in the source."""

    differences: tuple[Difference, ...]
    unmatched: tuple[Span, ...]


def compare(stated: Stated, source: Source) -> Comparison:
    """Compare the figures, names and denial of a claim with those of the sentence itself (not of what is above it)."""
    figures = list(_figures(stated, source))
    names = list(_names(stated, source))
    told = [d for d in chain(figures, names) if isinstance(d, Difference)]
    left = [d for d in chain(figures, names) if isinstance(d, Span)]
    merged = _without_doubles(told)
    spans = [Span(d.start, d.end) for d in merged]
    loose = tuple(s for s in left if not any(s.start < t.end and t.start < s.end for t in spans))
    return Comparison((*merged, *_denial(stated, source)), loose)


def _figures(stated: Stated, source: Source) -> Iterator[Difference | Span]:
    """Yield the difference of each figure that the source has otherwise; the span of one it has nothing like."""
    theirs = [g for g in source.own.figures if not any(is_same(f, g) for f in stated.own.figures)]
    for figure in stated.own.figures:
        if any(is_same(figure, g) for g in source.whole.figures):
            continue
        across = _across(figure, theirs)
        if across is None or _may_be_same(stated, source, figure, across):
            yield Span(figure.start, figure.end)
            continue
        theirs.remove(across)
        yield Difference(_kind(figure, across), figure.text, figure.start, figure.end, *_placed(across))


def _across(figure: Figure, theirs: Sequence[Figure]) -> Figure | None:
    """Return the figure of the source that stands for the same thing, the nearest in value first."""
    same_unit = [g for g in theirs if _is_of_kind(figure, g)]
    if figure.kind not in _COUNTED:
        return min(same_unit, key=lambda g: not nested([_days(figure)], [_days(g)]), default=None)
    alike = sorted(same_unit, key=lambda g: (not same_value(figure, g), not _is_equal(figure, g), g.per != figure.per))
    other_unit = [g for g in theirs if g.kind in _COUNTED and _is_equal(figure, g)]
    return next(iter([*alike, *other_unit]), None)


def _may_be_same(stated: Stated, source: Source, figure: Figure, other: Figure) -> bool:
    """Tell whether two figures are written otherwise and may yet be the same.

    A day within a named month or year, where no money belongs to it; a rate that stands elsewhere in the sentence.
    """
    if figure.kind not in _COUNTED:
        money = any(f.kind == "amount" for f in stated.own.figures)
        return not money and nested([_days(figure)], [_days(other)])
    return _kind(figure, other) == "rate" and _rates(stated.own.text) == _rates(source.own.text)


def _days(figure: Figure) -> tuple[dt.date, dt.date]:
    return figure.first or dt.date.min, figure.last or dt.date.max


def _rates(text: str) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in _RATE.finditer(text))


def _is_of_kind(figure: Figure, other: Figure) -> bool:
    if figure.kind in _COUNTED:
        counts = figure.kind == "number"
        return figure.kind == other.kind and (not counts or same_noun(figure.noun, other.noun))
    return other.kind not in _COUNTED


def _is_equal(figure: Figure, other: Figure) -> bool:
    return (figure.low, figure.high) == (other.low, other.high)


def _kind(figure: Figure, other: Figure) -> DifferenceKind:
    if figure.kind not in _COUNTED:
        return "period"
    if same_value(figure, other):
        return "qualifier"
    if not _is_equal(figure, other):
        return "figure"
    return "rate" if figure.per != other.per else "unit"


def _placed(figure: Figure) -> tuple[str, int, int]:
    return figure.text, figure.start, figure.end


def _names(stated: Stated, source: Source) -> Iterator[Difference | Span]:
    """Yield the difference of each name that has another of its group across from it; else the span of the name."""
    known = {name_key(m) for m in (*source.whole.mentions, *source.context.mentions)}
    mine = {name_key(m) for m in stated.own.mentions}
    theirs = [m for m in source.own.mentions if name_key(m) not in mine]
    for mention in stated.own.mentions:
        if name_key(mention) in known or mention.name.kind in _UNNAMED or _has_namesake(mention, stated, known):
            continue
        said = stated.own.text[mention.start : mention.end]
        if said.casefold() in source.whole.text.casefold():
            continue
        across = next((m for m in theirs if group_of(m) == group_of(mention)), None)
        if across is None:
            yield Span(mention.start, mention.end)
            continue
        words = source.own.text[across.start : across.end]
        kind: DifferenceKind = "period" if mention.name.kind == "tranche" else "name"
        yield Difference(kind, said, mention.start, mention.end, words, across.start, across.end)


def _has_namesake(mention: Mention, stated: Stated, known: set[tuple[str, str]]) -> bool:
    """Tell whether a name that is spelled like this one, at the same place, is known to the source."""
    return any(m.start == mention.start and name_key(m) in known for m in stated.own.mentions)


def _denial(stated: Stated, source: Source) -> Iterator[Difference]:
    """Yield the difference when one of both denies what the other says."""
    mine, theirs = stated.denies, any(kind == DENIAL for kind, _ in guards_of(stated, source))
    if mine == theirs:
        return
    text = stated.own.text if mine else source.own.text
    start, end = next((s, e) for kind, s, e in guarded_words(text) if kind == DENIAL)
    if mine:
        yield Difference("denial", text[start:end], start, end, "", 0, 0)
    else:
        yield Difference("denial", "", 0, 0, text[start:end], start, end)


def _without_doubles(told: Sequence[Difference]) -> tuple[Difference, ...]:
    """Keep one difference for words that are both figure and name ("2026-2028")."""
    kept: list[Difference] = []
    for difference in told:
        if not any(difference.start < k.end and k.start < difference.end for k in kept):
            kept.append(difference)
    return tuple(kept)
