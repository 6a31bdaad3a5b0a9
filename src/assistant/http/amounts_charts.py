"""The bar charts of the page of amounts: one for each set of amounts that may stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from assistant.answering.comparable_amounts import Comparison, SubjectKind, subject_of
from assistant.answering.told_amounts import ToldAmount
from assistant.http.amounts_view import AmountView, Statement, describe_money, describe_name, describe_period
from assistant.http.bar_chart import Bar, BarChart, draw_bars
from assistant.http.figures_csv import RATES
from assistant.index.opening import Index

_UPPER_BOUNDS: Final = frozenset({"maximaal", "hoogstens", "ten hoogste", "hooguit", "max.", "tot", "tot maximaal"})
_SUBJECTS: Final[Mapping[SubjectKind, str]] = {"ministry": "ministerie", "place": "gebied", "theme": "thema"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its words; `sources` are the statements of the bars, in their order, each with its label.

    `reported` is True when one of the amounts is only what somebody said, such as a paper.
    """

    id: str
    heading: str
    money: str
    description: str
    chart: BarChart
    sources: tuple[tuple[str, Statement], ...]
    reported: bool


def picture_of(index: Index, view: AmountView, comparison: Comparison, *, number: int) -> Picture:
    """Return the chart of amounts that can be compared; `number` makes its ids."""
    scope = comparison.scope
    labels = [_label(index, view, told) for told in comparison.amounts]
    bars = [_bar(label, told) for label, told in zip(labels, comparison.amounts, strict=True)]
    rate = f"per {RATES.get(scope.per, scope.per)}" if scope.per else "in totaal"
    heading = f"Per {_SUBJECTS[scope.subject]}, {describe_period(scope.period)}, {rate}"
    values = "; ".join(f"{bar.label}: {bar.written}" for bar in bars)
    return Picture(
        id=f"grafiek-{number}",
        heading=heading,
        money=describe_money(comparison.amounts[0].main, index.names, view.table),
        description=f"Staafdiagram met {len(bars)} staven, de langste eerst. {values}.",
        chart=draw_bars(bars),
        sources=tuple(
            (label, view.statement(told.main)) for label, told in zip(labels, comparison.amounts, strict=True)
        ),
        reported=any(told.reported for told in comparison.amounts),
    )


def _bar(label: str, told: ToldAmount) -> Bar:
    """Return a bar; of what is an upper bound nothing is certain."""
    figure = told.main.figure
    low = Decimal(0) if figure.qualifier in _UPPER_BOUNDS else told.low
    return Bar(label, told.main.words, low, told.high)


def _label(index: Index, view: AmountView, told: ToldAmount) -> str:
    """Return the name of what a bar is of, of a ministry its abbreviation."""
    subject = subject_of(told)
    if subject is None:
        raise ValueError(f"A bar is of one subject, not of {told.main.about!r}")
    about = subject[1]
    rows: list[dict[str, Any]] = index.names.raw.get("ministries", []) if about.kind == "ministry" else []
    short = next((row.get("abbreviation") for row in rows if row["id"] == about.id), None)
    return str(short) if short else describe_name(view.table[about.kind, about.id])
