from __future__ import annotations

from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.index import postings
from assistant.index.postings import PostingsWriter

_TERMS = st.lists(st.sampled_from(["aap", "boom", "gras", "tent", "zus"]), max_size=9)


def _columns(scorer: bm25s.BM25) -> dict[str, dict[int, float]]:
    """The scores of each term by entry."""
    ends, data, entries = (scorer.scores[key] for key in ("indptr", "data", "indices"))
    return {
        term: dict(zip(entries[ends[n] : ends[n + 1]].tolist(), data[ends[n] : ends[n + 1]].tolist(), strict=True))
        for term, n in scorer.vocab_dict.items()
        if n + 1 < len(ends)
    }


def _written(entries: list[list[str]], folder: Path) -> bm25s.BM25:
    writer = PostingsWriter(folder, k1=1.2, b=0.9)
    for entry in entries:
        writer.add(entry)
    writer.finish()
    return bm25s.BM25.load(str(folder), show_progress=False)


@pytest.mark.parametrize("chunk", [1, 7, 1_000_000])
@given(entries=st.lists(_TERMS, min_size=1, max_size=12))
def test_postings_are_those_of_bm25s_however_they_are_cut(
    tmp_path_factory: pytest.TempPathFactory, chunk: int, entries: list[list[str]]
) -> None:
    expected = bm25s.BM25(k1=1.2, b=0.9, method="lucene")
    expected.index([entry or [""] for entry in entries], show_progress=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_CHUNK", chunk)
        made = _written(entries, tmp_path_factory.mktemp("postings") / "field")
    assert _columns(made) == {term: pytest.approx(rows, rel=1e-6) for term, rows in _columns(expected).items()}
    assert made.scores["num_docs"] == len(entries)


def test_postings_leave_no_spill_and_are_in_order_of_the_entries(tmp_path: Path) -> None:
    made = _written([["aap"]] * 5, tmp_path / "field")
    assert np.array_equal(made.scores["indices"], np.arange(5))
    assert {p.name for p in (tmp_path / "field").iterdir()} == {
        "data.csc.index.npy",
        "indices.csc.index.npy",
        "indptr.csc.index.npy",
        "params.index.json",
        "vocab.index.json",
    }
