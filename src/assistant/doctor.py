"""`assistant doctor`: is everything there that the product needs, and if not, what to do."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, CorpusError, IndexMismatchError, SettingsError
from assistant.settings import Settings, load_settings

if TYPE_CHECKING:
    from assistant.doctor_documents import Notice

_OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, or what is wrong and what to do.

    `notable` is True for what passed and still asks for a look by an editor.
    """

    subject: str
    passed: bool
    finding: str
    notable: bool = False


def examine() -> Iterator[Check]:
    """Yield a Check for each thing the product needs; without usable settings it ends early."""
    yield _look("python", _python)
    try:
        settings = load_settings()
    except SettingsError as exc:
        yield Check("settings", False, str(exc))
        return
    yield Check("settings", True, f"corpus {settings.corpus}, data {settings.data}")
    for subject, look in _LOOKS.items():
        yield _look(subject, lambda look=look: look(settings))  # type: ignore[misc]


def _look(subject: str, look: Callable[[], str | Notice]) -> Check:
    try:
        found = look()
        return Check(subject, True, found) if isinstance(found, str) else Check(subject, True, found.text, notable=True)
    except AssistantError as exc:
        return Check(subject, False, str(exc))
    except Exception as exc:  # a doctor goes on to the next thing whatever a library throws
        return Check(subject, False, f"{type(exc).__name__}: {exc}. Run `make install` again.")


def _python() -> str:
    if sys.version_info < _OLDEST_PYTHON:
        raise SettingsError(
            f"Python {sys.version.split()[0]} is too old. Install 3.11 or newer and run `make install`."
        )
    return sys.version.split()[0]


def _corpus(settings: Settings) -> str:
    from assistant.index.fingerprint import NO_DOCUMENT, find_files

    if not settings.corpus.is_dir():
        raise CorpusError(f"The folder {settings.corpus} does not exist. Make it, or set ASSISTANT_CORPUS.")
    files = find_files(settings.corpus)
    if not files:
        raise CorpusError(f"There is no document in {settings.corpus}. {NO_DOCUMENT}")
    for path in files:
        _read_one_byte(path)
    return f"{len(files)} files"


def _read_one_byte(path: Path) -> None:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as exc:
        raise CorpusError(f"{path}: {exc.strerror}. Make the file readable or take it out of the corpus.") from exc


def _names(settings: Settings) -> str:
    from assistant.text.names import load_names

    path = settings.corpus / "names.toml"
    names = load_names(path).names
    if not names:
        raise CorpusError(f"{path} is missing or empty: no area or ministry is recognised. Write it; see the README.")
    return f"{sum(name.kind == 'area' for name in names)} areas, {len(names)} names"


def _data(settings: Settings) -> str:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data):
            return f"{settings.data} can be written"
    except OSError as exc:
        raise SettingsError(
            f"{settings.data} can't be written: {exc.strerror}. Give this user write access, or set ASSISTANT_DATA."
        ) from exc


def _index(settings: Settings) -> str:
    from assistant.index.fingerprint import corpus_fingerprint
    from assistant.index.generations import read_manifest

    manifest = read_manifest(settings.data)
    if manifest.fingerprint != corpus_fingerprint(settings):
        raise IndexMismatchError("Corpus or settings changed since the index was made. Run `python -m ingest`.")
    if manifest.skipped:
        raise CorpusError(f"{len(manifest.skipped)} documents are left out: {' '.join(manifest.skipped)}")
    return f"up to date: {manifest.documents} documents, {manifest.passages} passages"


def _encoder(settings: Settings) -> str:
    from assistant.index.embedding import open_embedder
    from assistant.index.vectors import embedder_label

    embedder = open_embedder(settings)
    dimensions = len(embedder(["Een zin."])[0])
    return f"{embedder_label(embedder)}, {dimensions} dimensions"


def _vectors(settings: Settings) -> str:
    from assistant.index.opening import IndexReader

    reader = IndexReader(settings)
    try:
        store = reader.current().vectors
        counts = f"{store.passages.count()} passages, {store.sentences.count()} sentences"
    finally:
        reader.close()
    return f"Chroma {'at ' + settings.chroma_url if settings.chroma_url else 'in the data folder'}: {counts}"


def _validity(settings: Settings) -> str | Notice:
    from assistant.doctor_documents import look_at_validity

    return look_at_validity(settings)


def _conflicts(settings: Settings) -> str | Notice:
    from assistant.doctor_documents import look_at_conflicts

    return look_at_conflicts(settings)


def _receipts(settings: Settings) -> str:
    kept = len(list(settings.receipts.glob("*.json")))
    if not settings.keep_receipts:
        return f"not kept; {kept} of before in {settings.receipts}" if kept else "not kept"
    return f"{kept} kept in {settings.receipts}, {settings.receipt_days} days each"


def _language_model(settings: Settings) -> str:
    from assistant.writing.examination import examine_model

    return examine_model(settings)


def _port(settings: Settings) -> str:
    from assistant.serving import address_of, check_address, probe_server

    address = address_of(settings.host, settings.port)
    if probe_server(settings.host, settings.port, "/health/live") == (200, b'{"status":"live"}'):
        return f"this product answers at {address}"
    check_address(settings.host, settings.port)
    return f"{address} is free"


_LOOKS: dict[str, Callable[[Settings], str | Notice]] = {
    "corpus": _corpus,
    "names": _names,
    "data": _data,
    "index": _index,
    "encoder": _encoder,
    "vectors": _vectors,
    "validity": _validity,
    "conflicts": _conflicts,
    "receipts": _receipts,
    "language model": _language_model,
    "port": _port,
}
