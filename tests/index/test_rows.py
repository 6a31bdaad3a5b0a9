"""Copies of vectors: those of Chroma, looked up by number, and the nearest exactly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.opening import Index
from assistant.index.rows import Rows, append_rows, map_rows, rows_path
from assistant.index.vectors import fetch

_VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)
_IDS = [f"{number:032x}" for number in range(4)]


def test_rows_are_read_by_number(tmp_path: Path) -> None:
    append_rows(tmp_path, "some", _IDS, _VECTORS)
    rows = Rows(rows_path(tmp_path, "some"), count=4)
    assert rows.read([2, 0, 2]).tolist() == _VECTORS[[2, 0, 2]].tolist()
    rows.close()


def test_nearest_rows_are_by_similarity(tmp_path: Path) -> None:
    append_rows(tmp_path, "some", _IDS, _VECTORS)
    rows = Rows(rows_path(tmp_path, "some"), count=4)
    query = np.array([0, 1], dtype=np.float32)
    assert rows.nearest(query, limit=2) == pytest.approx({1: 1.0, 2: 0.8})
    assert rows.nearest(query, limit=9) == pytest.approx({0: 0.0, 1: 1.0, 2: 0.8, 3: 0.0})


def test_rows_of_another_number_are_refused(tmp_path: Path) -> None:
    append_rows(tmp_path, "some", _IDS, _VECTORS)
    with pytest.raises(ValueError, match="not whole"):
        Rows(rows_path(tmp_path, "some"), count=3)
    with pytest.raises(ValueError, match="not whole"):
        Rows(rows_path(tmp_path, "some"), count=0)


def test_rows_are_appended_and_mapped(tmp_path: Path) -> None:
    append_rows(tmp_path, "some", _IDS[:1], _VECTORS[:1])
    append_rows(tmp_path, "some", _IDS[1:], _VECTORS[1:])
    assert map_rows(tmp_path, "some", count=4).tolist() == _VECTORS.tolist()
    assert map_rows(tmp_path, "none", count=0).shape == (0, 1)


def test_copies_of_the_shipped_corpus_are_what_chroma_holds(shipped: Index) -> None:
    sentences, asked = list(shipped.sentence_rows)[:50], list(shipped.asked_ids)[:50]
    for ids, collection, rows, as_stored in (
        (sentences, shipped.vectors.sentences, shipped.sentence_vectors, lambda vectors: vectors),
        (asked, shipped.vectors.asked, shipped.asked_vectors, shipped.map_question),
    ):
        stored = fetch(collection, ids)
        expected = as_stored(np.array([stored[key] for key in ids], dtype=np.float32))
        np.testing.assert_allclose(rows.read(range(len(ids))), expected, atol=1e-5)
