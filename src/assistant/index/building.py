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
from assistant.index.questions import write_questions
from assistant.index.readings import write_readings
from assistant.index.rows import append_rows, file_of, map_rows
from assistant.index.source import open_source, write_unit
from assistant.index.spread import Spread, write_spread
from assistant.index.texts import TextFile, collect_texts, drop_texts
from assistant.index.vectors import Vectors, create_store, embedder_label
from assistant.index.vocabulary import write_vocabulary
from assistant.index.wordings import write_wordings
from assistant.settings import Settings
from assistant.text.names import parse_names

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is made of: documents with their passages, gone through once, and the parsed names.toml.

    `skipped` says what could not be read; it is looked at when `split` is at its end. `unanswered` are questions that
    the documents are known not to answer.
    """

    split: Iterable[Split]
    names: Mapping[str, Any]
    skipped: Sequence[str] = ()
    unanswered: Sequence[str] = ()


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
        texts = _write_words(folder, contents, counts, memory=memory, progress=progress)
        embedder = (memory or Memory()).embedder(settings)
        embedded = _write_vectors(settings, folder, texts, embedder, previous, memory=memory, progress=progress)
        unanswered = _write_summaries(folder, texts, memory=memory)
        rows = _encoded(folder, texts) if memory else {}
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
            unanswered=unanswered,
        )
        generations.publish(settings.data, manifest)
        forget_unfinished(settings.data)
    except BaseException:
        if generations.published(settings.data) != generation:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    if memory is not None:
        memory.end(generation, rows)
    return Outcome(manifest, embedded=embedded, reused=sum(map(len, texts.values())) - embedded)


def _write_words(
    folder: Path, contents: Contents, counts: Counts, *, memory: Memory | None, progress: Progress
) -> dict[str, TextFile]:
    """Write all that is read of the texts without their vectors; return the texts that get one."""
    if memory is not None:
        memory.begin(contents.names)
    (folder / "names.json").write_text(json.dumps(contents.names, ensure_ascii=False, default=str), encoding="utf-8")
    names = parse_names(contents.names)
    done, total = 0, 4 * counts.documents

    def split() -> Iterator[Split]:
        nonlocal done
        for document, passages in generations.read_split(folder):
            yield document, passages
            done += 1
            progress("indexing words", done, total)

    figures = memory.documents if memory else None
    write_catalogue(
        folder, (f for d, passages in split() for f in collect_figures({d.id: d}, passages, names, kept=figures))
    )
    texts = (text for document, passages in split() for text in read_texts({document.id: document}, passages))
    write_readings(folder, names, texts, kept=memory.texts if memory else None)
    words = memory.words if memory else None
    entries = (lexical_text(document, p) for document, passages in split() for p in passages)
    build_lexical(entries, folder / "lexical", kept=words)
    return collect_texts(folder, split(), unanswered=contents.unanswered, kept=words)


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
    """Write the vectors of all texts as the encoder makes them; return how many were embedded."""
    held = memory.vectors_of(previous.generation) if memory and previous else None
    if held and previous:
        embedded = _write_change(settings, folder, texts, embedder, previous, held)
        if embedded is not None:
            return embedded
    return _stream_vectors(settings, folder, texts, embedder, previous, progress)


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
    held: Mapping[str, Mapping[str, Vectors]],
) -> int | None:
    """Write the vectors as a change of those `held` before; return how many were embedded, None when it can't be."""
    units = {unit: dict(file) for unit, file in texts.items()}
    written = write_copy(settings, folder / "vectors", folder.name, embedder, units, held=held, previous=previous)
    if written is None:
        return None
    embedded, rows = written
    for unit, found in units.items():
        append_rows(folder, file_of(unit), list(found), rows[unit])
    return embedded


def _write_summaries(folder: Path, texts: Mapping[str, TextFile], *, memory: Memory | None) -> int:
    """Write what is computed of all vectors together; return how many questions are not answered."""
    rows = {unit: map_rows(folder, file_of(unit), count=len(file)) for unit, file in texts.items()}
    kept = memory.questions if memory else None
    known, unanswered = write_questions(folder, [key for key, _ in texts["asked"]], rows["asked"], kept=kept)
    write_wordings(folder, (text for _, text in texts["asked"]), kept=memory.words if memory else None)
    summed = {"passages": rows["passages"], "sentences": rows["sentences"], "asked": known}
    write_spread(folder / "spread.npz", {unit: Spread.of(vectors) for unit, vectors in summed.items() if len(vectors)})
    write_vocabulary(folder, [word for _, word in texts["words"]], rows["words"])
    return len(unanswered)


def _encoded(folder: Path, texts: Mapping[str, TextFile]) -> dict[str, tuple[list[str], Vectors]]:
    """Return in memory the ids and vectors of each unit, as the encoder made them."""
    return {
        unit: ([key for key, _ in file], np.array(map_rows(folder, file_of(unit), count=len(file))))
        for unit, file in texts.items()
    }
