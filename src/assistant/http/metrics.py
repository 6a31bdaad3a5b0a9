"""GET /metrics: how many requests and answers, how long they took, which index; in the text format of Prometheus.

No question, no address of a visitor. Labels are routes and codes, never something that a client sends. With several
server processes, each writes its numbers to files of its own, in a folder that `serving` makes, and any adds them up.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from typing import Final, cast

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import AssistantError
from assistant.http.counts import AnswerCount
from assistant.http.state import current_index
from assistant.index.generations import Manifest

router = APIRouter(include_in_schema=False)

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable, of prometheus-client, with the folder that the server processes share."""
_METHODS: Final = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """The numbers of one server process since it started."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "assistant_requests", "Requests.", ("method", "route", "status"), registry=self.registry
        )
        self._request_seconds = Histogram(
            "assistant_request_seconds", "Seconds a request took.", ("route",), buckets=_SECONDS, registry=self.registry
        )
        self._answers = Counter(
            "assistant_answers", "Answers.", ("route", "status", "reason", "language"), registry=self.registry
        )
        self._answer_seconds = Histogram(
            "assistant_answer_seconds", "Seconds an answer took.", buckets=_SECONDS, registry=self.registry
        )

        self._model = Counter(
            "assistant_language_model",
            "What became of answers that a language model wrote: answers, sentences struck, failures.",
            ("what", "which"),
            registry=self.registry,
        )
        self._first_seconds = Histogram(
            "assistant_language_model_first_seconds",
            "Seconds until the first sentence of a language model that passed every check.",
            buckets=_SECONDS,
            registry=self.registry,
        )

    def observe_model(self, what: str, which: str) -> None:
        """Count something of a language model, as a Tally does."""
        self._model.labels(what, which).inc()

    def observe_first_sentence(self, seconds: float) -> None:
        """Count the time to a first verified sentence, as a Tally does."""
        self._first_seconds.observe(seconds)

    def observe_request(self, method: str, route: str, *, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def observe_answer(self, count: AnswerCount) -> None:
        """Count an answer."""
        self._answers.labels(count.route, count.status, count.reason, count.language).inc()
        self._answer_seconds.observe(count.took_ms / 1000)


class Measured:
    """ASGI middleware around everything, that counts each request by its route."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_counted)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.observe_request(scope["method"], route_of(scope), status=status, seconds=seconds)


def route_of(scope: Scope) -> str:
    """Return the pattern of the address that served a request, "/static" or "/v1" below it, "none" for no route."""
    root = str(scope.get("root_path", ""))
    path = getattr(scope.get("route"), "path", None)
    return root + path if path is not None else root or "none"


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give all numbers of this server."""
    try:
        manifest = current_index(request).manifest
    except AssistantError:
        manifest = None
    own = cast(Metrics, request.app.state.metrics)
    return Response(write_metrics(own, manifest), headers={"Content-Type": CONTENT_TYPE_LATEST})


def write_metrics(own: Metrics, manifest: Manifest | None) -> bytes:
    """Return the numbers of all processes of the server, and of the index when there is one."""
    index = CollectorRegistry()
    index.register(_IndexNumbers(manifest))
    numbers = own.registry
    if os.environ.get(SHARED):
        numbers = CollectorRegistry()
        MultiProcessCollector(numbers)  # type: ignore[no-untyped-call]
    return generate_latest(numbers) + generate_latest(index)


class _IndexNumbers(Collector):
    def __init__(self, manifest: Manifest | None) -> None:
        self._manifest = manifest

    def collect(self) -> Iterable[Metric]:
        """Yield whether there is an index and how large it is."""
        manifest = self._manifest
        yield GaugeMetricFamily(
            "assistant_ready", "1 when there is an index to answer from.", int(manifest is not None)
        )
        if manifest is None:
            return
        named = GaugeMetricFamily("assistant_index_info", "The index in use.", labels=("generation", "encoder"))
        named.add_metric((manifest.generation, manifest.encoder), 1)
        yield named
        sizes = GaugeMetricFamily("assistant_index_size", "What the index holds.", labels=("of",))
        for name in ("documents", "passages", "sentences"):
            sizes.add_metric((name,), getattr(manifest, name))
        yield sizes
