"""Amounts that may stand beside each other in one picture: the same money, period and rate, each of another subject."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistant.answering.amounts import Scheme, places_of, scheme_of
from assistant.answering.told_amounts import ToldAmount
from assistant.records import About
from assistant.text.names import NameTable

SubjectKind = Literal["ministry", "place", "theme"]
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Scope:
    """What the amounts of one picture share: whose money, the period, the rate, and what kind of subject they have."""

    subject: SubjectKind
    scheme: Scheme
    funds: tuple[str, ...]
    period: tuple[dt.date, dt.date]
    per: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """At least two amounts of one scope, each of its own subject, the largest first."""

    scope: Scope
    amounts: tuple[ToldAmount, ...]


def compare_amounts(names: NameTable, amounts: Iterable[ToldAmount]) -> tuple[Comparison, ...]:
    """Return which amounts can be compared: the programme's own first, then the latest period, then the most amounts.

    An amount without a period, or that adds budgets together, is in none. A subject of which the sources state more
    than one value is left out.
    """
    sets: dict[Scope, dict[Hashable, list[ToldAmount]]] = defaultdict(lambda: defaultdict(list))
    for told in amounts:
        scope = scope_within(names, told)
        if scope is not None:
            sets[scope][_subject(told)].append(told)
    found = [Comparison(scope, _largest_first(subjects.values())) for scope, subjects in sets.items()]
    return tuple(sorted((c for c in found if len(c.amounts) >= _FEWEST), key=_rank))


def subject_of(told: ToldAmount) -> tuple[SubjectKind, About] | None:
    """Return the one payer, place or theme that an amount is of; None when it has none, or more than one."""
    row = told.main
    named: list[tuple[SubjectKind, About]] = [("place", a) for a in places_of(row)]
    named += [("ministry", a) for a in row.about if a.kind == "ministry"]
    named += [("theme", a) for a in row.about if a.kind == "theme"]
    return named[0] if len(named) == 1 else None


def scope_within(names: NameTable, told: ToldAmount) -> Scope | None:
    """Return the scope of an amount, None when it can't be compared."""
    row = told.main
    subject = subject_of(told)
    scheme = scheme_of(row, names)
    if subject is None or row.period is None or scheme not in ("programme", "fund"):
        return None
    funds = tuple(sorted(row.ids("fund")))
    if scheme == "fund" and not funds:
        return None
    return Scope(subject[0], scheme, funds, row.period, row.per)


def _subject(told: ToldAmount) -> Hashable:
    """Return what one bar is of; a gemeente with one area is that area's."""
    subject = subject_of(told)
    return told.main.areas if subject and subject[0] == "place" and told.main.areas else subject and subject[1].id


def _largest_first(subjects: Iterable[Sequence[ToldAmount]]) -> tuple[ToldAmount, ...]:
    settled = [told for found in subjects if (told := _settled(found)) is not None]
    return tuple(sorted(settled, key=lambda t: (t.high, t.low), reverse=True))


def _settled(found: Sequence[ToldAmount]) -> ToldAmount | None:
    """Return the only value that is stated of a subject, else the only one that is reported; None when they differ."""
    stated = [told for told in found if not told.reported] or list(found)
    values = {(told.low, told.high, told.main.figure.qualifier) for told in stated}
    return stated[0] if len(values) == 1 else None


def _rank(comparison: Comparison) -> tuple[bool, int, int]:
    scope = comparison.scope
    return scope.scheme != "programme", -scope.period[1].toordinal(), -len(comparison.amounts)
