"""Build a generation from split documents and publish it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.index import generations
from assistant.index.catalogue import collect_figures, write_catalogue
from assistant.index.embedding import Embedder, open_embedder
from assistant.index.entries import entry_text, lexical_text, read_texts, sentence_text
from assistant.index.generations import Manifest
from assistant.index.lexical import build_lexical
from assistant.index.likeness import learn_likeness, write_likeness
from assistant.index.readings import write_readings
from assistant.index.rows import UNITS as COPIED
from assistant.index.rows import write_rows
from assistant.index.spread import Spread, write_spread
from assistant.index.vectors import (
    Vectors,
    create_store,
    embedder_label,
    fetch,
    open_store,
    vector_id,
    write_collection,
)
from assistant.index.vocabulary import collect_vocabulary, write_vocabulary
from assistant.records import Document, Passage
from assistant.settings import Settings
from assistant.text.names import parse_names

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is made of; `names` is the parsed names.toml, `skipped` says what could not be read.

    `unanswered` are questions that the documents are known not to answer.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    names: Mapping[str, Any]
    skipped: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingestion did: `embedded` texts were new, `reused` came from the generation before."""

    manifest: Manifest
    embedded: int = 0
    reused: int = 0
    unchanged: bool = False


def build_generation(
    settings: Settings, contents: Contents, *, fingerprint: str, previous: Manifest | None, progress: Progress
) -> Outcome:
    """Build a generation in `settings.data` and publish it; texts of the generation before are not embedded again."""
    by_id = {d.id: d for d in contents.documents}
    passages = contents.passages
    embedder = open_embedder(settings)
    generation = f"gen-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}-{fingerprint[:8]}"
    folder = generations.folder_of(settings.data, generation)
    folder.mkdir(parents=True)
    entries = [entry_text(by_id[p.document_id], p) for p in passages]
    vocabulary = collect_vocabulary(entries)
    units = {
        "passages": {vector_id(text): text for text in entries},
        "sentences": {
            vector_id(text): text
            for p in passages
            for text in (*p.headings[-1:], *(sentence_text(by_id[p.document_id], s) for s in p.sentences))
        },
        "words": {vector_id(word): word for word in vocabulary},
        "asked": {vector_id(text): text for p in passages for s in p.sentences for text in s.asked},
    }
    known = list(units["asked"])
    units["asked"].update((vector_id(text), text) for text in contents.unanswered)
    generations.write_documents(folder, contents.documents, passages)
    (folder / "names.json").write_text(json.dumps(contents.names, ensure_ascii=False, default=str), encoding="utf-8")
    names = parse_names(contents.names)
    write_catalogue(folder, collect_figures(by_id, passages, names))
    write_readings(folder, names, read_texts(by_id, passages))
    build_lexical([lexical_text(by_id[p.document_id], p) for p in passages], folder / "lexical")
    embedded, vectors = _write_vectors(settings, folder, generation, embedder, units, previous, progress)
    vectors |= _write_questions(folder, passages, vectors["asked"], known=known)
    write_spread(
        folder / "spread.npz",
        {unit: Spread.of(vectors[unit]) for unit in ("passages", "sentences", "asked") if len(vectors[unit])},
    )
    for unit in COPIED:
        write_rows(folder, unit, vectors[unit])
    write_vocabulary(folder, vocabulary, vectors["words"])
    manifest = Manifest(
        generation=generation,
        created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        fingerprint=fingerprint,
        encoder=embedder_label(embedder),
        documents=len(contents.documents),
        passages=len(passages),
        sentences=sum(len(p.sentences) for p in passages),
        previous=previous.generation if previous else None,
        skipped=contents.skipped,
        unanswered=len(units["asked"]) - len(known),
    )
    generations.publish(settings.data, manifest)
    return Outcome(manifest, embedded=embedded, reused=sum(map(len, units.values())) - embedded)


def _write_questions(
    folder: Path, passages: Sequence[Passage], vectors: Vectors, *, known: Sequence[str]
) -> dict[str, Vectors]:
    """Learn from the known questions how alike questions are; return theirs and the unanswered ones' mapped vectors.

    `vectors` are first those of the `known` questions (their ids), then those of the unanswered ones.
    """
    asked, unanswered = vectors[: len(known)], vectors[len(known) :]
    number = {key: i for i, key in enumerate(known)}
    groups = {tuple(dict.fromkeys(number[vector_id(t)] for t in s.asked)) for p in passages for s in p.sentences}
    likeness = learn_likeness(asked, sorted(groups - {()}), others=unanswered)
    write_likeness(folder, likeness)
    if likeness is None:
        return {"asked": asked, "unanswered": unanswered}
    return {"asked": likeness.of(asked), "unanswered": likeness.of(unanswered)}


def _write_vectors(
    settings: Settings,
    folder: Path,
    generation: str,
    embedder: Embedder,
    units: Mapping[str, Mapping[str, str]],
    previous: Manifest | None,
    progress: Progress,
) -> tuple[int, dict[str, Vectors]]:
    """Embed what is new and copy the rest; return how many were embedded and the vectors of each unit."""
    known = _known_vectors(settings, embedder, units, previous)
    store = create_store(settings, folder / "vectors", generation, embedder)
    try:
        total, done, embedded = sum(map(len, units.values())), 0, 0
        rows = {}

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress("embedding", done, total)

        for unit, texts in units.items():
            count, rows[unit] = write_collection(
                getattr(store, unit), texts, known=known[unit], embedder=embedder, on_progress=advance
            )
            embedded += count
        return embedded, rows
    finally:
        store.close()


def _known_vectors(
    settings: Settings, embedder: Embedder, units: Mapping[str, Mapping[str, str]], previous: Manifest | None
) -> dict[str, dict[str, Vectors]]:
    """Return the vectors that the generation before already has for these texts, per unit."""
    nothing: dict[str, dict[str, Vectors]] = {unit: {} for unit in units}
    if previous is None or previous.encoder != embedder_label(embedder):
        return nothing
    try:
        store = open_store(
            settings,
            generations.folder_of(settings.data, previous.generation) / "vectors",
            previous.generation,
            embedder,
        )
    except AssistantError:
        return nothing
    try:
        return {unit: fetch(getattr(store, unit), list(texts)) for unit, texts in units.items()}
    finally:
        store.close()
