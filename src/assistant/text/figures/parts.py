"""Reads one value with its own unit: digits or words, then scale, currency or percent sign."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from assistant.text.figures.numerals import EXACT, join_words, read_numeral, read_word
from assistant.text.figures.tokens import Token, is_digits, is_glued
from assistant.text.figures.vocabulary import (
    DASHES,
    ENGLISH_SCALES,
    EURO_AFTER,
    EURO_BEFORE,
    OTHER_UNITS,
    PERCENT,
    SCALE_ABBREVIATIONS,
    SCALE_BEGINNINGS,
    SCALES,
    SCALES_TO_MISSPELL,
    SHORT_SCALES,
    STOP_WORDS,
)

# English words that are no Dutch ones; two of them near a number make its commas English.
_ENGLISH = re.compile(
    r"\b(?:the|and|how|many|much|are|with|people|from|about|their|what|which|this|that|not|for|to|has|by|than|homes)\b",
    re.IGNORECASE,
)
_ENGLISH_REACH = 200
_ONE = Decimal(1)
_GROUP_SPACES = frozenset("\u00a0\u2009\u202f")
_MOST_TONS = 100


class Part(NamedTuple):
    """One value with its own unit; `next` is the index behind it."""

    value: Decimal
    scale: Decimal
    money: bool
    percent: str | None
    form: str
    next: int

    @property
    def total(self) -> Decimal:
        """Return the value times its scale, exactly."""
        return EXACT.multiply(self.value, self.scale)

    @property
    def is_bare(self) -> bool:
        """Tell whether the value is small and has no scale, so that it may share the one that follows."""
        return (
            self.scale == 1 and self.percent is None and self.value < 1000 and self.form not in ("grouped", "thousand")
        )


def read_part(text: str, tokens: list[Token], index: int, *, money: bool) -> Part | None:
    """Read a number and its scale, currency or percent sign; None when the number or its unit is not a known one."""
    number = _read_digits(text, tokens, index, money=money) if is_digits(tokens[index]) else _read_words(tokens, index)
    if number is None:
        return None
    value, form, at = number
    if tokens[at].low in (",", ".") and _is_whole_euros(tokens, at):
        at, money = at + 2, True
        at += tokens[at].low in DASHES and is_glued(tokens[at - 1], tokens[at])
    scale, at, word = _read_scale(text, tokens, at, money=money)
    if word == "ton" and not money and (value >= _MOST_TONS or _weighs(tokens, at)):
        scale, at = _ONE, at - 1
    if scale is None:
        return None
    if form == "thousand" and word in ENGLISH_SCALES:
        value = EXACT.divide(value, Decimal(1000))
    if tokens[at].low in EURO_AFTER and not (tokens[at].low in EURO_BEFORE and is_digits(tokens[at + 1])):
        at, money = at + 1, True
    if tokens[at].low in OTHER_UNITS:
        return None
    percent = PERCENT.get(tokens[at].low)
    if percent is not None:
        at += 1
    if form == "comma" and _groups_thousands(text, tokens[index], money=money, word=word, percent=percent):
        value = EXACT.multiply(value, Decimal(1000))
    glued = at == index + 1 and text[tokens[index].end : tokens[index].end + 1].isalpha() and is_digits(tokens[index])
    return None if glued else Part(value, scale, money, percent, form, at)


def _read_digits(text: str, tokens: list[Token], index: int, *, money: bool) -> tuple[Decimal, str, int] | None:
    """Read a numeral, its thousands grouped by points or by (thin, non-breaking) spaces."""
    after = index + 1
    if len(tokens[index].low) <= 3 and tokens[index].low.isdecimal():
        while _is_group(text, tokens, after):
            after += 1
        groups = [token.low for token in tokens[index + 1 : after]]
        spaces = {text[token.start - 1] for token in tokens[index + 1 : after]}
        if groups and (money or " " not in spaces or any(group[0] == "0" for group in groups)):
            grouped = read_numeral(".".join((tokens[index].low, *groups)))
            return (grouped.value, "grouped", after) if grouped else None
    numeral = read_numeral(tokens[index].low)
    return (numeral.value, numeral.form, index + 1) if numeral else None


def _is_group(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if not is_digits(token) or token.start - tokens[index - 1].end != 1:
        return False
    digits, _, decimals = token.low.partition(",")
    shaped = len(digits) == 3 and digits.isdecimal() and "," not in tokens[index - 1].low and "." not in decimals
    return shaped and (text[token.start - 1] == " " or text[token.start - 1] in _GROUP_SPACES)


def _read_words(tokens: list[Token], index: int) -> tuple[Decimal, str, int] | None:
    """Read number words; a last scale word is left for the caller, so that a range can share it."""
    if tokens[index].low == "een" and tokens[index + 1].low in ("half", "halve"):
        index += 1
    low, following = tokens[index].low, tokens[index + 1].low
    if low in ("half", "halve") and following not in SCALES:
        return None
    if low == "een" and following not in SCALES and following not in EURO_AFTER:
        return None
    value, used = join_words([token.low for token in tokens[index : index + 8]])
    first = read_word(low)
    if first is None:
        return None
    simple = used <= 1 or (used == 2 and following in SCALES)
    return (first, "words", index + 1) if simple else (value, "words", index + used)


def _read_scale(text: str, tokens: list[Token], at: int, *, money: bool) -> tuple[Decimal | None, int, str]:
    """Return the scale at `at` (1 when there is none, None for a misspelt one), the index behind it and the word."""
    low = tokens[at].low
    if low in SCALES:
        point = tokens[at + 1].low == "." and is_glued(tokens[at], tokens[at + 1])
        abbreviated = low in SCALE_ABBREVIATIONS and point
        continues = tokens[at + 2].low in EURO_AFTER or text[tokens[at + 2].start : tokens[at + 2].start + 1].islower()
        return SCALES[low], at + 1 + (abbreviated and continues), low
    if low in SHORT_SCALES and (money or tokens[at + 1].low == "€"):
        return SHORT_SCALES[low], at + 1, low
    if _is_misspelt_scale(low):
        return None, at, ""
    return _ONE, at, ""


def _is_misspelt_scale(low: str) -> bool:
    """Tell whether a word is at most two letters from miljoen or miljard ("mijloen"), or starts as one ("mil-")."""
    if low.startswith(SCALE_BEGINNINGS) or low == "mil":
        return True
    return 5 <= len(low) <= 9 and any(Levenshtein.distance(low, scale) <= 2 for scale in SCALES_TO_MISSPELL)


def _groups_thousands(text: str, token: Token, *, money: bool, word: str, percent: str | None) -> bool:
    """Decide whether 1,234 is English for 1.234: in bare money, with an English scale or among English words."""
    if word:
        return word in ENGLISH_SCALES
    return money or (percent is None and is_english(text, token))


def _is_whole_euros(tokens: list[Token], at: int) -> bool:
    """Tell whether ",-" of "€ 5,-" stands at `at`."""
    return tokens[at + 1].low in DASHES and tokens[at - 1].end == tokens[at].start and is_glued(*tokens[at : at + 2])


def _weighs(tokens: list[Token], at: int) -> bool:
    """Tell whether a ton is followed by what it is a ton of (CO2, afval) and so is a weight."""
    low = tokens[at].low
    return low[:1].isalpha() and low not in STOP_WORDS and low not in EURO_AFTER


def is_english(text: str, token: Token) -> bool:
    """Tell whether the words within 200 characters of a token are English."""
    window = text[max(0, token.start - _ENGLISH_REACH) : token.end + _ENGLISH_REACH]
    return len(_ENGLISH.findall(window)) > 1
