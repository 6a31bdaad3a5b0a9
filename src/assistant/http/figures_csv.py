"""Figures as a table that opens well in a Dutch spreadsheet: semicolons, decimal commas, dates as 31-12-2028.

A cell that a spreadsheet would read as a formula gets an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from assistant.answering.amounts import StatedKind
from assistant.http.figure_schemas import FigureOut, NamedOut, StretchOut
from assistant.http.life_words import life_line
from assistant.records import Life

COLUMNS: Final = (
    "Nummer", "Bedrag of waarde", "Laagste", "Hoogste", "Eenheid", "Aanduiding", "Per", "Geldstroom", "Fonds",
    "Betaler", "Gebied", "Andere plaats", "Thema", "Tranche", "Periode van", "Periode tot en met", "Genoemd van",
    "Genoemd tot en met", "Gaat niet over", "Waar gevonden", "Titel bron", "Uitgever", "Datum bron", "Webadres",
    "Citaat", "Document", "Begin citaat", "Einde citaat", "SHA-256", "Bladzijde",
    "Geldigheid",
)  # fmt: skip
BOM: Final = "\ufeff"
_RISKY: Final = tuple("=+-@\t\r")
_SCHEMES: Final = {"programme": "deze regeling", "fund": "ander geld", "joint": "geldstromen samen", None: ""}
RATES: Final = {"year": "jaar", "month": "maand", "week": "week", "day": "dag", "person": "persoon"}
_ORIGINS: Final = {
    "clause": "naast het bedrag",
    "sentence": "in de zin",
    "before": "in de zin ervoor",
    "heading": "in de kop",
    "title": "in de titel",
}
_UNITS: Final[dict[StatedKind, str]] = {"amount": "euro", "percentage": "procent", "number": ""}


def write_csv(figures: Iterable[FigureOut]) -> str:
    """Return the table with a byte order mark, a row of column names, and one row per figure."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([harmless_cell(cell) for cell in _cells(figure)] for figure in figures)
    return BOM + out.getvalue()


def dutch_decimal(value: Decimal) -> str:
    """Return an exact number with a decimal comma, without dots between thousands."""
    whole = value.to_integral_value()
    return f"{whole:f}" if value == whole else f"{value.normalize():f}".replace(".", ",")


def describe_scheme(figure: FigureOut) -> str:
    """Return whose money a figure is, in Dutch."""
    return _SCHEMES[figure.scheme]


def describe_rate(figure: FigureOut) -> str:
    """Return the Dutch word of the rate, "" for a total."""
    return RATES.get(figure.per, figure.per)


def _cells(figure: FigureOut) -> tuple[str, ...]:
    value = figure.amount_eur or figure.value
    citation = figure.citation
    return (
        str(citation.number),
        f"{figure.text} ({figure.unit})" if figure.unit else figure.text,
        dutch_decimal(value.low) if value else "",
        dutch_decimal(value.high) if value else "",
        _UNITS[figure.kind] or figure.noun,
        figure.qualifier,
        describe_rate(figure),
        describe_scheme(figure),
        *(_joined([a.name for a in named]) for named in (figure.funds, figure.payers, figure.areas)),
        _joined([place.name for place in figure.places if place.kind != "area"]),
        *(_joined([a.name for a in named]) for named in (figure.themes, figure.tranches)),
        *_stretch(figure.period),
        *_stretch(figure.said),
        _joined([name.name for name in figure.denied]),
        _found(figure),
        citation.title,
        citation.publisher,
        _date(citation.date),
        citation.url,
        citation.quote,
        citation.document_id,
        str(citation.start),
        str(citation.end),
        citation.text_sha256,
        str(citation.page or ""),
        life_line(Life(**citation.life.model_dump())),
    )


def _found(figure: FigureOut) -> str:
    """Return where each of the names and the period was found, as in "Betaler: in de zin"."""
    named: dict[str, Sequence[NamedOut]] = {
        "Fonds": figure.funds,
        "Betaler": figure.payers,
        "Plaats": figure.places,
        "Thema": figure.themes,
        "Tranche": figure.tranches,
    }
    found = [(label, names[0].found_in) for label, names in named.items() if names]
    if figure.period:
        found.append(("Periode", figure.period.found_in))
    return _joined([f"{label}: {_ORIGINS[origin]}" for label, origin in found])


def _stretch(days: StretchOut | None) -> tuple[str, str]:
    return (_date(days.first), _date(days.last)) if days else ("", "")


def _date(day: dt.date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def harmless_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(_RISKY) or cell.startswith(_RISKY) else cell
