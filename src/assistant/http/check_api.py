"""The route that holds a text against the sources: each sentence with its verdict, what differs, and the quotes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from assistant.answering.checking.checking import check_text
from assistant.answering.checking.verdicts import CheckedSentence, DifferenceKind, Verdict
from assistant.http.questions import clean_lines
from assistant.http.schemas import CitationOut, Given
from assistant.http.state import current_index
from assistant.text.names import NameTable
from assistant.text.readability import measure_readability

TEXT_MAX_CHARS = 20_000

router = APIRouter()


def _cleaned(value: object) -> object:
    return clean_lines(value) if isinstance(value, str) else value


class CheckRequest(BaseModel):
    """A text to check, 1 to 20,000 characters."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")

    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=TEXT_MAX_CHARS),
        BeforeValidator(_cleaned),
        Field(examples=["Het Rijk stelt ruim € 400 miljoen beschikbaar."]),
    ]


class DifferenceOut(Given):
    """What the text says and what the source says; offsets are in the sentence and in the quote of citation 1."""

    kind: DifferenceKind
    said: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int


class NewOut(Given):
    """A figure or name of the sentence that the nearest quote does not have; offsets in the sentence."""

    start: int
    end: int


class CheckedSentenceOut(Given):
    """A sentence of the text at `start` to `end` of it, with its verdict and the quotes it rests on or differs from."""

    text: str
    start: int
    end: int
    verdict: Verdict
    differences: list[DifferenceOut]
    new: list[NewOut]
    citations: list[CitationOut]


class HardWordOut(Given):
    """A word that readers at level B1 may stumble on."""

    word: str
    explanation: str


class ReadabilityOut(Given):
    """Flesch-Douma: higher is easier, 60 is about B1; null for a text without words."""

    score: float | None
    sentences: int
    words: int
    long: list[str]
    hard: list[HardWordOut]


class CheckResponse(Given):
    """The sentences of the text in order; nothing of it is kept."""

    sentences: list[CheckedSentenceOut]
    readability: ReadabilityOut
    generation: str


@router.post(
    "/check",
    operation_id="checkText",
    tags=["controle"],
    summary="Controleer een tekst",
    description="Geeft van elke zin of zij in de bronnen staat (supported), er iets anders staat (contradicted), zij "
    "er niet staat (notInSources) of niets beweert (noClaim), met de zin van de bron. Wij bewaren de tekst niet.",
)
def check(request: Request, body: CheckRequest) -> CheckResponse:
    """Check a text."""
    index = current_index(request)
    return checked_response(check_text(index, body.text), index.names, index.manifest.generation)


def checked_response(checked: tuple[CheckedSentence, ...], names: NameTable, generation: str) -> CheckResponse:
    """Return the JSON of a check."""
    return CheckResponse(
        sentences=[CheckedSentenceOut.model_validate(c) for c in checked],
        readability=ReadabilityOut.model_validate(measure_readability([c.text for c in checked], names)),
        generation=generation,
    )
