"""What a sentence must have before its words are weighed: the named area, payer, fund and period, and the asked kind.

A demand that is not met rules a sentence out, however alike its words are: never the figure of a neighbour.
"""

from __future__ import annotations

import re

from assistant.answering.asked_kinds import (
    asked_name_kinds,
    folded_words,
    gives_cause,
    has_asked_kind,
    speaks_of_asked_noun,
)
from assistant.answering.computing.operations import says_result
from assistant.answering.premises.place_roles import counts_asked_city, subject_areas
from assistant.answering.premises.premises import broken_premise
from assistant.answering.premises.presuppositions import is_within
from assistant.answering.question import Question
from assistant.answering.reading import Reading, nested, overlap, periods_of
from assistant.text.names import NameKind, NameTable

_AROUND: tuple[NameKind, ...] = ("province", "municipality")

_MOST = frozenset("meeste meest hoogste hoogst grootste grootst veelst langste beste maximaal".split())

_LEAST = frozenset("minste minst laagste laagst kleinste kleinst kortste slechtste minimaal".split())

_MOST_ABROAD = re.compile(
    r"\b(?:(?:the|has|have|with) most|largest|biggest|highest|(?:am|die) meisten|größte\w*|höchste\w*"
    r"|en (?:çok|büyük|fazla)|najwięcej|najwięks\w*|le plus de|la plus grande?|le plus grand"
    r"|más (?:habitantes|gente|grande)|найбільш\w*)\b|أكبر|أكثر",
    re.IGNORECASE,
)

_LEAST_ABROAD = re.compile(
    r"\b(?:(?<!at )least|fewest|smallest|lowest|(?:am|die) wenigsten|kleinste\w*|niedrigste\w*|en (?:az|küçük)"
    r"|najmniej\w*|le moins|la plus petite|le plus petit|menos (?:habitantes|gente)|más pequeñ[oa]|найменш\w*)\b"
    r"|أصغر|أقل",
    re.IGNORECASE,
)


def unmet_demand(question: Question, *, own: Reading, whole: Reading, context: Reading, names: NameTable) -> str:
    """Return the name of the first demand that a sentence does not meet, or "" when it meets all.

    `own` is the sentence, `whole` the sentence with what it leans on, `context` its headings and title.
    """
    if own.absent:
        return "absent"
    if question.unknown:
        return "unknownName"
    if not _speaks_of_areas(question, own, whole, context):
        return "area"
    if not _speaks_of_district(question, whole, context, names) or not counts_asked_city(question, whole):
        return "district"
    if not _speaks_of_named(question, own, whole, context):
        return "name"
    if not _speaks_of_fund(question, own, whole):
        return "fund"
    if not _speaks_of_period(question, whole, context, names):
        return "period"
    if not _repeats_figures(question, whole):
        return "figure"
    if not has_asked_kind(question, own):
        return "kind"
    if question.asked == "person" and not speaks_of_asked_noun(question, own, whole, context):
        return "asked"
    if not _has_degree(question, own):
        return "degree"
    explains_amount = any(f.kind == "amount" for f in question.figures)
    if question.asked == "reason" and not explains_amount and not gives_cause(question, own):
        return "cause"
    premise = broken_premise(question, own, whole, context)
    if premise:
        return premise
    if question.asked in ("amount", "number", "share"):
        if question.operation and not says_result(question.operation, own.text):
            return "operation"
        pointing = not question.terms and not question.figures  # "Hoeveel was dat?" names nothing itself
        if pointing or any(t.foreign_to_corpus for t in question.terms):
            return "subject"
    return ""


def _has_degree(question: Question, own: Reading) -> bool:
    """A question for the most is answered by a sentence that says so, not by one for the least or by any figure."""
    degrees = ((_MOST, _MOST_ABROAD), (_LEAST, _LEAST_ABROAD))
    asked = [
        degree
        for degree, abroad in degrees
        if folded_words(question.text) & degree or (not question.dutch and abroad.search(question.text))
    ]
    return all(folded_words(own.text) & degree for degree in asked)


def tells_of_a_part(question: Question, own: Reading) -> bool:
    """Tell whether a question asks which areas there are, and a sentence is only about one province or gemeente.

    It is one item of a list, and alone no answer.
    """
    return (
        any(t.asked and t.plural for t in question.terms)
        and "area" in asked_name_kinds(question)
        and not question.areas
        and not any(question.named(kind) for kind in _AROUND)
        and len({m.name.name for m in own.mentions if m.name.kind in _AROUND}) == 1
    )


def _speaks_of_areas(question: Question, own: Reading, whole: Reading, context: Reading) -> bool:
    areas = subject_areas(question)
    if not areas:
        return True
    for reading in (own, whole, context):
        if reading.areas:
            return bool(reading.areas & areas)
    return False


def _speaks_of_district(question: Question, whole: Reading, context: Reading, names: NameTable) -> bool:
    """A figure of an area is none of a district in it: for a figure the sentence has to name the district."""
    asked = question.named("district") & names.wijken
    if not asked or question.asked not in ("amount", "number", "share"):
        return True
    return bool(asked & (whole.named("district") | context.named("district")))


def _speaks_of_named(question: Question, own: Reading, whole: Reading, context: Reading) -> bool:
    """Each ministry of the question has to be named; a sentence that names a tranche has to name the asked one."""
    tranches = question.named("tranche")
    told = own.named("tranche") or whole.named("tranche")
    if tranches and told and not tranches & told:
        return False
    return question.named("ministry") <= whole.named("ministry") | context.named("ministry")


def _speaks_of_fund(question: Question, own: Reading, whole: Reading) -> bool:
    asked = question.named("fund")
    if asked:
        return bool(asked & whole.named("fund"))
    return question.asked != "amount" or not own.named("fund")


def _speaks_of_period(question: Question, whole: Reading, context: Reading, names: NameTable) -> bool:
    asked = tuple(periods_of(names, question.mentions, question.figures))
    if not asked or question.asked == "date":
        return True
    counted = question.asked in ("amount", "number", "share")
    agree = nested if counted else overlap
    if whole.periods:
        return agree(asked, whole.periods)
    if context.periods:
        return agree(asked, context.periods)
    return not counted


def _repeats_figures(question: Question, whole: Reading) -> bool:
    """An amount or percentage in the question has to stand in the sentence: the same, or one above or below it."""
    stated = [f for f in question.figures if f.kind in ("amount", "percentage")]
    bounded = question.asked == "other"
    return not stated or any(is_within(f, g, bounded=bounded) for f in stated for g in whole.figures)
