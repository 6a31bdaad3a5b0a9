"""The drafting desk: questions become a draft in a form, shown with its sources or sent as a file.

Nothing is kept: what was typed travels in the form, also to the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final, get_args

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.answering.drafting.drafting import make_draft
from assistant.answering.drafting.files import FILES
from assistant.answering.drafting.posts import post_length
from assistant.answering.drafting.records import FormName, Wish
from assistant.answering.drafting.wording import form_labels
from assistant.http.answers import current_writer
from assistant.http.pages.desk_check import DIFFERENCES, VERDICTS, marked_spans, source_spans
from assistant.http.pages.showing import READ, programme, renderer
from assistant.http.questions import clean_lines, clean_text, dutch_number, question_fault
from assistant.http.state import current_index

router = APIRouter(include_in_schema=False)

MOST_QUESTIONS: Final = 10
OWN_MAX_CHARS: Final = 5_000
LENGTHS: Final = (280, 500)

Text = Annotated[str, Form()]


class Typed:
    """What was typed in the form, cleaned, and what is wrong with it by field."""

    def __init__(
        self,
        questions: Text = "",
        form: Text = "email",
        length: Text = "280",
        opening: Text = "",
        closing: Text = "",
        own: Annotated[list[str] | None, Form()] = None,
    ) -> None:
        self.lines = tuple(line for raw in clean_lines(questions).split("\n") if (line := clean_text(raw)))
        self.form = form
        self.length = length
        self.opening, self.closing = clean_lines(opening), clean_lines(closing)
        self.own = tuple(clean_lines(text) for text in own or ())

    def propose(self, sentences: Sequence[str]) -> None:
        """Put a sentence before each answer where the writer has none."""
        own = [*self.own, *[""] * len(sentences)]
        self.own = tuple(text or sentence for text, sentence in zip(own, sentences, strict=False))

    @property
    def faults(self) -> dict[str, str]:
        """The fault of each field that has one, in Dutch."""
        found = {"questions": questions_fault(self.lines)}
        for field, text in (("opening", self.opening), ("closing", self.closing), ("own", "".join(self.own))):
            found[field] = own_fault(text)
        if self.form not in get_args(FormName):
            found["form"] = "Kies een vorm."
        if self.length not in map(str, LENGTHS):
            found["form"] = "Kies hoe lang het bericht mag zijn."
        return {field: fault for field, fault in found.items() if fault}

    @property
    def wish(self) -> Wish:
        """What to make; only when there are no faults."""
        form = next(name for name in get_args(FormName) if name == self.form)
        return Wish(self.lines, form, self.opening, self.closing, self.own[: len(self.lines)], int(self.length))


def questions_fault(lines: Sequence[str]) -> str:
    """Return what is wrong with the questions, or ""."""
    if not lines:
        return "Typ eerst een vraag."
    if len(lines) > MOST_QUESTIONS:
        return f"U stelt {dutch_number(len(lines))} vragen. Stel er hoogstens {MOST_QUESTIONS}, elk op een eigen regel."
    faults = (question_fault(line) for line in lines)
    return next((f"Vraag {n}: {fault}" for n, fault in enumerate(faults, 1) if fault), "")


def own_fault(text: str) -> str:
    """Return what is wrong with the writer's own words, or ""."""
    if len(text) <= OWN_MAX_CHARS:
        return ""
    return (
        f"Uw eigen tekst heeft {dutch_number(len(text))} tekens. Maak er hoogstens {dutch_number(OWN_MAX_CHARS)} van."
    )


@router.api_route("/concept", methods=READ)
def desk(request: Request) -> HTMLResponse:
    """Show the form."""
    return _page(request, Typed())


@router.post("/concept")
def draft(request: Request, typed: Annotated[Typed, Depends()], voorstel: Text = "") -> HTMLResponse:
    """Show the draft, or what is wrong with what was typed, all of it kept in the form.

    With `voorstel` the language model proposes the sentences between the answers that the writer left empty.
    """
    faults = typed.faults
    if faults:
        return _page(request, typed, status=400, faults=faults)
    writer = current_writer(request)
    if voorstel and writer is not None:
        typed.propose(writer.connect(current_index(request).names, typed.lines))
    made = make_draft(current_index(request), typed.wish)
    return _page(request, typed, draft=made, post_chars=post_length(made.blocks) if made.form == "social" else 0)


@router.post("/concept/export")
def export(request: Request, typed: Annotated[Typed, Depends()], vorm: Text = "") -> Response:
    """Send the draft as a file; a form that has a fault comes back as on the page."""
    kind = next((kind for name, kind in FILES.items() if name == vorm), None)
    faults = typed.faults if kind is not None else {**typed.faults, "form": "Kies een soort bestand."}
    if kind is None or faults:
        return _page(request, typed, status=400, faults=faults)
    made = make_draft(current_index(request), typed.wish)
    headers = {"Content-Disposition": f'attachment; filename="concept-{typed.form}.{vorm}"'}
    return Response(kind.write(made), media_type=kind.media_type, headers=headers)


def _page(
    request: Request, typed: Typed, *, status: int = 200, faults: dict[str, str] | None = None, **made: Any
) -> HTMLResponse:
    context = {"draft": None, "post_chars": 0, **made}
    return renderer(request).render(
        "desk.html",
        status=status,
        typed=typed,
        faults=faults or {},
        programme=programme(current_index(request)),
        forms=form_labels(),
        lengths=LENGTHS,
        files=FILES,
        verdicts=VERDICTS,
        difference_names=DIFFERENCES,
        marked_spans=marked_spans,
        source_spans=source_spans,
        proposes=(writer := current_writer(request)) is not None and writer.may("draft"),
        **context,
    )
