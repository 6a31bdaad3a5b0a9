"""The command `assistant statistics`."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace

import pytest

from assistant.cli import main
from assistant.http.counts import AnswerCount, FeedbackCount, hour_of, record_answer, record_feedback
from assistant.settings import Settings

NOW = dt.datetime.now(dt.UTC)
COUNT = AnswerCount(hour_of(NOW), "page", "unanswerable", "nl", "g", 0, areas=("lindenhof",), reason="notInSources")


@pytest.fixture(autouse=True)
def _counted(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(own.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(own.data))
    shutil.rmtree(own.counts_folder, ignore_errors=True)
    old = replace(COUNT, hour=hour_of(NOW - dt.timedelta(days=2)))
    for count in (*[COUNT] * 6, *[old] * 7):
        record_answer(own.counts_folder, count)


def test_report_is_printed_with_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", "--days", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert "Vragen: 6. Niet in de bronnen: 6." in lines
    assert [line.split() for line in lines if line.startswith("Lindenhof")] == [["Lindenhof", "6", "6"]]


def test_opinions_are_printed_with_what_is_counted(own: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        record_feedback(own.counts_folder, FeedbackCount(hour_of(NOW), True, ""))
    assert main(["statistics"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]

    assert next(line for line in lines if "oordelen" in line)[:2] == ["Wat", "mensen"]
    assert [line[-2:] for line in lines if line[:2] == ["Ja,", "ik"]] == [["5", "0"]]


def test_report_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statistics", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)

    assert (printed["asked"], printed["until"]) == (13, NOW.date().isoformat())
    assert printed["areas"] == [{"key": "lindenhof", "asked": 13, "unanswered": 13}]


def test_number_of_days_has_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["statistics", "--days", "0"])

    assert stopped.value.code == 2
    assert "not a number of days" in capsys.readouterr().err
