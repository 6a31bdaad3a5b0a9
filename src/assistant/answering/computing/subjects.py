"""Whether a question asks for a sum or difference of whole amounts or numbers, or only of those for something.

"Kreeg A meer dan B?" sets totals side by side; "Kreeg A meer voor scholen dan B?" does not, and no total answers it.
"""

from __future__ import annotations

from typing import Final

from assistant.answering.kind_nouns import KIND_NOUNS
from assistant.answering.question import Question
from assistant.answering.terms import Term
from assistant.text.asking import is_money_word
from assistant.text.enumerating import is_light
from assistant.text.figures import read_number_words

_TELLING, _STANDS_FOR = 0.35, 0.8
_COMPARING: Final = frozenset(
    """veel weinig hoog laag groot klein verschil verschillen vergelijken vergelijking tegenover opzicht schelen keer
    maal tussen naast zetten leggen tellen tel optellen samentellen samen plus totaal totale elkaar verhouding rij
    bijkomen ander anders veranderen wegvallen verdwijnen erbij stijgen dalen groeien toenemen kijken vorm""".split()
)
_DEGREES: Final = frozenset("veel weinig hoge lage laag hoog".split())
"""Not what is compared, but what is said of it: "meer mensen met weinig geld"."""
_COUNTED: Final = ("ministerie", "thema")
_PAYING: Final = frozenset(
    """betalen meebetalen bijleggen inleggen bijdragen verdelen besteden uitgeven pot potten potje krijgen
    komen""".split()
)
_TURNS: Final = frozenset("tranche periode ronde jaar regeling vorig eerste tweede nieuw alle beide al".split())
_LIVING: Final = frozenset("wonen inwonen leven mens tellen".split())


def asks_whole(question: Question, noun: str) -> bool:
    """Tell whether nothing in a question narrows down what it computes: money as a whole, or all that `noun` counts."""
    return all(_is_plain(term, noun) for term in question.content_terms if term.weight >= _TELLING)


def counts_names(question: Question) -> bool:
    """Tell whether payers or themes themselves are compared ("minder ministeries dan …"), not money of two payers."""
    if question.operation == "sum" or len(question.named("ministry")) > 1:
        return False
    return any(term.plural and term.near.get(kind, 0.0) >= _STANDS_FOR for term in question.terms for kind in _COUNTED)


def is_comparing(term: Term) -> bool:
    """Tell whether a word only says that things are set side by side ("vergelijk", "naast elkaar")."""
    return term.name is None and term.lemma in _COMPARING and term.word.casefold() not in _DEGREES


def _is_plain(term: Term, noun: str) -> bool:
    word, base = term.word.casefold(), term.lemma
    if term.name is not None:
        return term.name.kind == "term" and term.name.name.casefold() in _TURNS
    if noun and is_money_word(word):
        return False
    if noun and (base in _LIVING or term.near.get(noun, 0.0) == 1.0 or noun in base):
        return True
    if not noun and (is_money_word(word) or base in _PAYING):
        return True
    if word in _DEGREES:
        return False
    if base in _COMPARING or base in _TURNS or is_light(word) or read_number_words(word) is not None:
        return True
    return any(term.near.get(kind, 0.0) >= _STANDS_FOR for kind in KIND_NOUNS)
