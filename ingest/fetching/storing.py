"""Keeping fetched pages: a folder for each version, whole or not there, and what to ask the server the next time."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from assistant.errors import DocumentError, FetchError
from assistant.index.fetched import file_of, newest_version
from assistant.index.fingerprint import find_sidecar
from assistant.records import Document
from ingest.documents import load_document
from ingest.fetching.found import FoundPage

_HEADER_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: its folder, the document's file in it and what the file beside it tells."""

    folder: Path
    file: Path
    told: Mapping[str, Any]

    @property
    def retrieval(self) -> Mapping[str, Any]:
        """What is known of the fetching."""
        found = self.told.get("retrieval")
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Store:
    """The folder `root` of all that was fetched."""

    root: Path

    def clear_torn(self) -> None:
        """Remove what an ended run left half written; only to be called by the one run that holds the lock."""
        for torn in (*self.root.glob("*/*/.*"), *self.root.glob("*/.*")):
            shutil.rmtree(torn) if torn.is_dir() else torn.unlink(missing_ok=True)

    def newest(self, page_id: str) -> Version | None:
        """Return the newest version of a page."""
        folder = newest_version(self.root / page_id)
        file = file_of(folder)
        return Version(folder, file, _read(find_sidecar(file))) if folder and file else None

    def add(self, page: FoundPage, content: bytes, suffix: str, retrieval: Mapping[str, Any]) -> None:
        """Add a version in one step that is done or not done."""
        last = self.newest(page.id)
        number = int(last.folder.name) + 1 if last else 1
        draft = self._draft(page.id)
        told = {**told_of(page), "retrieval": {**retrieval, "version": number}}
        _write(draft / f"{page.id}{suffix}", content)
        _write(draft / f"{page.id}{suffix}.yaml", _pack(told))
        _sync(draft)
        draft.rename(draft.with_name(f"{number:04}"))
        _sync(draft.parent)

    def read_text(self, page: FoundPage, content: bytes, suffix: str, *, max_bytes: int) -> Document:
        """Read content as the ingestion will. Raises FetchError when it can't."""
        draft = self._draft(page.id)
        path = draft / f"{page.id}{suffix}"
        try:
            path.write_bytes(content)
            return load_document(path, max_bytes=max_bytes)
        except DocumentError as exc:
            raise FetchError(f"What came back is not kept: {str(exc).removeprefix(f'{path}: ')}") from exc
        except Exception as exc:  # what a stranger wrote can break a reader in any way; the other sources go on
            raise FetchError(f"What came back is not kept: its reader failed ({type(exc).__name__}).") from exc
        finally:
            shutil.rmtree(draft)

    def read_version(self, version: Version, *, max_bytes: int) -> Document | None:
        """Read a kept version as the ingestion would today, None when that is no longer possible."""
        try:
            return load_document(version.file, max_bytes=max_bytes)
        except DocumentError:
            return None

    def tell(self, version: Version, page: FoundPage, retrieval: Mapping[str, Any]) -> bool:
        """Write what is told of a version when it is not so already; return whether it was not."""
        told = {**told_of(page), "retrieval": dict(retrieval)}
        if told == version.told:
            return False
        beside = version.file.with_name(f"{version.file.name}.yaml")
        _replace(beside, _pack(told))
        return True

    def conditions(self, page: FoundPage) -> dict[str, str]:
        """Return the headers that ask for a page only when it is not as we have it."""
        told = _read(self.root / page.id / "checked.yaml")
        if told.get("address") != page.url or self.newest(page.id) is None:
            return {}
        asked = {"If-None-Match": told.get("etag"), "If-Modified-Since": told.get("last_modified")}
        return {name: value for name, value in asked.items() if isinstance(value, str) and value}

    def note_check(self, page: FoundPage, headers: Mapping[str, str], moment: dt.datetime) -> None:
        """Keep what the server said to ask for the next time."""
        folder = self.root / page.id
        if folder.is_dir():
            told = {
                "address": page.url,
                "etag": _repeatable(headers.get("etag", "")),
                "last_modified": _repeatable(headers.get("last-modified", "")),
                "checked": moment.isoformat(timespec="seconds"),
            }
            _replace(folder / "checked.yaml", _pack(told))

    def found_by(self, finder: str) -> Iterator[FoundPage]:
        """Yield the kept pages that a feed or search found."""
        for folder in sorted(self.root.iterdir()):
            version = self.newest(folder.name) if folder.is_dir() else None
            if version is not None and finder and version.retrieval.get("found_by") == finder:
                yield page_of(version)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all kept pages."""
        return tuple(sorted(path.name for path in self.root.iterdir() if newest_version(path) is not None))

    def _draft(self, page_id: str) -> Path:
        draft = self.root / page_id / f".new-{os.getpid()}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        return draft


def told_of(page: FoundPage) -> dict[str, Any]:
    """Return what a page's finder says of it, as front matter has it; what it doesn't say is left out."""
    told = {
        "id": page.id,
        "title": page.title,
        "date": page.date,
        "publisher": page.publisher,
        "url": page.shown or page.url,
        "kind": page.kind,
        "licence": page.licence,
        "language": page.language,
    }
    return {key: value for key, value in told.items() if value}


def page_of(version: Version) -> FoundPage:
    """Return the page that a kept version is of."""
    told, retrieval = version.told, version.retrieval
    date = told.get("date")
    address = str(retrieval.get("address", ""))
    return FoundPage(
        id=str(told.get("id", "")),
        url=address,
        title=str(told.get("title", "")),
        date=date if isinstance(date, dt.date) else None,
        publisher=str(told.get("publisher", "")),
        kind=told.get("kind", "other"),
        licence=str(told.get("licence", "")),
        language=str(told.get("language", "nl")),
        shown="" if told.get("url") == address else str(told.get("url", "")),
        found_by=str(retrieval.get("found_by", "")),
    )


def _repeatable(value: str) -> str:
    """Return a value that can be sent in a header, "" when this one can't."""
    return value if value.isascii() and value.isprintable() and len(value) <= _HEADER_MAX else ""


def digest(content: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def _read(path: Path | None) -> dict[str, Any]:
    """Return what a file tells, {} when it is not there or not ours."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) if path is not None else {}
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return told if isinstance(told, dict) else {}


def _pack(told: Mapping[str, Any]) -> bytes:
    return yaml.safe_dump(dict(told), allow_unicode=True, sort_keys=False).encode()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    _write(temporary, content)
    temporary.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
