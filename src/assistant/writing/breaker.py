"""A circuit breaker: a model that failed several times in a row is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

FAILURES: Final = 3
PAUSE_S: Final = 30.0


class Breaker:
    """Closed while calls succeed; after three failures in a row open for 30 s, then one call is let through to try."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until = 0.0

    def allows(self) -> bool:
        """Tell whether a call may be made now; of the calls after a pause only the first may."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._open_until:
                return False
            self._open_until = self._clock() + PAUSE_S
            return True

    def record(self, *, failed: bool) -> None:
        """Remember how a call went."""
        with self._lock:
            self._failures = self._failures + 1 if failed else 0
            if self._failures >= FAILURES:
                self._open_until = self._clock() + PAUSE_S

    @property
    def is_open(self) -> bool:
        """Whether calls are being refused."""
        with self._lock:
            return self._failures >= FAILURES and self._clock() < self._open_until
