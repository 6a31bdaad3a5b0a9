"""Finds what a plain number counts ("twaalf NPLV-gebieden"), by place and ending, without a dictionary."""

from __future__ import annotations

from assistant.text.figures.tokens import Token
from assistant.text.figures.vocabulary import COUNTABLE_SINGULARS, E_NOUNS, MODIFIERS, MONEY_NOUNS, STOP_WORDS

_MOST_MODIFIERS = 3


def read_noun(text: str, tokens: list[Token], index: int) -> tuple[str, int]:
    """Return the noun that a number before `index` counts ("" for none) and the index behind it.

    Words that end in -e are taken for adjectives and passed over, as are "extra" and "andere".
    """
    last = index + _MOST_MODIFIERS
    for at in range(index, last + 1):
        token = tokens[at]
        if not _is_noun_like(text, tokens, at):
            break
        modifies = token.low in MODIFIERS or (token.low.endswith("e") and not token.low.endswith("ie"))
        if token.low in E_NOUNS or not modifies:
            return text[token.start : token.end], at + 1
    return "", index


def is_counted(noun: str) -> bool:
    """Tell whether a noun after millions is a thing counted (mensen) and not what the money is for (subsidies)."""
    low = noun.lower()
    plural = low.endswith(("en", "s")) and low.rpartition("-")[2] not in MONEY_NOUNS
    return plural or low in COUNTABLE_SINGULARS


def _is_noun_like(text: str, tokens: list[Token], at: int) -> bool:
    """Tell whether the token is a lower-case word of the same line; NPLV-gebieden and Nederlanders pass."""
    token = tokens[at]
    if (
        not token.low[:1].isalpha()
        or (len(token.low) < 3 and token.low not in COUNTABLE_SINGULARS)
        or (token.low in STOP_WORDS and token.low not in MODIFIERS)
    ):
        return False
    if "\n" in text[tokens[at - 1].end : token.start]:
        return False
    head = text[token.start : token.end].rpartition("-")[2]
    return head.islower() or token.low in MODIFIERS or token.low.endswith(("ers", "eanen"))
