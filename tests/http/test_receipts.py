"""Receipts over HTTP: given when asked for, kept only by a server that is set to."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answering.receipts.receipts import verify_receipt
from assistant.http import app
from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.settings import Settings
from tests.http.looks import without_looks

QUESTION = "Hoeveel geld is er voor de Regeling Zonnewijk?"


@pytest.fixture
def keeping(own: Settings) -> Settings:
    return own.model_copy(update={"keep_receipts": True})


@pytest.fixture
def keeper(keeping: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(keeping), raise_server_exceptions=False) as opened:
        yield opened


def _kept(settings: Settings) -> list[Path]:
    return sorted(settings.receipts.glob("*"))


def test_receipt_is_given_when_asked_for_and_holds(client: TestClient, index: Index) -> None:
    given = client.post("/v1/chat", json={"question": QUESTION, "receipt": True}).json()

    assert given["receipt"]["answerId"] == given["id"]
    assert given["receipt"]["question"] == QUESTION
    text = client.post("/v1/chat", json={"question": QUESTION, "receipt": True}).text
    findings = verify_receipt(text[text.index('"receipt":') + len('"receipt":') : -1], index)
    assert all(finding.holds for finding in findings)
    assert client.post("/v1/chat", json={"question": QUESTION}).json()["receipt"] is None


def test_server_that_keeps_none_says_so(client: TestClient, settings: Settings) -> None:
    given = client.post("/v1/chat", json={"question": QUESTION, "receipt": True}).json()
    response = client.get(f"/v1/answers/{given['id']}")

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert response.json()["detail"] == "Deze server bewaart geen bewijzen van antwoorden."
    assert not settings.receipts.exists()
    assert "bewijs" not in client.post("/", data={"question": QUESTION}).text


def test_kept_receipt_is_given_again(keeper: TestClient, keeping: Settings) -> None:
    given = keeper.post("/v1/chat", json={"question": QUESTION, "receipt": True}).json()

    response = keeper.get(f"/v1/answers/{given['id']}")
    assert (response.status_code, response.json()) == (200, given["receipt"])
    assert [path.name for path in _kept(keeping)] == [f"{given['id']}.json"]
    assert QUESTION in _kept(keeping)[0].read_text(encoding="utf-8")


def test_receipt_is_kept_without_being_asked_for(keeper: TestClient) -> None:
    given = keeper.post("/v1/chat", json={"question": QUESTION}).json()

    assert given["receipt"] is None
    assert keeper.get(f"/v1/answers/{given['id']}").json()["question"] == QUESTION


@pytest.mark.parametrize(
    "asked", ["Wat krijgt Lindenhof? Mijn bsn is 123456782", "Ik wil niet meer leven, mijn bsn is 123456782"]
)
def test_receipt_holds_nothing_of_a_question_with_personal_data(
    keeper: TestClient, keeping: Settings, asked: str
) -> None:
    given = keeper.post("/v1/chat", json={"question": asked, "receipt": True})
    keeper.post("/v1/chat", json={"question": "En hoeveel geld is er?", "conversation": [{"question": asked}]})
    keeper.post("/", data={"question": asked})

    assert given.json()["receipt"]["question"] is None
    assert "123456782" not in given.text
    assert len(_kept(keeping)) == 3
    assert not [path for path in _kept(keeping) if "123456782" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("answer_id", ["niet", "..%2F..%2Fgeheim", "%00", "a" * 300])
def test_receipt_that_is_not_there_is_a_problem(keeper: TestClient, answer_id: str) -> None:
    response = keeper.get(f"/v1/answers/{answer_id}")

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


def test_page_offers_the_kept_receipt_and_says_that_the_question_is_kept(keeper: TestClient, keeping: Settings) -> None:
    page = keeper.post("/", data={"question": QUESTION}).text

    [path] = _kept(keeping)
    assert f'<a href="/v1/answers/{path.stem}" download="bewijs-{path.stem}.json">' in without_looks(page)
    assert keeper.get(f"/v1/answers/{path.stem}").json()["answerId"] == path.stem
    assert "Wij bewaren uw vraag en het antwoord 28 dagen." in page
    assert "Wij bewaren uw vraag niet" not in page


def test_answer_is_given_though_the_receipt_can_not_be_kept(keeper: TestClient, keeping: Settings) -> None:
    keeping.receipts.touch()

    assert keeper.post("/v1/chat", json={"question": QUESTION}).json()["status"] == "answered"
    assert "download=" not in keeper.post("/", data={"question": QUESTION}).text


def test_old_receipts_go_while_the_server_runs(keeping: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "DAY_S", 0.01)
    keeping.receipts.mkdir()
    with TestClient(create_app(keeping)):
        (keeping.receipts / "oud.json").touch()
        os.utime(keeping.receipts / "oud.json", (0, 0))
        tries = 0
        while _kept(keeping) and tries < 1_000:
            time.sleep(0.01)
            tries += 1
    assert _kept(keeping) == []


def test_old_receipts_go_when_the_server_starts(keeping: Settings) -> None:
    keeping.receipts.mkdir()
    for name, days in (("oud", 29), ("nieuw", 27)):
        (keeping.receipts / f"{name}.json").touch()
        moment = time.time() - days * 86_400
        os.utime(keeping.receipts / f"{name}.json", (moment, moment))
    with TestClient(create_app(keeping)):
        assert [path.stem for path in _kept(keeping)] == ["nieuw"]
