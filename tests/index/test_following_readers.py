"""What a reader gives while new indexes are published."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assistant.index import opening
from assistant.index.lexical import LexicalIndex, open_lexical
from assistant.index.opening import Index, IndexReader
from assistant.settings import Settings
from ingest.building import ensure_index


def _publish(own: Settings) -> str:
    return ensure_index(own, progress=lambda *_: None, force=True).manifest.generation


def test_index_before_answers_while_another_thread_opens_the_new_one(own: Settings) -> None:
    opening_new, go_on = threading.Event(), threading.Event()

    def wait(opened: Index) -> None:
        if opened.manifest.previous is not None:
            opening_new.set()
            assert go_on.wait(timeout=60)

    reader = IndexReader(own, on_open=wait)
    old = reader.current().manifest.generation
    new = _publish(own)
    given: list[str] = []
    thread = threading.Thread(target=lambda: given.append(reader.current().manifest.generation))
    thread.start()
    assert opening_new.wait(timeout=60)
    assert reader.current().manifest.generation == old
    go_on.set()
    thread.join()
    assert given == [new]
    assert reader.current().manifest.generation == new
    reader.close()


def test_index_that_is_replaced_and_removed_while_it_opens_is_not_missed(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    published: list[str] = []

    def overtaken(folder: Path) -> LexicalIndex:
        if not published:
            published.extend(_publish(own) for _ in range(3))
        return open_lexical(folder)

    monkeypatch.setattr(opening, "open_lexical", overtaken)
    reader = IndexReader(own)
    assert reader.current().manifest.generation == published[-1]
    reader.close()
