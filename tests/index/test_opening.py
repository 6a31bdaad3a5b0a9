from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import IndexMismatchError, IndexMissingError
from assistant.index import generations
from assistant.index.embedding import BuiltInEmbedding, Embedder
from assistant.index.opening import Index, IndexReader, open_index
from assistant.index.vectors import nearest
from assistant.settings import Settings, load_settings
from ingest.building import ensure_index


class _Imposter(BuiltInEmbedding):
    """The built-in encoder under the name of another."""

    def get_config(self) -> dict[str, str]:
        return {"model": "another"}


@pytest.fixture
def reader(own: Settings) -> Iterator[IndexReader]:
    made = IndexReader(own)
    yield made
    made.close()


@pytest.fixture
def embedder(index: Index) -> Embedder:
    return index.vectors.embedder


def _quiet(*_: object) -> None:
    """Report no progress."""


def _add_sentence(own: Settings) -> None:
    path = own.corpus / "zonnewijk.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nEr komt ook een zwembad.\n", encoding="utf-8")


def _answers(index: Index) -> bool:
    query = index.vectors.embed_query("Hoeveel geld is er?")
    return len(nearest(index.vectors.sentences, query, limit=3)) == 3


def test_index_opened_has_everything_of_the_corpus(index: Index) -> None:
    assert set(index.documents) == {"2026-01-15-zonnewijk", "samenvatting-zonnewijk"}
    assert index.manifest.passages == len(index.passages) == index.lexical.size
    assert index.vectors.passages.count() == len(index.passages_by_vector)
    assert index.vectors.sentences.count() == len(index.passages_by_sentence_vector)
    assert {name.id for name in index.names.names if name.kind == "area"} == {"lindenhof", "waterkant"}
    assert all(index.text_of(p).strip() for p in index.passages)
    assert _answers(index)


def test_reader_keeps_the_old_index_until_the_new_one_is_whole_then_follows(reader: IndexReader, own: Settings) -> None:
    old = reader.current()
    seen: list[Index] = []

    def look(*_: object) -> None:
        assert _answers(reader.current())
        seen.append(reader.current())

    _add_sentence(own)
    outcome = ensure_index(own, progress=look)
    assert seen
    assert all(index is old for index in seen)
    new = reader.current()
    assert new.manifest == outcome.manifest
    assert _answers(new)
    assert _answers(old)
    assert reader.current() is new


def test_reader_shared_by_threads_opens_once(reader: IndexReader) -> None:
    found: list[Index] = []
    threads = [threading.Thread(target=lambda: found.append(reader.current())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(index) for index in found}) == 1


def test_reader_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match=r"Run `python -m ingest` first"):
        IndexReader(load_settings(data=tmp_path)).current()


def test_index_of_another_encoder_is_refused_with_the_command_that_mends_it(own: Settings) -> None:
    with pytest.raises(IndexMismatchError, match=r"another.*Run `python -m ingest` to make the index again\."):
        open_index(own, _Imposter(threads=1))


@pytest.mark.parametrize("name", ["documents.jsonl", "passages.jsonl", "names.json", "spread.npz", "vocabulary.json"])
@pytest.mark.parametrize("harm", ["gone", "half"])
def test_index_with_a_damaged_file_says_how_to_make_it_again(own: Settings, index: Index, name: str, harm: str) -> None:
    path = generations.folder_of(own.data, index.manifest.generation) / name
    content = path.read_bytes()
    path.unlink()
    if harm == "half":
        path.write_bytes(content[: len(content) // 2])
    with pytest.raises(IndexMissingError, match=r"is damaged .*Run `python -m ingest --force`"):
        open_index(own, index.vectors.embedder)


@pytest.mark.parametrize("harm", ["folder gone", "database gone", "database torn", "lexical gone"])
def test_index_with_damaged_folders_says_how_to_make_it_again(own: Settings, embedder: Embedder, harm: str) -> None:
    folder = generations.folder_of(own.data, str(generations.published(own.data)))
    database = folder / "vectors" / "chroma.sqlite3"
    match harm:
        case "folder gone":
            (folder / "vectors").rename(folder / "weg")
        case "database gone":
            database.unlink()
        case "database torn":
            database.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
        case _:
            (folder / "lexical").rename(folder / "weg")
    with pytest.raises(IndexMissingError, match=r"Run `python -m ingest --force`"):
        open_index(own, embedder)
    ensure_index(own, progress=_quiet, force=True)
    mended = open_index(own, embedder)
    assert _answers(mended)
    mended.close()
