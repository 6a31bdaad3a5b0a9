"""The page of a question and its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from assistant.answering import pipeline
from assistant.answering.clarifying.clarifying import every_choice
from assistant.answering.replying.privacy import is_unread
from assistant.http.counting import count_answer
from assistant.http.issuing import issue_receipt, receipts_folder
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.questions import clean_text, question_fault
from assistant.http.state import current_index
from assistant.index.opening import Index
from assistant.records import Ask, Status, Turn

router = APIRouter(include_in_schema=False)

_MAX_TURNS: Final = 10

TITLES: Final[Mapping[Status, str]] = {
    "answered": "Antwoord",
    "partial": "Antwoord op een deel van uw vraag",
    "clarify": "Wat bedoelt u precies?",
    "unanswerable": "Dat staat niet in de bronnen",
    "outOfScope": "Daar gaat deze vraagbaak niet over",
    "blocked": "Deze vraag beantwoorden wij niet",
}
"""The heading of an answer of each status; what it says further is the answer's own."""


@router.api_route("/", methods=READ)
def home(request: Request) -> HTMLResponse:
    """Show the form."""
    return _question_page(request, current_index(request), question="")


@router.post("/")
def ask(
    request: Request, question: Annotated[str, Form()] = "", earlier: Annotated[list[str] | None, Form()] = None
) -> HTMLResponse:
    """Show the answer to a question, or what is wrong with it; `earlier` are the questions that it may follow up."""
    index = current_index(request)
    cleaned = clean_text(question)
    asked_before = _kept(index, earlier or [])
    fault = question_fault(cleaned)
    if fault is not None:
        return _question_page(request, index, question=cleaned, status=400, fault=fault, earlier=asked_before)
    answer = pipeline.answer(index, Ask(cleaned, conversation=tuple(Turn(text) for text in asked_before)))
    count_answer(request, index, answer, question=cleaned, route="page")
    keeps = receipts_folder(request) is not None
    return _question_page(
        request,
        index,
        question=cleaned,
        answer=answer,
        earlier=asked_before,
        conversation=_kept(index, [*asked_before, cleaned]),
        heading=TITLES[answer.status],
        every_choice=every_choice(index, answer.read_as or cleaned, shown=answer.suggestions)
        if answer.status == "clarify"
        else (),
        cited_documents=len({citation.document_id for citation in answer.citations}),
        answered_at=dt.datetime.now(dt.UTC),
        receipt_kept=keeps and issue_receipt(request, index, answer, question=cleaned)[1],
    )


def _question_page(
    request: Request, index: Index, *, question: str, status: int = 200, fault: str | None = None, **answered: Any
) -> HTMLResponse:
    about = programme(index)
    context = {
        "earlier": [],
        "conversation": [],
        "answer": None,
        "heading": "",
        "every_choice": (),
        "cited_documents": 0,
        "answered_at": None,
        "receipt_kept": False,
        **answered,
    }
    return renderer(request).render(
        "question.html",
        status=status,
        question=question,
        fault=fault,
        programme=about,
        contacts=about.get("contacts", ()),
        extra_contact=request.app.state.contact,
        manifest=index.manifest,
        **context,
    )


def _kept(index: Index, questions: Sequence[str]) -> list[str]:
    """Return the latest earlier questions that can be read, oldest first, as many as a conversation may have.

    One that was stopped unread, for the personal data in it, is not sent along with the next.
    """
    cleaned = (clean_text(text) for text in questions)
    return [text for text in cleaned if question_fault(text) is None and not is_unread(index, text)][-_MAX_TURNS:]
