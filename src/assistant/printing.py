"""Answers and passages as text on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.computing.statements import formula
from assistant.answering.receipts.receipts import Finding
from assistant.http.schemas import version_href
from assistant.records import Answer, Citation, SearchHit


def print_answer(answer: Answer) -> None:
    """Print an answer with its sources, or the refusal with the nearest passages."""
    if answer.read_as:
        print(f"Gelezen als: {answer.read_as}\n")
    print(answer.text)
    if answer.computation is not None:
        print(f"\nZo is dit uitgerekend: {formula(answer.computation)}")
    if answer.terms:
        print()
    for term in answer.terms:
        print(f"{term.term}: {term.explanation}")
    _print_citations("Bronnen", answer.citations)
    _print_citations("Dit komt het dichtst in de buurt", answer.nearest)
    if answer.suggestions:
        print("\nKies een vraag:" if answer.status == "clarify" else "\nU kunt ook vragen:")
        for suggestion in answer.suggestions:
            print(f"- {suggestion}")


def print_hits(hits: Sequence[SearchHit]) -> None:
    """Print the passages of a search, best first."""
    if not hits:
        print("Niets gevonden.")
    for number, hit in enumerate(hits, 1):
        print(f"[{number}] {' › '.join(part for part in (hit.title, hit.heading) if part)}  ({hit.score:.2f})")
        print(_indented(hit.text))
        print(f"    {hit.url or hit.document_id}")


def _print_citations(label: str, citations: Sequence[Citation]) -> None:
    if citations:
        print(f"\n{label}:")
    for citation in citations:
        print(f"[{citation.number}] {', '.join(_origin(citation))}")
        print(_indented(f"“{citation.quote}”"))
        if citation.cell:
            print(_indented(f"In de tabel: {citation.cell}"))
        for address in dict.fromkeys([*(source.url for source in citation.sources), citation.url]):
            if address:
                print(f"    {address}")


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what verifying a receipt found, with the page of an earlier text where a quote still stands in one."""
    for finding in findings:
        print(f"{'ok ' if finding.holds else 'BAD'}  {finding.part}: {finding.text}")
        if finding.earlier is not None:
            told = finding.earlier
            print(f"     {version_href(told.document_id, told.text_sha256, start=told.start, end=told.end)}")


def _origin(citation: Citation) -> list[str]:
    date = citation.date.strftime("%d-%m-%Y") if citation.date else ""
    page = f"blz. {citation.page}" if citation.page else ""
    return [part for part in (citation.title, citation.publisher, date, page) if part]


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.strip().splitlines() if line.strip())
