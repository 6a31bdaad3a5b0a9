"""The form of the search page: what its address says, what is wrong with that, and the filters that it stands for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from assistant.answering.replying.privacy import private_kinds
from assistant.http.presentation import KINDS
from assistant.http.questions import QUESTION_MAX_CHARS, clean_text, dutch_number
from assistant.index.opening import Index
from assistant.records import Filters

STEP: Final = 10
MOST: Final = 50
FIELDS: Final = ("gebied", "thema", "periode", "soort", "vanaf", "tot")
_DAY: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_YEAR: Final = re.compile(r"[1-9]\d{3}", re.ASCII)
_UNKNOWN: Final[Mapping[str, str]] = {
    "gebied": "Dit gebied kennen wij niet. Kies een gebied uit de lijst.",
    "thema": "Dit thema kennen wij niet. Kies een thema uit de lijst.",
    "periode": "Deze periode kennen wij niet. Kies een periode uit de lijst.",
    "soort": "Deze soort bron kennen wij niet. Kies een soort uit de lijst.",
}

Options = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A search as its address has it: the words and the values of FIELDS that are not empty, both as they were typed.

    `faults` maps a field, or "q", to what is wrong with it; `filters` is what the values stand for. `limit` is how many
    passages are shown, 10 to 50. `asked` is False for the empty form.
    """

    words: str
    values: Mapping[str, str]
    limit: int = STEP
    asked: bool = False
    faults: Mapping[str, str] = field(default_factory=dict)
    filters: Filters = field(default_factory=Filters)

    def address(self, **changed: str) -> str:
        """Return the address of this search with some parameters changed; an empty one is left out."""
        parts = {"q": self.words, **self.values, "aantal": str(self.limit) if self.limit > STEP else ""}
        return "/zoeken?" + urlencode({name: value for name, value in {**parts, **changed}.items() if value})

    def without(self, name: str) -> SearchForm:
        """Return this search without one of its filters."""
        values = {key: value for key, value in self.values.items() if key != name}
        return replace(self, values=values, limit=STEP, filters=_filters(values))


def read_form(index: Index, parameters: Mapping[str, str]) -> SearchForm:
    """Read the form from the parameters of an address."""
    words = clean_text(parameters.get("q", ""))
    values = {name: value for name in FIELDS if (value := clean_text(parameters.get(name, "")))}
    form = SearchForm(
        words, values, limit=_limit(parameters.get("aantal", "")), asked="q" in parameters or bool(values)
    )
    if not form.asked:
        return form
    faults = dict(_faults(index, words, values))
    return replace(form, faults=faults) if faults else replace(form, filters=_filters(values))


def form_options(index: Index) -> Options:
    """Return for each list of the form its values with what they are called, in the order to show them."""
    raw = index.names.raw
    present = {document.kind for document in index.documents.values()}
    areas = {row["slug"]: row["name"] for row in raw.get("areas", ())}
    return {
        "gebied": dict(sorted(areas.items(), key=lambda area: area[1].casefold())),
        "thema": {row["id"]: row["name"] for row in raw.get("themes", ())},
        "periode": {
            row["period"]: f"{row['period'].replace('-', ' tot en met ')} ({row['name']})"
            for row in raw.get("tranches", ())
            if "period" in row
        },
        "soort": {kind: label for kind, label in KINDS.items() if kind in present},
    }


def read_day(typed: str, *, last: bool = False) -> dt.date | None:
    """Return the day of "11-12-2025", "2025-12-11" or "2025" (its first or last day), None for what is no date."""
    if _YEAR.fullmatch(typed):
        return dt.date(int(typed), 12, 31) if last else dt.date(int(typed), 1, 1)
    day, iso = _DAY.fullmatch(typed), _ISO.fullmatch(typed)
    found = day.groups()[::-1] if day else iso.groups() if iso else None
    try:
        return dt.date(*map(int, found)) if found else None
    except ValueError:
        return None


def _faults(index: Index, words: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    fault = _words_fault(index, words)
    if fault:
        yield "q", fault
    for name, options in form_options(index).items():
        if name in values and values[name] not in options:
            yield name, _UNKNOWN[name]
    days = {name: read_day(values[name], last=name == "tot") for name in ("vanaf", "tot") if name in values}
    for name, day in days.items():
        if day is None:
            yield name, "Dit is geen datum. Schrijf een datum als 11-12-2025, of een jaar."
    first, last = days.get("vanaf"), days.get("tot")
    if first and last and first > last:
        yield "tot", "Deze datum ligt vóór de datum bij ‘vanaf’. Draai de datums om."


def _words_fault(index: Index, words: str) -> str:
    if not words:
        return "Typ eerst een of meer zoekwoorden."
    if len(words) > QUESTION_MAX_CHARS:
        return f"Uw zoekvraag heeft {dutch_number(len(words))} tekens. Maak hem korter: hoogstens 1.000 tekens."
    if "\ufffd" in words:
        return "Uw zoekvraag heeft een teken dat wij niet kunnen lezen (\ufffd). Typ de woorden opnieuw."
    if private_kinds(index, words):
        return "Er staan persoonlijke gegevens in uw zoekvraag. Haal die weg, want de woorden staan in het adres."
    return ""


def _filters(values: Mapping[str, str]) -> Filters:
    return Filters(
        areas=(values["gebied"],) if "gebied" in values else (),
        themes=(values["thema"],) if "thema" in values else (),
        period=values.get("periode", ""),
        kind=values.get("soort", ""),
        date_from=read_day(values.get("vanaf", "")),
        date_until=read_day(values.get("tot", ""), last=True),
    )


def _limit(typed: str) -> int:
    """Return how many passages are shown: what is typed, in steps of ten; ten for what is no number."""
    number = int(typed) if re.fullmatch(r"\d{1,4}", typed, re.ASCII) else STEP
    return min(MOST, max(STEP, -(-number // STEP) * STEP))
