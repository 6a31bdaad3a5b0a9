"""The versions of a fetched document: which there were, from what was written beside each when it was fetched."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.index.fetched import fetched_folder, file_of, find_text
from assistant.index.fingerprint import find_sidecar
from assistant.records import Document


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of a fetched document; `number` counts from 1, `sha256` is that of its text."""

    number: int
    retrieved: dt.date
    sha256: str


def find_versions(data: Path, document: Document) -> tuple[KeptVersion, ...]:
    """Return the versions before the one in the index of which the text is kept, the newest first."""
    if document.retrieval is None:
        return ()
    folder = fetched_folder(data) / document.id
    folders = [path for path in folder.iterdir() if path.name.isdecimal()] if folder.is_dir() else []
    found = (_read_version(path) for path in sorted(folders, key=lambda path: int(path.name), reverse=True))
    kept = [version for version in found if version is not None and version.number < document.retrieval.version]
    return tuple(v for v in kept if v.sha256 != document.sha256 and find_text(data, v.sha256) is not None)


def _read_version(folder: Path) -> KeptVersion | None:
    """Return what a version's folder tells of it, None when that can't be read."""
    file = file_of(folder)
    beside = find_sidecar(file) if file else None
    try:
        told: Any = yaml.safe_load(beside.read_text(encoding="utf-8")) if beside else {}
        retrieval = told["retrieval"]
        day = dt.date.fromisoformat(str(retrieval["retrieved"])[:10])
        return KeptVersion(int(folder.name), day, str(retrieval["text_sha256"]))
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError):
        return None
