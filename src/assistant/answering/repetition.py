"""Nothing said twice in a list, whose sentences are alike by their form: only their other words tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.selection import figures_alike

_FORMULA, _FORMULA_LEAST = 0.5, 3
_SAME_WORDS = 0.6


def say_once(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out what another document says too: of two sentences the announcement's stays, then the better one.

    One document is taken not to repeat itself, unless word for word.
    """
    formulas = _formulas(found)
    kept: list[Evidence] = []
    for evidence in sorted(found, key=lambda e: (not e.announced, -e.score)):
        if not any(_repeats(evidence, other, formulas) for other in kept):
            kept.append(evidence)
    return tuple(kept)


def _formulas(found: Sequence[Evidence]) -> dict[str, frozenset[str]]:
    """Return by document the words in at least half of its sentences, where it has three or more."""
    counts: dict[str, Counter[str]] = {}
    sizes = Counter(e.document_id for e in found)
    for evidence in found:
        counts.setdefault(evidence.document_id, Counter()).update(evidence.own.lemmas)
    return {
        document: frozenset(w for w, n in words.items() if n >= _FORMULA * sizes[document])
        for document, words in counts.items()
        if sizes[document] >= _FORMULA_LEAST
    }


def _repeats(left: Evidence, right: Evidence, formulas: Mapping[str, frozenset[str]]) -> bool:
    if left.own.text == right.own.text:
        return True
    if left.document_id == right.document_id or left.own.areas != right.own.areas:
        return False
    a, b = (e.own.lemmas - formulas.get(e.document_id, frozenset()) for e in (left, right))
    return figures_alike(left, right) and len(a & b) >= _SAME_WORDS * max(1, min(len(a), len(b)))
