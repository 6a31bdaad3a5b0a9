"""Reads what stands round a value: the words of a range, the qualifier and the rate before it."""

from __future__ import annotations

from typing import NamedTuple

from assistant.records import Figure
from assistant.text.figures.tokens import Token
from assistant.text.figures.vocabulary import DASHES, QUALIFIERS, RATE_ADVERBS, RATES, TIME_QUALIFIERS

_SEPARATORS = frozenset({"tot", "t/m", "à", "to", "bis", "through", "of", "until"})
_LONGEST_QUALIFIER = 4


class Reading(NamedTuple):
    """The figure read, if any, and the index of the token behind what was read."""

    figure: Figure | None
    next: int


class Separator(NamedTuple):
    """The words between the ends of a range; `excludes` when the last day is outside it ("tot")."""

    word: str
    next: int
    excludes: bool = False


def read_separator(tokens: list[Token], index: int, *, between: bool) -> Separator | None:
    """Read the words between two ends of a range; "en" is one only after "tussen"."""
    low = tokens[index].low
    if between and low in ("en", "and"):
        return Separator(low, index + 1)
    if low == "tot" and tokens[index + 1].low == "en" and tokens[index + 2].low == "met":
        return Separator("tot en met", index + 3)
    if low in _SEPARATORS or low in DASHES:
        skip = 1 + (tokens[index + 1].low == "de" or tokens[index + 1].low == "maximaal")
        return Separator(low, index + skip, low == "tot")
    return None


def read_qualifier(tokens: list[Token], index: int, floor: int, *, of_time: bool = False) -> tuple[str, int]:
    """Return the qualifier that ends before `index` and the index it starts at; "" and `index` when there is none."""
    for size in range(min(_LONGEST_QUALIFIER, index - floor), 0, -1):
        words = tuple(token.low for token in tokens[index - size : index])
        if words in QUALIFIERS:
            phrase = " ".join(words).removesuffix(" .").removesuffix(" de")
            return (phrase, index - size) if of_time or phrase not in TIME_QUALIFIERS else ("", index)
    return "", index


def read_rate_before(tokens: list[Token], index: int, floor: int) -> tuple[str, int]:
    """Return the rate of "jaarlijks" or "per jaar" that ends before `index`, and where it starts."""
    last = tokens[index - 1].low
    if index - 1 >= floor and last in RATE_ADVERBS:
        return RATE_ADVERBS[last], index - 1
    if index - 2 >= floor and last in RATES and tokens[index - 2].low in ("per", "elk", "ieder", "elke", "iedere"):
        return RATES[last], index - 2
    return "", index


def read_rate_after(tokens: list[Token], index: int) -> tuple[str, int]:
    """Return the rate of "per jaar" or "jaarlijks" that starts at `index`, and the index behind it."""
    low, following = tokens[index].low, tokens[index + 1].low
    if low in RATE_ADVERBS:
        return RATE_ADVERBS[low], index + 1
    if low in ("per", "pro", "a", "elk", "ieder", "/") and following in RATES:
        return RATES[following], index + 2
    return "", index
