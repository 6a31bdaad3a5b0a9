"""What was asked, what the sources did not answer and what people thought, as counts that tell of nobody.

A count below five is never given. Where the counts add up to a total that is given too, more are withheld when the
total less the rest would tell a small one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from assistant.http.counts import AnswerCount, Counts, FeedbackCount

LEAST: Final = 5
"""The smallest count that is given, and the smallest remainder that may follow from two."""

Counted = TypeVar("Counted", AnswerCount, FeedbackCount)
Cell = int | Literal["few", "withheld"]
"""A count; "few" for one from 1 to 4, "withheld" for one that would tell another."""


@dataclass(frozen=True, slots=True)
class Row:
    """How often something (an id, a code, a day) was asked, and of these how often the sources did not answer it.

    Of an opinion: how often it was given, and of these how often on an answer that is not in the sources.
    """

    key: str
    asked: Cell
    unanswered: Cell


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of the days `since` to `until`, both included; what was left unanswered most comes first.

    `pairs` has keys as "area/theme" and only counts that can be given. `opinions` has the keys "useful" and
    "notUseful"; `objections` are the reasons of the latter, with the key "" for none. Everything is empty when `asked`
    is few, and the opinions when they are.
    """

    since: dt.date
    until: dt.date
    asked: Cell
    unanswered: Cell
    areas: tuple[Row, ...] = ()
    themes: tuple[Row, ...] = ()
    pairs: tuple[Row, ...] = ()
    statuses: tuple[Row, ...] = ()
    reasons: tuple[Row, ...] = ()
    languages: tuple[Row, ...] = ()
    days: tuple[Row, ...] = ()
    opinions: tuple[Row, ...] = ()
    objections: tuple[Row, ...] = ()


def report(counts: Counts, *, since: dt.date, until: dt.date) -> Report:
    """Return the report of counts that were read for these days."""
    answers = counts.answers
    total = len(answers)
    missed = sum(map(_is_unanswered, answers))
    if total < LEAST:
        return Report(since, until, _cell(total), "few" if missed else 0)
    pairs = _rows(answers, lambda a: [f"{area}/{theme}" for area in a.areas for theme in a.themes])
    return Report(
        since,
        until,
        total,
        _part(missed, total),
        areas=_rows(answers, lambda a: a.areas),
        themes=_rows(answers, lambda a: a.themes),
        pairs=tuple(row for row in pairs if isinstance(row.asked, int)),
        statuses=_partition(answers, lambda a: a.status),
        reasons=_rows(answers, lambda a: [a.reason] if a.reason and _is_unanswered(a) else []),
        languages=_partition(answers, lambda a: a.language),
        days=tuple(sorted(_partition(answers, lambda a: a.hour[:10]), key=lambda row: row.key)),
        opinions=_opinions(counts.feedback),
        objections=_objections(counts.feedback),
    )


def _opinions(given: Sequence[FeedbackCount]) -> tuple[Row, ...]:
    if len(given) < LEAST:
        return ()
    return _partition(given, lambda opinion: "useful" if opinion.useful else "notUseful")


def _objections(given: Sequence[FeedbackCount]) -> tuple[Row, ...]:
    """Return the reasons, when it may be told how many they are together."""
    against = [opinion for opinion in given if not opinion.useful]
    told = any(row.key == "notUseful" and isinstance(row.asked, int) for row in _opinions(given))
    return _partition(against, lambda opinion: opinion.reason) if told else ()


def _rows(answers: Iterable[AnswerCount], keys: Callable[[AnswerCount], Iterable[str]]) -> tuple[Row, ...]:
    """Return a row per key; an answer can have several keys or none, so that the rows make up no total."""
    asked: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for answer in answers:
        asked.update(keys(answer))
        missed.update(keys(answer) if _is_unanswered(answer) else ())
    ordered = sorted(asked, key=lambda key: (-missed[key], -asked[key], key))
    return _made(ordered, {key: _cell(asked[key]) for key in asked}, asked, missed)


def _partition(answers: Sequence[Counted], key: Callable[[Counted], str]) -> tuple[Row, ...]:
    """Return a row per key, the most counted first; each count has one key, so that the rows make up the total."""
    asked = Counter(map(key, answers))
    missed = Counter(key(answer) for answer in answers if _is_unanswered(answer))
    ordered = sorted(asked, key=lambda name: (-asked[name], name))
    rows = _made(ordered, _hidden_well({name: _cell(asked[name]) for name in ordered}, asked), asked, missed)
    parts = _hidden_well({row.key: row.unanswered for row in rows}, missed)
    return tuple(Row(row.key, row.asked, parts[row.key]) for row in rows)


def _hidden_well(cells: Mapping[str, Cell], counts: Mapping[str, int]) -> dict[str, Cell]:
    """Withhold the smallest counts until those hidden are two or more and together no small count, or none is left."""
    kept = dict(cells)
    while True:
        hidden = [counts[key] for key, cell in kept.items() if not isinstance(cell, int) and counts[key]]
        shown = [key for key, cell in kept.items() if isinstance(cell, int) and counts[key]]
        if not hidden or not shown or (len(hidden) > 1 and sum(hidden) >= LEAST):
            return kept
        kept[min(shown, key=lambda key: counts[key])] = "withheld"


def _made(
    ordered: Iterable[str], cells: Mapping[str, Cell], asked: Mapping[str, int], missed: Mapping[str, int]
) -> tuple[Row, ...]:
    """Return rows; of one whose `asked` is hidden, nothing more is given."""
    return tuple(
        Row(key, cells[key], _part(missed[key], asked[key]) if isinstance(cells[key], int) else "withheld")
        for key in ordered
    )


def _cell(count: int) -> Cell:
    return "few" if 0 < count < LEAST else count


def _part(count: int, whole: int) -> Cell:
    """Return a count that is a part of `whole`, which is given too."""
    if 0 < count < LEAST:
        return "few"
    return "withheld" if 0 < whole - count < LEAST else count


def _is_unanswered(answer: AnswerCount | FeedbackCount) -> bool:
    return answer.status == "unanswerable"
