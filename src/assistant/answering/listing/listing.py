"""Answers that are a list: every sentence of the sources that names one of what is asked, grouped, each said once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.answering.acceptance import CONFIDENCE, confidence
from assistant.answering.composition import Draft
from assistant.answering.evidence import Evidence
from assistant.answering.listing.by_period import list_by_period
from assistant.answering.listing.collecting import collect, known_amounts
from assistant.answering.listing.covering import asked_items, cover, denies, items_of
from assistant.answering.listing.listed import LONGEST, compose_list, group_of
from assistant.answering.listing.repetition import say_once
from assistant.answering.listing.wanted import Wanted, is_noun, wanted_list
from assistant.answering.question import Question
from assistant.answering.reading import Reading, overlap
from assistant.answering.retrieval import Mask
from assistant.answering.support import strength
from assistant.index.opening import Index
from assistant.text.asking import asks_for_activity

_SHORTEST = 3
_WITHIN, _COVERED, _COVERED_LEAST, _SPOKEN = 5.0, 0.8, 0.55, 0.75
"""How far, in log-odds, a sentence may be behind the best; the share of the asked terms that it speaks of, against the
one that speaks of most; the least that one has to speak of; and how well the asked noun has to be spoken of.

Set on the 54 development questions that want a list: 49 right with these, and with 3.0 to 6, .5 to .9, .55 and .3 to .8
for each alone; 48 with 2.5, .95, .5 or .6, and .9. With the conditional logit 4.0, 5.0 and 6.0 give the same verdicts
on sets c and d; at 5.0 the list of what there is for young children has six sentences, at 4.0 four.
"""
_NOUN_WEIGHT = 0.5
_ENUMERATION = 3
_PER_GROUP = 2
_PLACES: Final = ("province", "municipality", "district")


def list_answer(
    index: Index, question: Question, evidence: Sequence[Evidence], *, allowed: Mask | None, limit: int | None
) -> Draft | None:
    """Return the answer to a question for a list; None when it asks for none or the sources give no two things.

    `evidence` is that of the ordinary way, best first; `allowed` the mask of passages that may be used; `limit` the
    most sentences, None for as many as a list may have. In one or two sentences nothing is listed.
    """
    side_by_side = list_by_period(index, question, allowed=allowed, limit=limit)
    if side_by_side is not None:
        return side_by_side
    wanted = wanted_list(question)
    if wanted is None or question.unknown or (limit is not None and limit < _SHORTEST):
        return None
    whole = bool(wanted.kinds) and not wanted.about and (wanted.anything or bool(question.named("province")))
    surely = wanted.amounts or whole or (wanted.done and not wanted.about)
    if not surely and confidence(question, evidence) < CONFIDENCE:
        return None
    found = collect(index, question, wanted, allowed=allowed)
    chosen = _choose(index, question, wanted, found)
    if not chosen or (len(chosen) == 1 and len(items_of(index, chosen[0].own, wanted.kinds)) < 2):
        return None
    return compose_list(index, question, chosen, limit=limit)


def _choose(index: Index, question: Question, wanted: Wanted, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    if wanted.amounts:
        return known_amounts(index, question, found)
    if wanted.kinds:
        return _choose_names(index, question, wanted, found)
    if wanted.done:
        found = [e for e in found if _tells_what_is_done(index, question, wanted, e)]
    if wanted.noun is not None:
        found = [
            e for e in found if strength(wanted.noun, e.own, e.whole, e.context) >= _SPOKEN and _in_places(question, e)
        ]
    kept = found if wanted.done and not wanted.about else _relevant(wanted, found)
    distinct = say_once(index, kept)
    return distinct if question.areas else _few_per_group(index, distinct)


def _choose_names(index: Index, question: Question, wanted: Wanted, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Choose the sentences that name all there is, those of each period when the question names none."""
    asked = asked_items(index, question)
    naming = [e for e in found if items_of(index, e.own, wanted.kinds, asked=asked) and _in_places(question, e)]
    pool = _relevant(wanted, naming)
    chosen = list(cover(index, pool, wanted.kinds, asked=asked))
    if question.figures or question.named("tranche"):
        return tuple(chosen)
    for other in pool:
        several = len(items_of(index, other.own, wanted.kinds, asked=asked)) >= _ENUMERATION
        told = [p for e in chosen for p in e.own.periods]
        if several and told and other.own.periods and not denies(other) and not overlap(other.own.periods, told):
            chosen.append(other)
    return tuple(chosen)


def _relevant(wanted: Wanted, found: Sequence[Evidence]) -> list[Evidence]:
    """Keep what is near to the best and speaks of nearly as much of what is asked as the one that speaks of most."""
    near = [e for e in found if wanted.anything or e.score >= found[0].score - _WITHIN]
    covered = {id(e): _coverage(wanted, e) for e in near}
    most = max(covered.values(), default=0.0)
    return [e for e in near if covered[id(e)] >= _COVERED * most] if most >= _COVERED_LEAST else []


def _coverage(wanted: Wanted, evidence: Evidence) -> float:
    """Return the weighted share, 0 to 1, of the terms that say which things are asked; 1 when there are none."""
    weights = [max(_NOUN_WEIGHT, t.weight) if is_noun(t) else t.weight for t in wanted.about]
    strengths = [strength(t, evidence.own, evidence.whole, evidence.context) for t in wanted.about]
    told = sum(weight * value for weight, value in zip(weights, strengths, strict=True))
    return told / sum(weights) if weights else 1.0


def _in_places(question: Question, evidence: Evidence) -> bool:
    """Tell whether a sentence names the provinces, gemeenten and districts that the question names."""
    return all(question.named(kind) <= evidence.whole.named(kind) for kind in _PLACES)


def _tells_what_is_done(index: Index, question: Question, wanted: Wanted, evidence: Evidence) -> bool:
    """Tell whether a sentence stands in the announcement or where it is told what is done, about who is asked about."""
    own = evidence.own
    if question.areas and not own.areas & question.areas:
        return False
    if not own.areas and not (wanted.about and _names_doers(wanted, own)):
        return False
    if evidence.sentence.speaker is not None:
        return False
    return evidence.announced or any(asks_for_activity(h) for h in index.passages[evidence.passage].headings)


def _names_doers(wanted: Wanted, own: Reading) -> bool:
    """Tell whether a sentence speaks of the places in general, or of the programme that is theirs."""
    return wanted.doers is not None and (
        bool(own.named("programme")) or strength(wanted.doers, own, own, own) >= _SPOKEN
    )


def _few_per_group(index: Index, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Keep the first two about each area; one where two of each are more than a list may have."""
    groups: dict[str, list[Evidence]] = {}
    for evidence in found:
        groups.setdefault(group_of(index, evidence), []).append(evidence)
    general = groups.pop("", [])
    several = [e for members in groups.values() for e in members[:_PER_GROUP]]
    first = [members[0] for members in groups.values()]
    return (*general, *(several if len(general) + len(several) <= LONGEST else first))
