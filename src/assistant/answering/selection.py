"""Which evidence becomes the answer: enough support, the announcement before a summary, nothing said twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.answering.acceptance import CONFIDENCE, confidence
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.records import Figure
from assistant.text.figures import same_value
from assistant.text.words import PIECE, compound_parts, is_function_word, lemma

_WITHIN_TYPED, _WITHIN_OPEN, _WITHIN_ANNOUNCEMENT = 0.4, 0.7, 3.0
"""How far, in log-odds, another sentence may be behind the best and still be told with it, or instead of it."""
_SAME_WORDS = 0.6
_TYPED = ("amount", "number", "share", "date", "person", "place")


def select(question: Question, evidence: Sequence[Evidence], *, limit: int) -> tuple[Evidence, ...]:
    """Return the evidence to answer with, best first, in at most `limit` sentences; empty when none is strong enough.

    `evidence` comes best first.
    """
    live = [e for e in evidence if not e.unmet]
    if confidence(question, evidence) < CONFIDENCE:
        return ()
    first = announced_of(live)
    within = _WITHIN_TYPED if question.asked in _TYPED else _WITHIN_OPEN
    chosen = [first]
    used = _length(first)
    for candidate in live:
        if candidate.score < live[0].score - within:
            break
        if used + _length(candidate) > limit or any(says_the_same(candidate, e) for e in chosen):
            continue
        if question.asked in _TYPED and not _adds(candidate, chosen):
            continue
        if first.signals.defines and not candidate.signals.defines:
            continue
        chosen.append(candidate)
        used += _length(candidate)
    return _latest_first(question, chosen)


def _latest_first(question: Question, chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Put the figures of the latest period first when the question names no period; else keep the order."""
    if question.asked not in _TYPED or question.figures or question.named("tranche"):
        return tuple(chosen)
    return tuple(
        sorted(chosen, key=lambda e: max((last for _, last in e.whole.periods), default=dt.date.min), reverse=True)
    )


def announced_of(live: Sequence[Evidence]) -> Evidence:
    """Return the first sentence, or the announcement's own sentence where it says the same."""
    best = live[0]
    for candidate in live:
        if candidate.score < best.score - _WITHIN_ANNOUNCEMENT:
            break
        if candidate.announced and (candidate is best or says_the_same(candidate, best)):
            return candidate
    return best


def says_the_same(left: Evidence, right: Evidence) -> bool:
    """Tell whether two sentences say the same: the same figures and areas, or nearly the same words.

    A period is no such figure: much is said of one.
    """
    if (left.document_id, left.sentence) == (right.document_id, right.sentence) or left.sentence in right.support:
        return True
    shared = len(left.own.lemmas & right.own.lemmas) / max(1, min(len(left.own.lemmas), len(right.own.lemmas)))
    alike = figures_alike(left, right)
    if _values(left) and _values(right) and alike and left.own.areas == right.own.areas:
        return shared >= _SAME_WORDS / 2
    return shared >= _SAME_WORDS and alike and _share_more_than_names(left, right)


def _share_more_than_names(left: Evidence, right: Evidence) -> bool:
    """Tell whether two sentences have a word in common that is no word of a name and no function word."""
    named = {part for m in left.own.mentions for part in _parts(left.own.text[m.start : m.end])}
    return any(word not in named and not is_function_word(word) for word in left.own.lemmas & right.own.lemmas)


def _parts(name: str) -> set[str]:
    words = {lemma(word.casefold()) for word in PIECE.findall(name)}
    return words | {part for word in words for part in compound_parts(word)}


def _values(evidence: Evidence) -> tuple[Figure, ...]:
    return tuple(f for f in evidence.own.figures if f.kind != "period")


def figures_alike(left: Evidence, right: Evidence) -> bool:
    """Tell whether each figure of the sentence with the fewest stands in the other; periods do not count."""
    fewer, more = sorted((_values(left), _values(right)), key=len)
    return all(any(same_value(f, g) for g in more) for f in fewer)


def _adds(candidate: Evidence, chosen: Sequence[Evidence]) -> bool:
    """A second sentence for a figure has to tell of another area or period than the first."""
    first = chosen[0]
    return candidate.own.areas == first.own.areas and bool(set(candidate.own.periods) - set(first.own.periods))


def _length(evidence: Evidence) -> int:
    return 1 + len(evidence.support) + (evidence.sentence.speaker is not None)
