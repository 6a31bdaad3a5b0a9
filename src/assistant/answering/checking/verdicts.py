"""What a check of a text finds: a verdict for each sentence, and what differs from the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.records import Citation, Span

Verdict = Literal["supported", "contradicted", "notInSources", "noClaim"]
DifferenceKind = Literal["figure", "qualifier", "rate", "unit", "period", "name", "denial"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a text says otherwise than the source.

    `said` is what the text says, at `[start, end)` of the sentence; `source` what the quote says, at `source_start` to
    `source_end` of the quote. Either is "" where the other has words that it lacks.
    """

    kind: DifferenceKind
    said: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a text, at `[start, end)` of it, with the verdict.

    `citations` are the quotes: that support it, that it contradicts, or that come nearest (notInSources). The
    differences are with the first of them. `new` are the figures and names of the sentence that the nearest quote does
    not have, as spans of the sentence.
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()
    new: tuple[Span, ...] = ()
