"""Starts what is measured, each in a fresh process: the product's roles, the rival's, and the server."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.settings import PROJECT_ROOT
from benchmarks.machine import STARTED, peak_rss_mb, rss_mb

_RIVAL = PROJECT_ROOT / ".venv-bench"
_READY_WITHIN_S = 300


class BenchmarkError(Exception):
    """Something that is measured could not be run."""


@dataclass(frozen=True, slots=True)
class Product:
    """The product with a corpus and a data folder of its own."""

    corpus: Path
    data: Path

    def run(self, *arguments: str) -> dict[str, Any]:
        """Run a role of benchmarks/product.py and return its outcome."""
        return _outcome([sys.executable, "-m", "benchmarks.product", *arguments], self._environment())

    def serve(self, asked: dict[str, list[str]]) -> dict[str, Any]:
        """Serve on loopback and ask everything over one connection that is kept open."""
        with self._server() as (process, connection):
            warm_up = [_timed_ms(connection, question) for question in asked["warm_up"]]
            times_ms = [_timed_ms(connection, question) for question in asked["questions"]]
            return {
                "first_ms": warm_up[0],
                "times_ms": times_ms,
                "peak_mb": peak_rss_mb(process.pid),
                "rss_mb": rss_mb(process.pid),
            }

    @contextmanager
    def _server(self) -> Iterator[tuple[subprocess.Popen[bytes], http.client.HTTPConnection]]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "assistant.cli", "serve", "--host", "127.0.0.1", "--port", str(port)]
        environment = os.environ | self._environment() | {"ASSISTANT_WORKERS": "1"}
        process = subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment, stdout=subprocess.DEVNULL)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            _wait_until_ready(process, connection)
            yield process, connection
        finally:
            connection.close()
            process.terminate()
            process.wait(timeout=30)

    def _environment(self) -> dict[str, str]:
        return {"ASSISTANT_CORPUS": str(self.corpus), "ASSISTANT_DATA": str(self.data)}


def has_rival() -> bool:
    """Tell whether the rival's packages are installed."""
    return (_RIVAL / ".installed").is_file()


def run_rival(*arguments: str) -> dict[str, Any]:
    """Run a role of benchmarks/rival.py in its own environment and return its outcome."""
    return _outcome([str(_RIVAL / "bin" / "python"), "-m", "benchmarks.rival", *arguments], {"HF_HUB_OFFLINE": "1"})


def _outcome(command: Sequence[str], environment: dict[str, str]) -> dict[str, Any]:
    """Return the JSON in the last line that a child prints. Raises BenchmarkError with its last words."""
    done = subprocess.run(
        command,
        cwd=PROJECT_ROOT,
        env=os.environ | environment | {STARTED: str(time.time())},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not done.stdout.strip():
        last = (done.stderr.strip().splitlines() or ["no output"])[-1]
        raise BenchmarkError(f"{' '.join(command[1:4])} failed: {last}")
    outcome: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return outcome


def _wait_until_ready(process: subprocess.Popen[bytes], connection: http.client.HTTPConnection) -> None:
    began = time.monotonic()
    while process.poll() is None and time.monotonic() - began < _READY_WITHIN_S:
        try:
            connection.request("GET", "/health/ready")
            response = connection.getresponse()
            response.read()
            if response.status == http.client.OK:
                return
        except OSError:
            connection.close()
        time.sleep(0.1)
    raise BenchmarkError("The server did not become ready.")


def _timed_ms(connection: http.client.HTTPConnection, question: str) -> float:
    body = json.dumps({"question": question}).encode()
    began = time.perf_counter()
    connection.request("POST", "/v1/chat", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    response.read()
    took_ms = (time.perf_counter() - began) * 1000
    if response.status != http.client.OK:
        raise BenchmarkError(f"POST /v1/chat gave {response.status} for {question!r}.")
    return took_ms
