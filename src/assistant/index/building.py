"""Build a generation from split documents and publish it: a stream, of which only terms and ids stay in memory."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.index import generations
from assistant.index.catalogue import collect_figures, write_catalogue
from assistant.index.copying import write_copy
from assistant.index.embedding import Embedder
from assistant.index.entries import lexical_text, read_texts
from assistant.index.generations import Counts, Manifest, Split
from assistant.index.known import forget_unfinished
from assistant.index.lexical import build_lexical
from assistant.index.memory import Memory
from assistant.index.readings import write_readings
from assistant.index.rows import append_rows, file_of, map_rows, rows_path
from assistant.index.source import all_known, open_source, write_unit
from assistant.index.spread import Spread, write_spread
from assistant.index.texts import TextFile, collect_texts, drop_texts
from assistant.index.vectors import create_store, embedder_label
from assistant.index.vocabulary import write_vocabulary
from assistant.settings import Settings
from assistant.text.names import parse_names

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is made of: documents with their passages, gone through once, and the parsed names.toml.

    `skipped` says what could not be read; it is looked at when `split` is at its end.
    """

    split: Iterable[Split]
    names: Mapping[str, Any]
    skipped: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingestion did: `embedded` texts were new, `reused` came from the generation before or a stopped run."""

    manifest: Manifest
    embedded: int = 0
    reused: int = 0
    unchanged: bool = False


def build_generation(
    settings: Settings,
    contents: Contents,
    *,
    fingerprint: str,
    previous: Manifest | None,
    progress: Progress,
    memory: Memory | None = None,
) -> Outcome:
    """Build a generation in `settings.data` and publish it; texts of the generation before are not embedded again.

    With the `memory` of an ingestion that goes on running only what changed is read, and written into its vectors.
    """
    generation = f"gen-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}-{fingerprint[:8]}"
    folder = generations.folder_of(settings.data, generation)
    folder.mkdir(parents=True)
    try:
        counts = generations.write_split(folder, contents.split)
        texts = _write_words(folder, contents.names, counts, memory=memory, progress=progress)
        embedder = (memory or Memory()).embedder(settings)
        embedded = _write_vectors(settings, folder, texts, embedder, previous, memory=memory, progress=progress)
        _write_summaries(folder, texts)
        drop_texts(folder)
        manifest = Manifest(
            generation=generation,
            created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            fingerprint=fingerprint,
            encoder=embedder_label(embedder),
            documents=counts.documents,
            passages=counts.passages,
            sentences=counts.sentences,
            previous=previous.generation if previous else None,
            skipped=tuple(contents.skipped),
        )
        generations.publish(settings.data, manifest)
        forget_unfinished(settings.data)
    except BaseException:
        if generations.published(settings.data) != generation:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return Outcome(manifest, embedded=embedded, reused=sum(map(len, texts.values())) - embedded)


def _write_words(
    folder: Path, raw: Mapping[str, Any], counts: Counts, *, memory: Memory | None, progress: Progress
) -> dict[str, TextFile]:
    """Write all that is read of the texts without their vectors; return the texts that get one."""
    if memory is not None:
        memory.begin(raw)
    (folder / "names.json").write_text(json.dumps(raw, ensure_ascii=False, default=str), encoding="utf-8")
    names = parse_names(raw)
    done, total = 0, 4 * counts.documents

    def split() -> Iterator[Split]:
        nonlocal done
        for document, passages in generations.read_split(folder):
            yield document, passages
            done += 1
            progress("indexing words", done, total)

    write_catalogue(
        folder,
        (
            row
            for document, passages in split()
            for row in collect_figures(
                {document.id: document}, passages, names, kept=memory.documents if memory else None
            )
        ),
    )
    texts = (text for document, passages in split() for text in read_texts({document.id: document}, passages))
    write_readings(folder, names, texts, kept=memory.texts if memory else None)
    build_lexical((lexical_text(document, p) for document, passages in split() for p in passages), folder / "lexical")
    return collect_texts(folder, split())


def _write_vectors(
    settings: Settings,
    folder: Path,
    texts: Mapping[str, TextFile],
    embedder: Embedder,
    previous: Manifest | None,
    *,
    memory: Memory | None,
    progress: Progress,
) -> int:
    """Write the vectors of all texts; return how many were embedded."""
    if memory is not None and previous is not None:
        embedded = _write_change(settings, folder, texts, embedder, previous, memory)
    else:
        embedded = None
    if embedded is None:
        embedded = _stream_vectors(settings, folder, texts, embedder, previous, progress)
    if memory is not None:
        rows = {
            unit: (list(dict(file)), np.array(map_rows(folder, file_of(unit), count=len(file))))
            for unit, file in texts.items()
        }
        memory.end(folder.name, rows)
    return embedded


def _stream_vectors(
    settings: Settings,
    folder: Path,
    texts: Mapping[str, TextFile],
    embedder: Embedder,
    previous: Manifest | None,
    progress: Progress,
) -> int:
    store = create_store(settings, folder / "vectors", folder.name, embedder)
    try:
        with open_source(settings.data, embedder, previous=previous) as source:
            total, done = sum(map(len, texts.values())), 0
            for unit, file in texts.items():
                for count in write_unit(store, folder, unit, file, source):
                    done += count
                    progress("embedding", done, total)
            return source.embedded
    finally:
        store.close()


def _write_change(
    settings: Settings,
    folder: Path,
    texts: Mapping[str, TextFile],
    embedder: Embedder,
    previous: Manifest,
    memory: Memory,
) -> int | None:
    """Write the vectors as a change of the ones before; return how many were embedded, None when that can't be done."""
    units = {unit: dict(file) for unit, file in texts.items()}
    known = memory.vectors_of(previous.generation)
    if known is None:
        known = all_known(settings.data, previous, {unit: list(found) for unit, found in units.items()})
    written = write_copy(settings, folder / "vectors", folder.name, embedder, units, known=known, previous=previous)
    if written is None:
        return None
    embedded, rows = written
    for unit, found in units.items():
        append_rows(folder, file_of(unit), list(found), rows[unit])
    return embedded


def _write_summaries(folder: Path, texts: Mapping[str, TextFile]) -> None:
    """Write what is computed of all vectors together."""
    rows = {unit: map_rows(folder, file_of(unit), count=len(file)) for unit, file in texts.items()}
    write_spread(
        folder / "spread.npz",
        {unit: Spread.of(rows[unit]) for unit in ("passages", "sentences", "asked") if len(rows[unit])},
    )
    np.asarray(rows["asked"], dtype=np.float32).tofile(rows_path(folder, "asked"))
    write_vocabulary(folder, [word for _, word in texts["words"]], rows["words"])
