"""The jargon in the quotes of an answer, each word once, with the explanation that names.toml gives of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.records import Citation, ExplainedTerm
from assistant.text.names import NameTable, find_names

MOST_TERMS: Final = 5


def explain_terms(names: NameTable, citations: Sequence[Citation]) -> tuple[ExplainedTerm, ...]:
    """Return at most five terms that stand in the quotes, in the order of their first mention.

    A term inside a longer name counts too: "SPUK" in the full name of a scheme.
    """
    explanations = {row["term"]: row["explanation"] for row in names.raw.get("terms", ()) if row.get("explanation")}
    found: dict[str, ExplainedTerm] = {}
    for citation in citations:
        for mention in find_names(names.jargon, citation.quote):
            term = mention.name.name
            start, end = citation.start + mention.start, citation.start + mention.end
            found.setdefault(term, ExplainedTerm(term, explanations[term], start, end, citation.number))
    return tuple(found.values())[:MOST_TERMS]
