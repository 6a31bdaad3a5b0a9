"""Follow the corpus: each time that something in it is saved, publish an index of it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

import watchfiles

from assistant.errors import AssistantError
from assistant.index.memory import Memory
from assistant.settings import Settings
from ingest.building import ensure_index

_QUIET_MS, _STEP_MS, _LOOK_MS = 150, 50, 1000


def watch(settings: Settings, changes: Iterable[object], *, say: Callable[[str], None]) -> None:
    """Publish an index now and after each of `changes`; `say` gets a line for each and for what can't be read.

    The first is made whole, so that the ones after it cost only what changed. What can't be read leaves the index as
    it is; a change that changes nothing says nothing.
    """
    memory = Memory()
    _publish(settings, memory, say=say, force=True)
    memory.embedder(settings)(["."])
    say(f"Watching {settings.corpus} (stop with Ctrl+C).")
    for _ in changes:
        _publish(settings, memory, say=say)


def changes_of(folder: Path, *, stop: Event | None = None) -> Iterator[object]:
    """Yield after each burst of changes below a folder, until `stop` is set."""
    return watchfiles.watch(folder, debounce=_QUIET_MS, step=_STEP_MS, rust_timeout=_LOOK_MS, stop_event=stop)


def _publish(settings: Settings, memory: Memory, *, say: Callable[[str], None], force: bool = False) -> None:
    started = time.perf_counter()
    try:
        outcome = ensure_index(settings, progress=lambda *_: None, force=force, memory=memory)
    except AssistantError as exc:
        say(f"{_clock()} Not published, the index is as it was: {exc}")
        return
    except OSError as exc:
        say(f"{_clock()} Not published, the index is as it was: {exc.filename}: {exc.strerror}.")
        return
    if outcome.unchanged:
        return
    manifest = outcome.manifest
    for message in manifest.skipped:
        say(f"{_clock()} Left out: {message}")
    say(
        f"{_clock()} Published in {time.perf_counter() - started:.1f} s: {manifest.documents} documents, "
        f"{manifest.passages} passages, {outcome.embedded} texts embedded."
    )


def _clock() -> str:
    return f"{dt.datetime.now().astimezone():%H:%M:%S}"
