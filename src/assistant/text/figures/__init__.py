"""Figures in Dutch text: amounts, numbers, percentages, dates and periods, each with its exact value and offsets.

A figure that is not certain is left unread: digits inside codes and labels, full-width digits, an unknown scale.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.records import Figure
from assistant.text.figures.context import Reading
from assistant.text.figures.dates import read_period
from assistant.text.figures.exclusions import is_part_of_code, skip_notation
from assistant.text.figures.headings import Heading, read_heading
from assistant.text.figures.notation import (
    same_noun,
    same_value,
    write_amount,
    write_date,
    write_number,
    write_percentage,
    write_period,
)
from assistant.text.figures.numerals import NUMBER_WORDS, read_number_words, read_word
from assistant.text.figures.quantities import read_quantity
from assistant.text.figures.tokens import BACK, FRONT, Token, is_digits, is_glued, split_tokens
from assistant.text.figures.vocabulary import MONTHS, ORDINAL_ENDINGS, ORDINALS, PARTS, SCHOOL_YEARS, SEASONS

__all__ = [
    "find_figures",
    "read_number_words",
    "same_noun",
    "same_value",
    "write_amount",
    "write_date",
    "write_number",
    "write_percentage",
    "write_period",
]

_PERIOD_WORDS = MONTHS.keys() | PARTS.keys() | SEASONS.keys() | ORDINALS.keys() | SCHOOL_YEARS | {"q", "kwartaal"}
_NUMBER_PIECES = re.compile("duizend|honderd|miljoen|miljard")


def find_figures(text: str, *, headers: str = "") -> tuple[Figure, ...]:
    """Find the figures of `text`, ordered and disjoint; `text[f.start:f.end] == f.text` for each.

    `headers` is the heading of the table a cell comes from; it gives bare numbers their unit and multiplier.
    Takes time linear in the length of the text; never raises.
    """
    tokens = split_tokens(text)
    heading = read_heading(headers) if headers else None
    figures: list[Figure] = []
    index = floor = FRONT
    stop = len(tokens) - BACK
    while index < stop:
        if not _can_start(tokens[index].low):
            index += 1
            continue
        reading = _read(text, tokens, index, floor, heading)
        if reading is None:
            index += 1
            continue
        index = reading.next
        if reading.figure is not None:
            figures.append(reading.figure)
            floor = index
    return tuple(figures)


def _read(text: str, tokens: list[Token], index: int, floor: int, heading: Heading | None) -> Reading | None:
    """Read the figure that starts at `index`, with a token that can start one; None when it starts nothing."""
    low = tokens[index].low
    if is_digits(tokens[index]):
        if tokens[index + 1].low in ORDINAL_ENDINGS and is_glued(tokens[index], tokens[index + 1]):
            return read_period(text, tokens, index, floor) or Reading(None, index + 2)
        after = skip_notation(text, tokens, index)
        if after > index:
            return Reading(None, after)
        return read_period(text, tokens, index, floor) or read_quantity(text, tokens, index, floor, heading)
    if low in _PERIOD_WORDS:
        return read_period(text, tokens, index, floor)
    if is_part_of_code(text, tokens[index]):
        return None
    after = skip_notation(text, tokens, index)
    return Reading(None, after) if after > index else read_quantity(text, tokens, index, floor, heading)


@lru_cache(maxsize=16_384)
def _can_start(low: str) -> bool:
    """Tell whether a figure can start with a token: digits, a word of a period, or a number in words."""
    if "0" <= low[:1] <= "9" or low in _PERIOD_WORDS or low in NUMBER_WORDS:
        return True
    return _NUMBER_PIECES.search(low) is not None and read_word(low) is not None
