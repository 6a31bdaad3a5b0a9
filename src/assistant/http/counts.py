"""Counts of answers and of what people thought of them: no texts, no addresses, the time to the hour.

A folder has a file per day, `2026-11-24.jsonl`, to which each count is added as one line.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import TypeAdapter, ValidationError

from assistant.records import Status

Route = Literal["page", "api"]
FeedbackReason = Literal["", "wrong", "notInSource", "unclear", "tooLong", "other"]
REASONS: Final[tuple[FeedbackReason, ...]] = get_args(FeedbackReason)

_HOUR: Final = "%Y-%m-%dT%H"


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """One answer given. `hour` is in UTC, as "2026-11-24T14"; `took_ms` is whole milliseconds.

    `sources` is how many documents it cites; `areas` and `themes` are the ids of those that the question names.
    `reason` is the code of the answer within its status, or "".
    """

    hour: str
    route: Route
    status: Status
    language: str
    generation: str
    sources: int
    took_ms: int = 0
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """One opinion on an answer; `reason` is "" when none was given, and the rest is that of the answer's count.

    `status` is "" when the process that took the opinion did not give the answer itself.
    """

    hour: str
    useful: bool
    reason: FeedbackReason
    status: Status | Literal[""] = ""
    language: str = ""
    generation: str = ""
    sources: int = 0
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """All counts of a folder, oldest first."""

    answers: tuple[AnswerCount, ...] = ()
    feedback: tuple[FeedbackCount, ...] = ()


_ANSWERS: Final[TypeAdapter[AnswerCount]] = TypeAdapter(AnswerCount)
_OPINIONS: Final[TypeAdapter[FeedbackCount]] = TypeAdapter(FeedbackCount)


def hour_of(moment: dt.datetime) -> str:
    """Return the hour of a moment with a time zone, in UTC."""
    return moment.astimezone(dt.UTC).strftime(_HOUR)


def record_answer(folder: Path, count: AnswerCount) -> bool:
    """Add the count of an answer; return False when the disk does not take it."""
    return _record(folder, "answer", count)


def record_feedback(folder: Path, count: FeedbackCount) -> bool:
    """Add the count of an opinion; return False when the disk does not take it."""
    return _record(folder, "feedback", count)


def read_counts(folder: Path, *, since: dt.date | None = None, until: dt.date | None = None) -> Counts:
    """Return the counts of the days `since` to `until`, both included, or all; a damaged line is left out."""
    answers: list[AnswerCount] = []
    feedback: list[FeedbackCount] = []
    first = since.isoformat() if since is not None else ""
    last = until.isoformat() if until is not None else "~"
    for path in sorted(folder.glob("????-??-??.jsonl")):
        if first <= path.stem <= last:
            for count in _read(path):
                if isinstance(count, AnswerCount):
                    answers.append(count)
                else:
                    feedback.append(count)
    return Counts(tuple(answers), tuple(feedback))


def remove_old_counts(folder: Path, *, days: int, today: dt.date) -> int:
    """Remove the files of days that are more than `days` before `today`, and return how many."""
    first = (today - dt.timedelta(days=days)).isoformat()
    removed = 0
    for path in folder.glob("????-??-??.jsonl"):
        if path.stem < first:
            with contextlib.suppress(OSError):
                path.unlink()
                removed += 1
    return removed


def _record(folder: Path, what: str, count: AnswerCount | FeedbackCount) -> bool:
    line = json.dumps({"what": what, **dataclasses.asdict(count)}, separators=(",", ":")) + "\n"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        file = os.open(folder / f"{count.hour[:10]}.jsonl", flags, 0o600)
        try:
            os.write(file, line.encode())  # one write: lines of several processes don't mix
        finally:
            os.close(file)
    except OSError:
        return False
    return True


def _read(path: Path) -> Iterator[AnswerCount | FeedbackCount]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        adapter = _OPINIONS if line.startswith(b'{"what":"feedback"') else _ANSWERS
        with contextlib.suppress(ValidationError):
            yield adapter.validate_json(line)
