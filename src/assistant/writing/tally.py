"""Counts of what became of answers that a language model was asked to write; no text is kept."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping


class Tally:
    """Counts by (what, which): ("answers", "written"), ("struck", "figure"), ("failures", "slow").

    `observe` is told of each, for whoever counts elsewhere too, and `observe_first` of each time in seconds.
    """

    def __init__(
        self,
        *,
        observe: Callable[[str, str], None] = lambda _what, _which: None,
        observe_first: Callable[[float], None] = lambda _seconds: None,
    ) -> None:
        self._observe = observe
        self._observe_first = observe_first
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first_s: list[float] = []

    def add(self, what: str, which: str) -> None:
        """Count one."""
        self._observe(what, which)
        with self._lock:
            self._counts[what, which] += 1

    def add_first(self, seconds: float) -> None:
        """Add the time to a first verified sentence."""
        self._observe_first(seconds)
        with self._lock:
            self._counts["first", "count"] += 1
            self._first_s = [*self._first_s[-999:], seconds]

    def counts(self) -> Mapping[tuple[str, str], int]:
        """Return all counts so far."""
        with self._lock:
            return dict(self._counts)

    def first_sentence_s(self) -> tuple[float, ...]:
        """Return the times to a first verified sentence, in seconds, of the latest thousand answers."""
        with self._lock:
            return tuple(self._first_s)
