"""Home addresses in Dutch text: a street with a house number, or a postcode with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.records import Span
from assistant.text.figures.vocabulary import EURO_AFTER, OTHER_UNITS, PERCENT, SCALES, SOFT_LABELS, STRONG_LABELS
from assistant.text.words import is_function_word

_LETTER: Final = r"[^\W\d_]"
_NUMBER: Final = (
    r"(?:\s*,)?\s+(?:(?:huis)?(?:nummer|nr\.?|no\.?)\s+)?"
    r"(?P<number>\d{1,4})(?:\s?-?[A-Za-z]\b|[-/]\d{1,3}\b)?(?![\d\w])(?![.,]\d)"
)
_CLEAR: Final = r"(?:straat(?:je)?|str\.|laan(?:tje)?|plein|gracht|singel|kade|steeg|dreef|plantsoen|boulevard)"
_UNCLEAR: Final = r"(?:weg|dijk|pad|hof|wal|park|oord|markt|haven|veld)"
_STREETS: Final = (
    re.compile(rf"\b{_LETTER}[\w'’-]{{2,40}}{_CLEAR}{_NUMBER}", re.IGNORECASE),
    re.compile(rf"\b[A-Z][\w'’-]{{2,40}}(?:weg|dijk|pad){_NUMBER}"),
    re.compile(
        rf"\b(?:Laan|Weg|Plein|Straat|Kade|Hof) (?:van|naar|der|op) (?:(?:de|den|der|het) )?[A-Z][\w'’-]+{_NUMBER}"
    ),
)
_HOME: Final = re.compile(r"\b(?:woon|woont|wonen|adres|verhuis\w*)\b", re.IGNORECASE)
_HOME_STREETS: Final = (
    re.compile(rf"\b{_LETTER}[\w'’-]{{2,40}}{_UNCLEAR}{_NUMBER}", re.IGNORECASE),
    re.compile(rf"\b(?:op|aan|adres(?: is)?:?)(?: (?:de|het|den))?(?: [A-Z][\w'’-]*){{1,4}}{_NUMBER}"),
)
_POSTCODE: Final = r"(?<![\w.,€-])(?<!€ )(?P<code>[1-9]\d{3})(?P<gap> ?)(?P<letters>[A-Za-z]{2})(?!\w)"
_WITH_POSTCODE: Final = (
    re.compile(
        rf"{_POSTCODE}(?:[\s,]{{1,3}}(?:en )?(?:op )?(?:(?:huis)?(?:nummer|nr\.?)\s*)?)"
        rf"(?P<number>\d{{1,4}})(?:\s?-?[A-Za-z]\b)?(?![\d\w])(?![.,]\d)"
    ),
    re.compile(rf"(?<![\w.,€/-])(?P<number>\d{{1,4}})(?:-?[A-Za-z])?[\s,]{{1,2}}{_POSTCODE}"),
    re.compile(rf"\b(?:huisnummer|huisnr\.?)(?: is)?:? (?P<number>\d{{1,4}})\b.{{0,40}}?{_POSTCODE}"),
    re.compile(rf"{_POSTCODE}.{{0,40}}?\b(?:huisnummer|huisnr\.?)(?: is)?:? (?P<number>\d{{1,4}})\b"),
)
_YEARS: Final = range(1900, 2100)
_COUNTED: Final = frozenset(
    "woning woningen huis huizen appartementen winkels kinderen leerlingen jongeren bewoners inwoners mensen gezinnen "
    "huishoudens bomen projecten activiteiten jaar jaren maanden weken dagen uur keer km meter m2".split()
)
_NO_HOUSE_NUMBER_BEFORE: Final = EURO_AFTER | OTHER_UNITS | PERCENT.keys() | SCALES.keys() | _COUNTED
_NO_STREETS: Final = STRONG_LABELS | SOFT_LABELS | {"onderweg", "snelweg", "hoofdweg", "postbus"}


def find_addresses(text: str) -> Iterator[Span]:
    """Yield the addresses of `text`, perhaps overlapping, those with a street first.

    A street is a word that ends as streets do ("Kerkstraat"), in any case; of less telling ends ("weg") one with a
    capital, and ("hof", or any name after "op" or "aan") one in a text that says somebody lives there. A postcode alone
    is no address, a postcode with a house number is. A year is no house number, nor is what counts things or money.
    """
    for pattern in (*_STREETS, *(_HOME_STREETS if _HOME.search(text) else ())):
        for match in pattern.finditer(text):
            if _is_house_number(text, match) and not _NO_STREETS.intersection(match[0].lower().split()[:-1]):
                yield Span(*match.span())
    for pattern in _WITH_POSTCODE:
        for match in pattern.finditer(text):
            if _is_house_number(text, match) and _is_postcode(match):
                yield Span(*match.span())


def _is_house_number(text: str, match: re.Match[str]) -> bool:
    if int(match["number"]) in _YEARS or int(match["number"]) == 0:
        return False
    if text[: match.start()].lower().rstrip().endswith(("postbus", "€")):
        return False
    after = re.match(r"\s*([^\W\d_]+(?:'s)?\d?|[^\w\s])", text[match.end("number") : match.end("number") + 30])
    return after is None or after[1].lower() not in _NO_HOUSE_NUMBER_BEFORE


def _is_postcode(match: re.Match[str]) -> bool:
    """Tell whether four digits and two letters are a postcode, and not a number and a word ("2026 tm 28", "20 en")."""
    letters = match["letters"]
    if letters.upper() in ("SA", "SD", "SS"):
        return False
    if not match["gap"]:
        return True
    word = is_function_word(letters.lower()) or letters.lower() in _SHORT_WORDS
    if letters.isupper():
        return not (word and int(match["code"]) in _YEARS)
    return not word


_SHORT_WORDS: Final = frozenset("tm bv nl km ca kg cm mm va nv jr dd ha".split())
