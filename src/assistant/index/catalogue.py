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
from assistant.text.attribution import Attributed, attribute_figures
from assistant.text.names import NameTable

_FILE = "figures.jsonl"


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
    within: dict[tuple[str, str], tuple[str, ...]] = {(name.kind, name.id): name.within for name in names.names}
    kept = kept or Unkept()
    for passage in passages:
        document = documents[passage.document_id]
        key = (document.title, document.sha256, passage)
        yield from kept.get(key, partial(_figures_of, document, passage, names, within))


def _figures_of(
    document: Document, passage: Passage, names: NameTable, within: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[StatedFigure, ...]:
    found: list[StatedFigure] = []
    before = ""
    for sentence in passage.sentences:
        text = document.text[sentence.start : sentence.end]
        rows = attribute_figures(
            names,
            text,
            before=before if sentence.leans else "",
            headings=passage.headings,
            title=document.title,
        )
        before = text
        found += [_stated(document, passage, sentence, row, within) for row in rows]
    return tuple(found)


def _stated(
    document: Document,
    passage: Passage,
    sentence: Sentence,
    row: Attributed,
    within: Mapping[tuple[str, str], tuple[str, ...]],
) -> StatedFigure:
    return StatedFigure(
        document_id=document.id,
        heading=passage.headings[-1] if passage.headings else "",
        figure=_moved(row.figure, sentence.start),
        sentence=Span(sentence.start, sentence.end),
        about=row.about,
        areas=frozenset(slug for a in row.about for slug in within.get((a.kind, a.id), ())),
        denied=row.denied,
        period=row.period,
        period_origin=row.period_origin,
        said=row.said,
        joint=row.joint,
        per=row.per,
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
    )


def _days(written: list[str] | None) -> tuple[dt.date, dt.date] | None:
    return None if written is None else (dt.date.fromisoformat(written[0]), dt.date.fromisoformat(written[1]))
