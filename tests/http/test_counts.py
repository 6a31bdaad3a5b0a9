"""Counts in a folder: written line by line, read back, without a word of a question."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.http.counts import (
    AnswerCount,
    Counts,
    FeedbackCount,
    hour_of,
    read_counts,
    record_answer,
    record_feedback,
)

ANSWER = AnswerCount(
    hour="2026-11-24T14",
    route="page",
    status="answered",
    language="nl",
    generation="g1",
    sources=2,
    took_ms=12,
    areas=("lindenhof",),
)
OPINION = FeedbackCount(hour="2026-11-25T09", useful=False, reason="unclear", status="answered", areas=("lindenhof",))


def test_counts_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    assert record_answer(tmp_path / "counts", ANSWER)
    assert record_feedback(tmp_path / "counts", OPINION)

    assert read_counts(tmp_path / "counts") == Counts((ANSWER,), (OPINION,))
    assert sorted(p.name for p in (tmp_path / "counts").iterdir()) == ["2026-11-24.jsonl", "2026-11-25.jsonl"]


def test_counts_since_a_day_leave_out_the_days_before(tmp_path: Path) -> None:
    record_answer(tmp_path, ANSWER)
    record_feedback(tmp_path, OPINION)

    assert read_counts(tmp_path, since=dt.date(2026, 11, 25)) == Counts((), (OPINION,))


def test_damaged_line_is_left_out(tmp_path: Path) -> None:
    record_answer(tmp_path, ANSWER)
    with (tmp_path / "2026-11-24.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"what": "answer", "hour"\n[]\n{"what":"answer","strange":1}\n')
    record_answer(tmp_path, ANSWER)

    assert read_counts(tmp_path) == Counts((ANSWER, ANSWER))


def test_nothing_counted_is_no_counts(tmp_path: Path) -> None:
    assert read_counts(tmp_path / "none") == Counts()


def test_disk_that_takes_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert not record_answer(tmp_path / "file", ANSWER)


def test_hour_is_in_utc_and_has_no_minutes() -> None:
    summer = dt.timezone(dt.timedelta(hours=2))

    assert hour_of(dt.datetime(2026, 7, 1, 1, 59, 58, tzinfo=summer)) == "2026-06-30T23"
