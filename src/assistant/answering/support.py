"""How strongly a sentence speaks to a question: the signals, and the two linear models that weigh them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter, mul
from types import MappingProxyType
from typing import Final

from assistant.answering.asked_kinds import (
    asks_for_words,
    defines,
    gives_cause,
    person_span,
    several_asked,
    speaks_of_asked_noun,
)
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.terms import Term
from assistant.text.words import lemmas

_SUPPORT_FACTOR, _CONTEXT_FACTOR, _WITHIN_FACTOR, _PART_FACTOR = 0.95, 0.8, 0.5, 0.8
"""How much of a term's strength is left when it stands in the sentence leaned on, in the headings or title, when the
sentence names another place in the same area, and when it names a place of which the asked one is a part."""
_MISSING_BELOW, _UNHEARD, _MISSING_MOST = 0.3, 2.0, 2.0
_BEHIND_MOST = 6.0
_RATE = re.compile(r"\b(?:per|elke?|jaarlijks\w*|ieder)\b|\ba year\b|\bper year\b|\bpro jahr\b", re.IGNORECASE)
NONE_ASKED: Final[Mapping[str, float]] = MappingProxyType({})
_FIGURES_ASKED = ("amount", "number", "share", "date")


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against a sentence; flags are 0 or 1.

    `content` and `own_content` (0 to 1): share of the question's terms that the sentence with its context, and alone,
    speaks of; `names`: the same for places, payers and periods; `grams`: share of the question's character 4-grams.
    `missing` (0 to 2): weight of the terms not spoken of; `key_missing` (0 to 1): the weightiest of them.
    `similarity` and `heading` (-1 to 1): cosine of the question with the sentence and with its heading.
    `defines`: the sentence opens with exactly the words whose meaning is asked, and says what they are.
    `asked` (0 to 1): likeness of the nearest question that the sentence is known to answer; `asked_behind` (-1 to 0):
    how far that is behind the nearest of all sentences that meet the demands; `asked_words` (0 to 1): share of terms in
    it; `wording` (0 to 1): the highest likeness in words of a question that the sentence is known to answer;
    `unanswered` and `unanswered_wording` (0 to 1): likeness of the nearest question that no sentence answers.
    `behind` (-6 to 0): distance of its passage to the best passage, in summed standard deviations.
    """

    content: float
    own_content: float
    names: float
    grams: float
    missing: float
    key_missing: float
    similarity: float
    heading: float
    behind: float
    announced: float
    names_unasked: float
    figures_unasked: float
    elsewhere: float
    defines: float
    person: float
    asked_missing: float
    several: float
    speech: float
    said: float
    cause: float
    asked: float
    asked_behind: float
    asked_words: float
    wording: float
    unanswered: float
    unanswered_wording: float


RANKING: Final[Mapping[str, float]] = {
    "content": 1.06, "own_content": -1.05, "names": 0.66, "grams": 1.19, "missing": -0.81, "key_missing": 0.25,
    "similarity": -0.2, "heading": 0.07, "behind": 0.09, "announced": 1.29, "names_unasked": -1.76,
    "figures_unasked": -0.38, "elsewhere": -0.14, "person": 0.36, "asked_missing": -2.03, "speech": 0.0,
    "said": -0.42, "asked": 1.81, "asked_behind": 1.81, "asked_words": 1.54, "cause": 0.19, "wording": 2.62,
    "unanswered": 0.0, "unanswered_wording": 0.0, "defines": 3.0, "several": 2.0,
}  # fmt: skip
"""Log-odds that a sentence answers, by signal: benchmarks/calibrate.py fits them on the development questions.

All but `defines` and `several`, of which there are too few: they are set so that a definition goes before what only
uses the word, and a list before one of its items.
"""
_RANKED: Final = tuple(RANKING[f.name] for f in fields(Signals))
_TELL: Final = attrgetter(*(f.name for f in fields(Signals)))


def measure(
    question: Question,
    *,
    own: Reading,
    whole: Reading,
    context: Reading,
    similarity: float,
    heading: float,
    behind: float,
    announced: bool,
    spoken: bool,
    asked: Mapping[str, float] = NONE_ASKED,
    nearest_asked: float = 0.0,
    wording: float = 0.0,
    unanswered: float = 0.0,
    unanswered_wording: float = 0.0,
) -> Signals:
    """Return the signals of one sentence.

    `spoken` is True for a sentence of somebody's quoted words; `asked` are the questions it is known to answer that are
    near to this one, with their cosine, and `nearest_asked` is the highest cosine of any known question; `wording` is
    how like one of its questions is in words. Where none is near, as in a corpus without known questions, the sentence
    itself stands for what it is asked by.
    """
    terms = question.content_terms
    strengths = [(term, strength(term, own, whole, context)) for term in terms]
    lacking = [term.weight * (1.0 if term.known else _UNHEARD) for term, value in strengths if value < _MISSING_BELOW]
    stated = sum(f.kind in ("amount", "percentage") for f in question.figures)
    saying = spoken and asks_for_words(question)
    alike = max(asked.values(), default=0.0)
    unheard_of = nearest_asked <= 0.0
    words = max((_worded(terms, text) for text in ([own.text] if unheard_of else asked)), default=0.0)
    return Signals(
        content=_share(strengths, told=stated),
        own_content=_share([(term, _best(term, own)) for term in terms], told=stated),
        names=_share([(term, strength(term, own, whole, context)) for term in question.gate_terms]),
        grams=_grams(question, whole, context),
        missing=min(_MISSING_MOST, sum(lacking)),
        key_missing=max((t.weight for t, value in strengths if value < _MISSING_BELOW), default=0.0),
        similarity=similarity,
        heading=heading,
        behind=max(-_BEHIND_MOST, behind),
        announced=float(announced),
        names_unasked=float(_names_unasked(question, own)),
        figures_unasked=float(_figures_unasked(question, own)),
        elsewhere=float(_passes_over_district(question, own, whole, context)),
        defines=float(question.asked == "definition" and defines(question, own)),
        person=float(question.asked == "person" and person_span(own) is not None),
        asked_missing=float(not speaks_of_asked_noun(question, own, whole, context)),
        several=float(several_asked(question, own)),
        speech=float(spoken and not saying),
        said=float(saying),
        cause=float(gives_cause(question, own)),
        asked=max(0.0, similarity if unheard_of else alike),
        asked_behind=0.0 if unheard_of else max(0.0, alike) - nearest_asked,
        asked_words=words,
        wording=words if unheard_of else wording,
        unanswered=unanswered,
        unanswered_wording=unanswered_wording,
    )


def rank(signals: Signals) -> float:
    """Return the log-odds of a sentence by which the sentences are ordered."""
    return float(sum(map(mul, _RANKED, _TELL(signals))))


def strength(term: Term, own: Reading, whole: Reading, context: Reading) -> float:
    """Return how well a term is spoken of, 0 to 1; less in what the sentence leans on, and least in its headings."""
    best = _best(term, own)
    if best < _SUPPORT_FACTOR and whole is not own:
        best = max(best, _SUPPORT_FACTOR * _best(term, whole))
    return best if best >= _CONTEXT_FACTOR else max(best, _CONTEXT_FACTOR * _best(term, context))


def _share(strengths: Iterable[tuple[Term, float]], *, told: int = 0) -> float:
    """Return the weighted share of terms that are spoken of; 1 when there is none to speak of.

    `told` is the number of figures of the question, each of weight 1, which a demand already saw in the sentence.
    """
    pairs = list(strengths)
    total = told + sum(term.weight for term, _ in pairs)
    return (told + sum(term.weight * value for term, value in pairs)) / total if total else 1.0


def _best(term: Term, reading: Reading) -> float:
    worded = _worded_in(term, reading.lemmas)
    if term.name is None or worded == 1.0:
        return worded
    alike = [m.name for m in reading.mentions if m.name.kind == term.name.kind]
    if any(name.id == term.name.id for name in alike):
        return 1.0
    if any(term.name.id in name.id and reading.areas.intersection(term.name.within) for name in alike):
        return _PART_FACTOR
    return _WITHIN_FACTOR if reading.areas.intersection(term.name.within) else 0.0


def _worded(terms: Iterable[Term], text: str) -> float:
    """Return the weighted share of the terms that stand in a known question, names left out."""
    words = _lemmas_of(text)
    return _share([(t, _worded_in(t, words)) for t in terms if t.name is None])


def _worded_in(term: Term, words: frozenset[str]) -> float:
    """Return how well some lemmas stand for a term, by the best of them."""
    return max((term.near[like] for like in words.intersection(term.near)), default=0.0)


@lru_cache(maxsize=20_000)
def _lemmas_of(text: str) -> frozenset[str]:
    return frozenset(lemmas(text))


def _grams(question: Question, whole: Reading, context: Reading) -> float:
    asked = question.grams
    return sum(g in whole.padded or g in context.padded for g in asked) / len(asked) if asked else 0.0


def _names_unasked(question: Question, own: Reading) -> bool:
    """Tell whether a sentence is about a payer, area, theme or rate that a question for a figure does not name."""
    if question.asked not in ("amount", "number", "share"):
        return False
    asked = {m.name.kind for m in question.mentions}
    return (
        (bool(own.named("ministry")) and "ministry" not in asked)
        or (bool(own.areas) and not question.areas)
        or (bool(own.named("theme")) and "theme" not in asked)
        or (_RATE.search(own.text) is not None and _RATE.search(question.text) is None)
    )


def _figures_unasked(question: Question, own: Reading) -> bool:
    """Tell whether a sentence gives a figure to a question that asks for none."""
    return question.asked not in _FIGURES_ASKED and any(f.kind != "period" for f in own.figures)


def _passes_over_district(question: Question, own: Reading, whole: Reading, context: Reading) -> bool:
    """Tell whether the question names a district that the sentence does not name, only the area it lies in."""
    return any(
        t.name is not None and t.name.kind == "district" and strength(t, own, whole, context) <= _WITHIN_FACTOR
        for t in question.terms
    )
