"""Counts what a server answers and what people think of it; which answers it gave it knows for a while, in memory."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Final, Literal, cast

from starlette.requests import Request

from assistant.answering.replying.privacy import is_unread
from assistant.http.counts import (
    AnswerCount,
    FeedbackCount,
    FeedbackReason,
    Route,
    hour_of,
    record_answer,
    record_feedback,
)
from assistant.http.metrics import Metrics
from assistant.index.opening import Index
from assistant.records import Answer
from assistant.text.names import find_names

Outcome = Literal["counted", "again", "unknown", "off"]
"""What became of an opinion: counted, given before, on an answer that is not known here, or counting is off."""

_KNOWN_ANSWERS: Final = 20_000

_log = logging.getLogger("assistant.http")


class Counter:
    """Counts into a folder, or not at all when it is given none; answers in `metrics` too. Safe between threads.

    With `alone` False other processes serve too: an opinion on an answer that this one did not give counts as well.
    """

    def __init__(self, folder: Path | None, *, alone: bool = True, metrics: Metrics | None = None) -> None:
        self._folder = folder
        self._metrics = metrics
        self._alone = alone
        self._given: OrderedDict[str, AnswerCount | None] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def counts(self) -> bool:
        """Whether anything is counted."""
        return self._folder is not None

    def count_answer(self, index: Index, answer: Answer, *, question: str, route: Route) -> None:
        """Count an answer that is given now; of the question only the ids of the areas and themes that it names."""
        count = count_of(index, answer, question=question, route=route, moment=dt.datetime.now(dt.UTC))
        if self._metrics is not None:
            self._metrics.observe_answer(count)
        if self._folder is None:
            return
        with self._lock:
            self._remember(answer.id, count)
        self._report(record_answer(self._folder, count))

    def count_opinion(self, answer_id: str, *, useful: bool, reason: FeedbackReason) -> Outcome:
        """Count what somebody thinks of an answer, the first time that it is said."""
        if self._folder is None:
            return "off"
        with self._lock:
            known = answer_id in self._given
            about = self._given.get(answer_id)
            if known and about is None:
                return "again"
            if not known and self._alone:
                return "unknown"
            self._remember(answer_id, None)
        self._report(record_feedback(self._folder, _opinion(about, useful=useful, reason="" if useful else reason)))
        return "counted"

    def _remember(self, answer_id: str, count: AnswerCount | None) -> None:
        """Keep what an opinion on an answer is about; None when it has been given."""
        self._given[answer_id] = count
        while len(self._given) > _KNOWN_ANSWERS:
            self._given.popitem(last=False)

    def _report(self, written: bool) -> None:
        if not written:
            _log.error("A count can't be written to %s. Give this user write access and room.", self._folder)


def counter_of(request: Request) -> Counter:
    """Return what counts for this server."""
    return cast(Counter, request.app.state.counter)


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


def _opinion(about: AnswerCount | None, *, useful: bool, reason: FeedbackReason) -> FeedbackCount:
    hour = hour_of(dt.datetime.now(dt.UTC))
    if about is None:
        return FeedbackCount(hour, useful, reason)
    return FeedbackCount(
        hour=hour,
        useful=useful,
        reason=reason,
        status=about.status,
        language=about.language,
        generation=about.generation,
        sources=about.sources,
        areas=about.areas,
        themes=about.themes,
    )
