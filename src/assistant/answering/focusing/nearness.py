"""How near the words of a question stand to a stretch of a sentence: the features by which a focus is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.focusing.candidates import Candidate
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.terms import Term
from assistant.records import Span
from assistant.text.words import PIECE, compound_parts, fold, is_function_word, lemma

_STANDS = 0.4
_NUMBER_WEIGHT = 0.5
_NUMBER = re.compile(r"\d{2,}")
_CLAUSE = 3.0
"""Words of distance that a comma, bracket or the like counts for."""
_MARKS = re.compile(r"[,;:()–]")
PLACE_PREPOSITIONS = frozenset("in te uit bij naar op binnen via langs vanuit".split())
_PREPOSITIONS = PLACE_PREPOSITIONS | frozenset("aan met over van voor tegen tot tussen onder na sinds".split())
_WHERE = re.compile(r"\bwaar\b", re.IGNORECASE)
_STRANDED = re.compile(
    r"\bwaar\b.*\s(?P<word>over|voor|aan|toe|mee|tegen|van|naar|op)(?:\s+\w+)?\s*\?*$", re.IGNORECASE
)
_FORMS = {"toe": "tot", "mee": "met"}
_ARTICLES = frozenset("de het een".split())
_ASKED_BEHIND = re.compile(r"(?<!\w)(?P<word>\w+) (?:wie|welke?|wat)(?!\w)", re.IGNORECASE)


Features = dict[str, float]
Places = tuple[tuple[int, float], ...]
"""Numbers of words, and how well each stands for a term."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of a sentence: folded, where they start and end, their place in words with clauses counted in.

    `stands` has for each term of the question the numbers of the words that stand for it, and how well.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    places: tuple[float, ...]
    stands: tuple[tuple[Term, Places], ...]


def lay_out(question: Question, own: Reading) -> Layout:
    """Find the words of the question in a sentence."""
    matches = list(PIECE.finditer(own.text))
    words = tuple(fold(m.group()) for m in matches)
    spans = tuple((m.start(), m.end()) for m in matches)
    numbers = [(_number(word), _same(words, word)) for word in _NUMBER.findall(question.text)]
    terms = [*numbers, *_find_terms(question, own, spans)]
    return Layout(words, spans, _places(own.text, spans), tuple((term, found) for term, found in terms if found))


def _places(text: str, spans: Sequence[tuple[int, int]]) -> tuple[float, ...]:
    places, place, before = [], 0.0, 0
    for start, end in spans:
        place += 1.0 + (_CLAUSE if _MARKS.search(text, before, start) else 0.0)
        places.append(place)
        before = end
    return tuple(places)


def _find_terms(question: Question, own: Reading, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Term, Places]]:
    """Yield each term of the question with the words that stand for it: its lemma, its likes, the name of the table."""
    bases = [lemma(own.text[start:end].casefold()) for start, end in spans]
    parts = [(base, *compound_parts(base)) for base in bases]
    named = {(m.name.kind, m.name.id): (m.start, m.end) for m in own.mentions}
    for term in question.terms:
        found = [(i, v) for i, p in enumerate(parts) if (v := max(term.near.get(b, 0.0) for b in p)) >= _STANDS]
        if term.name is not None and (term.name.kind, term.name.id) in named:
            start, end = named[term.name.kind, term.name.id]
            found += [(i, 1.0) for i, (first, _) in enumerate(spans) if start <= first < end]
        yield term, tuple(found)


def _number(word: str) -> Term:
    return Term(word, word, _NUMBER_WEIGHT, {})


def _same(words: Sequence[str], word: str) -> Places:
    return tuple((i, 1.0) for i, other in enumerate(words) if other == word)


def describe(question: Question, layout: Layout, candidate: Candidate) -> Features:
    """Return the features of a candidate, each 0 to about 1; a candidate without a word has none."""
    inside = [i for i, (start, end) in enumerate(layout.spans) if start < candidate.end and candidate.start < end]
    if not inside:
        return {}
    first, last = inside[0], inside[-1]
    behind = layout.words[first - 2 if first > 1 and layout.words[first - 1] in _ARTICLES else first - 1]
    behind = behind if first else ""
    asked = {fold(w) for w in PIECE.findall(question.text)}
    if question.asked == "list":  # "Welk fort …": Fort Caroline
        asked -= {fold(t.word) for t in question.terms if t.asked}
    own = [layout.words[i] for i in inside if not is_function_word(layout.words[i])] or [layout.words[first]]
    expected = asked_behind(question)
    return {
        **_distances(question, layout, first, last),
        "told": sum(word in asked for word in own) / len(own),
        "fits": float(behind in expected),
        "behind": float(not expected and behind in _PREPOSITIONS),
        "several": float(len(own) > 1),
        "early": 0.0 if expected else 1.0 - first / len(layout.words),
    }


def _distances(question: Question, layout: Layout, first: int, last: int) -> Features:
    """Sum over the terms how near they stand, left and right; apart for the asked noun and the verb."""
    near = {"left": 0.0, "right": 0.0, "noun": 0.0, "verb": 0.0, "beside": 0.0}
    total = sum(term.weight for term in question.terms) or 1.0
    for term, found in layout.stands:
        left = max((v / (1 + layout.places[first] - layout.places[i]) for i, v in found if i < first), default=0.0)
        right = max((v / (1 + layout.places[i] - layout.places[last]) for i, v in found if i > last), default=0.0)
        near["left"] += term.weight * left / total
        near["right"] += term.weight * right / total
        if term.verb:
            near["verb"] = max(near["verb"], left, right)
        if term.asked:
            near["noun"] = max(near["noun"], left, right)
            inside = range(first, last + 1) if last > first else ()
            beside = max((v for i, v in found if i in (first - 1, last + 1, last + 2, *inside)), default=0.0)
            near["beside"] = max(near["beside"], beside)
    return near


def asked_behind(question: Question) -> frozenset[str]:
    """Return the prepositions the answer stands behind: the question's own ("met wie"), else those of place for "waar".

    "Waar … over" asks for what stands behind "over", not for a place.
    """
    own = _ASKED_BEHIND.search(question.text)
    if own is not None and fold(own["word"]) in _PREPOSITIONS:
        return frozenset({fold(own["word"])})
    if question.asked != "place" or not _WHERE.search(question.text):
        return frozenset()
    stranded = _STRANDED.search(question.text)
    return frozenset({_FORMS.get(stranded["word"], stranded["word"])}) if stranded else PLACE_PREPOSITIONS


def choose(
    question: Question,
    own: Reading,
    *,
    candidates: Sequence[Candidate],
    weights: Mapping[str, float],
    fits: Callable[[Features], bool] | None = None,
) -> Span | None:
    """Return the candidate with the highest sum of weighted features among those that fit, the first of equals."""
    if not candidates:
        return None
    layout = lay_out(question, own)
    best: tuple[float, Candidate] | None = None
    for candidate in candidates:
        features = describe(question, layout, candidate)
        if features and (fits is None or fits(features)):
            score = sum(weights.get(name, 0.0) * value for name, value in (features | _shape(own, candidate)).items())
            if best is None or score > best[0]:
                best = (score, candidate)
    return None if best is None else Span(best[1].start, best[1].end)


def _shape(own: Reading, candidate: Candidate) -> Features:
    words = own.text[candidate.start : candidate.end].split()
    return {"common": float(words[-1][0].islower()), "joined": float("en" in words or any("," in w for w in words))}
