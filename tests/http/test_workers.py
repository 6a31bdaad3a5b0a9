"""Two server processes and a Chroma server: each new index reaches both, and no answer is of two."""

from __future__ import annotations

import gc
import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.index import generations
from assistant.settings import PROJECT_ROOT, Settings
from benchmarks.chroma_server import chroma_server
from ingest.building import ensure_index

_WITHIN_S = 60
_QUESTION = json.dumps({"question": "Hoeveel bomen staan er in Lindenhof?"})

# Chroma's client for a server leaves its sockets to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="which process has a connection is read of /proc"),
]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect()


@contextmanager
def _served(own: Settings) -> Iterator[tuple[int, list[int]]]:
    """Serve with two workers; give the port and the ids of the workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {
        **os.environ,
        "ASSISTANT_CORPUS": str(own.corpus),
        "ASSISTANT_DATA": str(own.data),
        "ASSISTANT_CHROMA_URL": own.chroma_url,
        "ASSISTANT_WORKERS": "2",
    }
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Ready: ")
        yield port, _descendants(process.pid)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _descendants(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text(encoding="ascii").split()):
            found += [child, *_descendants(child)]
    return found


def _workers_of(connections: Sequence[http.client.HTTPConnection], port: int, processes: Sequence[int]) -> list[int]:
    """Return the process that holds the other end of each connection."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    inodes = {int(row[2].split(":")[1], 16): row[9] for row in rows if int(row[1].split(":")[1], 16) == port}
    held = {
        os.readlink(handle): process
        for process in processes
        for handle in Path(f"/proc/{process}/fd").iterdir()
        if handle.is_symlink()
    }
    return [held[f"socket:[{inodes[connection.sock.getsockname()[1]]}]"] for connection in connections]


def _ask(connection: http.client.HTTPConnection) -> dict[str, Any]:
    connection.request("POST", "/v1/chat", _QUESTION, {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer: dict[str, Any] = json.loads(response.read())
    assert response.status == 200, answer
    return answer


def _connections(port: int, processes: Sequence[int]) -> list[http.client.HTTPConnection]:
    """Open connections until two processes have one, and keep one of each."""
    opened: list[http.client.HTTPConnection] = []
    deadline = time.monotonic() + _WITHIN_S
    while time.monotonic() < deadline:
        opened.append(http.client.HTTPConnection("127.0.0.1", port, timeout=_WITHIN_S))
        _ask(opened[-1])
        workers = _workers_of(opened, port, processes)
        if len(set(workers)) == 2:
            kept = dict(zip(workers, opened, strict=True))
            for connection in opened:
                if connection not in kept.values():
                    connection.close()
            return list(kept.values())
    raise AssertionError("one process took all connections")


def _publish(own: Settings, trees: int) -> tuple[str, dict[str, str]]:
    """Publish an index in which Lindenhof has so many trees; return its name and the hashes of its documents."""
    (own.corpus / "bomen.md").write_text(f"In Lindenhof staan {trees} bomen.\n", encoding="utf-8")
    generation = ensure_index(own, progress=lambda *_: None).manifest.generation
    documents = generations.read_documents(generations.folder_of(own.data, generation))
    return generation, {key: document.sha256 for key, document in documents.items()}


def test_each_index_reaches_both_workers_and_no_answer_is_of_two(own: Settings, tmp_path: Path) -> None:
    with chroma_server(tmp_path / "chroma") as url:
        remote = own.model_copy(update={"chroma_url": url})
        published = dict([_publish(remote, 10)])
        with _served(remote) as (port, processes):
            connections = _connections(port, processes)
            answers: list[list[dict[str, Any]]] = [[] for _ in connections]
            done = threading.Event()

            def ask_on(number: int) -> None:
                while not done.is_set():
                    answers[number].append(_ask(connections[number]))

            threads = [threading.Thread(target=ask_on, args=[number]) for number in range(2)]
            for thread in threads:
                thread.start()
            for trees in (11, 12, 13):
                last, hashes = _publish(remote, trees)
                published[last] = hashes
            deadline = time.monotonic() + _WITHIN_S
            while time.monotonic() < deadline and not all(given[-1]["generation"] == last for given in answers):
                time.sleep(0.1)
            done.set()
            for thread in threads:
                thread.join()
            for connection in connections:
                connection.close()
    trees_of = {generation: str(number) for number, generation in enumerate(published, start=10)}
    for given in answers:
        assert given[-1]["generation"] == last
        for answer in given:
            assert answer["citations"], answer
            for cited in answer["citations"]:
                assert published[answer["generation"]][cited["documentId"]] == cited["textSha256"]
            assert trees_of[answer["generation"]] in answer["citations"][0]["quote"]
