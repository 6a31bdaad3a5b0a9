"""The time, waiting and chance that fetching needs, so that tests can play them."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from dataclasses import dataclass


def _utc() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """`seconds` only goes forward; `moment` is the time in UTC; `chance` gives a number in [0, 1)."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    moment: Callable[[], dt.datetime] = _utc
    chance: Callable[[], float] = random.random
