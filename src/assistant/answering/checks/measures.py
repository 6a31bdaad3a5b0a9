"""What a sentence may not change of its quotes: figures with their rates, bare numbers, proper names.

Each check takes a sentence, the quotes it cites and the names of the corpus, and is stricter than it has to be: a
sentence that only might say something else is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from assistant.records import Figure
from assistant.text.figures import find_figures, same_value
from assistant.text.figures.context import read_qualifier, read_rate_after
from assistant.text.figures.nouns import read_noun
from assistant.text.figures.numerals import read_word
from assistant.text.figures.tokens import BACK, FRONT, is_digits, split_tokens
from assistant.text.figures.vocabulary import (
    EURO_AFTER,
    MONTHS,
    ORDINALS,
    OTHER_UNITS,
    PERCENT,
    QUALIFIERS,
    RATE_ADVERBS,
    SCALES,
)
from assistant.text.names import Mention, NameTable, find_names
from assistant.text.words import PIECE, fold, zipf

_UNITS: Final = EURO_AFTER | OTHER_UNITS | PERCENT.keys() | SCALES.keys() | MONTHS.keys()
_SHARED: Final = frozenset(
    "elk elke ieder iedere samen gezamenlijk totaal elkaar helft kwart dubbel half halve".split()
)
_PEOPLE: Final = frozenset("mensen inwoners bewoners personen".split())
"""Nouns of a number that may stand for each other."""
_EACH: Final = frozenset("elk elke ieder iedere".split())
_UNREAD_ZIPF: Final = 4.5
"""A one-word qualifier that is rarer than this is nothing but a qualifier ("ruim", not "op" or "na")."""
_SOFTENERS: Final = frozenset(q[0] for q in QUALIFIERS if len(q) == 1 and (zipf(q[0]) < _UNREAD_ZIPF or q[0] == "ruim"))
_PARTS: Final = frozenset({"programme", "term", "tranche"})
_SENTENCE_ENDS: Final = ".!?:…•\n"


def has_quoted_figures(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether each figure of `text` stands in a quote with the same value, unit, rate and qualifier."""
    cited = [figure for quote in quotes for figure in find_figures(quote)]
    words = set(_folded(text))
    return all(
        any(is_same(f, g) and (f.noun or not g.noun or fold(g.noun) in words) for g in cited)
        for f in find_figures(text)
    )


def has_quoted_numbers(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether what is no whole figure (a day without a year, "artikel 5", "de helft") stands so in a quote."""
    return Counter(_loose_measures(text)) <= Counter(measure for quote in quotes for measure in _loose_measures(quote))


def has_quoted_names(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether each name of `text`, in the table or only written with a capital, stands in a quote."""
    cited = [(quote, m) for quote in quotes for m in find_names(names, quote)]
    known, mentions = {name_key(m) for _, m in cited}, find_names(names, text)
    longer = [f" {' '.join(_folded(quote[m.start : m.end]))} " for quote, m in cited]
    here = [f" {' '.join(_folded(text[m.start : m.end]))} " for m in mentions]
    if not all(
        name_key(m) in known or _is_part(m, said, here, longer, text) for m, said in zip(mentions, here, strict=True)
    ):
        return False
    words = {fold(word) for quote in quotes for word in PIECE.findall(quote)}
    return all(fold(word) in words for word in _capitals(text, mentions))


def _is_part(mention: Mention, said: str, here: Sequence[str], longer: Sequence[str], text: str) -> bool:
    """Tell whether a name that is no place stands in a longer one, of which the rest is told as well.

    One word may go alone ("SPUK" for "SPUK Kansrijke Wijk"). More may when the other words of the longer name stand
    elsewhere in the sentence ("SPUK Kansrijke Wijk" and "in 2023-2025"), each longer name once; `here` and `longer` are
    the names of the sentence and of the quotes, folded, with spaces around.
    """
    known = [name for name in longer if said in name]
    if mention.name.kind not in _PARTS or not known:
        return False
    if len(said.split()) == 1:
        return True
    words = set(_folded(text))
    told = sum(said in name for name in here)
    return told <= len(known) and any(set(name.split()) <= words for name in known)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in PIECE.findall(text)]


def keeps_rates(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether a word that a quote gives a rate ("een bedrag per gebied") has that rate in `text`, too."""
    said, words = set(_rated(text)), {token.low for token in split_tokens(text)}
    amounts = [f for f in find_figures(text) if f.kind == "amount"]
    if any(
        rate not in text.casefold() and any(is_same(f, g) for f in amounts for g in find_figures(quote))
        for quote in quotes
        for _, rate in _rated(quote)
    ):
        return False
    return all(
        (word, rate) in said or (rate in text.casefold() and len(set(_rated(quote))) == 1)
        for quote in quotes
        for word, rate in _rated(quote)
        if word in words and not word[0].isdigit()
    )


def is_same(a: Figure, b: Figure) -> bool:
    """Tell whether two figures say the same, qualifier included."""
    return same_value(_of_people(a), _of_people(b)) and a.qualifier == b.qualifier


def _of_people(figure: Figure) -> Figure:
    return replace(figure, noun="mensen") if figure.noun in _PEOPLE else figure


def name_key(mention: Mention) -> tuple[str, str]:
    """Return what tells one name from another: kind and id."""
    return mention.name.kind, mention.name.id


def _rated(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word with the rate right behind it, for rates outside the figures of `text`."""
    read, tokens = find_figures(text), split_tokens(text)
    for at in range(FRONT + 1, len(tokens) - BACK):
        rate = f"per {tokens[at + 1].low}" if tokens[at].low == "per" else read_rate_after(tokens, at)[0]
        if rate and not any(f.start <= tokens[at].start < f.end for f in read):
            yield tokens[at - 1].low, rate


def _loose_measures(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the qualifier, the word itself and its unit or noun, for each measure outside the figures of `text`."""
    read = find_figures(text)
    tokens = split_tokens(text)
    for at in range(FRONT, len(tokens) - BACK):
        low = tokens[at].low
        if any(f.start <= tokens[at].start < f.end for f in read):
            continue
        if is_digits(tokens[at]) or (low != "een" and read_word(low) is not None):
            following = tokens[at + 1].low
            unit = following if following in _UNITS else read_noun(text, tokens, at + 1)[0]
            yield read_qualifier(tokens, at, FRONT, of_time=True)[0], low, unit
        elif low in _UNITS or low in _SHARED or low in _SOFTENERS or low in RATE_ADVERBS:
            yield "", "elk" if low in _EACH else "samen" if low == "elkaar" else low, ""
        elif tokens[at - 1].low == "per":
            yield "per", low, ""
        elif low in ORDINALS:
            yield tokens[at - 1].low, low, tokens[at + 1].low


def _capitals(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the words with a capital that are no known name; of the first of a sentence only one in no dictionary."""
    for match in PIECE.finditer(text):
        word = match.group()
        if not word[0].isupper() or any(m.start <= match.start() < m.end for m in mentions):
            continue
        before = text[: match.start()].rstrip(" \"“‘„'’(«-")
        opens = not before or before[-1] in _SENTENCE_ENDS
        if not opens or (zipf(word.casefold()) == 0.0 and len(word) > 1):
            yield word
