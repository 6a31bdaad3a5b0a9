"""Amounts each once: what gives the same value for the same scope together, and what differs from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.amounts import places_of, scheme_of
from assistant.answering.figure_scopes import is_reported
from assistant.index.opening import Index
from assistant.records import StatedFigure

_SCOPING = ("ministry", "theme", "fund", "tranche")


@dataclass(frozen=True, slots=True)
class ToldAmount:
    """A figure with all that state it, an announcement first; `others` have another value for the same scope.

    `reported` is True when it is only what somebody once said, such as a paper.
    """

    statements: tuple[StatedFigure, ...]
    reported: bool = False
    others: tuple[StatedFigure, ...] = ()

    @property
    def main(self) -> StatedFigure:
        """The statement that is shown."""
        return self.statements[0]

    @property
    def low(self) -> Decimal:
        """The lowest value."""
        return self.main.figure.low or Decimal(0)

    @property
    def high(self) -> Decimal:
        """The highest value."""
        return self.main.figure.high or Decimal(0)


def gather_amounts(index: Index, rows: Iterable[StatedFigure]) -> tuple[ToldAmount, ...]:
    """Return the amounts that these rows state, the largest first; equal ones keep the order of the rows.

    What differs is looked for in all sources, also those that the rows leave out.
    """
    shown = _told(index, rows)
    every = defaultdict(list)
    for told in _told(index, (row for row in index.figures if row.figure.kind == "amount")):
        every[scope_of(told.main)].append(told)
    found = [ToldAmount(t.statements, t.reported, _others(index, t, every)) for t in shown]
    return tuple(sorted(found, key=lambda t: (t.high, t.low), reverse=True))


def scope_of(row: StatedFigure) -> Hashable:
    """Return what has to be equal before two values can contradict each other; None when too little is known.

    As for the amounts that an answer compares: the same payer, area, theme, fund, tranche and rate, no sum of budgets.
    """
    if row.joint or not (row.areas or row.ids("tranche") or row.ids("ministry")):
        return None
    return row.figure.kind, row.per, row.areas, *(row.ids(kind) for kind in _SCOPING)


def _told(index: Index, rows: Iterable[StatedFigure]) -> list[ToldAmount]:
    together: dict[Hashable, list[StatedFigure]] = defaultdict(list)
    for row in rows:
        together[_same(index, row)].append(row)
    return [_one(index, statements) for statements in together.values()]


def _same(index: Index, row: StatedFigure) -> Hashable:
    """Return what two statements share when they say the same; of too little scope each stands by itself."""
    if not (places_of(row) or any(row.ids(kind) for kind in _SCOPING)):
        return row.document_id, row.figure.start
    figure = row.figure
    about = frozenset((a.kind, a.id) for a in row.about if a.kind != "programme")
    scheme = scheme_of(row, index.names)
    return figure.low, figure.high, figure.qualifier, row.per, row.joint, row.period, scheme, about


def _one(index: Index, statements: Sequence[StatedFigure]) -> ToldAmount:
    reported = {id(row): is_reported(index, row) for row in statements}
    ordered = sorted(
        statements,
        key=lambda row: (index.documents[row.document_id].kind != "announcement", reported[id(row)]),
    )
    return ToldAmount(tuple(ordered), reported=all(reported.values()))


def _others(index: Index, told: ToldAmount, every: Mapping[Hashable, Sequence[ToldAmount]]) -> tuple[StatedFigure, ...]:
    """Return other values of the same scope, of which one of each two is only reported.

    Two that the sources state themselves are different things: a part that was paid is no other total. What is stated
    goes before what is reported: those are then only set against the value that most statements give.
    """
    scope = scope_of(told.main)
    if scope is None:
        return ()
    stated = [other for other in every[scope] if not other.reported]
    lead = max(stated, key=lambda other: (_is_announced(index, other), len(other.statements)), default=None)
    rivals = [other for other in every[scope] if _differs(other, told)]
    if lead is None:
        return tuple(other.main for other in rivals)
    if told.reported:
        return (lead.main,) if _differs(lead, told) else ()
    if _differs(lead, told):
        return ()
    return tuple(other.main for other in rivals if other.reported)


def _differs(a: ToldAmount, b: ToldAmount) -> bool:
    return (a.low, a.high) != (b.low, b.high)


def _is_announced(index: Index, told: ToldAmount) -> bool:
    return index.documents[told.main.document_id].kind == "announcement"
