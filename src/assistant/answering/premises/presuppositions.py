"""What a question takes for granted about numbers: a sentence of other numbers or another scope is no answer."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.records import Figure
from assistant.text.clauses import denied_names
from assistant.text.words import lemma

COUNTED: Final = ("amount", "number", "share")
_ABOVE: Final = frozenset("meer dan|boven|hoger dan|groter dan|minstens|minimaal|ten minste|tenminste|over".split("|"))
_STRICT: Final = frozenset("meer dan|boven|hoger dan|groter dan|over|minder dan|onder|lager dan|kleiner dan".split("|"))
_BELOW: Final = frozenset("minder dan|onder|lager dan|kleiner dan|hooguit|hoogstens|maximaal".split("|"))
_TIMES: Final = frozenset("jaar maand week dag uur minuut keer maal groep".split())
_RATES: Final = {"jaar": "year", "maand": "month", "week": "week", "dag": "day", "persoon": "person"}
_EACH: Final = re.compile(r"\b(?:elke?|iedere?)\s+\w*(?:gebied|gemeente|wijk|buurt)\b", re.IGNORECASE)
_PER: Final = re.compile(r"\bper (?!saldo\b|se\b|post\b|direct\b)(?P<unit>[^\W\d_]{3,})", re.IGNORECASE)
_RATE: Final = re.compile(r"\b(?:per|elke?|iedere?|van elk[e]?)\s+(?:\S+\s)?(?P<unit>[^\W\d_]{3,})", re.IGNORECASE)
_TOTAL: Final = re.compile(r"\b(?:in totaal|totale?|alles bij elkaar|al met al)\b", re.IGNORECASE)
_POINTING: Final = re.compile(r"\b(?:de|alle|deze|die|the|die)\s+$", re.IGNORECASE)
_MINE: Final = re.compile(r"\bkrijg(?:en)? (?:ik|wij|we|jij|je|u)\b", re.IGNORECASE)


def takes_for_granted_wrongly(question: Question, own: Reading, whole: Reading) -> bool:
    """Tell whether a sentence does not fit the numbers, the scope or the receiver that a question speaks of."""
    if question.asked != "other" and _counts_otherwise(question, whole):
        return True
    if question.asked not in COUNTED:
        return False
    return (
        not _has_unit(question, own)
        or (_EACH.search(question.text) is not None and not question.areas and len(own.areas) == 1)
        or (_TOTAL.search(question.text) is not None and _is_rate_only(question, own))
        or not _lies_beyond(question, whole)
        or _is_of_other_money(question, own)
        or (question.asked == "amount" and _MINE.search(question.text) is not None)
    )


def is_within(asked: Figure, said: Figure, *, bounded: bool = False) -> bool:
    """Tell whether a figure is what a question says of it: the same, or above or below it when it says "meer dan".

    With `bounded` any figure of the kind tells about a bound: whether it is "meer dan", which is what is asked.
    """
    if asked.kind != said.kind or asked.low is None or said.low is None or said.high is None:
        return False
    if bounded and asked.qualifier in _ABOVE | _BELOW:
        return True
    if asked.qualifier in _ABOVE:
        touches = asked.qualifier not in _STRICT or said.qualifier in _ABOVE
        return said.high > asked.low or (said.high == asked.low and touches)
    if asked.qualifier in _BELOW:
        touches = asked.qualifier not in _STRICT or said.qualifier in _BELOW
        return said.low < asked.low or (said.low == asked.low and touches)
    return (asked.low, asked.high) == (said.low, said.high)


def _counts_otherwise(question: Question, whole: Reading) -> bool:
    """Tell whether a sentence counts otherwise what the question gives the number of ("drie gebieden", "twee")."""
    for asked in question.figures:
        noun = _head(asked.noun)
        if asked.kind != "number" or not noun or noun in _TIMES:
            continue
        told = [f for f in whole.figures if f.kind == "number" and _head(f.noun) == noun]
        if told and not any(is_within(asked, f) for f in told):
            return True
        if not told and noun == "gebied" and _lists_otherwise(question, asked, whole):
            return True
    return False


def _lists_otherwise(question: Question, asked: Figure, whole: Reading) -> bool:
    """Tell whether a sentence lists areas in another number than asked; "de twintig gebieden" only points at them."""
    listed = len({m.name.id for m in whole.mentions if m.name.kind == "area"})
    pointing = _POINTING.search(question.text[: asked.start]) is not None
    return bool(listed) and not pointing and asked.low is not None and listed != asked.low


def _head(noun: str) -> str:
    words = noun.casefold().replace("-", " ").split()
    return lemma(words[-1]) if words else ""


def _has_unit(question: Question, own: Reading) -> bool:
    """A question for so much per something is answered by a figure per that, and by no total."""
    asked = _PER.search(question.text)
    if asked is None:
        return True
    if any(f.per == _RATES.get(lemma(asked["unit"].casefold()), "-") for f in own.figures):
        return True
    return any(lemma(m["unit"].casefold()) == lemma(asked["unit"].casefold()) for m in _RATE.finditer(own.text))


def _is_rate_only(question: Question, own: Reading) -> bool:
    """Tell whether all that a sentence has of the asked kind is so much a year or the like, where a total is asked."""
    told = [f for f in own.figures if f.kind == question.asked]
    return bool(told) and all(f.per for f in told) and _PER.search(question.text) is None


def _lies_beyond(question: Question, whole: Reading) -> bool:
    """A figure after or before a year is not that of the year itself, nor of a period that ends or begins with it."""
    for bound in question.figures:
        if bound.first is None or bound.last is None:
            continue
        if bound.qualifier == "na" and not any(first > bound.last for first, _ in whole.periods):
            return False
        if bound.qualifier in ("vóór", "voor") and not any(last < bound.first for _, last in whole.periods):
            return any(f.qualifier == bound.qualifier and f.first == bound.first for f in whole.figures)
    return True


def _is_of_other_money(question: Question, own: Reading) -> bool:
    """Tell whether a sentence says that its figure is not of the programme, which the question names and no figure."""
    if not question.named("programme") or question.named("fund"):
        return False
    if any(f.kind in ("amount", "percentage") for f in question.figures):
        return False
    denied = {m.name.id for m in denied_names(own.text, own.mentions, own.figures) if m.name.kind == "programme"}
    return bool(denied & question.named("programme"))
