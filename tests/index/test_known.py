from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.embedding import BuiltInEmbedding
from assistant.index.known import UnfinishedVectors, forget_unfinished, open_known
from assistant.index.rows import append_rows
from assistant.index.vectors import vector_id

_IDS = [vector_id(text) for text in ("een", "twee", "drie")]
_ROWS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


@pytest.fixture(scope="module")
def embedder() -> BuiltInEmbedding:
    return BuiltInEmbedding(threads=1)


@pytest.fixture
def stopped(tmp_path: Path, embedder: BuiltInEmbedding) -> Path:
    """A data folder in which an ingestion was stopped after three vectors."""
    vectors = UnfinishedVectors(tmp_path, embedder, dimensions=2)
    vectors.add(_IDS[:1], _ROWS[:1])
    vectors.add(_IDS[1:], _ROWS[1:])
    vectors.close()
    return tmp_path


def _found(data: Path, embedder: BuiltInEmbedding, *, dimensions: int = 2) -> dict[str, list[float]]:
    vectors = UnfinishedVectors(data, embedder, dimensions=dimensions)
    found = {key: row.tolist() for key, row in vectors.find([*_IDS, vector_id("vier")]).items()}
    vectors.close()
    return found


def test_vectors_of_a_stopped_ingestion_are_found(stopped: Path, embedder: BuiltInEmbedding) -> None:
    assert _found(stopped, embedder) == dict(zip(_IDS, _ROWS.tolist(), strict=True))


@pytest.mark.parametrize("name", ["rows", "stamps"])
def test_vector_that_was_torn_is_cut_off_and_made_again(stopped: Path, embedder: BuiltInEmbedding, name: str) -> None:
    path = stopped / "unfinished" / name
    path.write_bytes(path.read_bytes()[:-3])
    assert list(_found(stopped, embedder)) == _IDS[:2]
    vectors = UnfinishedVectors(stopped, embedder, dimensions=2)
    vectors.add(_IDS[2:], _ROWS[2:])
    vectors.close()
    assert _found(stopped, embedder) == dict(zip(_IDS, _ROWS.tolist(), strict=True))


def test_vector_that_was_changed_is_not_used_nor_any_after_it(stopped: Path, embedder: BuiltInEmbedding) -> None:
    path = stopped / "unfinished" / "rows"
    content = bytearray(path.read_bytes())
    content[9] ^= 1
    path.write_bytes(content)
    assert list(_found(stopped, embedder)) == _IDS[:1]


def test_vectors_of_another_size_are_dropped(stopped: Path, embedder: BuiltInEmbedding) -> None:
    assert _found(stopped, embedder, dimensions=3) == {}


def test_nothing_is_left_of_a_stopped_ingestion_that_is_forgotten(stopped: Path, embedder: BuiltInEmbedding) -> None:
    forget_unfinished(stopped)
    assert list(stopped.iterdir()) == []
    assert _found(stopped, embedder) == {}


def test_vectors_of_a_generation_are_found_by_id(tmp_path: Path) -> None:
    append_rows(tmp_path, "sentences", _IDS, _ROWS)
    append_rows(tmp_path, "words", (), np.zeros((0, 1), dtype=np.float32))
    known = open_known(tmp_path)
    assert sorted(known) == ["sentences", "words"]
    assert known["sentences"].find([_IDS[2], vector_id("vier")])[_IDS[2]].tolist() == _ROWS[2].tolist()
    assert known["words"].find(_IDS) == {}
    for vectors in known.values():
        vectors.close()


def test_vectors_of_a_generation_that_are_not_whole_are_left_out(tmp_path: Path) -> None:
    append_rows(tmp_path, "sentences", _IDS, _ROWS)
    with (tmp_path / "sentences.f32").open("ab") as file:
        file.write(b"x")
    assert open_known(tmp_path) == {}
