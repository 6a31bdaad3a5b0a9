"""An ingestion killed at any moment leaves the published index as it was, and the next one clears up after it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.index import generations
from assistant.index.opening import Index, open_index
from assistant.index.vectors import nearest
from assistant.settings import PROJECT_ROOT, Settings
from ingest.building import ensure_index

_WORDS = "geld wijk school werk buurt gemeente kind ouder tuin plein straat huis weg boom brug markt zorg sport".split()
_DEADLINE_S = 60


def _write_many_sentences(corpus: Path) -> None:
    """Add a document that takes some seconds to embed."""
    chosen = random.Random(7)
    lines = (f"In {chosen.choice(_WORDS)} {n} is een {' '.join(chosen.choices(_WORDS, k=9))}." for n in range(2500))
    (corpus / "groot.txt").write_text("\n\n".join(lines), encoding="utf-8")


def _start(own: Settings) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "ASSISTANT_CORPUS": str(own.corpus),
        "ASSISTANT_DATA": str(own.data),
        "ASSISTANT_EMBEDDING_THREADS": "1",
    }
    command = [sys.executable, "-m", "ingest"]
    return subprocess.Popen(
        command, cwd=PROJECT_ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _torn(own: Settings) -> list[Path]:
    kept = generations.kept_generations(own.data)
    return [p for p in (own.data / "generations").iterdir() if p.name not in kept]


def _folder_appears(own: Settings) -> bool:
    return bool(_torn(own))


def _database_appears(own: Settings) -> bool:
    return any((p / "vectors" / "chroma.sqlite3").exists() for p in _torn(own))


def _embedding_is_halfway(own: Settings) -> bool:
    return any(f.stat().st_size > 1_500_000 for p in _torn(own) for f in p.glob("vectors/chroma.sqlite3"))


def _after(seconds: float) -> Callable[[Settings], bool]:
    began = time.monotonic()
    return lambda own: time.monotonic() - began > seconds  # noqa: ARG005


def _size(own: Settings) -> int:
    return sum(p.stat().st_size for p in own.data.rglob("*") if p.is_file())


def _answers(index: Index) -> bool:
    words = "Het Rijk stelt ruim € 12 miljoen beschikbaar."
    return len(nearest(index.vectors.sentences, index.vectors.embed_query(words), limit=3)) == 3


def _kill_when(own: Settings, reached: Callable[[Settings], bool]) -> bool:
    """Start an ingestion and kill it when `reached`; tell whether it was still at work then."""
    process = _start(own)
    try:
        deadline = time.monotonic() + _DEADLINE_S
        while not reached(own) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        alive = process.poll() is None
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return alive


@pytest.mark.parametrize(
    "moment", ["folder appears", "database appears", "halfway embedding", "at random", "at random again"]
)
def test_ingestion_killed_leaves_the_index_and_the_next_one_clears_up(own: Settings, index: Index, moment: str) -> None:
    before, embedder = generations.read_manifest(own.data), index.vectors.embedder
    normal = _size(own)
    _write_many_sentences(own.corpus)
    reached = {
        "folder appears": _folder_appears,
        "database appears": _database_appears,
        "halfway embedding": _embedding_is_halfway,
    }.get(moment) or _after(random.uniform(0.3, 2))
    assert _kill_when(own, reached)

    opened = open_index(own, embedder)
    assert opened.manifest == before
    assert opened.vectors.passages.count() == index.vectors.passages.count()
    assert _answers(opened)
    opened.close()

    (own.corpus / "groot.txt").write_text("Een kort bericht.", encoding="utf-8")
    outcome = ensure_index(own, progress=lambda *_: None)
    assert outcome.manifest.documents == before.documents + 1
    assert _torn(own) == []
    assert sorted(p.name for p in own.data.iterdir()) == ["current", "generations", "ingest.lock"]
    assert _size(own) < 2.5 * normal


def test_ingestion_killed_is_finished_by_the_same_one_run_again(own: Settings, index: Index) -> None:
    _write_many_sentences(own.corpus)
    assert _kill_when(own, _database_appears)
    finished = _start(own)
    assert finished.wait(timeout=_DEADLINE_S) == 0
    opened = open_index(own, index.vectors.embedder)
    assert opened.manifest.sentences == index.manifest.sentences + 2500
    assert _answers(opened)
    assert _torn(own) == []
    opened.close()
