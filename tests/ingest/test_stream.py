"""An ingestion of many documents holds few of them at a time, and goes on where it was stopped."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from assistant.index import generations
from assistant.index.building import Progress
from assistant.records import Document, Passage
from assistant.settings import Settings
from ingest.building import ensure_index

_DOCUMENTS = 60


@pytest.fixture
def large(own: Settings) -> Settings:
    """A corpus of many documents besides the published ones."""
    for number in range(_DOCUMENTS):
        text = "\n\n".join(f"In straat {number} staan {n} bomen bij huis {n + number * 9}." for n in range(9))
        (own.corpus / f"straat-{number}.txt").write_text(text, encoding="utf-8")
    return own


@pytest.fixture
def only_new_objects() -> Iterator[None]:
    """Keep what is there already out of `gc.get_objects`: counting it takes seconds late in a long run."""
    gc.freeze()
    yield
    gc.unfreeze()


def _stop_after(share: float) -> Progress:
    def progress(what: str, done: int, total: int) -> None:
        if what == "embedding" and done >= share * total:
            raise KeyboardInterrupt

    return progress


@pytest.mark.usefixtures("only_new_objects")
def test_stream_holds_a_few_documents_and_passages_at_a_time(large: Settings) -> None:
    held: dict[str, int] = {}

    def count(what: str, *_: int) -> None:
        found = gc.get_objects()
        alive = sum(type(o) is Document and o.id.startswith("straat-") for o in found)
        alive += sum(type(o) is Passage and o.document_id.startswith("straat-") for o in found)
        held[what] = max(held.get(what, 0), alive)

    ensure_index(large, progress=count)
    assert held.keys() == {"reading documents", "indexing words", "embedding"}
    assert max(held.values()) < 10


def test_stopped_ingestion_goes_on_with_what_it_had_embedded(large: Settings) -> None:
    before = generations.published(large.data)
    with pytest.raises(KeyboardInterrupt):
        ensure_index(large, progress=_stop_after(0.5))
    assert generations.published(large.data) == before
    assert [p.name for p in (large.data / "generations").iterdir()] == [before]

    outcome = ensure_index(large, progress=lambda *_: None)
    assert outcome.embedded < 0.55 * (outcome.embedded + outcome.reused)
    assert ensure_index(large, progress=lambda *_: None, force=True).embedded == 0
    assert not (large.data / "unfinished").exists()


def test_what_a_stopped_ingestion_left_goes_when_it_is_no_longer_wanted(large: Settings) -> None:
    with pytest.raises(KeyboardInterrupt):
        ensure_index(large, progress=_stop_after(0.3))
    assert (large.data / "unfinished").exists()
    for path in large.corpus.glob("straat-*.txt"):
        path.unlink()
    assert ensure_index(large, progress=lambda *_: None).unchanged
    assert not (large.data / "unfinished").exists()
