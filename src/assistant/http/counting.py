"""Counts an answer that was given, in the folder of the counts and in the metrics; never the question itself."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import cast

from starlette.requests import Request

from assistant.answering.replying.privacy import is_unread
from assistant.http.counts import AnswerCount, Route, hour_of, record_answer
from assistant.http.metrics import Metrics
from assistant.index.opening import Index
from assistant.records import Answer
from assistant.text.names import find_names

_log = logging.getLogger("assistant.http")


def count_answer(request: Request, index: Index, answer: Answer, *, question: str, route: Route) -> AnswerCount:
    """Count an answer given now and return what is counted."""
    count = count_of(index, answer, question=question, route=route, moment=dt.datetime.now(dt.UTC))
    cast(Metrics, request.app.state.metrics).observe_answer(count)
    folder = cast(Path | None, request.app.state.counts)
    if folder is not None and not record_answer(folder, count):
        _log.error("A count can't be written to %s. Give this user write access and room.", folder)
    return count


def count_of(index: Index, answer: Answer, *, question: str, route: Route, moment: dt.datetime) -> AnswerCount:
    """Return the count of an answer; a question that is stopped unread is not looked through for names either."""
    areas, themes = ((), ()) if is_unread(index, question) else named(index, answer.read_as or question)
    return AnswerCount(
        hour=hour_of(moment),
        route=route,
        status=answer.status,
        language=answer.language,
        generation=answer.generation,
        sources=len({citation.document_id for citation in answer.citations}),
        took_ms=round(answer.took_ms),
        areas=areas,
        themes=themes,
        reason=answer.reason or "",
    )


def named(index: Index, question: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the slugs of the areas, and the ids of the themes, that a question names; each once, sorted.

    A gemeente or district counts for its area when it has no other.
    """
    mentions = [mention.name for mention in find_names(index.names, question)]
    areas = {name.id for name in mentions if name.kind == "area"}
    areas |= {name.within[0] for name in mentions if name.kind != "area" and len(name.within) == 1}
    themes = {name.id for name in mentions if name.kind == "theme"}
    return tuple(sorted(areas)), tuple(sorted(themes))
