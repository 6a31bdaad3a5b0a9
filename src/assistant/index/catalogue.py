"""The catalogue of figures: what each amount, number and percentage of the sources is about, read once at ingestion."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from assistant.index.memory import Kept, Unkept
from assistant.records import About, Document, Figure, Passage, Sentence, Span, StatedFigure
from assistant.text.attribution import STATED, Attributed, attribute_cell, attribute_figures
from assistant.text.names import NameTable
from assistant.text.tables import Cell, Row, find_row, name_cell, row_figures

_FILE = "figures.jsonl"

_Within = Mapping[tuple[str, str], tuple[str, ...]]
"""The areas that each name lies in, by its kind and id."""


def collect_figures(
    documents: Mapping[str, Document],
    passages: Iterable[Passage],
    names: NameTable,
    *,
    kept: Kept[tuple[StatedFigure, ...]] | None = None,
) -> Iterator[StatedFigure]:
    """Yield the figures of all passages with what they are about, in the order of the sources.

    `kept` are the figures of passages that were read before with these names.
    """
    within: _Within = {(name.kind, name.id): name.within for name in names.names}
    kept = kept or Unkept()
    for passage in passages:
        document = documents[passage.document_id]
        key = (document.title, document.sha256, document.tables, passage)
        yield from kept.get(key, partial(_figures_of, document, passage, names, within))


def _figures_of(document: Document, passage: Passage, names: NameTable, within: _Within) -> tuple[StatedFigure, ...]:
    return tuple(_figures_within(document, passage, names, within))


def _figures_within(document: Document, passage: Passage, names: NameTable, within: _Within) -> Iterator[StatedFigure]:
    before = ""
    for sentence in passage.sentences:
        text = document.text[sentence.start : sentence.end]
        row = find_row(document.text, document.tables, sentence.start)
        if row is not None:
            for cell, found in _attribute_row(document, passage, row, names):
                stated = _state(document, passage, sentence, found, within, shift=row.start)
                yield dataclasses.replace(stated, unit=cell.unit, cell=name_cell(row, cell))
        else:
            leant_on = before if sentence.leans else ""
            for found in attribute_figures(
                names, text, before=leant_on, headings=passage.headings, title=document.title
            ):
                yield _state(document, passage, sentence, found, within, shift=sentence.start)
        before = text


def _attribute_row(
    document: Document, passage: Passage, row: Row, names: NameTable
) -> Iterator[tuple[Cell, Attributed]]:
    """Yield the figures of a table's row with their cells; each is about what its row, column and caption name."""
    figures = [(cell, f) for cell, f in row_figures(document.text, row) if f.kind in STATED]
    told = {cell.start for cell, _ in figures}
    label = " ".join(document.text[c.start : c.end] for c in row.cells if c.start not in told)
    for cell, figure in figures:
        found = attribute_cell(
            names,
            document.text[cell.start : cell.end],
            _moved(figure, row.start - cell.start),
            beside=(cell.column, label, row.caption),
            headings=passage.headings,
            title=document.title,
        )
        yield cell, dataclasses.replace(found, figure=figure)


def _state(
    document: Document, passage: Passage, sentence: Sentence, found: Attributed, within: _Within, *, shift: int
) -> StatedFigure:
    """Return a figure as the catalogue has it; the offsets of `found` are from `shift` on."""
    return StatedFigure(
        document_id=document.id,
        heading=passage.headings[-1] if passage.headings else "",
        figure=_moved(found.figure, shift),
        sentence=Span(sentence.start, sentence.end),
        about=found.about,
        areas=frozenset(slug for a in found.about for slug in within.get((a.kind, a.id), ())),
        denied=found.denied,
        period=found.period,
        period_origin=found.period_origin,
        said=found.said,
        joint=found.joint,
        per=found.per,
    )


def write_catalogue(folder: Path, rows: Iterable[StatedFigure]) -> None:
    """Write the catalogue into the folder of a generation."""
    with (folder / _FILE).open("w", encoding="utf-8") as file:
        for row in rows:
            packed = {**dataclasses.asdict(row), "areas": sorted(row.areas)}
            file.write(json.dumps(packed, ensure_ascii=False, default=str) + "\n")


def read_catalogue(folder: Path) -> tuple[StatedFigure, ...]:
    """Read the catalogue of a generation. Raises OSError or ValueError when it is not whole."""
    with (folder / _FILE).open(encoding="utf-8") as file:
        return tuple(_unpack(json.loads(line)) for line in file)


def _moved(figure: Figure, offset: int) -> Figure:
    return dataclasses.replace(figure, start=figure.start + offset, end=figure.end + offset)


def _unpack(row: dict[str, Any]) -> StatedFigure:
    figure = row["figure"]
    for name in ("low", "high"):
        figure[name] = None if figure[name] is None else Decimal(figure[name])
    return StatedFigure(
        document_id=row["document_id"],
        heading=row["heading"],
        figure=Figure(**figure),
        sentence=Span(**row["sentence"]),
        about=tuple(About(**a) for a in row["about"]),
        areas=frozenset(row["areas"]),
        denied=tuple((kind, name) for kind, name in row["denied"]),
        period=_days(row["period"]),
        period_origin=row["period_origin"],
        said=_days(row["said"]),
        joint=row["joint"],
        per=row["per"],
        unit=row["unit"],
        cell=row["cell"],
    )


def _days(written: list[str] | None) -> tuple[dt.date, dt.date] | None:
    return None if written is None else (dt.date.fromisoformat(written[0]), dt.date.fromisoformat(written[1]))
