"""What the figures and names of a document mean, to mark them in its text and to list them below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.http.document_view import Mark
from assistant.http.figure_schemas import FigureOut, NamedOut, figure_out
from assistant.http.figures_csv import describe_rate, describe_scheme
from assistant.http.presentation import dutch_date
from assistant.index.opening import Index
from assistant.records import Document, Origin, Span
from assistant.text.names import Mention, NameKind, find_names

_NAME_KINDS: Final[Mapping[NameKind, str]] = {
    "programme": "regeling of programma",
    "area": "gebied",
    "municipality": "gemeente",
    "district": "wijk",
    "province": "provincie",
    "theme": "thema",
    "ministry": "ministerie",
    "tranche": "tranche",
    "fund": "ander geld",
    "term": "begrip",
}
_ORIGINS: Final[Mapping[Origin, str]] = {
    "clause": "",
    "sentence": "",
    "before": " (uit de zin ervoor)",
    "heading": " (uit de kop)",
    "title": " (uit de titel)",
}


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure of a document: its words and what they are about, as a label and a value each; none when not known."""

    number: int
    text: str
    span: Span
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NameNote:
    """A name of a document: how it is written, which names may be meant, and where it stands."""

    number: int
    written: tuple[str, ...]
    meant: tuple[str, ...]
    spans: tuple[Span, ...]


def note_figures(index: Index, document: Document) -> tuple[FigureNote, ...]:
    """Return the amounts, numbers and percentages of a document in the order of its text."""
    rows = (row for row in index.figures if row.document_id == document.id)
    ordered = sorted(rows, key=lambda row: (row.figure.start, -row.figure.end))
    found = [figure_out(index, row, number=number) for number, row in enumerate(ordered, 1)]
    return tuple(
        FigureNote(figure.citation.number, figure.text, Span(figure.start, figure.end), tuple(_facts(figure)))
        for figure in found
    )


def note_names(index: Index, document: Document) -> tuple[NameNote, ...]:
    """Return the names of a document, in the order of their first places; names that share a spelling together."""
    at: dict[Span, list[Mention]] = {}
    for mention in find_names(index.names, document.text):
        at.setdefault(Span(mention.start, mention.end), []).append(mention)
    places: dict[tuple[tuple[str, str], ...], list[Span]] = {}
    meanings: dict[tuple[tuple[str, str], ...], tuple[str, ...]] = {}
    for span, mentions in at.items():
        key = tuple(sorted({(m.name.kind, m.name.id) for m in mentions}))
        places.setdefault(key, []).append(span)
        meanings[key] = tuple(dict.fromkeys(f"{m.name.name} ({_NAME_KINDS[m.name.kind]})" for m in mentions))
    return tuple(
        NameNote(number, _written(document, spans), meanings[key], tuple(spans))
        for number, (key, spans) in enumerate(places.items(), 1)
    )


def mark_notes(figures: Iterable[FigureNote], names: Iterable[NameNote]) -> list[Mark]:
    """Return where these figures and names stand in the text."""
    marks = [Mark(note.span.start, note.span.end, "figure", note.number) for note in figures]
    return marks + [Mark(span.start, span.end, "name", note.number) for note in names for span in note.spans]


def _written(document: Document, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(document.text[span.start : span.end].split()) for span in spans))


def _facts(figure: FigureOut) -> Iterator[tuple[str, str]]:
    """Yield what a figure is about, with where that was found when it is not its own sentence."""
    rows: dict[str, Sequence[NamedOut]] = {
        "Betaald door": figure.payers,
        "Fonds": figure.funds,
        "Plaats": figure.places,
        "Thema": figure.themes,
        "Tranche": figure.tranches,
    }
    if figure.kind == "number" and figure.noun:
        yield "Aantal", figure.noun
    if figure.kind == "amount" and figure.scheme:
        yield "Geldstroom", describe_scheme(figure)
    for label, named in rows.items():
        if named:
            yield label, ", ".join(name.name + _ORIGINS[name.found_in] for name in named)
    if figure.period:
        days = f"{dutch_date(figure.period.first)} tot en met {dutch_date(figure.period.last)}"
        yield "Periode", days + _ORIGINS[figure.period.found_in]
    if figure.per:
        yield "Per", describe_rate(figure)
    if figure.denied:
        yield "Gaat niet over", ", ".join(name.name for name in figure.denied)
