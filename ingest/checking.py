"""What will be read of each file, and what its editor should look at; nothing is written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answering.document_warnings import ENGLISH, document_warnings
from assistant.errors import CorpusError, DocumentError
from assistant.index.fingerprint import SUFFIXES, find_files
from assistant.records import Document, Passage
from assistant.settings import Settings
from assistant.text.figures import find_figures
from ingest.asked import AskedFiles, attach_asked, load_asked
from ingest.documents import read_document
from ingest.front_matter import read_sidecar
from ingest.known_keys import unknown_keys
from ingest.life import life_faults
from ingest.splitting import split_document


@dataclass(frozen=True, slots=True)
class Check:
    """A file as it will be read; without a document `fault` says why it can't be."""

    path: Path
    document: Document | None = None
    passages: tuple[Passage, ...] = ()
    warnings: tuple[str, ...] = ()
    fault: str = ""


def check_files(settings: Settings, paths: Sequence[Path] = ()) -> tuple[Check, ...]:
    """Check these files, those in these folders, or without paths the whole corpus.

    Raises CorpusError for a path that is not there, and when there is nothing to check.
    """
    files = list(_files(paths or (settings.corpus,)))
    if not files:
        raise CorpusError("There is no document to check. Give a file that can be read, or a folder with one.")
    checks = [check_file(settings, path) for path in files]
    documents = [check.document for check in checks if check.document is not None]
    others = [c.document for c in _around(settings, files) if c.document is not None] if paths else []
    faults = life_faults({document.id: document.life for document in (*documents, *others)})
    origin: dict[str, Path] = {}
    for number, check in enumerate(checks):
        if check.document is None:
            continue
        first = origin.setdefault(check.document.id, check.path)
        if first != check.path:
            checks[number] = Check(
                check.path, fault=f"id {check.document.id!r} is already that of {first}. Change one."
            )
        elif check.document.id in faults:
            checks[number] = replace(check, warnings=(*check.warnings, faults[check.document.id]))
    return tuple(checks)


def check_file(settings: Settings, path: Path) -> Check:
    """Check one file."""
    try:
        read = read_document(path, max_bytes=settings.document_max_bytes)
        unknown = unknown_keys(path, read_sidecar(path))
    except DocumentError as exc:
        return Check(path, fault=str(exc).removeprefix(f"{path}: "))
    document = read.document
    passages = split_document(document, max_chars=settings.passage_max_chars)
    warnings = [*read.warnings, *unknown, *(w.say(ENGLISH) for w in document_warnings(document, passages))]
    for asked_path in AskedFiles(settings.corpus).of(document.id):
        asked, message = load_asked(asked_path)
        passages, lost = attach_asked(document, passages, asked)
        warnings += [message] if message else []
        warnings += [f"asked/{asked_path.name}: no such sentence in the document: {text[:80]!r}." for text in lost]
    return Check(path, document, passages, tuple(warnings))


def print_checks(checks: Sequence[Check]) -> int:
    """Print a block for each file; return 1 when one can't be read, else 0."""
    for check in checks:
        print("\n".join(describe(check)), end="\n\n")
    faults = [check for check in checks if check.fault]
    for check in faults:
        print(f"{check.path}: {check.fault}", file=sys.stderr)
    warned = sum(len(check.warnings) for check in checks)
    print(f"{len(checks) - len(faults)} documents can be read, {len(faults)} can't; {warned} warnings.")
    return 1 if faults else 0


def describe(check: Check) -> Iterator[str]:
    """Yield the lines of the block of a file."""
    yield str(check.path)
    if check.document is None:
        yield f"  CAN'T BE READ: {check.fault}"
        return
    document = check.document
    sentences = [s for p in check.passages for s in p.sentences]
    texts = (document.text[s.start : s.end] for s in sentences)
    figures = Counter(figure.kind for text in texts for figure in find_figures(text))
    yield f"  id         {document.id}"
    yield f"  title      {document.title}"
    yield f"  kind       {document.kind}{' (draft)' if document.life.draft else ''}"
    yield f"  date       {document.date or '-'}"
    if document.life.valid_from or document.life.valid_until:
        yield f"  valid      {document.life.valid_from or '…'} until {document.life.valid_until or '…'}"
    if document.life.replaced_by:
        yield f"  replaced   by {document.life.replaced_by}"
    yield f"  url        {document.url or '-'}"
    yield f"  passages   {len(check.passages)}"
    yield f"  sentences  {len(sentences)}"
    yield f"  figures    {', '.join(f'{count} {kind}' for kind, count in sorted(figures.items())) or '-'}"
    yield f"  asked      {sum(len(s.asked) for s in sentences)}"
    yield from (f"  WARNING    {warning}" for warning in check.warnings)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from find_files(path)
        elif path.is_file() and path.suffix.lower() in SUFFIXES:
            yield path
        elif not path.suffix and not path.exists():
            raise CorpusError(f"The corpus folder {path} does not exist. Make it, or set ASSISTANT_CORPUS.")
        else:
            raise CorpusError(f"{path} is no folder, and no file that can be read ({', '.join(SUFFIXES)}).")


def _around(settings: Settings, files: Sequence[Path]) -> Iterator[Check]:
    """Yield the other files of the corpus, of which a checked file may name the id."""
    if settings.corpus.is_dir():
        yield from (check_file(settings, path) for path in find_files(settings.corpus) if path not in files)
