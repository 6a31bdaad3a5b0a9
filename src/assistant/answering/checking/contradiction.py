"""Whether a source clearly speaks of what a sentence says, and says it otherwise."""

from __future__ import annotations

from typing import Final

from assistant.answering.checking.agreement import Match
from assistant.answering.checking.differences import Comparison, compare
from assistant.answering.checking.guarded import are_opposed
from assistant.answering.checking.scope import scope_conflict
from assistant.answering.checking.stated import Stated, has_same_guards
from assistant.answering.checking.verdicts import DifferenceKind
from assistant.answering.checks.measures import name_key
from assistant.answering.reading import Reading
from assistant.text.names import NameTable

_COSINE, _BACK = 0.6, 0.5
_ALIKE_COSINE, _ALIKE_BACK = 0.85, 0.75
_LEAST_ANCHORS: Final = 2
_MOST_DIFFERENCES: Final = 2
_COUNTED: Final = frozenset({"figure", "qualifier", "rate", "unit"})
_RANK: Final = {"qualifier": 0, "rate": 0, "unit": 0, "figure": 1, "period": 2, "denial": 3, "name": 4}


def contradicts(stated: Stated, near: Match, names: NameTable) -> Comparison | None:
    """Return what differs when a source contradicts a claim, else None.

    It does when it has all words of the claim and the same subject, and only figures differ, each with another one
    across from it in the source. A period, a name or a denial contradicts only alone, and only where the sentences are
    alike: two things can happen at two times, and two places can have the same figure.
    """
    source = near.source
    if near.added or near.anchors < _LEAST_ANCHORS or source.similarity < _COSINE or near.back < _BACK:
        return None
    found = compare(stated, source)
    kinds = {d.kind for d in found.differences}
    if not kinds or found.unmatched or len(found.differences) > _MOST_DIFFERENCES:
        return None
    if are_opposed(stated.words, source.whole.lemmas) or scope_conflict(stated, source, names):
        return None
    if not has_same_guards(stated, source, but_denials=kinds == {"denial"}):
        return None
    if kinds <= _COUNTED:
        return found
    return found if len(found.differences) == 1 and _are_alike(stated, near, kinds) else None


def _are_alike(stated: Stated, near: Match, kinds: set[DifferenceKind]) -> bool:
    """Tell whether both sentences are so alike that one other period, name or denial makes them contradict."""
    if not near.whole or near.back < _ALIKE_BACK or near.source.similarity < _ALIKE_COSINE:
        return False
    money = any(f.kind in ("amount", "percentage") for f in stated.own.figures)
    if kinds == {"name"}:
        return money
    mine, theirs = (_names_of(read) for read in (stated.own, near.source.own))
    return mine == theirs and (money or near.back >= 1.0 or kinds == {"denial"})


def _names_of(read: Reading) -> frozenset[tuple[str, str]]:
    """Return the names of a sentence, those of a tranche left out: they are a period."""
    return frozenset(name_key(m) for m in read.mentions if m.name.kind != "tranche")


def rank(found: Comparison, near: Match) -> tuple[float, ...]:
    """Return how well a contradiction tells what is wrong, lowest best: the same figure said otherwise first."""
    kinds = [_RANK[d.kind] for d in found.differences]
    return (max(kinds), len(kinds), -near.nearness)


def _is_told_apart(stated: Stated) -> bool:
    return any(f.kind in ("amount", "percentage") for f in stated.own.figures)
