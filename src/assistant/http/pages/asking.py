"""The page of a question and its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.answering.clarifying.clarifying import every_choice
from assistant.answering.following import FollowUps
from assistant.answering.replying.privacy import is_unread
from assistant.errors import AssistantError
from assistant.http.answers import current_writer, give_answer
from assistant.http.counting import counter_of
from assistant.http.issuing import issue_receipt, receipts_folder
from assistant.http.pages.conversing import (
    AUDIENCES,
    Earlier,
    Typed,
    ask_of,
    earlier_turns,
    read_audience,
    readable,
)
from assistant.http.pages.failures import failure_page
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.plain_answer import plain_answer
from assistant.http.questions import clean_text, question_fault
from assistant.http.state import current_index, log_failure, log_unavailable
from assistant.http.surroundings import surroundings
from assistant.index.opening import Index
from assistant.records import Answer, Ask, Audience, Status
from assistant.writing.writer import may_be_plainer

router = APIRouter(include_in_schema=False)

TITLES: Final[Mapping[Status, str]] = {
    "answered": "Antwoord",
    "partial": "Antwoord op een deel van uw vraag",
    "clarify": "Wat bedoelt u precies?",
    "unanswerable": "Dat staat niet in de bronnen",
    "outOfScope": "Daar gaat deze vraagbaak niet over",
    "blocked": "Deze vraag beantwoorden wij niet",
}
"""The heading of an answer of each status; what it says further is the answer's own."""

_FOLLOWED: Final = ("answered", "partial", "unanswerable")
_WITHOUT_ANSWER: Final[Mapping[str, Any]] = {
    "earlier": [],
    "conversation": [],
    "turns": [],
    "audience": "citizen",
    "answer": None,
    "heading": "",
    "every_choice": (),
    "follow_ups": (),
    "surroundings": (),
    "cited_documents": 0,
    "answered_at": None,
    "receipt_kept": False,
    "judged": False,
    "plainer": False,
    "as_text": "",
}


@router.api_route("/", methods=READ)
def home(request: Request) -> HTMLResponse:
    """Show the form."""
    return _question_page(request, current_index(request), question="")


@router.post("/")
def ask(
    request: Request,
    question: Typed = "",
    earlier: Earlier = None,
    audience: Typed = "",
    judged: Typed = "",
    plain: Typed = "",
) -> HTMLResponse:
    """Show the answer to a question, or what is wrong with it; `earlier` are the questions that it may follow up.

    `judged` is filled when somebody comes back from giving an opinion: that answer is neither counted nor judged again.
    """
    cleaned, asker = clean_text(question), read_audience(audience)
    try:
        index = current_index(request)
        asked_before = readable(index, earlier or [])
        fault = question_fault(cleaned)
        if fault is not None:
            return _question_page(
                request, index, question=cleaned, status=400, fault=fault, earlier=asked_before, audience=asker
            )
        asked = replace(ask_of(cleaned, asked_before, asker), plain=bool(plain))
        return _answer_page(request, index, asked, earlier=asked_before, judged=bool(judged))
    except Exception as exc:
        return _failed(request, exc, typed=cleaned, earlier=earlier or [], audience=asker)


def _failed(
    request: Request, exc: Exception, *, typed: str, earlier: Sequence[str], audience: Audience
) -> HTMLResponse:
    """Return the page of an error that keeps what was typed."""
    if isinstance(exc, AssistantError):
        log_unavailable(exc)
        return failure_page(request, 503, typed=typed, earlier=earlier, audience=audience)
    log_failure(exc)
    return failure_page(request, 500, typed=typed, earlier=earlier, audience=audience)


def _answer_page(request: Request, index: Index, asked: Ask, *, earlier: list[str], judged: bool) -> HTMLResponse:
    question, audience = asked.question, asked.audience
    answer = give_answer(request, index, asked)
    writer = current_writer(request)
    moment = dt.datetime.now(dt.UTC)
    if not judged:
        counter_of(request).count_answer(index, answer, question=question, route="page")
    keeps = receipts_folder(request) is not None
    return _question_page(
        request,
        index,
        question=question,
        answer=answer,
        earlier=earlier,
        conversation=readable(index, [*earlier, question]),
        turns=earlier_turns(index, earlier, audience),
        audience=audience,
        judged=judged,
        plainer=writer is not None and writer.may("plain") and not asked.plain and may_be_plainer(answer),
        heading=TITLES[answer.status],
        every_choice=every_choice(index, answer.read_as or question, shown=answer.suggestions)
        if answer.status == "clarify"
        else (),
        follow_ups=_follow_ups(request, index, answer, [*earlier, question]),
        surroundings=surroundings(index, answer) if audience != "citizen" else (),
        cited_documents=len({citation.document_id for citation in answer.citations}),
        answered_at=moment,
        receipt_kept=keeps and issue_receipt(request, index, answer, question=question)[1],
        as_text=plain_answer(answer, question=question, site=str(request.base_url).rstrip("/"), moment=moment),
    )


def _follow_ups(request: Request, index: Index, answer: Answer, conversation: Sequence[str]) -> Sequence[str]:
    """Return what to ask next, tried: near to the sources at hand, else what the answer itself proposes."""
    finder = cast(FollowUps, request.app.state.follow_ups)
    if answer.status in _FOLLOWED:
        return finder.find(index, answer, conversation=conversation)
    return () if answer.status == "clarify" else finder.answerable(index, answer.suggestions)


def _question_page(
    request: Request, index: Index, *, question: str, status: int = 200, fault: str | None = None, **answered: Any
) -> HTMLResponse:
    about = programme(index)
    return renderer(request).render(
        "question.html",
        status=status,
        question=question,
        fault=fault,
        programme=about,
        contacts=about.get("contacts", ()),
        extra_contact=request.app.state.contact,
        manifest=index.manifest,
        audiences=AUDIENCES,
        counts=counter_of(request).counts and not is_unread(index, question),
        **{**_WITHOUT_ANSWER, **answered},
    )
