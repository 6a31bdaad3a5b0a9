"""Which files the corpus has, and a hash over all that decides what an index of them holds.

Leaves reading the files to the ingestion.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.errors import IndexMismatchError, IndexMissingError
from assistant.index.fetched import find_fetched
from assistant.index.generations import FORMAT, UNFINISHED, Manifest, kept_generations, read_manifest
from assistant.settings import Settings

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx", ".odt", ".csv", ".xml")
NO_DOCUMENT = "Put .md, .txt, .html, .pdf, .docx, .odt, .csv or .xml files there."
"""What to do about a corpus without documents."""


def find_files(corpus: Path) -> tuple[Path, ...]:
    """Return the document files below `corpus`, in order of their path; hidden ones and names.toml left out."""
    return tuple(
        path
        for path in sorted(corpus.rglob("*"))
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(corpus).parts)
    )


def find_sidecar(path: Path) -> Path | None:
    """Return the file beside a document that says its title, date and so on: `NAME.meta.toml` or `NAME.EXT.yaml`."""
    beside = (path.with_name(f"{path.stem}.meta.toml"), path.with_name(f"{path.name}.yaml"))
    return next((found for found in beside if found.is_file()), None)


def corpus_fingerprint(settings: Settings) -> str:
    """Return a hash over everything that decides what the index holds: files, names, encoder, sizes, format."""
    digest = hashlib.sha256()
    parts = [FORMAT, settings.embedding_model, settings.passage_max_chars, settings.document_max_bytes]
    digest.update(repr((*parts, settings.chroma_url)).encode())
    if settings.corpus.is_dir():
        tables = (settings.corpus / name for name in ("names.toml", "synonyms.toml", "map.toml"))
        asked = sorted((settings.corpus / "asked").glob("*.yaml"))
        files = find_files(settings.corpus)
        beside = (found for found in map(find_sidecar, files) if found is not None)
        for path in (*files, *beside, *tables, *asked):
            if path.exists():
                digest.update(str(path.relative_to(settings.corpus)).encode(errors="surrogateescape") + b"\0")
                digest.update(digest_file(path, max_bytes=settings.document_max_bytes))
    for path in find_fetched(settings.data):
        for file in filter(None, (path, find_sidecar(path))):
            digest.update(file.name.encode() + b"\0" + digest_file(file, max_bytes=settings.document_max_bytes))
    return digest.hexdigest()


def settled_manifest(settings: Settings) -> Manifest | None:
    """Return the published manifest when it is that of the corpus and nothing is left to clean up, else None.

    An index on a Chroma server is never settled: what is there has to be looked at.
    """
    try:
        manifest = read_manifest(settings.data)
    except (IndexMissingError, IndexMismatchError):
        return None
    folders = {folder.name for folder in (settings.data / "generations").iterdir()}
    torn = (
        folders - kept_generations(settings.data)
        or any(settings.data.glob(".current.*"))
        or (settings.data / UNFINISHED).exists()
    )
    if settings.chroma_url or torn or manifest.fingerprint != corpus_fingerprint(settings):
        return None
    return manifest


def digest_file(path: Path, *, max_bytes: int | None = None) -> bytes:
    """Hash a file's bytes; one that is too large or unreadable counts by its size alone, as it is left out anyway."""
    try:
        size = path.stat().st_size
        whole = max_bytes is None or size <= max_bytes
        return hashlib.sha256(path.read_bytes() if whole else str(size).encode()).digest()
    except OSError:
        return b"unreadable"
