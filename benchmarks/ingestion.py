"""What the readers make of real documents: `python -m benchmarks.ingestion FOLDER` prints a Markdown table.

A number of the text that is read as no figure is a date's part, a code, an article or a telephone number, or is missed.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from assistant.errors import DocumentError
from assistant.index.fingerprint import find_files
from assistant.records import Document, Figure
from assistant.text.figures import find_figures
from assistant.text.tables import find_row, row_figures
from ingest.documents import read_document
from ingest.splitting import split_document

_COLUMNS: Final = (
    "format", "file", "pages", "headings", "passages", "sentences", "tables", "rows", "notes", "figures",
    "numbers left unread", "seconds",
)  # fmt: skip
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_MAX_BYTES, _MAX_CHARS = 20_000_000, 700


def main(argv: Sequence[str] | None = None) -> None:
    """Read each file of a folder and print a row for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingestion", description=__doc__)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args(argv)
    print(f"| {' | '.join(_COLUMNS)} |")
    print("|" + "---|" * len(_COLUMNS))
    for path in find_files(args.folder):
        if path.name.casefold() != "readme.md":
            print(f"| {' | '.join(_row(path))} |", flush=True)


def _row(path: Path) -> tuple[str, ...]:
    started = time.perf_counter()
    name = path.suffix.removeprefix("."), path.name
    try:
        document = read_document(path, max_bytes=_MAX_BYTES).document
    except DocumentError as exc:
        said = str(exc).removeprefix(f"{path}: ")
        return (*name, f"refused: {said}", *("" for _ in _COLUMNS[4:]), f"{time.perf_counter() - started:.1f}")
    passages = split_document(document, max_chars=_MAX_CHARS)
    seconds = time.perf_counter() - started
    figures = list(_figures(document))
    rows = sum(document.text.count("\n", t.start, t.end) + 1 - t.header_rows for t in document.tables)
    counts = (
        len(document.pages) or "–", len(document.headings), len(passages), sum(len(p.sentences) for p in passages),
        len(document.tables), rows, len(document.references), len(figures), _unread(document, figures),
    )  # fmt: skip
    return (*name, *map(str, counts), f"{seconds:.1f}")


def _figures(document: Document) -> Iterator[Figure]:
    """Yield the figures of the whole text, those of a table's rows with the unit of their column."""
    position = 0
    for table in document.tables:
        yield from find_figures(document.text[position : table.start])
        offset = table.start
        for line in document.text[table.start : table.end].split("\n"):
            row = find_row(document.text, document.tables, offset)
            yield from find_figures(line) if row is None else (figure for _, figure in row_figures(document.text, row))
            offset += len(line) + 1
        position = table.end
    yield from find_figures(document.text[position:])


def _unread(document: Document, figures: Sequence[Figure]) -> int:
    read = sum(len(_NUMBER.findall(figure.text)) for figure in figures)
    return max(0, len(_NUMBER.findall(document.text)) - read)


if __name__ == "__main__":
    main()
