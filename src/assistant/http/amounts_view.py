"""The rows of the page of amounts: each amount with its scope in Dutch words and the sentences that state it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assistant.answering.amounts import names_by_id, places_of, programme_id, scheme_of
from assistant.answering.reservations import doubt_of, times_within
from assistant.answering.told_amounts import ToldAmount
from assistant.http.amounts_choices import Grouping
from assistant.http.figures_csv import RATES
from assistant.http.presentation import Part, dutch_date
from assistant.http.schemas import passage_href
from assistant.index.opening import Index
from assistant.records import Document, Origin, StatedFigure
from assistant.text.names import Name, NameTable

MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
_FAR: Final[Mapping[Origin, str]] = {"before": "uit de zin ervoor", "heading": "uit de kop", "title": "uit de titel"}
_LAST: Final = "￿"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds for an amount; `found` says where that stands, when it is not in the sentence itself."""

    label: str
    value: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that states an amount; `number` is that of its document in the list of sources of the page."""

    number: int
    text: str
    document: Document
    parts: tuple[Part, ...]
    href: str


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A row: the words of the amount, what it is for, what the source doesn't say, and who states it."""

    number: int
    text: str
    rate: str
    period: str
    facts: tuple[Fact, ...]
    unsaid: tuple[str, ...]
    statements: tuple[Statement, ...]
    others: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class AmountGroup:
    """The rows that belong together, under one heading."""

    id: str
    heading: str
    rows: tuple[AmountRow, ...]


class AmountView:
    """Makes the rows of one page, and numbers the documents that they come from in the order of the page."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.table = names_by_id(index.names)
        self._numbers: dict[str, int] = {}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the rows so far, in the order of their numbers."""
        return tuple(self._index.documents[key] for key in self._numbers)

    def groups(self, amounts: Sequence[ToldAmount], grouping: Grouping) -> tuple[AmountGroup, ...]:
        """Return the amounts by group, those that belong to none last; within a group they keep their order."""
        found: dict[tuple[str, str], list[ToldAmount]] = {}
        for told in amounts:
            found.setdefault(group_of(told.main, grouping, self._index.names, self.table), []).append(told)
        numbered = iter(range(1, len(amounts) + 1))
        return tuple(
            AmountGroup(f"groep-{n}", heading, tuple(self.row(told, next(numbered)) for told in found[key, heading]))
            for n, (key, heading) in enumerate(sorted(found), 1)
        )

    def row(self, told: ToldAmount, number: int) -> AmountRow:
        """Return one row."""
        main = told.main
        inner = times_within(self._index.documents, main)
        return AmountRow(
            number=number,
            text=main.words,
            rate="" if inner and not main.per else describe_total(main),
            period=describe_period(main.period) if main.period else "",
            facts=tuple(self._facts(main, inner)),
            unsaid=tuple(_unsaid(main)),
            statements=tuple(self.statement(row) for row in told.statements),
            others=tuple(self.statement(row) for row in told.others),
        )

    def statement(self, row: StatedFigure) -> Statement:
        """Return the sentence of a figure, cut from its document, the figure apart."""
        document = self._index.documents[row.document_id]
        number = self._numbers.setdefault(document.id, len(self._numbers) + 1)
        cuts = (row.sentence.start, row.figure.start, row.figure.end, row.sentence.end)
        pieces = [document.text[begin:end] for begin, end in pairwise(cuts)]
        parts = tuple(Part(text, n == 1) for n, text in enumerate(pieces) if text)
        href = passage_href(document.id, row.sentence.start, row.sentence.end)
        return Statement(number, row.words, document, parts, href)

    def _facts(self, row: StatedFigure, inner: Sequence[str]) -> Iterator[Fact]:
        yield Fact("Pot", describe_money(row, self._index.names, self.table))
        for label, kinds in _FACTS.items():
            named = [a for a in row.about if a.kind in kinds]
            if named:
                names = ", ".join(describe_name(self.table[a.kind, a.id]) for a in named)
                yield Fact(label, names, _FAR.get(named[0].origin, ""))
        if row.period and row.period_origin:
            yield Fact("Periode", _with_tranche(row, self.table), _FAR.get(row.period_origin, ""))
        if inner:
            yield Fact("Let op", f"de zin noemt ook een kortere tijd: {', '.join(inner)}")
        doubt = doubt_of(self._index.documents, row)
        if doubt:
            yield Fact("Let op", f"de bron schrijft “{doubt}”")
        if row.said:
            yield Fact("Zo gezegd", describe_said(row.said))


_FACTS: Final = {
    "Betaler": ("ministry",),
    "Gebied": ("area", "municipality", "district", "province"),
    "Thema": ("theme",),
}
_GROUPED: Final[Mapping[Grouping, tuple[str, ...]]] = {
    "ministerie": _FACTS["Betaler"],
    "gebied": _FACTS["Gebied"],
    "thema": _FACTS["Thema"],
}
_UNNAMED: Final[Mapping[Grouping, str]] = {
    "ministerie": "Ministerie niet genoemd",
    "gebied": "Geen gebied genoemd",
    "thema": "Geen thema genoemd",
}


def group_of(
    row: StatedFigure, grouping: Grouping, names: NameTable, table: Mapping[tuple[str, str], Name]
) -> tuple[str, str]:
    """Return by what a group is sorted, and its heading."""
    if grouping == "periode":
        return _period_group(row, names)
    named = [table[a.kind, a.id] for a in row.about if a.kind in _GROUPED[grouping]]
    if not named:
        return _LAST, _UNNAMED[grouping]
    heading = " en ".join(_capital(describe_name(name)) for name in named)
    return heading.casefold(), heading


def describe_money(row: StatedFigure, names: NameTable, table: Mapping[tuple[str, str], Name]) -> str:
    """Return whose money an amount is, and that it is other money than the programme's."""
    scheme, own = scheme_of(row, names), table.get(("programme", programme_id(names)))
    funds = ", ".join(table[a.kind, a.id].name for a in row.about if a.kind == "fund")
    if scheme == "joint":
        named = ", ".join([*filter(None, [funds]), *([own.name] if own and own.id in row.ids("programme") else [])])
        return "verschillende potten opgeteld" + (f" (genoemd: {named})" if named else "")
    if scheme == "programme" and own:
        return own.name
    if scheme == "fund":
        other = f"ander geld, niet uit de {own.name}" if own else "ander geld"
        return f"{funds} ({other})" if funds else other
    return "niet genoemd"


def describe_total(row: StatedFigure) -> str:
    """Return whether an amount is a total or for each year; "" when its own words say so."""
    if not row.per:
        return "in totaal"
    rate = f"per {RATES.get(row.per, row.per)}"
    return "" if rate in row.figure.text else rate


def describe_name(name: Name) -> str:
    """Return a name; a gemeente and a district say that they are no area."""
    kinds = {"municipality": "gemeente", "district": "wijk", "province": "provincie"}
    kind = kinds.get(name.kind, "")
    return f"{name.name} ({kind})" if kind else name.name


def describe_period(days: tuple[dt.date, dt.date]) -> str:
    """Return a stretch of days as years or a month where it is just that."""
    first, last = days
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    next_day = last + dt.timedelta(days=1)
    if first.day == 1 and next_day.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return dutch_date(first) if first == last else f"{dutch_date(first)} tot en met {dutch_date(last)}"


def describe_said(days: tuple[dt.date, dt.date]) -> str:
    """Return when somebody said it, as in "op 12 juni 2023" or "in maart 2026"."""
    return f"{'op' if days[0] == days[1] else 'in'} {describe_period(days)}"


def _with_tranche(row: StatedFigure, table: Mapping[tuple[str, str], Name]) -> str:
    period = describe_period(row.period) if row.period else ""
    tranches = ", ".join(table[a.kind, a.id].name for a in row.about if a.kind == "tranche")
    return f"{period} ({tranches})" if tranches else period


def _unsaid(row: StatedFigure) -> Iterable[str]:
    kinds = {a.kind for a in row.about}
    if "ministry" not in kinds:
        yield "ministerie"
    if not places_of(row):
        yield "gebied"
    if "theme" not in kinds:
        yield "thema"
    if row.period is None:
        yield "periode"


def _period_group(row: StatedFigure, names: NameTable) -> tuple[str, str]:
    """Return the periods of the tranches first, the latest before the others, and what has none last."""
    if row.period is None:
        return _LAST, "Periode niet genoemd"
    heading = describe_period(row.period)
    periods = {tranche.get("period") for tranche in names.raw.get("tranches", ())}
    end, begin = (dt.date.max.toordinal() - day.toordinal() for day in (row.period[1], row.period[0]))
    return f"{heading not in periods:d}-{end:07}-{begin:07}", _capital(heading)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
