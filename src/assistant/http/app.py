"""The whole server: the pages at the root, the API at /v1, the static files, the health of it all."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Scope

from assistant.answering.following import FollowUps
from assistant.answering.pipeline import warm
from assistant.answering.receipts.kept_receipts import DAY_S, remove_old_receipts
from assistant.errors import AssistantError
from assistant.http import health, metrics, problems, security_txt
from assistant.http.answers import open_writer
from assistant.http.api import create_api
from assistant.http.counting import Counter
from assistant.http.counts import remove_old_counts
from assistant.http.embedding import EmbedAccess
from assistant.http.envelope import Envelope, is_api
from assistant.http.metrics import Measured, Metrics
from assistant.http.pages import ROUTERS, failures
from assistant.http.presentation import Renderer
from assistant.http.state import log_unavailable
from assistant.http.stylesheet import NAME, join_stylesheet
from assistant.index.opening import IndexReader
from assistant.settings import Settings
from assistant.writing.tally import Tally


class HashedFiles(StaticFiles):
    """Static files and the stylesheet; one asked for with the hash of its content may be kept for a year."""

    def __init__(self, web: Path) -> None:
        super().__init__(directory=web / "static")
        self._stylesheet = join_stylesheet(web)
        self._compressed = gzip.compress(self._stylesheet, mtime=0)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file with how long it may be kept."""
        if path == NAME:
            response = self._styles(Headers(scope=scope).get("accept-encoding", ""))
        else:
            response = await super().get_response(path, scope)
        hashed = b"v=" in scope["query_string"] and response.status_code in (200, 304)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response

    def _styles(self, accepted: str) -> Response:
        if "gzip" not in accepted:
            return Response(self._stylesheet, media_type="text/css")
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(self._compressed, media_type="text/css", headers=headers)


def create_app(settings: Settings) -> FastAPI:
    """Return the server; the index is opened at the first request that needs it and closed at the end.

    Raises SettingsError when the web folder is not there.
    """
    reader = IndexReader(settings, on_open=warm)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        _remove_old(settings)
        daily = asyncio.create_task(_remove_daily(settings))
        yield
        daily.cancel()
        reader.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False, lifespan=lifespan)
    app.state.reader = reader
    app.state.receipts = settings.receipts if settings.keep_receipts else None
    app.state.renderer = Renderer(settings.web, days_kept=settings.receipt_days if settings.keep_receipts else 0)
    app.state.contact = settings.contact
    app.state.settings = settings
    app.state.metrics = Metrics()
    app.state.counter = Counter(settings.counts, alone=settings.workers == 1, metrics=app.state.metrics)
    app.state.embed_origins = frozenset(settings.embed_origins.split())
    app.state.follow_ups = FollowUps()
    for router in ROUTERS:
        app.include_router(router)
    numbers = app.state.metrics
    tally = Tally(observe=numbers.observe_model, observe_first=numbers.observe_first_sentence)
    app.state.writer = open_writer(settings, tally)
    app.include_router(health.router)
    app.include_router(metrics.router)
    app.include_router(security_txt.router)
    app.state.api = create_api(reader, receipts=app.state.receipts, writer=app.state.writer, counter=app.state.counter)
    app.mount("/v1", app.state.api)
    app.mount("/static", HashedFiles(settings.web))
    _add_error_handlers(app)
    return app


async def _remove_daily(settings: Settings) -> None:
    """Remove what is old each day, so that a server that runs for long keeps nothing for longer than it says."""
    while True:
        await asyncio.sleep(DAY_S)
        await asyncio.to_thread(_remove_old, settings)


def _remove_old(settings: Settings) -> None:
    remove_old_receipts(settings.receipts, days=settings.receipt_days, now=time.time())
    remove_old_counts(settings.counts_folder, days=settings.statistics_days, today=dt.datetime.now(dt.UTC).date())


def _add_error_handlers(app: FastAPI) -> None:
    @app.exception_handler(HTTPException)
    async def failed(request: Request, exc: HTTPException) -> Response:
        return problems.http_problem(exc) if is_api(request.url.path) else failures.http_failure_page(request, exc)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, exc: RequestValidationError) -> Response:  # noqa: ARG001
        return failures.failure_page(request, 400)

    @app.exception_handler(AssistantError)
    async def unavailable(request: Request, exc: AssistantError) -> Response:
        log_unavailable(exc)
        return failures.failure_page(request, 503)

    def broken(request: Request) -> Response:
        return problems.problem(500) if is_api(request.url.path) else failures.failure_page(request, 500)

    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=6)
    app.add_middleware(EmbedAccess, origins=app.state.embed_origins)
    app.add_middleware(Envelope, on_failure=broken)
    app.add_middleware(Measured, metrics=app.state.metrics)
