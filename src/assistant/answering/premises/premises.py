"""What a question takes for granted: a sentence that does not bear it out is no answer, however alike its words are.

It joins the demands on denials, particulars, holders of an office and numbers, each in a module of its own.
"""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.premises.office_holders import asks_holder, names_holder, office_end
from assistant.answering.premises.particulars import asks_duration, asks_end, tells_particulars
from assistant.answering.premises.polarity import asks_what_is_not, says_what_is_not
from assistant.answering.premises.presuppositions import takes_for_granted_wrongly
from assistant.answering.premises.uses import asks_use, only_tells_amount
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.text.words import lemma

_TWO_SAY: Final = re.compile(r"\bde een?e? zegt (\w+)\W+(?:en )?de ander(?:e)? (?:zegt )?(\w+)", re.IGNORECASE)
_SAME_NOUN: Final = 0.4
_TELLING: Final = 0.3
_PURPOSE: Final = re.compile(r"\b(?:voor|tegen)\s+(?:(?:de|het|een)\s+)?(?P<noun>[^\W\d_]{4,})", re.IGNORECASE)


def broken_premise(question: Question, own: Reading, whole: Reading, context: Reading) -> str:
    """Return the name of the first thing that a question takes for granted and a sentence does not bear out, or "".

    `own` is the sentence, `whole` the sentence with what it leans on, `context` its headings and title.
    """
    told = own.lemmas | whole.lemmas | context.lemmas
    if asks_what_is_not(question.text) and not (says_what_is_not(question, own) and _speaks_of_all(question, told)):
        return "denial"
    if asks_end(question.text) and not _speaks_of_all(question, told):
        return "particulars"
    if asks_duration(question.text) and not _names_programme(question, whole):
        return "particulars"
    if question.asked == "amount" and not _speaks_of_purpose(question, told):
        return "purpose"
    if asks_use(question.text) and only_tells_amount(own):
        return "use"
    if not _speaks_of_both(question, own.lemmas | whole.lemmas):
        return "particulars"
    if not tells_particulars(question.text, whole.text):
        return "particulars"
    if asks_holder(question) and not (
        names_holder(question, own, whole, context) and _speaks_of_all(question, told, after=office_end(question))
    ):
        return "holder"
    return "premise" if takes_for_granted_wrongly(question, own, whole) else ""


def _speaks_of_both(question: Question, told: frozenset[str]) -> bool:
    """Of "de een zegt A, de ander B" a sentence that speaks of one only takes a side, and tells nothing of the two."""
    sides = _TWO_SAY.search(question.text)
    return sides is None or all(lemma(side.casefold()) in told for side in sides.groups())


def _names_programme(question: Question, whole: Reading) -> bool:
    """Tell whether a sentence on how long something lasts is not about another programme than the asked one."""
    told = whole.named("programme")
    return not told or not question.named("programme") or bool(told & question.named("programme"))


def _speaks_of_purpose(question: Question, told: frozenset[str]) -> bool:
    """The money "voor woningen" or "tegen armoede" is not the money of the whole: the purpose has to be spoken of."""
    purposes = {m["noun"] for m in _PURPOSE.finditer(question.text)}
    terms = [t for t in question.content_terms if t.name is None and t.word in purposes and t.weight >= _TELLING]
    return all(any(v >= _SAME_NOUN and like in told for like, v in term.near.items()) for term in terms)


def _speaks_of_all(question: Question, told: frozenset[str], *, after: int = 0) -> bool:
    """Tell whether the lemmas `told` have each telling noun of a question past `after`: near to some is not enough."""
    nouns = [t for t in question.content_terms if t.name is None and not t.verb and t.weight >= _TELLING]
    return all(
        any(value >= _SAME_NOUN and like in told for like, value in term.near.items())
        for term in nouns
        if question.text.find(term.word) >= after
    )
