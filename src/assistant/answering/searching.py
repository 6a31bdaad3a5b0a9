"""A search in the sources: the passages for some words, best first, each with the reasons why it was found."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.citations import cite
from assistant.answering.gathering import allowed_passages
from assistant.answering.question import Question, read_question
from assistant.answering.retrieval import Mask, Retrieved, retrieve
from assistant.answering.search_reasons import Sought, explain_hit, read_sought
from assistant.index.opening import Index
from assistant.records import Filters, SearchHit, Span


@dataclass(frozen=True, slots=True)
class Search:
    """A search that has been read and scored once; filters and limits can then be tried at little cost.

    `reasoned` is the `(n,)` mask of the passages that there is a reason for.
    """

    question: Question
    found: Retrieved
    sought: Sought
    reasoned: Mask

    @property
    def missing(self) -> tuple[str, ...]:
        """The telling words of the search that the sources do not have, in their order."""
        return self.sought.missing


def read_search(index: Index, words: str) -> Search:
    """Read and score a search of at most 1000 characters."""
    question = read_question(index, words)
    found = retrieve(index, question.text, dutch=question.dutch, limit=1, encoded=question.encoded)
    sought = read_sought(index, question, found)
    return Search(question, found, sought, sought.passages(index))


def find_hits(index: Index, search: Search, *, filters: Filters, limit: int) -> tuple[SearchHit, ...]:
    """Return the `limit` nearest passages that the filters let through, best first, also those without a reason."""
    best = search.found.best(allowed_passages(index, filters), limit=limit)
    return tuple(_hit(index, search, number, score) for number, score in best)


def find_explained(index: Index, search: Search, *, filters: Filters, limit: int) -> tuple[tuple[SearchHit, ...], int]:
    """Return at most `limit` passages that the filters let through and that there is a reason for, and how many are."""
    allowed = allowed_passages(index, filters)
    mask = search.reasoned if allowed is None else search.reasoned & allowed
    best = search.found.best(mask, limit=limit)
    return tuple(_hit(index, search, number, score) for number, score in best), int(mask.sum())


def _hit(index: Index, search: Search, number: int, score: float) -> SearchHit:
    passage = index.passages[number]
    document = index.documents[passage.document_id]
    citation = cite(document, Span(passage.start, passage.end), heading=" – ".join(passage.headings), number=1)
    reasons = explain_hit(index, search.sought, number)
    told = {span for reason in reasons if reason.kind in ("words", "name") for span in reason.spans}
    return SearchHit(
        document_id=document.id,
        title=document.title,
        heading=citation.heading,
        kind=document.kind,
        url=citation.url,
        start=passage.start,
        end=passage.end,
        text=citation.quote,
        score=round(score, 4),
        highlights=tuple(sorted(told, key=lambda span: (span.start, span.end))),
        publisher=document.publisher,
        date=document.date,
        reasons=reasons,
        life=document.life,
    )
