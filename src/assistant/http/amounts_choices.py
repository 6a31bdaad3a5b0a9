"""The filters of the page of amounts: what an address chooses, what it may choose, and how that is said in Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args
from urllib.parse import urlencode

from assistant.answering.amounts import FigureFilters, programme_id
from assistant.http.amounts_api import documents_of
from assistant.http.presentation import KINDS
from assistant.http.questions import clean_text
from assistant.index.opening import Index
from assistant.records import Kind

PAGE: Final = "/bedragen"
Grouping = Literal["periode", "ministerie", "thema", "gebied"]
GROUPINGS: Final[Mapping[Grouping, str]] = {
    "periode": "periode", "ministerie": "ministerie", "thema": "thema", "gebied": "gebied",
}  # fmt: skip
_PARAMETERS: Final = {
    "ministerie": "payer", "thema": "themes", "gebied": "areas", "periode": "period", "geld": "fund", "bron": "source",
}  # fmt: skip
"""The filters of the page, each with its name in `/v1/amounts`."""
_LABELS: Final = {
    "ministerie": "Ministerie dat betaalt", "thema": "Thema", "gebied": "Gebied", "periode": "Periode",
    "geld": "Uit welke pot", "bron": "Soort bron", "groep": "Groepeer per",
}  # fmt: skip
_SAID: Final = ("periode", "ministerie", "gebied", "geld", "thema", "bron")
"""The order in which filters are said."""
_SHOWN_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value in the address, its words in a list, and how it is said in a sentence."""

    value: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its options; `chosen` is None when all are wanted. `unknown` was asked for and is no option."""

    name: str
    label: str
    options: tuple[Option, ...]
    chosen: Option | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the address of the page says."""

    filters: tuple[Filter, ...]
    group: Filter

    @property
    def chosen(self) -> tuple[Filter, ...]:
        """The filters that leave something out."""
        return tuple(f for f in self.filters if f.chosen is not None)

    @property
    def unknown(self) -> tuple[Filter, ...]:
        """The filters that were asked for what does not exist, the grouping too."""
        return tuple(f for f in (*self.filters, self.group) if f.unknown)

    @property
    def grouping(self) -> Grouping:
        """What the amounts are grouped by."""
        value = self.group.chosen.value if self.group.chosen else ""
        return next((name for name in get_args(Grouping) if name == value), "periode")

    def values(self, *, without: str = "") -> dict[str, str]:
        """Return the value of each chosen filter but one."""
        return {f.name: f.chosen.value for f in self.chosen if f.chosen and f.name != without}

    def href(self, *, without: str = "") -> str:
        """Return the address of the page with these choices but one."""
        group = {"groep": self.grouping} if self.group.chosen else {}
        query = urlencode({**self.values(without=without), **group})
        return f"{PAGE}?{query}" if query else PAGE

    def api_href(self, form: Literal["json", "csv"]) -> str:
        """Return the address of the same figures in the API."""
        return "/v1/amounts?" + urlencode(
            [*((_PARAMETERS[name], value) for name, value in self.values().items()), ("format", form)]
        )


def read_choices(index: Index, query: Mapping[str, str]) -> Choices:
    """Return what the query of an address chooses; a value that is no option chooses nothing."""
    filters = tuple(_filter(name, options, query.get(name, "")) for name, options in _options(index).items())
    groups = tuple(Option(name, label, label) for name, label in GROUPINGS.items())
    return Choices(filters, _filter("groep", groups, query.get("groep", "")))


def figure_filters(index: Index, choices: Choices, *, without: str = "") -> FigureFilters:
    """Return the filters of the figures for these choices but one."""
    value = choices.values(without=without)
    kind = next((kind for kind in KINDS if kind == value.get("bron")), None)
    return FigureFilters(
        areas=_one(value.get("gebied")),
        themes=_one(value.get("thema")),
        payer=value.get("ministerie", ""),
        fund=value.get("geld", ""),
        period=value.get("periode", ""),
        documents=documents_of(index, kind),
    )


def describe_choices(choices: Choices) -> str:
    """Return what stands behind a number of amounts, as in " voor 2026-2028 van OCW"; "" for all amounts."""
    said = {f.name: f.chosen.said for f in choices.chosen if f.chosen}
    return "".join(said[name] for name in _SAID if name in said)


def _filter(name: str, options: Sequence[Option], value: str) -> Filter:
    chosen = next((option for option in options if option.value == value), None)
    unknown = clean_text(value)[:_SHOWN_CHARACTERS] if value and chosen is None else ""
    return Filter(name, _LABELS[name], tuple(options), chosen, unknown)


def _options(index: Index) -> dict[str, list[Option]]:
    """Return the options of each filter: all names of the table, and of the funds and sources those with an amount."""
    raw = index.names.raw
    payers = [(row["id"], row["name"], row.get("abbreviation", row["name"])) for row in raw.get("ministries", ())]
    return {
        "ministerie": [Option(key, _payer_label(name, short), f" van {short}") for key, name, short in payers],
        "thema": [Option(row["id"], row["name"], f", thema {row['name']}") for row in raw.get("themes", ())],
        "gebied": [Option(row["slug"], row["name"], f" bij {row['name']}") for row in raw.get("areas", ())],
        "periode": [Option(p, p, f" voor {p}") for p in sorted(_periods(index), reverse=True)],
        "geld": list(_funds(index)),
        "bron": [Option(kind, KINDS[kind].capitalize(), f", bron: {KINDS[kind]}") for kind in _kinds(index)],
    }


def _payer_label(name: str, short: str) -> str:
    label = name[:1].upper() + name[1:]
    return label if short == name else f"{label} ({short})"


def _periods(index: Index) -> set[str]:
    return {str(row["period"]) for row in index.names.raw.get("tranches", ()) if "period" in row}


def _kinds(index: Index) -> list[Kind]:
    found = {index.documents[row.document_id].kind for row in index.figures if row.figure.kind == "amount"}
    return [kind for kind in KINDS if kind in found]


def _funds(index: Index) -> Iterable[Option]:
    """Yield the programme itself, then the other funds of which there is an amount."""
    programme, raw = programme_id(index.names), index.names.raw
    if programme:
        name = str(raw["programme"].get("name", programme))
        yield Option(programme, name, f" uit de {name}")
    named = {key for row in index.figures if row.figure.kind == "amount" for key in row.ids("fund")}
    for row in raw.get("funds", ()):
        if row["id"] in named:
            yield Option(row["id"], f"Ander geld: {row['name']}", f" uit ander geld ({row['name']})")


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
