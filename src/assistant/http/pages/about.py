"""The pages about the product itself: how it works, privacy, accessibility, the algorithm, the API, statistics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse

from assistant.answering import pipeline
from assistant.http.api_guide import describe_operations
from assistant.http.counts import read_counts
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.published import CHECKS, read_accessibility, read_evaluation, read_register
from assistant.http.schemas import ChatResponse
from assistant.http.security_txt import PATH as SECURITY_TXT
from assistant.http.state import current_index
from assistant.http.statistics import LEAST, Report, report
from assistant.http.statistics_words import label_of
from assistant.index.opening import Index
from assistant.records import Ask
from assistant.settings import Settings

router = APIRouter(include_in_schema=False, prefix="/over")

DAYS_SHOWN: Final = 28


@router.api_route("", methods=READ)
def about(request: Request) -> HTMLResponse:
    """Show how the product works, what it can't do and how often it is right."""
    index = current_index(request)
    dates = [document.date for document in index.documents.values() if document.date]
    return renderer(request).render(
        "over.html",
        programme=programme(index),
        manifest=index.manifest,
        newest=max(dates, default=None),
        evaluation=read_evaluation(),
    )


@router.api_route("/privacy", methods=READ)
def privacy(request: Request) -> HTMLResponse:
    """Show what is kept of a visit, and for how long."""
    return _own_page(request, "over-privacy.html", least=LEAST)


@router.api_route("/toegankelijkheid", methods=READ)
def accessibility(request: Request) -> HTMLResponse:
    """Show the draft of the accessibility statement, with the outcome of the latest checks."""
    return _own_page(request, "over-toegankelijkheid.html", record=read_accessibility(), checks=CHECKS)


@router.api_route("/algoritme", methods=READ)
def algorithm(request: Request) -> HTMLResponse:
    """Show the text for the Algorithm Register."""
    return _own_page(request, "over-algoritme.html", register=read_register())


@router.api_route("/api", methods=READ)
def api_guide(request: Request) -> HTMLResponse:
    """Show every request of the API with an example."""
    index = current_index(request)
    settings: Settings = request.app.state.settings
    specification = cast(FastAPI, request.app.state.api).openapi()
    operations = describe_operations(
        specification,
        server=settings.public_url or str(request.base_url).rstrip("/"),
        known=_known(index),
        given={"chat": _answered(index, _first_question(specification))},
    )
    return renderer(request).render("over-api.html", operations=operations, version=specification["info"]["version"])


@router.api_route("/statistiek", methods=READ)
def statistics(request: Request) -> HTMLResponse:
    """Show what was asked and what the sources did not answer, up to yesterday: a day of which the counts are whole."""
    index = current_index(request)
    folder = cast(Settings, request.app.state.settings).counts
    until = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    return renderer(request).render(
        "over-statistiek.html",
        report=None if folder is None else _report(folder, until),
        days=DAYS_SHOWN,
        least=LEAST,
        label=lambda kind, key: label_of(kind, key, names=index.names.raw),
    )


@lru_cache(maxsize=4)
def _report(folder: Path, until: dt.date) -> Report:
    """Return the report of whole days, which no longer change."""
    since = until - dt.timedelta(days=DAYS_SHOWN - 1)
    return report(read_counts(folder, since=since, until=until), since=since, until=until)


def _own_page(request: Request, template: str, **context: Any) -> HTMLResponse:
    """Show a page that needs no index; who is responsible is what the settings say, and else still to be filled in."""
    settings: Settings = request.app.state.settings
    return renderer(request).render(
        template, settings=settings, security_txt=SECURITY_TXT if settings.security_contact else "", **context
    )


def _first_question(specification: Mapping[str, Any]) -> str:
    """Return the question that the description of the API gives as its example."""
    return str(specification["components"]["schemas"]["ChatRequest"]["properties"]["question"]["examples"][0])


def _answered(index: Index, question: str) -> object:
    """Return what the API says to a question, as JSON."""
    return ChatResponse.model_validate(pipeline.answer(index, Ask(question))).model_dump(mode="json", by_alias=True)


def _known(index: Index) -> Mapping[str, str]:
    """Return values of parameters of a path that this index has."""
    first_document = next(iter(index.documents), "")
    first_area = next((str(row["slug"]) for row in index.names.raw.get("areas", ())), "")
    return {name: value for name, value in (("document_id", first_document), ("slug", first_area)) if value}
