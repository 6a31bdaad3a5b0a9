"""The amounts of an area as lines of a table: by period, equal ones joined, each with its sources."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from assistant.answering.amounts import names_by_id
from assistant.http.footnotes import Footnotes
from assistant.http.presentation import dutch_date
from assistant.index.opening import Index
from assistant.records import Citation, StatedFigure
from assistant.text.attribution import tranche_years

_RATES: Final[Mapping[str, str]] = {
    "year": "per jaar",
    "month": "per maand",
    "week": "per week",
    "day": "per dag",
    "person": "per persoon",
}


@dataclass(frozen=True, slots=True)
class AmountLine:
    """An amount as it is written; `rate` is "per jaar" when the source says so elsewhere in the sentence, or "".

    `period` is "" and `payers` are empty when the source names none. All citations state this amount.
    """

    text: str
    rate: str
    period: str
    payers: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PeriodAmounts:
    """The amounts of one tranche; without `period` those of which the sources don't say when.

    `whole` is False when there is none for the whole period.
    """

    period: str
    name: str
    lines: tuple[AmountLine, ...]
    whole: bool


def amounts_by_period(index: Index, rows: Sequence[StatedFigure], notes: Footnotes) -> tuple[PeriodAmounts, ...]:
    """Return the amounts of each tranche, the latest first, also when there is none; then those of no tranche."""
    groups = []
    left = list(rows)
    tranches = [t for t in index.names.raw.get("tranches", ()) if t.get("period")]
    for tranche in sorted(tranches, key=lambda t: t["first_year"], reverse=True):
        inside = [row for row in left if _is_inside(index, row, tranche)]
        left = [row for row in left if row not in inside]
        whole = any(row.ids("tranche") or row.period == tranche_years(index.names, tranche["id"]) for row in inside)
        lines = amount_lines(index, inside, notes)
        groups.append(PeriodAmounts(tranche["period"], tranche["name"], lines, whole))
    if left:
        groups.append(PeriodAmounts("", "", amount_lines(index, left, notes), whole=False))
    return tuple(groups)


def amount_lines(index: Index, rows: Iterable[StatedFigure], notes: Footnotes) -> tuple[AmountLine, ...]:
    """Return a line for each amount; those that say the same for the same time are one, with the sources of all."""
    lines: dict[tuple[object, ...], AmountLine] = {}
    table = names_by_id(index.names)
    for row in rows:
        figure = row.figure
        cited = notes.cite(row.document_id, row.sentence, heading=row.heading)
        payers = tuple(sorted(table["ministry", name].name for name in row.ids("ministry")))
        key = (figure.low, figure.high, figure.qualifier, row.per, row.period, payers)
        if key in lines:
            known = lines[key]
            lines[key] = replace(known, citations=tuple(dict.fromkeys((*known.citations, cited))))
        else:
            rate = _RATES.get(row.per, "")
            shown = "" if rate in figure.text else rate
            lines[key] = AmountLine(figure.text, shown, period_name(row.period), payers, (cited,))
    return tuple(lines.values())


def period_name(period: tuple[dt.date, dt.date] | None) -> str:
    """Return a stretch of time in Dutch: "2023", "2023-2025", "december 2023", "1 mei 2025"; "" for none."""
    if period is None:
        return ""
    first, last = period
    if first == last:
        return dutch_date(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        months = [dutch_date(date).split(" ", 1)[1] for date in period]
        return " tot en met ".join(dict.fromkeys(months))
    return f"{dutch_date(first)} tot en met {dutch_date(last)}"


def _is_inside(index: Index, row: StatedFigure, tranche: Mapping[str, Any]) -> bool:
    """Tell whether an amount is of this tranche alone, or names none and is for a time within it."""
    if row.ids("tranche"):
        return row.ids("tranche") == {tranche["id"]}
    begin, end = tranche_years(index.names, tranche["id"])
    return row.period is not None and begin <= row.period[0] and row.period[1] <= end
