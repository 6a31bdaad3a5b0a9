"""Documents that were fetched: their folder below the data, and the texts that receipts may still quote.

    <data>/fetched/<id>/<version>/<id>.html        the page as it was fetched, and beside it
    <data>/fetched/<id>/<version>/<id>.html.yaml   its title, address and when it was fetched
    <data>/texts/<sha256>.json                     each text of it that was ever in an index

Leaves writing the first two to ingest/fetching/storing.py.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from assistant.records import Document, Heading

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text that a fetched document had; `retrieved` is the day it was fetched, as 2026-03-01.

    `title` and `headings` are those of that day, empty for a text that was kept before they were.
    """

    document_id: str
    retrieved: str
    text: str
    title: str = ""
    headings: tuple[Heading, ...] = ()


def fetched_folder(data: Path) -> Path:
    """Return the folder of what was fetched."""
    return data / "fetched"


def newest_version(folder: Path) -> Path | None:
    """Return the folder of the newest version below that of a document, None when there is none."""
    versions = [path for path in folder.iterdir() if path.name.isdecimal()] if folder.is_dir() else []
    return max(versions, key=lambda path: int(path.name), default=None)


def find_fetched(data: Path) -> tuple[Path, ...]:
    """Return the file of the newest version of each fetched document, in order of their ids."""
    root = fetched_folder(data)
    folders = sorted(path for path in root.iterdir() if not path.name.startswith(".")) if root.is_dir() else []
    return tuple(file for folder in folders if (file := file_of(newest_version(folder))) is not None)


def file_of(version: Path | None) -> Path | None:
    """Return the document's file in the folder of a version."""
    files = sorted(version.iterdir()) if version is not None else []
    return next((path for path in files if path.suffix != ".yaml" and path.name[0] != "."), None)


def keep_texts(data: Path, documents: Iterable[Document]) -> None:
    """Keep the texts of the fetched ones of these documents, each once and whole."""
    for document in documents:
        path = data / "texts" / f"{document.sha256}.json"
        if document.retrieval is None or path.exists():
            continue
        path.parent.mkdir(exist_ok=True)
        day = document.retrieval.retrieved.isoformat()
        told = {
            "documentId": document.id,
            "retrieved": day,
            "text": document.text,
            "title": document.title,
            "headings": [astuple(heading) for heading in document.headings],
        }
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)


def find_text(data: Path, sha256: str) -> KeptText | None:
    """Return the text with this digest, None when it is not kept."""
    if not _SHA256.fullmatch(sha256):
        return None
    try:
        told = json.loads((data / "texts" / f"{sha256}.json").read_text(encoding="utf-8"))
        headings = tuple(Heading(*heading) for heading in told.get("headings", ()))
        return KeptText(told["documentId"], told["retrieved"], told["text"], told.get("title", ""), headings)
    except (OSError, ValueError, KeyError, TypeError):
        return None
