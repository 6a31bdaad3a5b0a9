"""Whether the best sentence is good enough to be the answer: a probability, and the least that is accepted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Final

from assistant.answering.asked_kinds import asked_name_kinds
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question

CONFIDENCE: Final = 0.57
"""The least probability with which the best sentence is given as an answer, set on the development questions: about the
value with the most right answers less twice the wrong ones (benchmarks/calibrate.py, docs/evaluation.md): of 912
questions 775 right and 56 wrong at 0.55, 771 and 53 at 0.60."""
ACCEPTING: Final[Mapping[str, float]] = {
    "asked": 2.7, "asked_behind": 1.45, "rank": 0.13, "standing": 0.14, "outdone": -0.06, "absence": -0.17,
    "similarity": 1.67, "content": 0.33, "missing": 0.0, "key_missing": -0.44, "grams": 0.81, "names": 1.44,
    "asked_missing": -1.0, "typed": 0.39, "gated": 0.34, "foreign": 0.98, "foreign_asked": 0.86, "reason": -1.14,
    "unanswered": -2.14, "wording": 2.77, "unanswered_wording": -1.04, "defines": 2.0,
}  # fmt: skip
ACCEPTING_BIAS: Final = -4.14
"""Log-odds that the best sentence of a question answers it: benchmarks/calibrate.py fits them on the same questions."""
_NEXT = 5
_LIMIT = 4.0


def confidence(question: Question, evidence: Sequence[Evidence]) -> float:
    """Return the probability, 0 to 1, that the best sentence answers; `evidence` comes best first, none gives 0."""
    if not evidence or evidence[0].unmet:
        return 0.0
    told = acceptance_signals(question, evidence)
    return 1.0 / (1.0 + math.exp(-ACCEPTING_BIAS - sum(weight * told[name] for name, weight in ACCEPTING.items())))


def acceptance_signals(question: Question, evidence: Sequence[Evidence]) -> dict[str, float]:
    """Return what tells how sure the best sentence is: its own signals, those of its rivals, and of the question.

    `standing` (0 to 4): log-odds above the mean of the next five. `outdone` and `absence` (-4 to 4): log-odds above its
    own of the best sentence that fails a demand, and of the best that says the sources do not tell.
    """
    best = evidence[0]
    following = [e.score for e in evidence[1 : 1 + _NEXT] if not e.unmet]
    failing = [e for e in evidence if e.unmet]
    typed = question.asked in ("amount", "number", "share", "date") or (
        question.asked in ("place", "list") and bool(asked_name_kinds(question))
    )
    return asdict(best.signals) | {
        "rank": best.score,
        "standing": min(_LIMIT, best.score - sum(following) / len(following)) if following else _LIMIT,
        "outdone": _above(failing, best),
        "absence": _above([e for e in failing if e.unmet == "absent"], best),
        "typed": float(typed),
        "gated": float(bool(question.gate_terms)),
        "foreign": float(not question.dutch),
        "foreign_asked": best.signals.asked * (not question.dutch),
        "reason": float(question.asked == "reason"),
    }


def _above(rivals: Sequence[Evidence], best: Evidence) -> float:
    highest = max((e.score for e in rivals), default=best.score - _LIMIT)
    return max(-_LIMIT, min(_LIMIT, highest - best.score))
