"""Citations of several answers as one list, each quote once, numbered in order of first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.drafting.records import Sentence
from assistant.records import Answer, AnswerSentence, Citation

Place = tuple[str, int, int]


class Numbering:
    """The citations of a draft as they come in."""

    def __init__(self) -> None:
        self._numbers: dict[Place, Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, in their order."""
        return tuple(self._numbers.values())

    def sentence(self, answer: Answer, said: AnswerSentence) -> Sentence:
        """Return a sentence of an answer with the numbers that its citations have in the draft."""
        return Sentence(said.text, tuple(self._number(c) for n in said.citations for c in _cited(answer.citations, n)))

    def _number(self, citation: Citation) -> int:
        place = (citation.document_id, citation.start, citation.end)
        known = self._numbers.setdefault(place, replace(citation, number=len(self._numbers) + 1))
        return known.number


def _cited(citations: Sequence[Citation], number: int) -> list[Citation]:
    return [c for c in citations if c.number == number]
