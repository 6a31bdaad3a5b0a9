"""An answer as one text with its sources below it, and where in that text each source is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel

from assistant.http.presentation import cell_name
from assistant.http.schemas import passage_href
from assistant.records import Answer, AnswerSentence, Citation


class UrlCitation(BaseModel):
    """A source; `[start_index, end_index)` is its mark in the text, in Unicode code points."""

    start_index: int
    end_index: int
    url: str
    title: str


class Annotation(BaseModel):
    """A mark in the text that leads to a source."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


def annotate(told: Sequence[AnswerSentence], answer: Answer, base: str) -> tuple[str, list[Annotation]]:
    """Return the text of an answer with its sources, and an annotation for each mark in its sentences.

    `base` is the address of this server, without a slash at its end.
    """
    shown = {c.number: c for c in answer.citations}
    text, annotations = "", []
    for sentence in told:
        text += (" " if text else "") + " ".join(filter(None, (sentence.text, cell_name(sentence, answer))))
        for number in sentence.citations:
            start = len(text) + 1
            text += f" [{number}]"
            cited = UrlCitation(
                start_index=start,
                end_index=len(text),
                url=source_address(shown[number], base),
                title=shown[number].title,
            )
            annotations.append(Annotation(url_citation=cited))
    return text + sources_text(told, answer, base), annotations


def sources_text(told: Sequence[AnswerSentence], answer: Answer, base: str) -> str:
    """Return the list of the sources that the sentences cite, to go below them; "" when they cite none."""
    used = {number for sentence in told for number in sentence.citations}
    lines = [_line(citation, base) for citation in answer.citations if citation.number in used]
    return "\n\nBronnen:\n" + "\n".join(lines) if lines else ""


def source_address(citation: Citation, base: str) -> str:
    """Return the address of the page where the quote stands marked in its source."""
    return base + passage_href(citation.document_id, citation.start, citation.end)


def _line(citation: Citation, base: str) -> str:
    date = citation.date.strftime("%d-%m-%Y") if citation.date else ""
    page = f"blz. {citation.page}" if citation.page else ""
    origin = ", ".join(part for part in (citation.title, citation.publisher, date, page) if part)
    quote = " ".join(citation.quote.split())
    return f"[{citation.number}] {origin}: “{quote}” {source_address(citation, base)}"
