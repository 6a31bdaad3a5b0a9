"""The sources of a page, numbered in the order in which the page first cites them; the same words keep their number."""

from __future__ import annotations

from assistant.answering.citations import cite
from assistant.index.opening import Index
from assistant.records import Citation, Span


class Footnotes:
    """The citations of one page, from number 1."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: dict[tuple[str, Span], Citation] = {}

    def cite(self, document_id: str, span: Span, *, heading: str) -> Citation:
        """Return the citation of these words, a new one when the page has not cited them before."""
        key = (document_id, span)
        if key not in self._found:
            document = self._index.documents[document_id]
            self._found[key] = cite(document, span, heading=heading, number=len(self._found) + 1)
        return self._found[key]

    def has(self, document_id: str, span: Span) -> bool:
        """Tell whether the page has cited these words."""
        return (document_id, span) in self._found

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, by number."""
        return tuple(self._found.values())
