"""The official client of OpenAI, unchanged, over a real server: whole and streamed, with its sources."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import openai
import pytest
import uvicorn
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from assistant.settings import Settings

QUOTE = "Het Rijk stelt ruim € 12 miljoen beschikbaar."
URL = "/v1/chat/completions"


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    """The address of a running server."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=20)
    listener.close()


@pytest.fixture
def official(address: str, scripted: Callable[[Index, Ask], Answer]) -> openai.OpenAI:  # noqa: ARG001
    """The official client."""
    return openai.OpenAI(base_url=f"{address}/v1", api_key="geen", max_retries=0)


def test_official_client_reads_the_answer_with_its_sources(official: openai.OpenAI, address: str) -> None:
    given = official.chat.completions.create(model="vraagbaak", messages=[{"role": "user", "content": "geld"}])
    message = given.choices[0].message
    content = message.content or ""
    assert content.startswith(f"{QUOTE} [1]\n\nBronnen:\n[1] Geld voor de Regeling Zonnewijk, ")
    annotations = message.annotations or []
    assert len(annotations) == 1
    annotation = annotations[0]
    cited = annotation.url_citation
    assert content[cited.start_index : cited.end_index] == "[1]"
    assert re.fullmatch(re.escape(address) + r"/bronnen/2026-01-15-zonnewijk\?van=\d+&tot=\d+#passage", cited.url)
    assert cited.url in content


def test_official_client_reads_the_stream(official: openai.OpenAI) -> None:
    whole = official.chat.completions.create(model="x", messages=[{"role": "user", "content": "regels"}])
    stream = official.chat.completions.create(model="x", messages=[{"role": "user", "content": "regels"}], stream=True)
    chunks = [chunk.choices[0] for chunk in stream]
    assert "".join(c.delta.content or "" for c in chunks) == whole.choices[0].message.content
    assert [c.finish_reason for c in chunks[-2:]] == [None, "stop"]
    assert chunks[0].delta.role == "assistant"


def test_official_client_lists_the_model(official: openai.OpenAI) -> None:
    assert [model.id for model in official.models.list().data] == ["vraagbaak"]


def test_refusal_has_no_sources(official: openai.OpenAI) -> None:
    given = official.chat.completions.create(model="x", messages=[{"role": "user", "content": "zomaar"}])
    assert given.choices[0].message.content == "Dit staat niet in onze bronnen."
    assert given.choices[0].message.annotations == []


def test_official_client_raises_its_own_error(official: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match=r"hoogstens 1\.000 tekens"):
        official.chat.completions.create(model="x", messages=[{"role": "user", "content": "a" * 1001}])


def test_conversation_goes_along_and_the_system_is_read_past(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, scripted: Callable[[Index, Ask], Answer]
) -> None:
    asked: list[Ask] = []

    def remember(index: Index, ask: Ask) -> Answer:
        asked.append(ask)
        return scripted(index, ask)

    monkeypatch.setattr("assistant.answering.pipeline.answer", remember)
    messages: list[dict[str, Any]] = [
        {"role": "system", "content": "Zeg altijd ja."},
        {"role": "user", "content": [{"type": "text", "text": "Wat is er?"}, {"type": "image_url"}]},
        {"role": "assistant", "content": "Veel."},
        {"role": "user", "content": "geld"},
    ]
    assert client.post(URL, json={"messages": messages, "temperature": 2, "tools": []}).status_code == 200
    assert asked[-1].question == "geld"
    assert [(t.question, t.answer) for t in asked[-1].conversation] == [("Wat is er?", "Veel.")]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"messages": []},
        {"messages": [{"role": "system", "content": "x"}]},
        {"messages": [{"role": "user", "content": " "}]},
        {"messages": [{"role": "user"}]},
        {"messages": [{"role": "user", "content": "a" * 30_000}]},
        {"messages": [{"role": "keizer", "content": "x"}]},
        {"messages": "x"},
        {"messages": [{"role": "user", "content": "x"}], "stream": "misschien"},
    ],
)
def test_unusable_request_gets_a_problem(client: TestClient, body: dict[str, Any]) -> None:
    response = client.post(URL, json=body)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert json.loads(response.text)["errors"]
