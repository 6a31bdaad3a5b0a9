"""A small version of `python -m benchmarks.kills`: the moments are random, what has to hold is not."""

from __future__ import annotations

from pathlib import Path

from assistant.index.embedding import BuiltInEmbedding
from assistant.index.opening import Index
from assistant.settings import Settings
from benchmarks.kills import check_index, run_kills


def test_ingestion_killed_eight_times_loses_and_doubles_nothing(tmp_path: Path) -> None:
    report = run_kills(tmp_path, documents=60, kills=8, seed=3)
    assert report.faults == []
    assert report.kills == 8
    assert report.answers > 8
    assert report.reused > 0
    assert report.final_mb < 3 * report.clean_mb


def test_check_names_vectors_that_are_lost_or_too_many(own: Settings, index: Index) -> None:
    embedder = BuiltInEmbedding(threads=1)
    assert check_index(own, embedder) == []
    (own.corpus / "nieuw.txt").write_text("Er staan bomen.", encoding="utf-8")
    faults = check_index(own, embedder)
    assert faults[1] == "other documents or passages"
    assert faults[2] == f"passages: {len(index.passages)} vectors, {len(index.passages) + 1} expected"
