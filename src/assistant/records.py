"""The frozen records that travel through the product; they hold data and no behaviour beyond it.

All offsets are half-open `[start, end)` in Unicode code points of the text of the document they belong to.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["announcement", "summary", "other"]
Status = Literal["answered", "partial", "clarify", "unanswerable", "outOfScope", "blocked"]
SentenceKind = Literal["quote", "computed", "written", "fixed"]
FigureKind = Literal["amount", "number", "percentage", "date", "period"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range `[start, end)` of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: an amount of money, a number, a percentage, a date or a period.

    `text` is exactly the source text of `[start, end)`, the qualifier ("ruim") and unit included.
    `low` and `high` are equal unless a range is written. Amounts are in euro, percentages in percent
    (80,1 % is Decimal("80.1")). Dates and periods have `first` and `last` (both included) instead.
    `qualifier` is the lower-case word that softens or bounds the value ("ruim", "maximaal"), or "".
    `per` is "year", "month", "week", "day" or "person" for a rate, or "".
    `noun` is what a plain number counts ("gebieden"), or "".
    """

    kind: FigureKind
    text: str
    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    qualifier: str = ""
    per: str = ""
    noun: str = ""


Origin = Literal["clause", "sentence", "before", "heading", "title"]
"""Where the name that a figure is about was found, the strongest first: beside it, elsewhere in its sentence, in the
sentence that its own leans on, in a heading above it, in the title."""


@dataclass(frozen=True, slots=True)
class About:
    """A name that a figure is about; `kind` and `id` are those of the table of names."""

    kind: str
    id: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """An amount, number or percentage of a document, with what it is about; its offsets are the document's.

    `areas` are the slugs of the areas that its places lie in.
    `period` is the time that it is for, both ends included, and `period_origin` where that was found; `said` the days
    in which somebody is reported to have said it, both ends included. `denied` are kind and id of the names of which
    the sentence says that it is not about them ("niet uit de SPUK"). `joint` is True when it adds several budgets
    together. `per` is the rate, as that of a Figure, also when it is said some words later; "" for a total.
    `unit` is what the bare figure of a table's cell has to be read with ("x € 1.000"), `cell` what that cell is called
    ("Arnhem, 2026, x € 1.000"); both "" for a figure in a sentence.
    """

    document_id: str
    heading: str
    figure: Figure
    sentence: Span
    about: tuple[About, ...] = ()
    areas: frozenset[str] = frozenset()
    denied: tuple[tuple[str, str], ...] = ()
    period: tuple[dt.date, dt.date] | None = None
    period_origin: Origin | None = None
    said: tuple[dt.date, dt.date] | None = None
    joint: bool = False
    per: str = ""
    unit: str = ""
    cell: str = ""

    @property
    def words(self) -> str:
        """The figure as it is written, with the unit of its table."""
        return f"{self.figure.text} ({self.unit})" if self.unit else self.figure.text

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of the names of this kind that the figure is about."""
        return frozenset(a.id for a in self.about if a.kind == kind)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document; `[start, end)` is its line in the text, `level` 1 is the highest."""

    level: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A footnote of a document: it stood at offset `position` of the text, which no longer shows its mark."""

    position: int
    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table `[start, end)` of a document: a line for each row, its cells joined by " | ".

    The first `header_rows` lines are its header, 0 when it has none. `caption` is what stands above it or in its own
    title and says what the figures are ("bedragen x € 1.000"), or "".
    """

    start: int
    end: int
    header_rows: int = 1
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where the text of a page begins; pages are numbered from 1."""

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class Retrieval:
    """When a document was fetched from `address` with this text. `version` counts its texts from 1.

    `gone` is the day on which the page was first no longer there, None when it is.
    """

    address: str
    retrieved: dt.date
    version: int = 1
    gone: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a document: its first and last valid day, both included, and whether it is only a draft.

    `replaced_by` is the id of the document that came in its place, or "".
    """

    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    replaced_by: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One source. `text` is what every offset points into; `sha256` is the hex digest of its UTF-8 bytes."""

    id: str
    title: str
    date: dt.date | None
    publisher: str
    url: str
    kind: Kind
    licence: str
    language: str
    text: str
    sha256: str
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[PageStart, ...] = ()
    retrieval: Retrieval | None = None
    life: Life = Life()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence `[start, end)` of a document.

    `leans` is True when it can't be understood without the sentence before it ("Hiermee …", a list item).
    `speaker` is the span of the words that say who speaks, when the sentence is part of somebody's quoted words.
    `asked` are questions that people ask and that the sentence answers; they are searched, never shown.
    """

    start: int
    end: int
    leans: bool = False
    speaker: Span | None = None
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece `[start, end)` of a document, never across a heading; the passages of a document rejoin to its text.

    `headings` is the path of headings above it, the document's title not included.
    """

    document_id: str
    ordinal: int
    start: int
    end: int
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact quote: `quote == document.text[start:end]`. `sources` are the official addresses behind a summary.

    `page` is the page of the original that the quote begins on, from 1; None for a source without pages.
    `cell` of the row of a table is what its asked cell is called ("Arnhem, 2026, x € 1.000"), or else its columns; "".
    """

    number: int
    document_id: str
    title: str
    publisher: str
    date: dt.date | None
    kind: Kind
    url: str
    heading: str
    quote: str
    start: int
    end: int
    text_sha256: str
    sources: tuple[Reference, ...] = ()
    page: int | None = None
    cell: str = ""
    life: Life = Life()


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer with the numbers of its citations (none for kind "fixed").

    `group` is the name of the area that it is about, in an answer that is a list, or "".
    """

    text: str
    citations: tuple[int, ...]
    kind: SentenceKind
    language: str = "nl"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """The words within a quote that are the asked amount, number, date or name; offsets of the document.

    `unit` is what the bare figure of a table's cell has to be read with ("x € 1.000"), or "".
    """

    text: str
    citation: int
    start: int
    end: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A word of a quote in plain language; the offsets, in the document of that citation, are of its first mention."""

    term: str
    explanation: str
    start: int
    end: int
    citation: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product says to a question; the fields are those of POST /v1/chat in the contract.

    `written_by` is the language model that wrote its sentences of kind "written".
    """

    id: str
    status: Status
    reason: str | None
    language: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    suggestions: tuple[str, ...]
    generation: str
    took_ms: float
    focus: Focus | None = None
    read_as: str | None = None
    computation: Computation | None = None
    terms: tuple[ExplainedTerm, ...] = ()
    written_by: str | None = None

    @property
    def text(self) -> str:
        """The sentences as one text, each followed by its marks, as in "Zo is het. [1]"."""
        return " ".join(s.text + "".join(f" [{n}]" for n in s.citations) for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure that a computation works with; `[start, end)` is where it stands in the document of its citation.

    `unit` is what the bare figure of a table's cell is read with ("x € 1.000"), or "".
    """

    label: str
    figure: Figure
    citation: int
    start: int
    end: int
    unit: str = ""


Operation = Literal["sum", "product", "average", "difference", "ratio", "share", "largest", "smallest"]
Unit = Literal["euro", "percent", "times", "number"]


@dataclass(frozen=True, slots=True)
class Computation:
    """Arithmetic over cited figures.

    `value` is in euro, percent, a number, or how many times; `exact` is False when it was rounded. `qualifier` is what
    of the operands' qualifiers is left ("ruim"), or "". `count` is the divisor or factor that is no operand (years of a
    period); 0 when there is none.
    """

    operation: Operation
    operands: tuple[Operand, ...]
    value: Decimal
    unit: Unit
    noun: str = ""
    qualifier: str = ""
    exact: bool = True
    count: int = 0


Audience = Literal["citizen", "civilServant", "communications"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What sources may be used; empty: all. `period` is that of a tranche, such as "2026-2028".

    Both dates are included; with one of them a source without a date is left out.
    """

    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    period: str = ""
    documents: tuple[str, ...] = ()
    kind: str = ""
    date_from: dt.date | None = None
    date_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of the conversation, as the client sends it; the server keeps nothing of it."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question as asked: 1 to 1000 characters after trimming.

    `max_sentences` is 1 to 10; None leaves it to the question: 4 for one answer, 12 for a list. `plain` asks for
    plainer words, which only a language model can give.
    """

    question: str
    conversation: tuple[Turn, ...] = ()
    filters: Filters = Filters()
    audience: Audience = "citizen"
    max_sentences: int | None = None
    plain: bool = False


ReasonKind = Literal["words", "heading", "name", "related", "meaning"]


@dataclass(frozen=True, slots=True)
class SearchReason:
    """Why a passage was found: by words in it or above it, a name, words of like meaning, or its meaning as a whole.

    `terms` are these words or names, none for "meaning"; `spans` are where they stand in the document's text.
    """

    kind: ReasonKind
    terms: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage found for some words; `highlights` are spans of the document's text where words and names stand.

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
    highlights: tuple[Span, ...]
    publisher: str = ""
    date: dt.date | None = None
    reasons: tuple[SearchReason, ...] = ()
    life: Life = Life()
