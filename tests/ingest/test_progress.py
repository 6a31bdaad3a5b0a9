from __future__ import annotations

import io

import pytest

from ingest.progress import ProgressLine, written_span


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(stream: io.StringIO, *steps: tuple[float, str, int, int]) -> list[str]:
    times = iter([step[0] for step in steps])
    line = ProgressLine(stream, clock=lambda: next(times))
    for _, *step in steps:
        line(*step)  # type: ignore[arg-type]
    return [part.rstrip(" ") for part in stream.getvalue().split("\r")[1:]]


def test_progress_estimates_what_is_left_by_the_last_half_minute() -> None:
    steps = [(0.0, "embedding", 500, 1000), (10.0, "embedding", 600, 1000), (40.0, "embedding", 630, 1000)]
    assert _shown(_Terminal(), *steps) == [
        "embedding: 500 of 1,000",
        "embedding: 600 of 1,000, about 40 seconds left",
        "embedding: 630 of 1,000, about 7 minutes left",
    ]


def test_progress_of_another_task_starts_anew_and_ends_its_line() -> None:
    steps = [(0.0, "reading", 2, 2), (60.0, "embedding", 256, 1000)]
    assert _shown(_Terminal(), *steps) == ["reading: 2 of 2\n", "embedding: 256 of 1,000"]


def test_shorter_line_leaves_nothing_of_the_longer_one() -> None:
    terminal = _Terminal()
    times = iter([0.0, 10.0, 20.0])
    line = ProgressLine(terminal, clock=lambda: next(times))
    for done in (0, 500, 1000):
        line("embedding", done, 1000)
    assert terminal.getvalue().split("\r")[-1] == "embedding: 1,000 of 1,000".ljust(46) + "\n"


def test_progress_says_nothing_where_there_is_no_terminal() -> None:
    assert _shown(io.StringIO(), (0.0, "embedding", 1, 2)) == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "5 seconds"),
        (31, "35 seconds"),
        (60, "1 minute"),
        (61, "2 minutes"),
        (3600, "60 minutes"),
        (6000, "2 hours"),
    ],
)
def test_span_is_rounded_up(seconds: float, words: str) -> None:
    assert written_span(seconds) == words
