"""Each answer of the page and the API is counted, and nothing of the question stays."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.http.counting import count_of, named
from assistant.http.counts import AnswerCount, read_counts
from assistant.index.opening import Index
from assistant.records import Ask
from assistant.settings import Settings
from tests.conftest import scripted_answer

SECRET = "Hoeveel geld kreeg mijn buurvrouw Truus in Lindenhof voor spelen?"


@pytest.fixture(autouse=True)
def _nothing_counted(own: Settings) -> None:
    shutil.rmtree(own.counts_folder, ignore_errors=True)


@pytest.fixture
def server(own: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(own), raise_server_exceptions=False) as opened:
        yield opened


def test_page_and_api_count_what_they_answer(server: TestClient, own: Settings) -> None:
    server.post("/", data={"question": SECRET})
    given = server.post("/v1/chat", json={"question": SECRET}).json()
    server.post("/", data={"question": ""})
    counted = read_counts(own.counts_folder).answers

    assert [count.route for count in counted] == ["page", "api"]
    assert [(c.areas, c.themes, c.status, c.language) for c in counted] == [
        (("lindenhof",), ("spelen",), given["status"], "nl")
    ] * 2


def test_count_keeps_no_word_of_the_question(server: TestClient, own: Settings) -> None:
    server.post("/", data={"question": SECRET})
    [file] = own.counts_folder.iterdir()
    line = json.loads(file.read_text(encoding="utf-8"))

    assert set(line) == {"what", *AnswerCount.__dataclass_fields__}
    assert "truus" not in file.read_text(encoding="utf-8").casefold()
    assert file.stat().st_mode & 0o077 == 0


def test_question_with_personal_data_is_counted_without_names(index: Index) -> None:
    answer = scripted_answer(index, Ask("Maan"))
    moment = dt.datetime(2026, 11, 24, 14, 59, tzinfo=dt.UTC)
    count = count_of(index, answer, question="Lindenhof, mijn bsn is 111222333", route="page", moment=moment)

    assert (count.areas, count.themes, count.hour) == ((), (), "2026-11-24T14")


def test_gemeente_of_several_areas_counts_for_none(index: Index) -> None:
    assert named(index, "Wat doet Veldstad in Waterkant en Lindenhof?") == (("lindenhof", "waterkant"), ())
    assert named(index, "Wat doet Veldstad?") == ((), ())


def test_server_that_may_not_count_keeps_nothing(own: Settings) -> None:
    with TestClient(create_app(own.model_copy(update={"statistics": False}))) as server:
        server.post("/", data={"question": SECRET})
        assert not own.counts_folder.exists()


def test_old_counts_go_when_the_server_starts(own: Settings) -> None:
    today = dt.datetime.now(dt.UTC).date()
    own.counts_folder.mkdir()
    for days in (0, 366, 367):
        (own.counts_folder / f"{(today - dt.timedelta(days=days)).isoformat()}.jsonl").write_text("", encoding="utf-8")
    with TestClient(create_app(own)):
        left = sorted(path.stem for path in own.counts_folder.iterdir())

    assert left == [(today - dt.timedelta(days=366)).isoformat(), today.isoformat()]


def test_disk_that_takes_no_count_does_not_stop_the_answer(server: TestClient, own: Settings) -> None:
    own.counts_folder.write_text("in the way", encoding="utf-8")

    assert server.post("/v1/chat", json={"question": SECRET}).status_code == 200
