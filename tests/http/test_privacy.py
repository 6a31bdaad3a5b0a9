"""Personal data in a question come back nowhere: not in the JSON, not on the page but in the form, not in the log."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

_SECRET = "123456782"
_ASKED = f"Wat krijgt Lindenhof? Mijn bsn is {_SECRET}"


def test_question_is_blocked_without_an_echo(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    response = client.post("/v1/chat", json={"question": _ASKED})

    given = response.json()
    assert response.status_code == 200
    assert (given["status"], given["reason"], given["readAs"]) == ("blocked", "personalData", None)
    assert given["answer"].startswith("Ik zie in uw vraag een bsn.")
    assert _SECRET not in response.text + str(response.headers)
    assert _SECRET not in caplog.text


@pytest.mark.parametrize(
    "turn", [{"question": _ASKED}, {"role": "user", "content": _ASKED}, {"role": "assistant", "content": _ASKED}]
)
def test_earlier_turn_comes_back_nowhere(
    client: TestClient, caplog: pytest.LogCaptureFixture, turn: dict[str, Any]
) -> None:
    caplog.set_level(logging.DEBUG)
    response = client.post("/v1/chat", json={"question": "En hoeveel geld is er?", "conversation": [turn]})

    assert response.status_code == 200
    assert response.json()["status"] != "blocked"
    assert _SECRET not in response.text
    assert _SECRET not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        {"question": _ASKED, "maxSentences": 99},
        {"question": _ASKED * 40},
        {"question": _ASKED, "conversation": [{"question": _ASKED}] * 11},
        {"question": "Hoi", "conversation": [{"role": "robot", "content": _ASKED}]},
    ],
)
def test_wrong_request_comes_back_nowhere(
    client: TestClient, caplog: pytest.LogCaptureFixture, body: dict[str, Any]
) -> None:
    caplog.set_level(logging.DEBUG)
    response = client.post("/v1/chat", json=body)

    assert response.status_code == 400
    assert _SECRET not in response.text
    assert _SECRET not in caplog.text


def test_page_keeps_the_question_in_the_form_only(client: TestClient) -> None:
    page = client.post("/", data={"question": _ASKED}).text

    assert page.count(_SECRET) == 1
    assert page.index("<textarea") < page.index(_SECRET) < page.index("</textarea>")
    assert "Ik zie in uw vraag een bsn." in page


@pytest.mark.parametrize("question", ["En hoeveel geld is er?", "?" * 2_000])
def test_page_sends_no_stopped_question_along(client: TestClient, question: str) -> None:
    page = client.post("/", data={"question": question, "earlier": [_ASKED, "Hoeveel geld is er?"]}).text

    assert '<input type="hidden" name="earlier" value="Hoeveel geld is er?">' in page
    assert _SECRET not in page
