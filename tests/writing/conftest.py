"""A server that speaks the protocol of OpenAI over real HTTP and plays what it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import openai  # noqa: F401  loading it takes a second, which belongs to no test
import pytest

from assistant.settings import Settings

Play = Callable[["Handler"], None]


@dataclass
class Script:
    """What the server plays next, and what it was asked."""

    play: Play | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    """One request."""

    script: Script
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Play the script."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.script.asked.append(json.loads(body))
        self.script.keys.append(self.headers.get("authorization", ""))
        assert self.script.play is not None
        self.close_connection = True
        self.script.play(self)

    def do_GET(self) -> None:
        """Give the list of models."""
        self.send(200, json.dumps({"object": "list", "data": [{"id": "klein", "object": "model"}]}))

    def send(self, status: int, body: str, kind: str = "application/json") -> None:
        """Send a whole response."""
        raw = body.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def start_stream(self) -> None:
        """Begin a stream of events."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()

    def piece(self, text: str) -> None:
        """Send one piece of text as an event."""
        event = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "klein",
                 "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}  # fmt: skip
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def done(self) -> None:
        """End the stream."""
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: Any) -> None:
        """Keep still."""


def says(text: str, *, pause_s: float = 0.0, size: int = 7) -> Play:
    """Return a play that streams `text` in small pieces."""

    def play(handler: Handler) -> None:
        handler.start_stream()
        try:
            for at in range(0, len(text), size):
                handler.piece(text[at : at + size])
                time.sleep(pause_s)
            handler.done()
        except OSError:
            pass  # the client has heard enough

    return play


@pytest.fixture
def server() -> Iterator[Script]:
    """A running server; its script says what it plays."""
    script = Script()
    served = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"script": script}))
    served.daemon_threads = True
    threading.Thread(target=served.serve_forever, args=(0.02,), daemon=True).start()
    script.url = f"http://127.0.0.1:{served.server_address[1]}/v1"
    yield script
    served.shutdown()
    served.server_close()


@pytest.fixture
def model_settings(settings: Settings, server: Script) -> Settings:
    """Settings that name that server."""
    return settings.model_copy(update={"llm_url": server.url, "llm_model": "klein", "llm_timeout_s": 20.0})
