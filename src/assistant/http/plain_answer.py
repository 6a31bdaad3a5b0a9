"""An answer with its sources as plain text, to be copied into a letter or a mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from assistant.answering.computing.statements import formula
from assistant.http.presentation import dutch_date, dutch_time, official_pages
from assistant.http.schemas import passage_href
from assistant.records import Answer, Citation


def plain_answer(answer: Answer, *, question: str, site: str, moment: dt.datetime) -> str:
    """Return question, answer, quotes and addresses as lines; `site` is this server's address, without a slash."""
    lines = ["Vraag", question]
    if answer.read_as:
        lines.append(f"Gelezen als: {answer.read_as}")
    lines += ["", "Antwoord", answer.text]
    if answer.computation:
        lines.append(f"Uitgerekend: {formula(answer.computation)}")
    if answer.citations:
        lines += ["", "Bronnen"]
    for citation in answer.citations:
        lines += _source_lines(citation, site)
    made = f"Een computerprogramma maakte dit antwoord op {dutch_time(moment)}. Lees ook de bronnen."
    return "\n".join([*lines, "", made])


def _source_lines(citation: Citation, site: str) -> Iterator[str]:
    date = f", {dutch_date(citation.date)}" if citation.date else ""
    yield f"[{citation.number}] {citation.title}. {citation.publisher}{date}."
    yield f"“{citation.quote}”"
    yield site + passage_href(citation.document_id, citation.start, citation.end)
    for page in official_pages(citation):
        yield page.url
