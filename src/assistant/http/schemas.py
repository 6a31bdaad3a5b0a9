"""The JSON of the API: what is read from a request and what is sent back; camelCase outside, snake_case inside."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    computed_field,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from assistant.answering.computing.statements import formula, write_result
from assistant.answering.receipts.receipts import Receipt
from assistant.http.problems import TURN_TAG
from assistant.http.questions import QUESTION_MAX_CHARS, clean_text
from assistant.http.search_reasons import describe_reason
from assistant.records import (
    Audience,
    Computation,
    Kind,
    Operand,
    Operation,
    ReasonKind,
    SearchReason,
    SentenceKind,
    Span,
    Status,
    Unit,
)


def _cleaned(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


_CONTENT_MAX_CHARS = 20_000
_PERIOD = r"^(|\d{4}-\d{4})$"

Question = Annotated[
    str,
    StringConstraints(min_length=1, max_length=QUESTION_MAX_CHARS),
    BeforeValidator(_cleaned),
    Field(examples=["Wat is VVE?"]),
]
Content = Annotated[str, StringConstraints(max_length=_CONTENT_MAX_CHARS), BeforeValidator(_cleaned)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Names = Annotated[list[Name], Field(max_length=50)]
Period = Annotated[str, StringConstraints(pattern=_PERIOD), Field(examples=["2026-2028"])]


def _written_day(value: Any) -> Any:
    """Refuse what the framework would read as seconds since 1970, such as "2025"."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("date_format", "not a date")
    return value


AskedDate = Annotated[dt.date | None, BeforeValidator(_written_day)]
OptionalDate = Annotated[dt.date | None, Field(json_schema_extra={"format": "date"})]


class _Sent(BaseModel):
    """What a client sends; a field it should not send is an error, as a misspelt filter would pass unseen."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")


class Given(BaseModel):
    """What the server gives, made from a record with the same attributes."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class FiltersIn(_Sent):
    """Which sources may be used; an empty list or period is no limit."""

    areas: Names = []
    themes: Names = []
    period: Period = ""
    documents: Names = []


class EarlierQuestion(BaseModel):
    """An earlier turn, by its question."""

    model_config = ConfigDict(alias_generator=to_camel)

    question: Question
    answer_id: Annotated[str, StringConstraints(max_length=200)] | None = None


class Message(BaseModel):
    """Half of an earlier turn, as chat clients keep it."""

    role: Literal["user", "assistant"]
    content: Content


def _turn_shape(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    if "question" in value:
        return TURN_TAG + "question"
    return TURN_TAG + "message" if value.keys() & {"role", "content"} else None


ConversationItem = Annotated[
    Annotated[EarlierQuestion, Tag(TURN_TAG + "question")] | Annotated[Message, Tag(TURN_TAG + "message")],
    Discriminator(_turn_shape),
]


class ChatRequest(_Sent):
    """A question, with what it may be answered from."""

    question: Question
    conversation: Annotated[list[ConversationItem], Field(max_length=10)] = []
    filters: FiltersIn = FiltersIn()
    audience: Audience = "citizen"
    max_sentences: Annotated[
        Annotated[int, Field(strict=True, ge=1, le=10)] | None,
        Field(description="The most sentences; when left out 4, and 12 for an answer that is a list."),
    ] = None
    receipt: bool = False
    plain: Annotated[
        bool,
        Field(description="In plainer words; changes nothing where this server has no language model."),
    ] = False


class SpanOut(Given):
    """A half-open range of the document's text, in Unicode code points."""

    start: int
    end: int


class LifeOut(Given):
    """The life of a source: its first and last valid day, the id of what replaces it, whether it is only a draft."""

    valid_from: OptionalDate = None
    valid_until: OptionalDate = None
    replaced_by: str = ""
    draft: bool = False


class CitationOut(Given):
    """An exact quote: the document's text from `start` to `end`; `page` is that of the original, where it has pages.

    `cell` tells of the row of a table what its asked cell is called ("Arnhem, 2026, x € 1.000"), or else its columns.
    """

    number: int
    document_id: str
    title: str
    publisher: str
    date: OptionalDate
    kind: Kind
    url: str
    heading: str
    quote: str
    start: int
    end: int
    text_sha256: str
    page: int | None = None
    cell: str = ""
    life: LifeOut = LifeOut()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def href(self) -> str:
        """The page of the document, at the quote."""
        return passage_href(self.document_id, self.start, self.end)


class SentenceOut(Given):
    """A sentence of the answer with the numbers of its citations.

    `language` is the one it is written in, `group` the area that it is about in a list.
    """

    text: str
    citations: list[int]
    kind: SentenceKind
    language: str
    group: str = ""


class FocusOut(Given):
    """The words within a quote that were asked for; offsets in the document.

    `unit` is what the bare figure of a table's cell has to be read with ("x € 1.000").
    """

    text: str
    citation: int
    start: int
    end: int
    unit: str = ""


class TermOut(Given):
    """A word of a quote in plain language; offsets in the document of that citation, of its first mention."""

    term: str
    explanation: str
    start: int
    end: int
    citation: int


class OperandOut(Given):
    """A figure of a computation; `amountEur` is null when it is no money, `value` is the figure in any case.

    `unit` is what the bare figure of a table's cell is read with ("x € 1.000"), or "".
    """

    label: str
    text: str
    amount_eur: float | int | None
    value: float | int
    approximate: bool
    citation: int
    start: int
    end: int
    unit: str = ""


class ResultOut(Given):
    """What was computed: money in `amountEur`, else `value` in `unit` (percent, times, number)."""

    text: str
    amount_eur: float | int | None
    value: float | int
    unit: Unit
    approximate: bool


class ComputationOut(Given):
    """Arithmetic over cited figures, with its formula."""

    operation: Operation
    formula: str
    operands: list[OperandOut]
    result: ResultOut

    @classmethod
    def of(cls, computation: Computation) -> ComputationOut:
        """Return the JSON of a computation."""
        return cls(
            operation=computation.operation,
            formula=formula(computation),
            operands=[_operand_out(operand) for operand in computation.operands],
            result=ResultOut(
                text=write_result(computation),
                amount_eur=_number(computation.value) if computation.unit == "euro" else None,
                value=_number(computation.value),
                unit=computation.unit,
                approximate=bool(computation.qualifier) or not computation.exact,
            ),
        )


def _operand_out(operand: Operand) -> OperandOut:
    value = _number(operand.figure.low if operand.figure.low is not None else Decimal(0))
    return OperandOut(
        label=operand.label,
        text=operand.figure.text,
        amount_eur=value if operand.figure.kind == "amount" else None,
        value=value,
        approximate=bool(operand.figure.qualifier),
        citation=operand.citation,
        start=operand.start,
        end=operand.end,
        unit=operand.unit,
    )


def _number(value: Decimal) -> float | int:
    return int(value) if value == int(value) else float(value)


def _computation(value: Any) -> Any:
    return ComputationOut.of(value) if isinstance(value, Computation) else value


class ChatResponse(Given):
    """An answer; `nearest` are the passages shown when there is none."""

    id: str
    status: Status
    reason: str | None
    language: str
    answer: str = Field(validation_alias="text")
    sentences: list[SentenceOut]
    citations: list[CitationOut]
    computation: Annotated[ComputationOut | None, BeforeValidator(_computation)] = None
    focus: FocusOut | None
    read_as: str | None
    nearest: list[CitationOut]
    suggestions: list[str]
    generation: str
    took_ms: float
    terms: list[TermOut] = []
    written_by: str | None = None
    receipt: Receipt | None = None


class ReasonOut(Given):
    """Why a passage was found; `text` says it in Dutch, `spans` are where its `terms` stand in the document."""

    kind: ReasonKind
    terms: list[str]
    spans: list[SpanOut]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def text(self) -> str:
        """The reason in Dutch."""
        spans = tuple(Span(span.start, span.end) for span in self.spans)
        return describe_reason(SearchReason(self.kind, tuple(self.terms), spans))


class PassageOut(Given):
    """A passage found; `highlights` are where the words stand in the document.

    Without `reasons` it is only the nearest of what there is.
    """

    document_id: str
    title: str
    heading: str
    kind: Kind
    url: str
    start: int
    end: int
    text: str
    score: float
    highlights: list[SpanOut]
    publisher: str
    date: OptionalDate
    reasons: list[ReasonOut]
    life: LifeOut = LifeOut()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def href(self) -> str:
        """The page of the document, at the passage."""
        return passage_href(self.document_id, self.start, self.end)


class SearchResponse(Given):
    """Passages for some words, best first."""

    query: str
    passages: list[PassageOut]
    generation: str


class RetrievalOut(Given):
    """When a source was fetched; `version` counts its texts from 1, `gone` is the day its page was no longer there."""

    address: str
    retrieved: dt.date
    version: int
    gone: OptionalDate


class DocumentSummary(Given):
    """A source, without its text; `length` is that of the text in code points."""

    id: str
    title: str
    date: OptionalDate
    publisher: str
    url: str
    kind: Kind
    licence: str
    language: str
    text_sha256: str
    length: int
    href: str
    retrieval: RetrievalOut | None = None
    life: LifeOut = LifeOut()


class HeadingOut(Given):
    """A heading and where it stands in the text."""

    level: int
    title: str
    start: int
    end: int


class ReferenceOut(Given):
    """A footnote: it belongs to the words that end at `position`."""

    position: int
    label: str
    text: str
    url: str


class DocumentOut(DocumentSummary):
    """A source with its headings and footnotes."""

    headings: list[HeadingOut]
    references: list[ReferenceOut]


class DocumentList(Given):
    """All sources of the index."""

    documents: list[DocumentSummary]
    generation: str


def document_href(document_id: str) -> str:
    """Return the page of a document."""
    return f"/bronnen/{quote(document_id, safe='')}"


def passage_href(document_id: str, start: int, end: int) -> str:
    """Return the page of a document, at the words `[start, end)`."""
    return f"{document_href(document_id)}?van={start}&tot={end}#passage"


def version_href(document_id: str, sha256: str, *, start: int | None = None, end: int | None = None) -> str:
    """Return the page of an earlier text, at the words `[start, end)` when they are given."""
    at = "" if start is None or end is None else f"?van={start}&tot={end}#passage"
    return f"{document_href(document_id)}/versies/{sha256}{at}"
