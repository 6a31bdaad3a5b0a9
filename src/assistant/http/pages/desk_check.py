"""The page that checks somebody's own text against the sources; nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from assistant.answering.checking.checking import check_text
from assistant.answering.checking.verdicts import CheckedSentence, DifferenceKind, Verdict
from assistant.http.check_api import TEXT_MAX_CHARS
from assistant.http.pages.showing import READ, renderer
from assistant.http.questions import clean_lines, dutch_number
from assistant.http.state import current_index
from assistant.text.readability import B1_SCORE, LONG_SENTENCE_WORDS, Readability, measure_readability

router = APIRouter(include_in_schema=False)

VERDICTS: Final[Mapping[Verdict, str]] = {
    "contradicted": "Anders dan de bron",
    "notInSources": "Niet in de bronnen",
    "supported": "Staat in de bronnen",
    "noClaim": "Geen bewering",
}
DIFFERENCES: Final[Mapping[DifferenceKind, str]] = {
    "figure": "Getal",
    "qualifier": "Woord bij het getal",
    "rate": "Per wat",
    "unit": "Eenheid",
    "period": "Datum of periode",
    "name": "Naam",
    "denial": "Wel of niet",
}


@router.api_route("/concept/controle", methods=READ)
def check_form(request: Request) -> HTMLResponse:
    """Show the form."""
    return _page(request, text="")


@router.post("/concept/controle")
def check(request: Request, text: Annotated[str, Form()] = "") -> HTMLResponse:
    """Show the verdict of each sentence, or what is wrong with the text; what was typed stays in the form."""
    cleaned = clean_lines(text)
    fault = text_fault(cleaned)
    if fault is not None:
        return _page(request, text=cleaned, status=400, fault=fault)
    index = current_index(request)
    checked = check_text(index, cleaned)
    readability = measure_readability([c.text for c in checked], index.names)
    return _page(request, text=cleaned, checked=checked, readability=readability)


def text_fault(text: str) -> str | None:
    """Return what is wrong with a cleaned text and what to do about it, in Dutch, or None."""
    if not any(char.isalnum() for char in text):
        return "Plak of typ eerst uw tekst."
    if len(text) > TEXT_MAX_CHARS:
        return (
            f"Uw tekst heeft {dutch_number(len(text))} tekens. Wij controleren er hoogstens "
            f"{dutch_number(TEXT_MAX_CHARS)} tegelijk, dat zijn ongeveer 7 bladzijden. Controleer de tekst in delen."
        )
    return None


def marked_spans(sentence: CheckedSentence) -> list[tuple[int, int]]:
    """Return the parts of a sentence that differ from the quote, or that it does not have."""
    differing = [(d.start, d.end) for d in sentence.differences if d.end > d.start]
    return sorted({*differing, *((s.start, s.end) for s in sentence.new)})


def source_spans(sentence: CheckedSentence) -> list[tuple[int, int]]:
    """Return the parts of the first quote that differ from the sentence."""
    return sorted({(d.source_start, d.source_end) for d in sentence.differences if d.source_end > d.source_start})


def _page(
    request: Request,
    *,
    text: str,
    status: int = 200,
    fault: str | None = None,
    checked: Sequence[CheckedSentence] | None = None,
    readability: Readability | None = None,
) -> HTMLResponse:
    return renderer(request).render(
        "desk_check.html",
        status=status,
        text=text,
        fault=fault,
        checked=checked,
        counts=Counter(c.verdict for c in checked or ()),
        readability=readability,
        verdicts=VERDICTS,
        difference_names=DIFFERENCES,
        marked_spans=marked_spans,
        source_spans=source_spans,
        b1_score=B1_SCORE,
        long_words=LONG_SENTENCE_WORDS,
    )
