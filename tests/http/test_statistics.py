"""The report of what was asked: no count below five, and none that others tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.http.counts import AnswerCount, Counts, FeedbackCount
from assistant.http.statistics import LEAST, Report, Row, report

SINCE, UNTIL = dt.date(2026, 11, 1), dt.date(2026, 11, 28)
GIVEN = AnswerCount("2026-11-24T14", "page", "answered", "nl", "g1", 1, areas=("lindenhof",))
MISSED = replace(GIVEN, status="unanswerable", reason="notInSources", sources=0, themes=("spelen",))


def reported(*answers: tuple[AnswerCount, int]) -> Report:
    return report(Counts(tuple(a for a, times in answers for _ in range(times))), since=SINCE, until=UNTIL)


def test_report_counts_what_was_asked_and_not_answered() -> None:
    found = reported((GIVEN, 7), (MISSED, 6), (replace(MISSED, areas=("waterkant",)), 8))

    assert (found.asked, found.unanswered) == (21, 14)
    assert found.areas == (Row("waterkant", 8, 8), Row("lindenhof", 13, 6))
    assert found.themes == (Row("spelen", 14, 14),)
    assert found.pairs == (Row("waterkant/spelen", 8, 8), Row("lindenhof/spelen", 6, 6))
    assert found.reasons == (Row("notInSources", 14, 14),)
    assert found.days == (Row("2026-11-24", 21, 14),)


def test_small_counts_are_hidden() -> None:
    found = reported((GIVEN, 20), (MISSED, 4), (replace(MISSED, areas=("waterkant",)), 3))

    assert found.areas == (Row("lindenhof", 24, "few"), Row("waterkant", "few", "withheld"))
    assert found.pairs == ()


def test_few_answers_give_no_table() -> None:
    found = reported((MISSED, 4))

    assert (found.asked, found.unanswered, found.areas, found.days) == ("few", "few", (), ())


def test_total_does_not_tell_the_one_that_is_hidden() -> None:
    found = reported((GIVEN, 9), (replace(GIVEN, language="tr"), 3), (replace(GIVEN, language="en"), 6))

    assert [(row.key, row.asked) for row in found.languages] == [("nl", 9), ("en", "withheld"), ("tr", "few")]


def test_rest_of_a_row_does_not_tell_a_small_count() -> None:
    found = reported((GIVEN, 2), (MISSED, 10))

    assert found.areas == (Row("lindenhof", 12, "withheld"),)


def judged(useful: int, **reasons: int) -> Report:
    """The report of ten answers and some opinions; a reason is named by its code, `none` for no reason."""
    given = [FeedbackCount("2026-11-24T14", True, "")] * useful
    for reason, times in reasons.items():
        given += [FeedbackCount("2026-11-24T14", False, "" if reason == "none" else reason)] * times  # type: ignore[arg-type]
    return report(Counts((GIVEN,) * 10, tuple(given)), since=SINCE, until=UNTIL)


def test_report_counts_opinions_and_why_not() -> None:
    found = judged(9, tooLong=8, none=5)

    assert found.opinions == (Row("notUseful", 13, 0), Row("useful", 9, 0))
    assert found.objections == (Row("tooLong", 8, 0), Row("", 5, 0))


def test_few_opinions_are_not_told() -> None:
    assert judged(3, wrong=1).opinions == ()
    assert judged(20, wrong=4).opinions == (Row("useful", "withheld", "withheld"), Row("notUseful", "few", "withheld"))
    assert judged(20, wrong=4).objections == ()
    assert [row.asked for row in judged(20, tooLong=9, wrong=2).objections] == ["withheld", "few"]


def _told(rows: Sequence[Row], total: object, column: str) -> int | None:
    """What the total less the counts that are shown tells of the hidden ones together, None when nothing."""
    cells = [getattr(row, column) for row in rows]
    if not isinstance(total, int) or all(isinstance(cell, int) for cell in cells):
        return None
    return total - sum(cell for cell in cells if isinstance(cell, int))


@given(
    st.lists(
        st.tuples(st.sampled_from([GIVEN, MISSED]), st.sampled_from(["nl", "en", "tr", "ar"]), st.integers(0, 12)),
        max_size=9,
    )
)
def test_hidden_counts_together_are_no_small_count(asked: list[tuple[AnswerCount, str, int]]) -> None:
    found = reported(*((replace(count, language=language), times) for count, language, times in asked))
    shown = [cell for row in (*found.languages, *found.areas) for cell in (row.asked, row.unanswered)]

    assert [cell for cell in shown if isinstance(cell, int) and 0 < cell < LEAST] == []
    for column, total in (("asked", found.asked), ("unanswered", found.unanswered)):
        rest = _told(found.languages, total, column)
        assert rest is None or rest == 0 or rest >= LEAST
