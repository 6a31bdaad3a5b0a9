"""Amounts as a table on a terminal, with the sentences that they stand in below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.http.figure_schemas import FigureOut
from assistant.http.figures_csv import describe_rate, describe_scheme

_HEADER: Final = ("", "Bedrag", "Voor", "Betaler", "Geldstroom", "Periode")


def print_amounts(figures: Sequence[FigureOut]) -> None:
    """Print a row for each amount, then its sentence and source under the same number."""
    if not figures:
        print("Geen bedragen gevonden.")
        return
    rows = [_HEADER, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print("\nBronnen:")
    for line in _sources(figures):
        print(line)


def _row(figure: FigureOut) -> tuple[str, ...]:
    rate = describe_rate(figure)
    words = f"{figure.text} ({figure.unit})" if figure.unit else figure.text
    said = words if not rate or f"per {rate}" in figure.text else f"{words} per {rate}"
    fund = ", ".join(fund.name for fund in figure.funds)
    scheme = describe_scheme(figure)
    return (
        f"[{figure.citation.number}]",
        said,
        ", ".join(place.name for place in figure.places) or "-",
        ", ".join(payer.name.removeprefix("ministerie van ") for payer in figure.payers) or "-",
        f"{scheme}: {fund}" if fund else scheme or "-",
        _period(figure),
    )


def _period(figure: FigureOut) -> str:
    """Return years where a period is whole years, else its days."""
    if figure.period is None:
        return "-"
    first, last = figure.period.first, figure.period.last
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return f"{first:%d-%m-%Y} t/m {last:%d-%m-%Y}"
    return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"


def _sources(figures: Sequence[FigureOut]) -> Iterator[str]:
    for figure in figures:
        citation = figure.citation
        yield f"[{citation.number}] “{citation.quote}”"
        page = f"blz. {citation.page}" if citation.page else ""
        yield f"    {', '.join(part for part in (citation.title, page, citation.publisher, citation.url) if part)}"
