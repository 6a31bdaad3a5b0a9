"""Answers that are a list: every sentence of the sources that names one of what is asked, grouped, each said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.acceptance import CONFIDENCE, confidence
from assistant.answering.composition import Draft, compose
from assistant.answering.covering import asked_items, cover, denies, items_of
from assistant.answering.evidence import Evidence
from assistant.answering.gathering import collect, known_amounts
from assistant.answering.question import Question
from assistant.answering.reading import Reading, overlap
from assistant.answering.replies import reply
from assistant.answering.retrieval import Mask
from assistant.answering.repetition import say_once
from assistant.answering.support import strength
from assistant.answering.wanted import Wanted, is_noun, wanted_list
from assistant.index.opening import Index
from assistant.records import AnswerSentence
from assistant.text.asking import asks_for_activity

LONGEST: Final = 12
_WITHIN, _COVERED, _COVERED_LEAST, _SPOKEN = 3.3, 0.8, 0.55, 0.75
_NOUN_WEIGHT = 0.5
_ENUMERATION = 3
_PER_GROUP = 2
_PLACES: Final = ("province", "municipality", "district")


def list_answer(
    index: Index, question: Question, evidence: Sequence[Evidence], *, allowed: Mask | None, limit: int | None
) -> Draft | None:
    """Return the answer to a question for a list; None when it asks for none or the sources give no two things.

    `evidence` is that of the ordinary way, best first; `allowed` the mask of passages that may be used; `limit` the
    most sentences, None for as many as a list may have.
    """
    wanted = wanted_list(question)
    if wanted is None or question.unknown or limit == 1:
        return None
    surely = wanted.amounts or (wanted.done and not wanted.about)
    if not surely and confidence(question, evidence) < CONFIDENCE:
        return None
    found = collect(index, question, wanted, allowed=allowed)
    chosen = _choose(index, question, wanted, found)
    if not chosen or (len(chosen) == 1 and len(items_of(index, chosen[0].own, wanted.kinds)) < 2):
        return None
    return _draft(index, question, _ordered(index, chosen), limit=limit)


def _choose(index: Index, question: Question, wanted: Wanted, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    if wanted.amounts:
        return cover(index, known_amounts(index, question, found), wanted.kinds, asked=asked_items(index, question))
    if wanted.kinds:
        return _choose_names(index, question, wanted, found)
    if wanted.done:
        found = [e for e in found if _tells_what_is_done(index, question, wanted, e)]
    if wanted.noun is not None:
        found = [e for e in found if strength(wanted.noun, e.own, e.whole, e.context) >= _SPOKEN]
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
    """Keep what is not far behind the best and speaks of nearly as much of what is asked as the one that speaks of most."""
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
    if evidence.sentence.speaker or own.text.endswith(":"):
        return False
    return evidence.announced or any(asks_for_activity(h) for h in index.passages[evidence.passage].headings)


def _names_doers(wanted: Wanted, own: Reading) -> bool:
    """Tell whether a sentence speaks of the places in general, or of the programme that is theirs."""
    return wanted.doers is not None and (bool(own.named("programme")) or strength(wanted.doers, own, own, own) >= _SPOKEN)


def _few_per_group(index: Index, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Keep the first two about each area; one where two of each are more than a list may have."""
    groups: dict[str, list[Evidence]] = {}
    for evidence in found:
        groups.setdefault(group_of(index, evidence), []).append(evidence)
    general = groups.pop("", [])
    several = [e for members in groups.values() for e in members[:_PER_GROUP]]
    first = [members[0] for members in groups.values()]
    return (*general, *(several if len(general) + len(several) <= LONGEST else first))


def group_of(index: Index, evidence: Evidence) -> str:
    """Return the name of the one area that a sentence is about, "" when it is about none or several."""
    areas = evidence.own.areas
    names = [n.name for n in index.names.names if n.kind == "area" and n.id in areas]
    return names[0] if len(names) == 1 else ""


def _ordered(index: Index, chosen: Sequence[Evidence]) -> list[Evidence]:
    """Put what is about no single area first, then by area; the announcement before a summary, later times first."""
    return sorted(
        chosen, key=lambda e: (group_of(index, e), not e.announced, -_latest(e), e.document_id, e.sentence.start)
    )


def _latest(evidence: Evidence) -> int:
    """Return the last day that an enumeration is about, as a number; 0 for what is about one area."""
    if len(evidence.own.areas) == 1:
        return 0
    return max((last.toordinal() for _, last in evidence.own.periods), default=0)


def _draft(index: Index, question: Question, chosen: Sequence[Evidence], *, limit: int | None) -> Draft:
    """Compose what fits in `limit` sentences, and say so when there is more."""
    kept = _fitting(chosen, room=limit or LONGEST)
    if len(kept) < len(chosen) and limit is not None:
        kept = _fitting(chosen, room=limit - 1)  # one sentence says that there is more
    draft = compose(index, question, kept)
    groups = {(e.document_id, s.start): group_of(index, e) for e in kept for s in (*e.support, e.sentence)}
    told = tuple(
        replace(s, group=groups.get((c.document_id, c.start), ""))
        for s, c in zip(draft.sentences, draft.citations, strict=True)
    )
    draft = replace(draft, sentences=told, focus=draft.focus if len(told) == 1 else None)
    if len(kept) == len(chosen):
        return draft
    more = AnswerSentence(reply("partial", "moreInSources", count=str(len(told))), (), "fixed")
    return replace(draft, status="partial", reason="moreInSources", sentences=(*told, more))


def _fitting(chosen: Sequence[Evidence], *, room: int) -> list[Evidence]:
    kept: list[Evidence] = []
    for evidence in chosen:
        room -= 1 + len(evidence.support)
        if room < 0:
            break
        kept.append(evidence)
    return kept
