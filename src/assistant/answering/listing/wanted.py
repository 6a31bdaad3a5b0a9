"""What a question for a list wants listed: names of a kind, things of a noun, or all that somebody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.asked_kinds import asked_name_kinds
from assistant.answering.kind_nouns import kinds_of_noun
from assistant.answering.question import Question
from assistant.answering.terms import Term
from assistant.text.asking import is_money_word
from assistant.text.enumerating import (
    asks_for_all,
    asks_for_others,
    asks_of_whom_known,
    asks_what_for,
    asks_what_is_done,
    asks_what_is_not,
    is_light,
    listed_noun,
)
from assistant.text.names import NameKind
from assistant.text.words import lemma

_TELLING = 0.5
"""The least weight of words that say which names are asked: "krijgen" alone does not."""
_ONE_ANSWER = ("amount", "number", "share", "date", "person", "reason")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be listed.

    `kinds` are the kinds of name asked for ("Welke *gebieden* …"); `noun` is the term of what else is asked for
    ("Welke *interventies* …"); `done` is True when it is asked what is done, `amounts` when it is asked of which names
    an amount is known. `about` are the terms that say which of them are asked: none for all of them. `anything` is True
    when no name, period or figure says so either. `doers` is the term of who does it ("de *gebieden*").
    """

    kinds: frozenset[NameKind] = frozenset()
    noun: Term | None = None
    done: bool = False
    amounts: bool = False
    about: tuple[Term, ...] = ()
    anything: bool = False
    doers: Term | None = None


def wanted_list(question: Question) -> Wanted | None:
    """Return what a question wants listed; None when it asks for one thing, a figure, a date, a person or a denial."""
    noun = listed_noun(question.text) if question.dutch else ""
    plural = any(t.asked and t.plural for t in question.terms)
    kinds = asked_name_kinds(question) if plural else kinds_of_noun(noun)
    amounts = bool(kinds) and question.dutch and asks_of_whom_known(question.text)
    if is_money_word(noun) and not question.areas and any(kinds_of_noun(t.word) for t in question.terms):
        kinds, amounts = frozenset[NameKind](["area"]), True  # "een overzicht van de bedragen per gebied"
    if (question.asked in _ONE_ANSWER and not amounts) or asks_what_is_not(question.text):
        return None
    about = _about(question)
    if asks_what_for(question.text) and question.dutch and not (question.areas or about or question.named("theme")):
        return Wanted(frozenset(["theme"]), anything=True)  # a theme is what the money is for
    about = about if sum(t.weight for t in about) >= _TELLING or not (kinds or question.areas) else ()
    if kinds == {"fund"} and asks_for_others(question.text):
        about = ()  # other money is what the funds are
    if kinds:
        free = not (about or question.figures or any(m.name.kind != "programme" for m in question.mentions))
        return Wanted(kinds, amounts=amounts, about=about, anything=free)
    if not question.dutch:
        return None
    if asks_what_is_done(question.text):
        doers = None if question.areas else _places_in_general(question)
        listed = doers or (question.areas and (asks_for_all(question.text) or not about))
        return Wanted(done=True, about=about, doers=doers) if listed else None
    explicit = asks_for_all(question.text)
    if question.asked == "definition" and not explicit:
        return None
    return Wanted(noun=_term_of(question, noun), about=about) if noun or explicit else None


def is_noun(term: Term) -> bool:
    """Tell whether a term is no verb, neither finite nor in the infinitive, as far as its form tells."""
    infinitive = term.word.casefold().endswith("en") and term.lemma == term.word.casefold()
    return not term.verb and not infinitive


def _about(question: Question) -> tuple[Term, ...]:
    """Return the terms that say which things are asked: not the kind of name, not a word such as "allemaal"."""
    named = asked_name_kinds(question)
    kept = [t for t in question.content_terms if t.name is not None or not (is_light(t.word) or kinds_of_noun(t.word))]
    return _alternatives(question.text, [t for t in kept if not (t.asked and t.plural and named)])


def _alternatives(text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Join terms with "of" between them into one: either will do ("jongeren *of* bewoners")."""
    joined: list[Term] = []
    for term in terms:
        before = joined[-1] if joined else None
        if before is not None and f"{before.word} of {term.word}" in text:
            near = {
                like: max(before.near.get(like, 0.0), term.near.get(like, 0.0)) for like in (*before.near, *term.near)
            }
            joined[-1] = replace(term, near=near, weight=max(before.weight, term.weight))
        else:
            joined.append(term)
    return tuple(joined)


def _places_in_general(question: Question) -> Term | None:
    """Return the term of the places that a question speaks of in general ("Wat doen *de gebieden* …")."""
    return next((t for t in question.terms if t.plural and kinds_of_noun(t.word)), None)


def _term_of(question: Question, noun: str) -> Term | None:
    base = lemma(noun.rpartition("-")[2].casefold())
    return next((t for t in question.content_terms if base == t.lemma or t.near.get(base) == 1.0), None)
