"""The words within a quote that are the asked amount, number, date, name or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.asked_kinds import asked_name_kinds, counts_noun
from assistant.answering.evidence import Evidence
from assistant.answering.focusing.candidates import Candidate, find_durations, find_rates, find_times
from assistant.answering.focusing.namings import find_groups, find_places, find_runs, join_runs
from assistant.answering.focusing.nearness import Features, asked_behind, choose
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.records import Figure, Span
from assistant.text.figures import same_value
from assistant.text.words import compound_parts

_FIGURE_KINDS = {
    "amount": ("amount",),
    "share": ("percentage", "amount"),
    "number": ("number", "percentage", "amount"),
}
_FIGURE_WEIGHTS: Final = {"left": 0.5, "right": 1.0, "noun": 1.0, "verb": 1.5}
_TIME_WEIGHTS: Final = {"left": 1.0, "right": 0.5, "verb": 0.4}
_NAME_WEIGHTS: Final = {
    "left": 1.0, "right": 0.6, "noun": 0.6, "verb": 0.6, "told": -2.8, "fits": 1.6, "behind": -0.9, "several": 1.3,
    "early": 1.3, "common": -1.5, "joined": 1.7,
}  # fmt: skip
"""Weights of the features of `nearness`; docs/evaluation.md says how they were set and what they reach."""

_HOW_LONG = re.compile(r"\bhoe ?lang\b|\bhow long\b|\bwie lange\b", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"\bhoe vaak\b|\bhow often\b|\bwie oft\b", re.IGNORECASE)
_OF_HUNDRED = re.compile(r"\bprocent|\bpercentage|\bpercent", re.IGNORECASE)
_WHICH_YEAR = re.compile(r"\bjaar\b|\byear\b|\bjahr\b", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\bwelke (?:datum|dag|data)\b|\bwhich da(?:te|y)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\b\d{1,2}\s+[a-z]{3,}|\d[-/]\d")
_WHO_IS = re.compile(r"\bwie (?:is|was|zijn|waren|werd|wordt)\b|\bwho (?:is|was|are)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:zijn|waren|worden|werden|hebben|hadden|kunnen|doen)\b", re.IGNORECASE)
_NAMED: Final = frozenset(
    """acteur architect auteur band bedrijf club continent dorp film fort gebied groep instelling kanaal kerk kolonie
    koning krant kunstenaar land leider luchthaven minister museum organisatie partij persoon planeet president premier
    programma provincie regio rivier route school schrijver secretaris speler staat stad stichting straat team
    universiteit vereniging volk wet wethouder zanger zee ziekenhuis""".split()
)
"""Nouns that ask for a name ("welke *stad*"); others ("welke maatregel") do only when a name stands beside them."""
_MOST_WORDS, _MOST_LISTED, _BESIDE = 8, 12, 0.6


def find_focus(question: Question, evidence: Evidence) -> Span | None:
    """Return the span, in the document, of the asked thing in the sentence; None when there are no such words."""
    found = _find(question, evidence.own)
    if found is None:
        return None
    return Span(evidence.sentence.start + found.start, evidence.sentence.start + found.end)


def _find(question: Question, own: Reading) -> Span | None:
    match question.asked:
        case "amount" | "share" | "number":
            return _find_figure(question, own)
        case "date":
            return _find_time(question, own)
        case "person" | "place" | "list":
            return _find_mention(question, own) or _find_name(question, own)
        case _:
            return None


def _find_figure(question: Question, own: Reading) -> Span | None:
    """Choose among the figures of the asked kind: not one of the question's own, nearest to what the question names."""
    if _HOW_OFTEN.search(question.text):
        rate = choose(question, own, candidates=find_rates(own), weights=_FIGURE_WEIGHTS)
        if rate is not None:
            return rate
    figures = [f for f in own.figures if f.kind in _FIGURE_KINDS[question.asked]]
    if question.asked == "share" and _OF_HUNDRED.search(question.text):
        figures = [f for f in figures if f.kind == "percentage"] or figures
    new = [f for f in figures if not any(same_value(f, g) for g in question.figures)]
    asked = [t for t in question.terms if t.asked and not t.verb]
    counted = [f for f in new if asked and any(counts_noun(t, f) for t in asked)]
    chosen = _after_payer(question, own, counted or new or figures)
    candidates = [Candidate(f.start, f.end, f) for f in chosen]
    return choose(question, own, candidates=candidates, weights=_FIGURE_WEIGHTS)


def _after_payer(question: Question, own: Reading, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Keep the first figure after the name of an asked payer or fund; all when none is asked."""
    kinds = ("ministry", "fund")
    wanted = {(m.name.kind, m.name.id) for m in question.mentions if m.name.kind in kinds}
    for mention in own.mentions:
        if (mention.name.kind, mention.name.id) in wanted:
            after = [f for f in figures if f.start >= mention.end]
            if after:
                return after[:1]
    return figures


def _find_time(question: Question, own: Reading) -> Span | None:
    """Choose among the times, for "hoe lang" among the durations first; not one that the question gives itself."""
    found = find_durations(own) if _HOW_LONG.search(question.text) else ()
    found = found or find_times(own) or find_durations(own)
    tranches = [(m.start, m.end) for m in own.mentions if m.name.kind == "tranche"]
    told = [c for c in found if c.figure is not None and any(same_value(c.figure, g) for g in question.figures)]
    named = [c for c in found if any(a < c.end and c.start < b for a, b in tranches)]
    found = tuple(c for c in found if c not in told) or found
    found = tuple(c for c in found if c not in named) or found
    for asked, shape in ((_WHICH_YEAR, _YEAR), (_WHICH_DAY, _DAY)):
        if asked.search(question.text):
            found = tuple(c for c in found if shape.search(own.text, c.start, c.end)) or found
    return choose(question, own, candidates=found, weights=_TIME_WEIGHTS)


def _find_mention(question: Question, own: Reading) -> Span | None:
    """Return the names of the table that are of the asked kind, from the first to the last, and not in the question."""
    kinds = asked_name_kinds(question)
    known = {(m.name.kind, m.name.id) for m in question.mentions}
    mentions = [m for m in own.mentions if m.name.kind in kinds and (m.name.kind, m.name.id) not in known]
    if not mentions or _count_words(own, mentions[0].start, mentions[-1].end) > _MOST_LISTED:
        return None
    return Span(mentions[0].start, mentions[-1].end)


def _find_name(question: Question, own: Reading) -> Span | None:
    """Choose among the runs of capitals that no table knows, and what stands behind "in" or "op" for a place.

    Without any, "wie" is answered by a group of people or a body, unless it asks who somebody is.
    """
    runs = find_runs(own)
    found = [*runs, *(r for r in join_runs(own, runs) if r not in runs)] if _asks_several(question) else [*runs]
    if question.asked == "place" and not any(t.asked for t in question.terms):
        found += find_places(own, asked_behind(question))
    fitting = [c for c in found if _count_words(own, c.start, c.end) <= _MOST_WORDS]
    fits = _is_new if _asks_name(question) else _stands_beside
    chosen = choose(question, own, candidates=fitting, weights=_NAME_WEIGHTS, fits=fits)
    if chosen is None and _asks_doer(question):
        return choose(question, own, candidates=find_groups(own), weights=_NAME_WEIGHTS, fits=_is_new)
    return chosen


def _asks_doer(question: Question) -> bool:
    """Tell whether "wie" asks who does something, not who somebody is or with or for whom something is done."""
    return question.asked == "person" and not _WHO_IS.search(question.text) and not asked_behind(question)


def _is_new(features: Features) -> bool:
    """Tell whether the question does not give the name itself."""
    return features["told"] < 1


def _stands_beside(features: Features) -> bool:
    return _is_new(features) and features["beside"] >= _BESIDE


def _count_words(own: Reading, start: int, end: int) -> int:
    return len(own.text[start:end].split())


def _asks_several(question: Question) -> bool:
    return _SEVERAL.search(question.text) is not None or any(t.asked and t.plural for t in question.terms)


def _asks_name(question: Question) -> bool:
    """Tell whether the answer is a name: of "welke" the noun has to be one of those, or the head of a compound."""
    if question.asked != "list":
        return True
    nouns = [word for t in question.terms if t.asked for word in (t.lemma, *compound_parts(t.lemma)[-1:])]
    return any(noun in _NAMED for noun in nouns)
