"""Build a generation from the corpus and publish it; everything that runs at `python -m ingest`."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, CorpusError, DocumentError, IndexMismatchError, IndexMissingError
from assistant.index import generations
from assistant.index.building import Contents, Outcome, Progress, build_generation
from assistant.index.fetched import find_fetched, keep_texts
from assistant.index.fingerprint import NO_DOCUMENT, corpus_fingerprint, digest_file, find_files, find_sidecar
from assistant.index.generations import Manifest, Split
from assistant.index.known import forget_unfinished
from assistant.index.memory import Kept, Memory
from assistant.index.vectors import delete_remote
from assistant.records import Document, Life
from assistant.settings import Settings
from assistant.text.names import load_names
from ingest.asked import AskedFiles, attach_asked, load_asked, load_unanswered
from ingest.documents import read_document
from ingest.life import life_faults
from ingest.splitting import split_document


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents that could be read, a message for each that could not, and warnings about the others."""

    documents: tuple[Document, ...]
    skipped: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def ensure_index(
    settings: Settings, *, progress: Progress, force: bool = False, memory: Memory | None = None
) -> Outcome:
    """Make the published index match the corpus; does nothing when it already does.

    An ingestion that goes on running gives its `memory`: it reads only what changed, and leaves the index as it is when
    a file can no longer be read. Raises CorpusError for that and when there is no document to read, AssistantError when
    the data folder can't be written.
    """
    with _only_writer(settings.data):
        if memory is None:
            generations.remove_unpublished(settings.data)
        fingerprint = corpus_fingerprint(settings)
        current = _current_manifest(settings.data)
        if current is not None and current.fingerprint == fingerprint and not force:
            outcome = Outcome(current, unchanged=True)
            forget_unfinished(settings.data)
        else:
            unanswered, message = load_unanswered(settings.corpus)
            skipped = [message] if message else []
            outcome = build_generation(
                settings,
                Contents(
                    read_corpus(settings, skipped, current=current, progress=progress, memory=memory),
                    load_names(settings.corpus / "names.toml").raw,
                    skipped,
                    unanswered,
                ),
                fingerprint=fingerprint,
                previous=current,
                progress=progress,
                memory=memory,
            )
        delete_remote(settings, keep=generations.kept_generations(settings.data))
        if memory is not None:  # who saved a file waits for the index, not for what is cleaned up
            generations.remove_unpublished(settings.data)
        return outcome


def load_corpus(corpus: Path, *, max_bytes: int, fetched: Sequence[Path] = ()) -> Loaded:
    """Read all documents below `corpus` into memory, as read_documents yields them.

    Raises CorpusError when the folder is missing or nothing in it can be read.
    """
    skipped: list[str] = []
    warnings: list[str] = []
    documents = tuple(read_documents(corpus, skipped, max_bytes=max_bytes, fetched=fetched, warnings=warnings))
    return Loaded(documents, tuple(skipped), tuple(warnings))


def read_documents(
    corpus: Path,
    skipped: list[str],
    *,
    max_bytes: int,
    fetched: Sequence[Path] = (),
    warnings: list[str] | None = None,
    kept: Kept[Any] | None = None,
    progress: Progress = lambda *_: None,
) -> Iterator[Document]:
    """Yield one at a time the documents below `corpus`, and those `fetched` that none of them is a copy of.

    The message of one that can't be read goes to `skipped`, what readers warn of to `warnings`.

    `kept` are the documents that were read before, by what their files hold.
    Raises CorpusError when the folder is missing or nothing in it can be read.
    """
    if not corpus.is_dir():
        raise CorpusError(f"The corpus folder {corpus} does not exist. Make it, or set ASSISTANT_CORPUS.")
    files = find_files(corpus)
    if not files:
        raise CorpusError(f"There is no document in {corpus}. {NO_DOCUMENT}")
    origin: dict[str, Path] = {}
    copied: set[str] = set()
    for number, path in enumerate((*files, *fetched), start=1):
        progress("reading documents", number - 1, len(files) + len(fetched))
        read = partial(read_document, path, max_bytes=max_bytes)
        try:
            loading = read() if kept is None else kept.get(_content_key(path), read)
            document = loading.document
            if document.retrieval is not None and (document.url in copied or document.sha256 in copied):
                continue
            if document.id in origin:
                raise DocumentError(f"{path}: id {document.id!r} is already that of {origin[document.id]}. Change one.")
        except DocumentError as exc:
            skipped.append(str(exc))
        else:
            origin[document.id] = path
            if warnings is not None:
                warnings += [f"{path}: {warning}" for warning in loading.warnings]
            copied |= {document.sha256} if document.kind == "summary" else {document.sha256, document.url}
            yield document
    if not origin:
        raise CorpusError("No document could be read. " + " ".join(skipped))
    progress("reading documents", len(files) + len(fetched), len(files) + len(fetched))


def read_corpus(
    settings: Settings,
    skipped: list[str],
    *,
    current: Manifest | None,
    progress: Progress,
    memory: Memory | None,
) -> Iterator[Split]:
    """Yield each document with its passages and their known questions; messages go to `skipped`."""
    kept: Kept[Any] | None = memory.files if memory else None
    asked = AskedFiles(settings.corpus)
    lives: dict[str, Life] = {}
    faults: list[str] = []
    unread: list[str] = []
    for document in read_documents(
        settings.corpus,
        unread,
        max_bytes=settings.document_max_bytes,
        fetched=find_fetched(settings.data),
        kept=kept,
        progress=progress,
    ):
        lives[document.id] = document.life
        split = partial(split_document, document, max_chars=settings.passage_max_chars)
        passages = split() if kept is None else kept.get(document, split)
        for path in asked.of(document.id):
            read = partial(load_asked, path)
            questions, message = read() if kept is None else kept.get(_content_key(path), read)
            passages, lost = attach_asked(document, passages, questions)
            faults += [message] if message else []
            faults += [f"asked/{path.name}: no such sentence in the document: {text[:80]!r}." for text in lost]
        keep_texts(settings.data, (document,))
        yield document, passages
    if memory is not None and current is not None:
        _refuse_new_faults(unread, current)
    skipped += [*unread, *(f"{key}: {fault}" for key, fault in life_faults(lives).items()), *faults]


def _refuse_new_faults(unread: Sequence[str], current: Manifest) -> None:
    faults = [message for message in unread if message not in current.skipped]
    if faults:
        raise CorpusError(" ".join(faults))


def _content_key(path: Path) -> tuple[str, bytes, bytes]:
    """Return what tells whether a file, or the one beside it that describes it, has changed."""
    return str(path), digest_file(path), digest_file(find_sidecar(path) or Path())


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
