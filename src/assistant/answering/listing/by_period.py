"""Names of a kind that differ by tranche, side by side: for each tranche the sentence that names most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.compared_periods import compared_tranches
from assistant.answering.composition import Draft, compose
from assistant.answering.computing.subjects import asks_whole
from assistant.answering.evidence import Evidence
from assistant.answering.kind_nouns import kinds_meant
from assistant.answering.listing.collecting import collect
from assistant.answering.listing.covering import denies, items_of
from assistant.answering.listing.wanted import Wanted
from assistant.answering.question import Question
from assistant.answering.retrieval import Mask
from assistant.index.opening import Index
from assistant.text.attribution import tranche_years
from assistant.text.names import Mention, NameKind
from assistant.text.words import PIECE, lemma

_BY_TRANCHE: Final[frozenset[NameKind]] = frozenset(["ministry", "theme"])
_PAYING: Final = frozenset("betalen meebetalen inleggen bijdragen financieren bekostigen".split())
_DENIAL: Final = re.compile(r"\s*\b(?:niet|geen)(?: meer)?\b", re.IGNORECASE)
_ASKED: Final = ("list", "definition", "person", "other")
_FEWEST: Final = 2


def list_by_period(index: Index, question: Question, *, allowed: Mask | None, limit: int | None) -> Draft | None:
    """Return for each tranche that a question compares the sentence that names most of the payers or themes.

    None when it compares none, asks for something narrower, or when the sources don't name them for each.
    """
    tranches = compared_tranches(index.names, question.text) if question.dutch else ()
    kinds = _kinds(index, question)
    narrower = question.areas or question.named("theme") or question.named("ministry")
    if not tranches or not kinds or narrower or question.asked not in _ASKED or not asks_whole(question, ""):
        return None
    chosen = [_fullest(index, question, tranche, kinds, allowed) for tranche in tranches]
    told = [evidence for evidence in chosen if evidence is not None]
    if len(told) < len(chosen) or (limit is not None and limit < len(told)):
        return None
    return replace(compose(index, question, told), focus=None)


def only_in(index: Index, question: Question, tranche: str) -> Question:
    """Return the question as if it named this tranche and no other, and denied nothing ("en nu niet meer")."""
    years = [tranche_years(index.names, row["id"]) for row in index.names.raw.get("tranches", ())]
    name = next(n for n in index.names.names if n.kind == "tranche" and n.id == tranche)
    others = tuple(m for m in question.mentions if m.name.kind != "tranche")
    return replace(
        question,
        text=_DENIAL.sub("", question.text),
        mentions=(*others, Mention(name, 0, 0)),
        figures=tuple(f for f in question.figures if (f.first, f.last) not in years),
        terms=tuple(t for t in question.terms if t.name is None or t.name.kind != "tranche"),
        operation=None,
    )


def _kinds(index: Index, question: Question) -> frozenset[NameKind]:
    """Return the one kind that the question speaks of; who pays is a ministry."""
    words = PIECE.findall(question.text)
    found = {kind for word in words for kind in kinds_meant(index.names, word)} & _BY_TRANCHE
    if not found and question.asked == "person" and any(lemma(w.casefold()) in _PAYING for w in words):
        found = {"ministry"}
    return frozenset(found) if len(found) == 1 else frozenset()


def _fullest(
    index: Index, question: Question, tranche: str, kinds: frozenset[NameKind], allowed: Mask | None
) -> Evidence | None:
    found = collect(index, only_in(index, question, tranche), Wanted(kinds, anything=True), allowed=allowed)
    named = [(e, len(items_of(index, e.own, kinds))) for e in found if _is_about(e, tranche) and not denies(e)]
    return _most([(e, count) for e, count in named if count >= _FEWEST])


def _most(counted: Sequence[tuple[Evidence, int]]) -> Evidence | None:
    best = max(counted, key=lambda pair: (pair[1], pair[0].announced, pair[0].score), default=None)
    return best[0] if best else None


def _is_about(evidence: Evidence, tranche: str) -> bool:
    named = evidence.own.named("tranche") or evidence.whole.named("tranche")
    return named == {tranche}
