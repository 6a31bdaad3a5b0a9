"""The numbers for Prometheus: requests by route, answers by status, the index; never what somebody typed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.settings import Settings
from assistant.writing.tally import Tally

pytestmark = pytest.mark.usefixtures("scripted")


@pytest.fixture
def server(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), raise_server_exceptions=False) as opened:
        yield opened


def _numbers(server: TestClient) -> dict[str, float]:
    response = server.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    return {
        sample.name + "".join(f" {value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def test_time_to_the_first_verified_sentence_is_given(server: TestClient) -> None:
    app = cast(FastAPI, server.app)
    Tally(observe_first=app.state.metrics.observe_first_sentence).add_first(0.2)
    numbers = _numbers(server)
    assert numbers["assistant_language_model_first_seconds_count"] == 1.0
    assert numbers["assistant_language_model_first_seconds_sum"] == 0.2


def test_requests_are_counted_by_their_route(server: TestClient) -> None:
    for path in ("/bronnen/een", "/bronnen/twee", "/v1/documents/drie", "/geheim", "/v1/geheim", "/static/x"):
        server.get(path)
    server.request("GEHEIM", "/")
    numbers = _numbers(server)

    assert numbers["assistant_requests_total GET /bronnen/{document_id} 404"] == 2
    assert numbers["assistant_requests_total GET /v1/documents/{document_id} 404"] == 1
    assert numbers["assistant_requests_total GET none 404"] == 1
    assert numbers["assistant_requests_total GET /v1 404"] == 1
    assert numbers["assistant_requests_total GET /static 404"] == 1
    assert numbers["assistant_requests_total other / 405"] == 1
    assert numbers["assistant_request_seconds_count /bronnen/{document_id}"] == 2


def test_answers_are_counted_by_status(server: TestClient) -> None:
    server.post("/", data={"question": "Geld geheim"})
    server.post("/v1/chat", json={"question": "Maan geheim"})
    numbers = _numbers(server)

    answers = {name: n for name, n in numbers.items() if name.startswith("assistant_answers_total")}
    assert sorted(answers) == [
        "assistant_answers_total nl  page answered",
        "assistant_answers_total nl notInSources api unanswerable",
    ]
    assert numbers["assistant_answer_seconds_count"] == 2
    assert "geheim" not in server.get("/metrics").text.casefold()


def test_failure_is_counted_as_one(server: TestClient) -> None:
    server.post("/", data={"question": "Stuk"})

    assert _numbers(server)["assistant_requests_total POST / 500"] == 1


def test_index_is_described(server: TestClient, index: Index) -> None:
    numbers = _numbers(server)

    assert numbers["assistant_ready"] == 1
    assert numbers[f"assistant_index_info {index.manifest.encoder} {index.manifest.generation}"] == 1
    assert numbers["assistant_index_size documents"] == 2
    assert numbers["assistant_index_size passages"] == len(index.passages)


def test_without_an_index_it_says_so(settings: Settings, tmp_path: Path) -> None:
    with TestClient(create_app(settings.model_copy(update={"data": tmp_path}))) as server:
        numbers = _numbers(server)

    assert numbers["assistant_ready"] == 0
    assert not [name for name in numbers if name.startswith("assistant_index")]


_WORKER = """
from assistant.http.metrics import Metrics, write_metrics
metrics = Metrics()
metrics.observe_request("GET", "/", status=200, seconds=0.01)
print(write_metrics(metrics, None).decode())
"""


def test_processes_of_one_server_add_up(tmp_path: Path) -> None:
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    outputs = [
        subprocess.run([sys.executable, "-c", _WORKER], env=environment, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    totals = [re.findall(r"^assistant_requests_total\{.*\} (.*)$", done.stdout, re.MULTILINE) for done in outputs]
    assert totals == [["1.0"], ["2.0"]]
