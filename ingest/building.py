"""Build a generation from the corpus and publish it; everything that runs at `python -m ingest`."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, CorpusError, DocumentError, IndexMismatchError, IndexMissingError
from assistant.index import generations
from assistant.index.building import Contents, Outcome, Progress, build_generation
from assistant.index.fingerprint import corpus_fingerprint, find_files
from assistant.index.generations import Manifest
from assistant.index.vectors import delete_remote
from assistant.records import Document, Passage
from assistant.settings import Settings
from assistant.text.names import load_names
from ingest.asked import attach_asked, find_asked, load_asked, load_unanswered
from ingest.documents import load_document
from ingest.splitting import split_document


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents that could be read and a message for each that could not."""

    documents: tuple[Document, ...]
    skipped: tuple[str, ...]


def ensure_index(settings: Settings, *, progress: Progress, force: bool = False) -> Outcome:
    """Make the published index match the corpus; does nothing when it already does.

    Raises CorpusError when there is no document to read, AssistantError when the data folder can't be written.
    """
    with _only_writer(settings.data):
        generations.remove_unpublished(settings.data)
        fingerprint = corpus_fingerprint(settings)
        current = _current_manifest(settings.data)
        if current is not None and current.fingerprint == fingerprint and not force:
            delete_remote(settings, keep=generations.kept_generations(settings.data))
            return Outcome(current, unchanged=True)
        loaded = load_corpus(settings.corpus, max_bytes=settings.document_max_bytes)
        outcome = build(settings, loaded, fingerprint=fingerprint, previous=current, progress=progress)
        delete_remote(settings, keep=generations.kept_generations(settings.data))
        return outcome


def load_corpus(corpus: Path, *, max_bytes: int) -> Loaded:
    """Read all documents below `corpus`; a document that can't be read is skipped with its message.

    Raises CorpusError when the folder is missing or nothing in it can be read.
    """
    if not corpus.is_dir():
        raise CorpusError(f"The corpus folder {corpus} does not exist. Make it, or set ASSISTANT_CORPUS.")
    files = find_files(corpus)
    if not files:
        raise CorpusError(f"There is no document in {corpus}. Put .md, .txt or .html files there.")
    documents: dict[str, Document] = {}
    origin: dict[str, Path] = {}
    skipped = []
    for path in files:
        try:
            document = load_document(path, max_bytes=max_bytes)
            if document.id in documents:
                raise DocumentError(f"{path}: id {document.id!r} is already that of {origin[document.id]}. Change one.")
        except DocumentError as exc:
            skipped.append(str(exc))
        else:
            documents[document.id], origin[document.id] = document, path
    if not documents:
        raise CorpusError("No document could be read. " + " ".join(skipped))
    return Loaded(tuple(documents.values()), tuple(skipped))


def build(
    settings: Settings, loaded: Loaded, *, fingerprint: str, previous: Manifest | None, progress: Progress
) -> Outcome:
    """Split the loaded documents, build a new generation of them and publish it."""
    passages: list[Passage] = []
    skipped = list(loaded.skipped)
    for document in loaded.documents:
        split = split_document(document, max_chars=settings.passage_max_chars)
        for path in find_asked(settings.corpus, document.id):
            asked, message = load_asked(path)
            split, lost = attach_asked(document, split, asked)
            skipped += [message] if message else []
            skipped += [f"asked/{path.name}: no such sentence in the document: {text[:80]!r}." for text in lost]
        passages += split
    unanswered, message = load_unanswered(settings.corpus)
    skipped += [message] if message else []
    names = load_names(settings.corpus / "names.toml").raw
    return build_generation(
        settings,
        Contents(loaded.documents, tuple(passages), names, tuple(skipped), unanswered),
        fingerprint=fingerprint,
        previous=previous,
        progress=progress,
    )


def _current_manifest(data: Path) -> Manifest | None:
    try:
        return generations.read_manifest(data)
    except (IndexMissingError, IndexMismatchError):
        return None


@contextmanager
def _only_writer(data: Path) -> Iterator[None]:
    """Hold the lock that lets one ingestion at a time write below `data`; the system frees it when the process dies."""
    try:
        (data / "generations").mkdir(parents=True, exist_ok=True)
        lock = (data / "ingest.lock").open("w")
    except OSError as exc:
        raise AssistantError(
            f"The folder {data} can't be written: {exc.strerror}. Give this user write access, or set ASSISTANT_DATA."
        ) from exc
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise AssistantError(f"Another ingestion is writing {data}. Wait until it is done.") from exc
        yield
