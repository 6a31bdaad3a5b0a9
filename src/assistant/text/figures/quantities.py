"""Reads amounts of money, percentages and plain numbers, alone and as ranges, with what qualifies and counts them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from assistant.records import Figure, FigureKind
from assistant.text.figures.context import (
    Reading,
    Separator,
    read_qualifier,
    read_rate_after,
    read_rate_before,
    read_separator,
)
from assistant.text.figures.exclusions import is_year
from assistant.text.figures.headings import Heading
from assistant.text.figures.nouns import is_counted, read_noun
from assistant.text.figures.numerals import EXACT, read_word
from assistant.text.figures.parts import Part, is_english, read_part
from assistant.text.figures.tokens import Token, is_digits, is_glued
from assistant.text.figures.vocabulary import (
    AFTER_VERB,
    BETWEEN,
    DASHES,
    EURO_BEFORE,
    FRACTIONS,
    OTHER_UNITS,
)

_MILLION = Decimal(1_000_000)
_ONE = Decimal(1)


class Left(NamedTuple):
    """What stands before a value: where the figure starts, the sign, the currency and the words."""

    start: int
    negative: bool
    money: bool
    between: bool
    qualifier: str
    rate: str


def read_quantity(text: str, tokens: list[Token], index: int, floor: int, heading: Heading | None = None) -> Reading:
    """Read the quantity whose number starts at `index`; the words before it may reach back to `floor`."""
    if _is_no_count(tokens, index):
        return Reading(None, index + 1)
    left = _read_left(text, tokens, index, floor)
    part = None if left is None else read_part(text, tokens, index, money=left.money)
    if left is None or part is None:
        return Reading(None, index + 1)
    if part.money and _is_torn(tokens, part.next):
        return Reading(None, part.next + 1)
    high = part
    separator = read_separator(tokens, part.next, between=left.between)
    if separator:
        joined = _join(text, tokens, part, separator)
        if joined:
            part, high = joined
        elif separator.word in DASHES and is_glued(tokens[part.next - 1], tokens[part.next]):
            return Reading(None, separator.next + 1)
    if high is part:
        part = high = _share_unit(text, tokens, part)
        if left.between:
            left = left._replace(start=index - left.money)
    if part.form == "point" and not (_has_unit(part) or is_english(text, tokens[index])):
        return Reading(None, high.next)
    return _build(text, tokens, left, (part, high), heading)


def _is_torn(tokens: list[Token], index: int) -> bool:
    """Tell whether the digits of an amount go on after a space (€ 40 0 miljoen), so that its value is not certain."""
    return tokens[index].low[:1] == "0" and "," not in tokens[index].low


def _read_left(text: str, tokens: list[Token], index: int, floor: int) -> Left | None:
    """Read back over sign, currency, "tussen", rate and qualifier; None before a currency that is not the euro."""
    at, negative = index, False
    if _is_minus(text, tokens, at, floor):
        at, negative = at - 1, True
    money = at - 1 >= floor and tokens[at - 1].low in EURO_BEFORE
    at -= money
    if money and not negative and _is_minus(text, tokens, at, floor):
        at, negative = at - 1, True
    if tokens[at - 1].low in OTHER_UNITS:
        return None
    between = at - 1 >= floor and tokens[at - 1].low in BETWEEN
    if not between and at - 2 >= floor and tokens[at - 1].low == "de" and tokens[at - 2].low in BETWEEN:
        between, at = True, at - 1
    at -= between
    qualifier, rate = "", ""
    for _ in range(2):
        word, at = read_qualifier(tokens, at, floor)
        qualifier = f"{word} {qualifier}".strip()
        found, at = read_rate_before(tokens, at, floor)
        rate = rate or found
    return Left(at, negative, money, between, qualifier, rate)


def _is_minus(text: str, tokens: list[Token], at: int, floor: int) -> bool:
    """Tell whether a minus sign is glued to the token at `at`, and belongs to nothing before it."""
    minus = tokens[at - 1]
    if at - 1 < floor or minus.low not in ("-", "−") or not is_glued(minus, tokens[at]):
        return False
    before = text[max(0, minus.start - 1) : minus.start]
    return not before or before.isspace() or before in "([€=:|"


def _join(text: str, tokens: list[Token], low: Part, separator: Separator) -> tuple[Part, Part] | None:
    """Join two parts to a range with one unit; None when they are no range."""
    at = separator.next
    money = tokens[at].low in EURO_BEFORE
    if not (is_digits(tokens[at + money]) or read_word(tokens[at + money].low) is not None):
        return None
    high = read_part(text, tokens, at + money, money=money or (low.money and low.scale == 1))
    if high is None or (is_digits(tokens[at + money]) and is_year(tokens[at + money]) and not _has_unit(high)):
        return None
    if separator.word in DASHES or separator.word == "of":
        counted = low.is_bare and (_has_unit(high) or bool(read_noun(text, tokens, high.next)[0]))
        if not (counted or (_has_unit(low) and _has_unit(high))):
            return None
    if (low.percent is not None and low.percent != high.percent) or (
        low.scale > 1 and high.scale == 1 and high.value < 1000
    ):
        return None
    low = _with_unit_of(low, high)
    high = high._replace(money=low.money or high.money)
    return (low, high) if low.total <= high.total else None


def _with_unit_of(part: Part, other: Part) -> Part:
    """Give a bare part the scale, currency or percent sign of the part that follows."""
    if not part.is_bare:
        return part._replace(money=part.money or other.money)
    return part._replace(scale=other.scale, money=part.money or other.money, percent=other.percent)


def _has_unit(part: Part) -> bool:
    return part.money or part.scale > 1 or part.percent is not None


def _share_unit(text: str, tokens: list[Token], part: Part) -> Part:
    """Find the unit of the first of "€ 327, € 51 en € 30 miljoen" and of "10 en 15 procent"."""
    at = part.next
    for _ in range(4):
        comma = tokens[at].low == ","
        if not part.is_bare or not (tokens[at].low in ("en", "of", "and", "respectievelijk") or (comma and part.money)):
            break
        at += 1
        money = tokens[at].low in EURO_BEFORE
        if not is_digits(tokens[at + money]) or is_year(tokens[at + money]):
            break
        other = read_part(text, tokens, at + money, money=money)
        if other is None or (part.money and other.percent is not None):
            break
        if other.scale > 1 or other.percent is not None:
            return _with_unit_of(part, other)
        at = other.next
    return part


def _build(text: str, tokens: list[Token], left: Left, ends: tuple[Part, Part], heading: Heading | None) -> Reading:
    """Make the figure of the two ends of a range, which may be the same."""
    low, high = ends
    rate, after = read_rate_after(tokens, high.next)
    noun, noun_end = read_noun(text, tokens, high.next)
    kind: FigureKind = "number"
    factor = _ONE
    if high.money:
        kind, noun = "amount", ""
    elif high.percent is not None:
        kind, noun = "percentage", high.percent
    elif high.scale >= 100_000 or (high.form == "words" and high.value >= _MILLION):
        kind, noun = ("number", noun) if is_counted(noun) else ("amount", "")
    elif heading and not noun:
        kind, factor = heading.kind, heading.factor
    if kind == "number" and noun and not rate:
        rate = read_rate_after(tokens, noun_end)[0]
    start, stop = tokens[left.start].start, tokens[after - 1].end
    if heading and high.money and high.scale == 1 and not text[:start].strip() and not text[stop:].strip():
        factor = heading.factor
    least = EXACT.multiply(low.total, -factor if left.negative else factor)
    most = least if high is low else EXACT.multiply(high.total, factor)
    figure = Figure(
        kind,
        text[start:stop],
        start,
        stop,
        _tidy(least),
        _tidy(most),
        qualifier=left.qualifier,
        per=rate or left.rate,
        noun=noun,
    )
    return Reading(figure, after)


def _tidy(value: Decimal) -> Decimal:
    """Drop the zeros behind the comma of a whole number."""
    whole = value.to_integral_value()
    return EXACT.plus(whole) if whole == value else value


def _is_no_count(tokens: list[Token], index: int) -> bool:
    """Tell whether a number word is a verb, a fraction or half of a ratio ("drie kwart", "1 op de 5")."""
    low, following, farther = tokens[index].low, tokens[index + 1].low, tokens[index + 2]
    if low in ("acht", "vier") and (
        following in AFTER_VERB or (tokens[index - 1].low == "in" and following in ("nemen", "genomen"))
    ):
        return True
    if following in FRACTIONS:
        return low != "een" or following not in ("half", "halve")
    ratio = farther if farther.low != "de" else tokens[index + 3]
    if following == "op" and (is_digits(ratio) or read_word(ratio.low) is not None):
        return True
    back = index - 1 if tokens[index - 1].low != "de" else index - 2
    return tokens[back].low == "op" and (is_digits(tokens[back - 1]) or read_word(tokens[back - 1].low) is not None)
