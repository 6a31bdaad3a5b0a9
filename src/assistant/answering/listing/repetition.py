"""Nothing said twice in a list, whose sentences are alike by their form: only their rare words tell."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.selection import figures_alike
from assistant.index.opening import Index

_RARE, _RARE_LEAST = 0.05, 3
"""A rare word stands in at most this share of the passages; in three it always may."""
_SAME_WORDS = 0.75


def say_once(index: Index, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out what another document says too: of two sentences the announcement's stays, then the better one.

    One document is taken not to repeat itself, unless word for word.
    """
    kept: list[Evidence] = []
    for evidence in sorted(found, key=lambda e: (not e.announced, -e.score)):
        if not any(_repeats(index, evidence, other) for other in kept):
            kept.append(evidence)
    return tuple(kept)


def _repeats(index: Index, left: Evidence, right: Evidence) -> bool:
    if left.own.text == right.own.text:
        return True
    if left.document_id == right.document_id or left.whole.areas != right.whole.areas:
        return False
    a, b = _rare_words(index, left), _rare_words(index, right)
    return figures_alike(left, right) and len(a & b) >= _SAME_WORDS * max(1, min(len(a), len(b)))


def _rare_words(index: Index, evidence: Evidence) -> frozenset[str]:
    """Return the words that few passages have; all of its words when none is so rare."""
    most = max(_RARE_LEAST, _RARE * index.lexical.size)
    rare = frozenset(w for w in evidence.own.lemmas if 0 < index.lexical.frequencies.get(w, 0) <= most)
    return rare or evidence.own.lemmas
