from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from assistant.errors import AssistantError, IndexMismatchError, IndexMissingError
from assistant.index import generations
from assistant.index.generations import Manifest
from assistant.index.opening import Index
from assistant.settings import Settings

_UNFINISHED = json.dumps({"format": generations.FORMAT})


def _manifest(generation: str, previous: str | None = None) -> Manifest:
    return Manifest(generation, "2026-11-24T00:00:00+00:00", "abc", "encoder", 1, 2, 3, previous, ("a.md: kapot",))


def _publish(data: Path, generation: str, previous: str | None = None) -> Manifest:
    generations.folder_of(data, generation).mkdir(parents=True)
    manifest = _manifest(generation, previous)
    generations.publish(data, manifest)
    return manifest


def _generations(data: Path) -> list[str]:
    return sorted(p.name for p in (data / "generations").iterdir())


def _damage(data: Path, generation: str, content: str) -> None:
    (generations.folder_of(data, generation) / "manifest.json").write_text(content, encoding="utf-8")


def test_generation_published_is_read_back(tmp_path: Path) -> None:
    manifest = _publish(tmp_path, "gen-1")
    assert generations.published(tmp_path) == "gen-1"
    assert generations.read_manifest(tmp_path) == manifest


def test_generation_is_absent_before_the_first(tmp_path: Path) -> None:
    assert generations.published(tmp_path) is None
    with pytest.raises(IndexMissingError, match=r"There is no index in .*\. Run `python -m ingest` first\."):
        generations.read_manifest(tmp_path)


def test_generations_kept_are_the_published_one_and_the_one_before(tmp_path: Path) -> None:
    _publish(tmp_path, "gen-1")
    _publish(tmp_path, "gen-2", "gen-1")
    _publish(tmp_path, "gen-3", "gen-2")
    (tmp_path / "generations" / "gen-torn").mkdir()
    (tmp_path / ".current.4242").touch()
    assert generations.remove_unpublished(tmp_path) == ("gen-1", "gen-torn")
    assert _generations(tmp_path) == ["gen-2", "gen-3"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["current", "generations"]


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "null", "{}", _UNFINISHED, '{"format": "x"}', "\x00"])
def test_manifest_that_is_damaged(tmp_path: Path, content: str) -> None:
    _publish(tmp_path, "gen-1")
    _damage(tmp_path, "gen-1", content)
    with pytest.raises(IndexMissingError, match=r"is damaged \(.+\)\. Run `python -m ingest --force`"):
        generations.read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("number", "words"),
    [(generations.FORMAT + 1, "by a newer version"), (generations.FORMAT - 1, "by an older version")],
)
def test_manifest_of_another_version(tmp_path: Path, number: int, words: str) -> None:
    manifest = _publish(tmp_path, "gen-1")
    _damage(tmp_path, "gen-1", json.dumps({"format": number, "fingerprint": manifest.fingerprint}))
    with pytest.raises(IndexMismatchError, match=rf"was made {words}.* `python -m ingest` to make it again"):
        generations.read_manifest(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\n", b"../../etc\n", b"gen-1\xff\n"])
def test_pointer_that_is_damaged_is_no_index(tmp_path: Path, content: bytes) -> None:
    _publish(tmp_path, "gen-1")
    (tmp_path / "current").write_bytes(content)
    assert generations.published(tmp_path) is None


def test_data_folder_below_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(AssistantError, match=r"current can't be read: Not a directory"):
        generations.published(tmp_path / "bestand" / "var")


def test_documents_and_passages_are_read_back_as_they_were(index: Index, settings: Settings, tmp_path: Path) -> None:
    split = [
        (document, tuple(p for p in index.passages if p.document_id == document.id))
        for document in index.documents.values()
    ]
    counts = generations.write_split(tmp_path, split)
    assert generations.read_documents(tmp_path) == index.documents
    assert generations.read_passages(tmp_path) == index.passages
    assert list(generations.read_split(tmp_path)) == split
    assert generations.read_manifest(settings.data) == dataclasses.replace(
        index.manifest, documents=counts.documents, passages=counts.passages, sentences=counts.sentences
    )


def test_document_without_passages_is_between_others(index: Index, tmp_path: Path) -> None:
    first, second = index.documents.values()
    empty = dataclasses.replace(first, id="leeg")
    mine = tuple(p for p in index.passages if p.document_id == second.id)
    generations.write_split(tmp_path, [(empty, ()), (second, mine)])
    assert list(generations.read_split(tmp_path)) == [(empty, ()), (second, mine)]
