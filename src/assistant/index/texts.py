"""The texts of a generation that get a vector, in files: by unit, each once, in order of appearance."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from assistant.index.entries import entry_text, sentence_text
from assistant.index.generations import Split
from assistant.index.memory import Kept
from assistant.index.vectors import UNITS, vector_id
from assistant.index.vocabulary import WordCounts
from assistant.records import Document, Passage

_FOLDER: Final = "texts"


class TextFile:
    """Pairs of an id and a text; what stays in memory is a hash of 16 bytes for each."""

    def __init__(self, path: Path) -> None:
        """Make the file, empty."""
        self._path = path
        self._seen: set[bytes] = set()
        self._file = path.open("w", encoding="utf-8")

    def add(self, text: str) -> None:
        """Add a text when it is not in it."""
        key = vector_id(text)
        if (short := bytes.fromhex(key)) not in self._seen:
            self._seen.add(short)
            self._file.write(json.dumps([key, text], ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Close the file; from now on it is read."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._seen)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                key, text = json.loads(line)
                yield key, text


def collect_texts(
    folder: Path,
    split: Iterable[Split],
    *,
    unanswered: Iterable[str] = (),
    kept: Kept[list[str]] | None = None,
) -> dict[str, TextFile]:
    """Write the texts of all units into the folder of a generation; `drop_texts` removes the files.

    Questions that are `unanswered` come after those that are. `kept` are the words of texts that were read before.
    """
    (folder / _FOLDER).mkdir()
    files = {unit: TextFile(folder / _FOLDER / unit) for unit in UNITS}
    words = WordCounts(kept)
    try:
        for document, passages in split:
            for passage in passages:
                words.add(entry_text(document, passage))
                for unit, text in _texts(document, passage):
                    files[unit].add(text)
        for word in words.commonest():
            files["words"].add(word)
        for question in unanswered:
            files["asked"].add(question)
    finally:
        for file in files.values():
            file.finish()
    return files


def drop_texts(folder: Path) -> None:
    """Remove the files of collect_texts."""
    shutil.rmtree(folder / _FOLDER, ignore_errors=True)


def _texts(document: Document, passage: Passage) -> Iterator[tuple[str, str]]:
    yield "passages", entry_text(document, passage)
    for heading in passage.headings[-1:]:
        yield "sentences", heading
    for sentence in passage.sentences:
        yield "sentences", sentence_text(document, sentence)
        for question in sentence.asked:
            yield "asked", question
