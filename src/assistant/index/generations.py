"""Generations of the index on disk: written whole, then published by replacing one small file.

    <data>/current                      names the published generation
    <data>/generations/<generation>/    manifest.json, documents.jsonl, passages.jsonl, vectors/ and more

A folder that `current` does not name is torn or old; readers never look at it and the next ingestion removes it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from assistant.errors import AssistantError, IndexMismatchError, IndexMissingError
from assistant.records import (
    Document,
    Heading,
    Life,
    PageStart,
    Passage,
    Reference,
    Retrieval,
    Sentence,
    Span,
    Table,
)

_NAME = re.compile(r"[\w-]+")

UNFINISHED = "unfinished"
"""The folder in which a stopped ingestion leaves the vectors that it had made."""

FORMAT = 10
"""Rises whenever files of an older version can't be read any more."""


Split = tuple[Document, Sequence[Passage]]
"""A document with its passages, in order."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation has."""

    documents: int
    passages: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; `skipped` are the messages of documents that could not be read."""

    generation: str
    created: str
    fingerprint: str
    encoder: str
    documents: int
    passages: int
    sentences: int
    previous: str | None
    skipped: tuple[str, ...] = ()
    format: int = FORMAT
    unanswered: int = 0


def folder_of(data: Path, generation: str) -> Path:
    """Return the folder of a generation."""
    return data / "generations" / generation


def published(data: Path) -> str | None:
    """Return the name of the published generation, or None."""
    try:
        name = (data / "current").read_bytes().decode(errors="replace").strip()
        return name if _NAME.fullmatch(name) else None
    except FileNotFoundError:
        return None
    except OSError as exc:
        raise AssistantError(f"{data / 'current'} can't be read: {exc.strerror}. Give this user read access.") from exc


def read_manifest(data: Path) -> Manifest:
    """Return the manifest of the published generation.

    Raises IndexMissingError without one, IndexMismatchError when a newer version wrote it.
    """
    generation = published(data)
    if generation is None:
        raise IndexMissingError(f"There is no index in {data}. Run `python -m ingest` first.")
    try:
        raw = json.loads((folder_of(data, generation) / "manifest.json").read_text(encoding="utf-8"))
        if raw["format"] == FORMAT:
            return Manifest(**{**raw, "skipped": tuple(raw["skipped"])})
        newer = raw["format"] > FORMAT
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise damaged(data, exc) from exc
    what = "by a newer version of this program; update the program, or run" if newer else "by an older version; run"
    raise IndexMismatchError(f"The index in {data} was made {what} `python -m ingest` to make it again.")


def damaged(data: Path, exc: Exception) -> IndexMissingError:
    """Return the error for a published index of which a file is gone or torn."""
    reason = str(exc).splitlines()[0] if str(exc) else type(exc).__name__
    return IndexMissingError(
        f"The index in {data} is damaged ({reason}). Run `python -m ingest --force` to make it again."
    )


def publish(data: Path, manifest: Manifest) -> None:
    """Write the manifest and make its generation the published one, in one step that is done or not done."""
    folder = folder_of(data, manifest.generation)
    _write_durably(folder / "manifest.json", json.dumps(dataclasses.asdict(manifest), ensure_ascii=False, indent=1))
    _sync_folder(folder)
    _write_durably(data / "current", manifest.generation + "\n")
    _sync_folder(data)


def remove_unpublished(data: Path) -> tuple[str, ...]:
    """Remove the folders of torn and old generations, all but the published one and the one before; return their names.

    Only to be called by the one ingestion that holds the lock.
    """
    keep = kept_generations(data)
    removed = []
    for torn in data.glob(".current.*"):
        torn.unlink(missing_ok=True)
    for folder in sorted((data / "generations").glob("*")):
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)
            removed.append(folder.name)
    return tuple(removed)


def kept_generations(data: Path) -> set[str]:
    """Return the published generation and the one before it, which readers may still have open."""
    try:
        manifest = read_manifest(data)
    except (IndexMissingError, IndexMismatchError):
        current = published(data)
        return {current} if current else set()
    return {manifest.generation} | ({manifest.previous} if manifest.previous else set())


def write_split(folder: Path, split: Iterable[Split]) -> Counts:
    """Write documents.jsonl and passages.jsonl, one document with its passages at a time."""
    documents = passages = sentences = 0
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as texts:
        with (folder / "passages.jsonl").open("w", encoding="utf-8") as pieces:
            for document, parts in split:
                _write_row(texts, dataclasses.asdict(document))
                for passage in parts:
                    _write_row(pieces, _pack_passage(passage))
                documents, passages = documents + 1, passages + len(parts)
                sentences += sum(len(passage.sentences) for passage in parts)
            _sync_file(pieces)
        _sync_file(texts)
    return Counts(documents, passages, sentences)


def read_split(folder: Path) -> Iterator[Split]:
    """Yield what write_split wrote, one document with its passages at a time."""
    passages = map(_unpack_passage, _read_lines(folder / "passages.jsonl"))
    ahead = next(passages, None)
    for row in _read_lines(folder / "documents.jsonl"):
        parts: list[Passage] = []
        while ahead is not None and ahead.document_id == row["id"]:
            parts.append(ahead)
            ahead = next(passages, None)
        yield _unpack_document(row), tuple(parts)


def read_documents(folder: Path) -> dict[str, Document]:
    """Return the documents of a generation by id, in the order they were written."""
    return {row["id"]: _unpack_document(row) for row in _read_lines(folder / "documents.jsonl")}


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """Return the passages of a generation, in the order of its lexical index."""
    return tuple(_unpack_passage(row) for row in _read_lines(folder / "passages.jsonl"))


def _pack_passage(passage: Passage) -> list[Any]:
    sentences = [
        [s.start, s.end, int(s.leans), [s.speaker.start, s.speaker.end] if s.speaker else None, list(s.asked)]
        for s in passage.sentences
    ]
    return [passage.document_id, passage.ordinal, passage.start, passage.end, list(passage.headings), sentences]


def _unpack_passage(row: list[Any]) -> Passage:
    sentences = tuple(
        Sentence(s[0], s[1], leans=bool(s[2]), speaker=Span(*s[3]) if s[3] else None, asked=tuple(s[4])) for s in row[5]
    )
    return Passage(row[0], row[1], row[2], row[3], tuple(row[4]), sentences)


def _unpack_document(row: Mapping[str, Any]) -> Document:
    return Document(
        **{
            **row,
            "date": _day(row["date"]),
            "headings": tuple(Heading(**h) for h in row["headings"]),
            "references": tuple(Reference(**r) for r in row["references"]),
            "tables": tuple(Table(**t) for t in row["tables"]),
            "pages": tuple(PageStart(**p) for p in row["pages"]),
            "retrieval": _unpack_retrieval(row["retrieval"]) if row.get("retrieval") else None,
            "life": Life(**{**row["life"], **{key: _day(row["life"][key]) for key in ("valid_from", "valid_until")}}),
        }
    )


def _unpack_retrieval(row: Mapping[str, Any]) -> Retrieval:
    gone = dt.date.fromisoformat(row["gone"]) if row["gone"] else None
    return Retrieval(row["address"], dt.date.fromisoformat(row["retrieved"]), row["version"], gone)


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _write_row(file: TextIO, row: object) -> None:
    file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _sync_file(file: TextIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _read_lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _write_durably(path: Path, content: str) -> None:
    """Replace a file so that after a crash it holds the old content or the new, never a part."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
