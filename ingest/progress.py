"""How far an ingestion is and how long it still takes, on one line of a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Final, TextIO

_RECENT_S: Final = 30.0
"""The rate is that of the last half minute: texts that are reused go a hundred times as fast as new ones."""
_FIRST_S: Final = 3.0
"""Before that there is no estimate."""


class ProgressLine:
    """Shows what is being done, how many are done of how many, and about how long it still takes."""

    def __init__(self, stream: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `stream`, standard error when there is none."""
        self._stream = stream or sys.stderr
        self._clock = clock
        self._what = ""
        self._seen: deque[tuple[float, int]] = deque()
        self._width = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show a line over the one before; a new line begins when all is done."""
        if not self._stream.isatty():
            return
        now = self._clock()
        if what != self._what:
            self._what, self._width = what, 0
            self._seen.clear()
        self._seen.append((now, done))
        while now - self._seen[0][0] > _RECENT_S and len(self._seen) > 2:
            self._seen.popleft()
        line = f"{what}: {done:,} of {total:,}{self._estimate(total)}"
        end = "\n" if done >= total else ""
        self._stream.write(f"\r{line.ljust(self._width)}{end}")
        self._stream.flush()
        self._width = len(line)

    def _estimate(self, total: int) -> str:
        (began, first), (now, done) = self._seen[0], self._seen[-1]
        if done >= total or done == first or now - began < _FIRST_S:
            return ""
        return f", about {written_span((total - done) * (now - began) / (done - first))} left"


def written_span(seconds: float) -> str:
    """Write a time that is estimated, rounded up: "20 seconds", "3 minutes", "2 hours"."""
    if seconds < 55:
        return f"{max(1, -(-int(seconds) // 5)) * 5} seconds"
    minutes = -(-int(seconds) // 60)
    if minutes < 90:
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    return f"{-(-minutes // 60)} hours"
