"""Readings: what was read at ingestion is what is read now, and a torn file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.entries import read_texts
from assistant.index.opening import Index
from assistant.index.readings import ReadingFile, read_parts, write_readings
from assistant.text.names import parse_names

_NAMES = parse_names({"areas": [{"slug": "dal", "name": "Dal-Oost"}]})
_TEXTS = ["Dal-Oost kreeg ruim € 2,5 tot 3 miljoen per jaar.", "Van 2026 tot en met 2028 breidt het uit: 10,0%.", ""]


def test_readings_survive_the_disk(tmp_path: Path) -> None:
    write_readings(tmp_path, _NAMES, [*_TEXTS, *_TEXTS])
    file = ReadingFile(tmp_path, _NAMES)
    assert [file.get(text) for text in _TEXTS] == [read_parts(_NAMES, text) for text in _TEXTS]
    assert file.get("Iets anders.") is None
    file.close()


def test_readings_of_nothing_can_be_opened(tmp_path: Path) -> None:
    write_readings(tmp_path, _NAMES, [])
    file = ReadingFile(tmp_path, _NAMES)
    assert file.get("Iets.") is None
    file.close()


def test_torn_readings_are_told(tmp_path: Path) -> None:
    write_readings(tmp_path, _NAMES, _TEXTS)
    whole = (tmp_path / "readings.jsonl").read_bytes()
    (tmp_path / "readings.jsonl").write_bytes(whole[:-5])
    with pytest.raises(ValueError, match="not whole"):
        ReadingFile(tmp_path, _NAMES)


def test_readings_of_the_shipped_corpus_are_what_is_read_now(shipped: Index) -> None:
    for text in read_texts(shipped.documents, shipped.passages):
        assert shipped.read_at_ingestion.get(text) == read_parts(shipped.names, text)
