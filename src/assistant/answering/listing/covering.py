"""The fewest sentences that name every one of the asked names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.index.opening import Index
from assistant.text.names import Name, NameKind

_DENIAL: Final = re.compile(r"\b(?:niet|geen)\b", re.IGNORECASE)

Item = tuple[str, str]
"""Kind and id of an asked name that a sentence names."""


def items_of(
    index: Index, own: Reading, kinds: frozenset[NameKind], *, asked: frozenset[Item] = frozenset(), within: bool = True
) -> set[Item]:
    """Return the names of some kinds in a sentence, without those that are `asked` about.

    Where gemeenten are asked, a name `within` one ("Rotterdam-Zuid") stands for it.
    """
    found: set[Item] = {(m.name.kind, m.name.id) for m in own.mentions if m.name.kind in kinds}
    if within and "municipality" in kinds:
        found |= {("municipality", n.id) for m in own.mentions for n in _gemeenten(index, m.name)}
    return found - asked


def asked_items(index: Index, question: Question) -> frozenset[Item]:
    """Return the names that are no answer: those in the question itself, and areas outside the ones it is about."""
    named = {(m.name.kind, m.name.id) for m in question.mentions}
    areas = {(n.kind, n.id) for n in index.names.names if n.kind == "area" and n.id not in question.areas}
    return frozenset(named | areas if question.areas else named)


def cover(
    index: Index, pool: Sequence[Evidence], kinds: frozenset[NameKind], *, asked: frozenset[Item]
) -> tuple[Evidence, ...]:
    """Choose sentences until each name in `pool` is named; of one document, when one names them all."""
    direct = [e for e in pool if items_of(index, e.own, kinds, asked=asked, within=False)]
    if _names(index, direct, kinds, asked) == _names(index, pool, kinds, asked):
        pool = direct
    told = {id(e): items_of(index, e.own, kinds, asked=asked) for e in pool}
    if any(len(told[id(e)]) > 1 and not denies(e) for e in pool):
        pool = [e for e in pool if not denies(e)]
    whole = _greedy(pool, told)
    names = _names(index, pool, kinds, asked)
    covers = [_greedy([e for e in pool if e.document_id == d], told) for d in sorted({e.document_id for e in pool})]
    complete = [c for c in covers if _names(index, c, kinds, asked) == names]
    return min(complete, key=lambda c: (len(c), not c[0].announced, -c[0].score), default=whole)


def _names(index: Index, pool: Sequence[Evidence], kinds: frozenset[NameKind], asked: frozenset[Item]) -> set[Item]:
    return {item for e in pool for item in items_of(index, e.own, kinds, asked=asked)}


def _greedy(pool: Sequence[Evidence], told: Mapping[int, set[Item]]) -> tuple[Evidence, ...]:
    """At each step choose the sentence with the most new names, of equal ones the announcement's, then the best."""
    chosen: list[Evidence] = []
    named: set[Item] = set()
    while pool:
        best = max(pool, key=lambda e: (len(told[id(e)] - named), e.announced, e.score))
        if not told[id(best)] - named:
            break
        chosen.append(best)
        named |= told[id(best)]
    return tuple(chosen)


def denies(evidence: Evidence) -> bool:
    """Tell whether a sentence denies something: what it names may be what is not so."""
    return _DENIAL.search(evidence.own.text) is not None


def _gemeenten(index: Index, name: Name) -> tuple[Name, ...]:
    """Return the gemeenten that an area or district lies in."""
    if name.kind not in ("area", "district"):
        return ()
    return tuple(n for n in index.names.names if n.kind == "municipality" and set(name.within) & set(n.within))
