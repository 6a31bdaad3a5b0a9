"""Passages and queries in JSON lines, and a temporary index of such passages; the published index is left alone."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError
from assistant.index.building import Contents, build_generation
from assistant.index.generations import Split
from assistant.index.opening import Index, IndexReader
from assistant.records import Document, Passage
from assistant.settings import Settings
from assistant.text.paragraphs import split_text
from assistant.text.sentences import split_paragraph


def read_rows(path: Path, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Read the rows of a file of JSON lines. Raises SettingsError when it is none or a row misses one of `keys`."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as exc:
        raise SettingsError(f"{path} can't be read as JSON lines: {exc}.") from exc
    if not rows or not all(isinstance(row, dict) and all(key in row for key in keys) for row in rows):
        raise SettingsError(f"{path}: each line needs {', '.join(keys)}.")
    return rows


@contextmanager
def passage_index(settings: Settings, passages: Path) -> Iterator[Index]:
    """Index the rows of `passages` (id, text, title?, section?) in a temporary folder and open that index."""
    split = _split(read_rows(passages, ("id", "text")))
    with tempfile.TemporaryDirectory(prefix="assistant-evaluation-") as folder:
        temporary = settings.model_copy(update={"data": Path(folder), "chroma_url": ""})
        build_generation(
            temporary,
            Contents(split, names={}),
            fingerprint=hashlib.sha256(str(passages).encode()).hexdigest(),
            previous=None,
            progress=lambda *_: None,
        )
        reader = IndexReader(temporary)
        try:
            yield reader.current()
        finally:
            reader.close()


def _split(rows: Iterable[Mapping[str, Any]]) -> Iterator[Split]:
    """Make a document of one passage of each row; its section, where given, is its heading."""
    for row in rows:
        text = str(row["text"])
        title = str(row.get("title") or "").replace("_", " ")
        digest = hashlib.sha256(text.encode()).hexdigest()
        headings = (str(row["section"]),) if row.get("section") else ()
        sentences = tuple(split_text(text, headings=())) or tuple(split_paragraph(text, 0, len(text)))
        document = Document(str(row["id"]), title, None, "", "", "other", "", "nl", text, digest)
        yield document, (Passage(str(row["id"]), 0, 0, len(text), headings, sentences),)
