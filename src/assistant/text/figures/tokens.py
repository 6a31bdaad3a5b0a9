"""Cuts a text into the tokens the grammar of figures walks over; knows nothing of their meaning."""

from __future__ import annotations

import re
from typing import NamedTuple

# Linear: no alternative can match the same text in two ways. Superscript digits are footnote marks, not letters.
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|t/m\b"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W\d_²³¹⁰-⁹]+(?:['’-][^\W\d_²³¹⁰-⁹]+)*"
    r"|\n[ \t\r]*\n|\t|[^\w\s]",
    re.IGNORECASE,
)
FRONT = 6
BACK = 16


class Token(NamedTuple):
    """A word, a numeral or one symbol: its lower-case form and its half-open offsets in the source text."""

    low: str
    start: int
    end: int


def split_tokens(text: str) -> list[Token]:
    """Cut `text` into tokens, with FRONT empty tokens before and BACK after, so that looking round needs no checks."""
    tokens = [Token("", 0, 0)] * FRONT
    tokens += [Token(match[0].lower().replace("’", "'"), *match.span()) for match in _TOKEN.finditer(text)]
    tokens += [Token("", len(text), len(text))] * BACK
    return tokens


def is_digits(token: Token) -> bool:
    """Tell whether the token is a numeral in ASCII digits."""
    return "0" <= token.low[:1] <= "9"


def is_glued(left: Token, right: Token) -> bool:
    """Tell whether no character lies between two neighbouring tokens."""
    return left.end == right.start


def skip_to(tokens: list[Token], index: int, offset: int) -> int:
    """Return the first index from `index` on whose token starts at or after `offset`."""
    while tokens[index].start < offset and tokens[index].low:
        index += 1
    return index
