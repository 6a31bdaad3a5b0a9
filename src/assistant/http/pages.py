"""The pages: a question and its answer, the sources, and what went wrong. They work without JavaScript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, cast

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from assistant.answering import pipeline
from assistant.answering.clarifying.clarifying import every_choice
from assistant.answering.replying.privacy import is_unread
from assistant.http.document_view import parse_span, view_document
from assistant.http.issuing import issue_receipt, receipts_folder
from assistant.http.presentation import Renderer
from assistant.http.questions import clean_text, question_fault
from assistant.http.state import current_index
from assistant.index.opening import Index
from assistant.records import Ask, Status, Turn

router = APIRouter(include_in_schema=False)

_READ: Final = ["GET", "HEAD"]
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

FAILURES: Final[Mapping[int, tuple[str, str]]] = {
    400: ("Wij kunnen uw vraag niet lezen", "Ga terug naar het formulier en stuur uw vraag opnieuw."),
    404: ("Deze pagina bestaat niet", "Misschien is het adres verkeerd getypt of is de pagina weg."),
    405: ("Dit kan niet op deze pagina", "Ga naar het formulier en stel daar uw vraag."),
    413: ("Uw vraag is te lang", "Maak de vraag korter: hoogstens 1.000 tekens."),
    500: ("Er ging iets mis bij ons", "Dat ligt niet aan u. Probeer het later opnieuw."),
    503: (
        "De vraagbaak werkt nog niet",
        "De bronnen zijn nog niet ingelezen. De beheerder doet dat met: python -m ingest. Probeer het daarna opnieuw.",
    ),
}


@router.api_route("/", methods=_READ)
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


@router.api_route("/bronnen", methods=_READ)
def documents(request: Request) -> HTMLResponse:
    """Show the list of sources."""
    index = current_index(request)
    return _renderer(request).render(
        "documents.html", documents=list(index.documents.values()), manifest=index.manifest, programme=_programme(index)
    )


@router.api_route("/bronnen/{document_id}", methods=_READ)
def document(request: Request, document_id: str, van: str | None = None, tot: str | None = None) -> HTMLResponse:
    """Show a source, the words `[van, tot)` marked."""
    found = current_index(request).documents.get(document_id)
    if found is None:
        return _renderer(request).render("unknown_document.html", status=404)
    view = view_document(found, parse_span(van, tot, length=len(found.text)))
    asked = van is not None or tot is not None
    return _renderer(request).render("document.html", document=found, view=view, lost=asked and not view.marked)


def failure_page(request: Request, status: int) -> HTMLResponse:
    """Return the page of an error."""
    heading, advice = FAILURES.get(status, FAILURES[400])
    return _renderer(request).render("failure.html", status=status, heading=heading, advice=advice)


def http_failure_page(request: Request, exc: HTTPException) -> HTMLResponse:
    """Return the page of an error of the framework."""
    page = failure_page(request, exc.status_code)
    page.headers.update(exc.headers or {})
    return page


def _question_page(
    request: Request, index: Index, *, question: str, status: int = 200, fault: str | None = None, **answered: Any
) -> HTMLResponse:
    programme = _programme(index)
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
    return _renderer(request).render(
        "question.html",
        status=status,
        question=question,
        fault=fault,
        programme=programme,
        contacts=programme.get("contacts", ()),
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


def _programme(index: Index) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], index.names.raw.get("programme", {}))


def _renderer(request: Request) -> Renderer:
    return cast(Renderer, request.app.state.renderer)
