"""The answer that this server gives: that of the pipeline, in the words of a language model where one is configured."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request

from assistant.answering import pipeline
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from assistant.settings import Settings
from assistant.writing.model import ServedModel
from assistant.writing.tally import Tally
from assistant.writing.writer import Writer


def open_writer(settings: Settings, tally: Tally | None = None) -> Writer | None:
    """Return what lets a language model write; None when none is configured. Raises SettingsError."""
    if not settings.llm_url:
        return None
    uses = frozenset(settings.llm_uses.split())
    return Writer(
        ServedModel(settings), name=settings.llm_model, timeout_s=settings.llm_timeout_s, uses=uses, tally=tally
    )


def current_writer(request: Request) -> Writer | None:
    """Return the writer of this server, None when it has none."""
    return cast(Writer | None, request.app.state.writer)


def give_answer(request: Request, index: Index, ask: Ask) -> Answer:
    """Return the answer to a question, as a person gets it."""
    answer = pipeline.answer(index, ask)
    writer = current_writer(request)
    return answer if writer is None else writer.write(index, ask, answer)
