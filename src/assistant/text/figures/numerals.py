"""Reads one number, in digits or in Dutch words, into an exact Decimal; units and money are left to `quantities`.

Decimal comma and thousands point are the rule. A comma before exactly three digits (1,000) is a decimal comma unless
the caller finds money or English around it; a point before exactly three digits (1.000) groups thousands.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Literal, NamedTuple

from assistant.text.figures.vocabulary import ENGLISH_NUMBERS, SCALES

Form = Literal["plain", "grouped", "thousand", "decimal", "comma", "point", "words"]

EXACT = Context(prec=120)
MAX_CHARS = 48
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)([.,])([0-9]+)")
_PLAIN = re.compile(r"0|[1-9][0-9]*")

_UNITS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"


class Numeral(NamedTuple):
    """A number and how it was written: `thousand` is one point group (1.000), `comma` a comma before three digits."""

    value: Decimal
    form: Form


def read_numeral(written: str) -> Numeral | None:
    """Read digits with points and commas ("1.234.567,89"); None for anything that is no number ("1.23.45", "007")."""
    if len(written) > MAX_CHARS:
        return None
    if _PLAIN.fullmatch(written):
        return Numeral(Decimal(written), "plain")
    if _GROUPED.fullmatch(written):
        form: Form = "thousand" if written.count(".") == 1 and "," not in written else "grouped"
        return Numeral(Decimal(written.replace(".", "").replace(",", ".")), form)
    if _ENGLISH.fullmatch(written):
        return Numeral(Decimal(written.replace(",", "")), "grouped")
    if match := _DECIMAL.fullmatch(written):
        value = Decimal(written.replace(",", "."))
        if match[1] == ".":
            return Numeral(value, "point")
        ambiguous = len(match[2]) == 3 and 1 <= value < 1000
        return Numeral(value, "comma" if ambiguous else "decimal")
    return None


def read_word(word: str) -> Decimal | None:
    """Read one lower-case number word ("achtentwintig", "dertienduizend", "tweeënhalf"); None for any other word."""
    if (value := NUMBER_WORDS.get(word)) is not None:
        return value
    for unit in ("miljoen", "miljard"):
        if word.endswith(unit) and (number := NUMBER_WORDS.get(word.removesuffix(unit))) is not None:
            return EXACT.multiply(number, SCALES[unit])
    for unit, factor in (("duizend", 1000), ("honderd", 100)):
        head, found, tail = word.partition(unit)
        if found and (not head or head in _WHOLE) and (not tail or tail.removeprefix("en") in _WHOLE):
            return _WHOLE.get(head, Decimal(1)) * factor + _WHOLE.get(tail.removeprefix("en"), Decimal(0))
    return None


def read_number_words(text: str) -> Decimal | None:
    """Read a phrase of Dutch number words ("twee miljoen driehonderdduizend"); None when it is anything else."""
    words = text.lower().replace("’", "'").split()
    if len(words) > 12:
        return None
    if len(words) > 1 and words[0] == "een" and words[1] in ("half", "halve"):
        words = words[1:]
    value, used = join_words(words)
    return value if used and used == len(words) else None


def join_words(words: list[str]) -> tuple[Decimal, int]:
    """Add up the number words at the start of `words`; return the value and how many words it took (0 for none)."""
    total, used, limit = Decimal(0), 0, None
    while used < len(words) and (used == 0 or limit is not None):
        value, step = read_word(words[used]), 1
        if value is None:
            break
        if used + 1 < len(words) and words[used + 1] in SCALES:
            value, step = EXACT.multiply(value, SCALES[words[used + 1]]), 2
        if limit is not None and not 0 < value < limit:
            break
        total, limit, used = EXACT.add(total, value), _step_below(value), used + step
    return total, used


def _step_below(value: Decimal) -> Decimal | None:
    """Return what an added number must stay under: after a whole million a thousand may follow, after one a unit."""
    for step in (Decimal(10) ** 12, Decimal(10) ** 9, Decimal(10) ** 6, Decimal(10) ** 3):
        if value >= step and value % step == 0:
            return step
    return None


def _whole_numbers() -> dict[str, Decimal]:
    """Spell 0 to 999, with and without the trema, in one table."""
    small = dict(enumerate([*_UNITS.split(), "achttien", "negentien"]))
    table = {word: Decimal(number) for number, word in small.items()}
    for tens, ten_word in enumerate(_TENS.split(), start=2):
        table[ten_word] = Decimal(tens * 10)
        for unit in range(1, 10):
            for link in ("en", "ën"):
                table[small[unit] + link + ten_word] = Decimal(tens * 10 + unit)
    under_hundred = {word: value for word, value in table.items() if value}
    for hundred in range(1, 10):
        head = ("" if hundred == 1 else small[hundred]) + "honderd"
        table[head] = Decimal(hundred * 100)
        for word, value in under_hundred.items():
            table[head + word] = hundred * 100 + value
    return table


def _number_words() -> dict[str, Decimal]:
    halves = {
        f"{word}{link}{one}{half}": value + Decimal("0.5")
        for word, value in list(_WHOLE.items())
        if 2 <= value <= 20
        for link in ("en", "ën")
        for one in ("", "een")
        for half in ("half", "halve")
    }
    special = {"één": Decimal(1), "anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5")}
    half = {"half": Decimal("0.5"), "halve": Decimal("0.5")}
    return {**ENGLISH_NUMBERS, **_WHOLE, **halves, **special, **half, "duizend": Decimal(1000)}


_WHOLE = _whole_numbers()
NUMBER_WORDS = _number_words()
