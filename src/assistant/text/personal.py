"""Personal data in a text: citizen service numbers, bank accounts, telephone numbers, e-mail and home addresses.

Names of people are none: questions about mayors and ministers hold those. Nothing is kept or logged here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

import phonenumbers
from phonenumbers import PhoneNumberType
from stdnum import iban
from stdnum.nl import bsn

from assistant.records import Figure, Span
from assistant.text.addresses import find_addresses
from assistant.text.figures import find_figures
from assistant.text.figures.vocabulary import (
    EURO_AFTER,
    EURO_BEFORE,
    OTHER_UNITS,
    PERCENT,
    SCALES,
    STRONG_LABELS,
)

PersonalKind = Literal["bsn", "iban", "phone", "email", "address"]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Something in a text that tells who or where a person is; `span` is where it stands."""

    kind: PersonalKind
    span: Span


_EMAIL: Final = re.compile(r"(?<![\w.+%-])\w[\w.+%-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_IBAN_START: Final = re.compile(r"(?<![^\W_])[A-Za-z]{2} ?\d\d(?=[ .-]?[A-Za-z0-9])")
_IBAN_LENGTHS: Final = range(15, 35)
_SERVICE_NUMBER: Final = re.compile(r"(?<![\w€$£])(?<!\d[.,/-])(?<!\w[/-])\d(?:[ .-]?\d){8}(?!\w)(?![.,/-]\d)")
_USUAL_GROUPS: Final = re.compile(r"\d{9}|\d{3}([ -])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}")
_SERVICE_WORD: Final = re.compile(r"\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi(?:-?nummer)?|persoonsnummer)\b", re.I)
_WORD_REACH: Final = 40
_PHONE_RUN: Final = re.compile(
    r"(?<!\w)(?<!\d[.,/-])(?<!\w[/-])(?<!\b14 )(?:\+|00|(?=\(?0\d)|(?=31 ?-?6))(?:\(?\d{1,15}\)?[ ./-]{0,3}){1,11}"
)
_GROUP: Final = re.compile(r"\d+")
_DATE: Final = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d)")
_PERSONAL_LINES: Final = frozenset(
    {
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.VOIP,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.PAGER,
    }
)
"""Free, paid and company-wide numbers (0800, 0900, 088, 14 …) belong to nobody in particular."""
_UNITS_AFTER: Final = EURO_AFTER | OTHER_UNITS | PERCENT.keys() | SCALES.keys()
_UNITS_BEFORE: Final = EURO_BEFORE | OTHER_UNITS | {"euro"}
_CASE_LABELS: Final = (
    STRONG_LABELS - {"nummer", "nummers", "nr", "nrs", "telefoon", "telefoonnummer", "tel", "bsn"}
) | {
    "rsin",
    "referentie",
    "registratie",
}
_OWN_NUMBERS: Final = ("telefoonnummer", "telnummer", "servicenummer", "sofinummer", "persoonsnummer", "huisnummer")
_LABEL_BEFORE: Final = re.compile(r"([^\W\d_§]+|§)\.?(?: (?:is|was|nr\.?|nummer))?[ :#.]*$")


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Find the personal data of `text`, ordered and disjoint; digits of any script count as digits.

    Nine digits that pass the 11-test are a citizen service number when "bsn" or a like word stands within 40
    characters. Without it they are one only when they are written as one (together, 3-3-3 with spaces, 4-2-3), no label
    of a case, an article or a company stands before them ("kenmerk"), and they are no figure: no thousands points, no
    currency, scale or percentage beside them, and no counted noun, rate or qualifier as `find_figures` reads them.
    A telephone number is valid in the Netherlands, or anywhere after "+" or "00", and no free, paid or company number.
    A bank account has right check digits. Takes time linear in the length of the text; never raises.
    """
    plain = _plain(text)
    found: list[PersonalData] = []
    taken = [False] * len(plain)
    for kind, spans in _searches(plain):
        for span in spans:
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = [True] * (span.end - span.start)
                found.append(PersonalData(kind, span))
    return tuple(sorted(found, key=lambda data: data.span.start))


def _searches(plain: str) -> Iterator[tuple[PersonalKind, Iterator[Span]]]:
    yield "email", (Span(*match.span()) for match in _EMAIL.finditer(plain))
    yield "iban", _find_ibans(plain)
    numbers = list(_find_service_numbers(plain))
    yield "bsn", (span for span in numbers if _is_called_service_number(plain, span))
    yield "phone", _find_phones(plain)
    yield "bsn", iter(numbers)
    yield "address", find_addresses(plain)


def _plain(text: str) -> str:
    """Return the text, as long as it is, with digits, dashes and spaces of any kind as those of ASCII."""
    return text if text.isascii() else "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "-" if category == "Pd" else character


def _find_ibans(plain: str) -> Iterator[Span]:
    for start in _IBAN_START.finditer(plain):
        compact, position = "", start.start()
        while position < len(plain) and len(compact) < _IBAN_LENGTHS[-1]:
            character = plain[position]
            position += 1
            if character in " .-":
                continue
            if not (character.isascii() and character.isalnum()):
                break
            compact += character
            ends = position == len(plain) or not plain[position].isalnum()
            if ends and len(compact) in _IBAN_LENGTHS and iban.is_valid(compact):
                yield Span(start.start(), position)
                break


def _find_service_numbers(plain: str) -> Iterator[Span]:
    matches = [m for m in _SERVICE_NUMBER.finditer(plain) if bsn.is_valid(re.sub(r"\D", "", m[0]))]
    figures = find_figures(plain) if matches else ()
    for match in matches:
        span = Span(*match.span())
        if _has_unit(plain, span):
            continue
        near = plain[max(0, span.start - _WORD_REACH) : span.end + _WORD_REACH]
        if _SERVICE_WORD.search(near) or (
            _USUAL_GROUPS.fullmatch(match[0]) and not _is_figure(figures, span) and not _is_labelled(plain, span)
        ):
            yield span


def _is_called_service_number(plain: str, span: Span) -> bool:
    """Tell whether the word right before the digits says that they are one, though they may be a telephone number."""
    label = _LABEL_BEFORE.search(plain[max(0, span.start - _WORD_REACH) : span.start])
    return label is not None and _SERVICE_WORD.search(label[1]) is not None


def _is_figure(figures: Iterable[Figure], span: Span) -> bool:
    """Tell whether the digits count, measure or date something: a figure that is more than its bare digits."""
    return any(
        figure.kind != "number" or bool(figure.noun or figure.per or figure.qualifier)
        for figure in figures
        if figure.start < span.end and span.start < figure.end
    )


def _find_phones(plain: str) -> Iterator[Span]:
    for run in _PHONE_RUN.finditer(plain):
        if _DATE.match(plain, run.start()):
            continue
        for group in reversed([*_GROUP.finditer(plain, run.start(), run.end())]):
            span = Span(run.start(), group.end())
            if not plain[group.end() : group.end() + 1].isalnum() and _is_personal_line(plain[span.start : span.end]):
                if not _has_unit(plain, span) and not _is_labelled(plain, span):
                    yield span
                break


def _is_personal_line(written: str) -> bool:
    digits = re.sub(r"\(0\)|\D", "", written)
    international = written.startswith("+") or digits.startswith("31")
    try:
        number = phonenumbers.parse(f"+{digits}" if international else digits, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _PERSONAL_LINES


def _has_unit(plain: str, span: Span) -> bool:
    """Tell whether a currency, scale or percentage stands beside the digits."""
    after = re.match(r"\s*([^\W\d_]+(?:'s)?|[^\w\s])", plain[span.end : span.end + 20])
    before = re.search(r"([^\W\d_]+|[^\w\s])\s*$", plain[max(0, span.start - 20) : span.start])
    return bool(after and after[1].lower() in _UNITS_AFTER) or bool(before and before[1].lower() in _UNITS_BEFORE)


def _is_labelled(plain: str, span: Span) -> bool:
    """Tell whether the word before the digits says that they number a case, an article or a company."""
    label = _LABEL_BEFORE.search(plain[max(0, span.start - _WORD_REACH) : span.start])
    if label is None:
        return False
    word = label[1].lower()
    numbered = word.endswith(("nummer", "kenmerk")) and not word.endswith(_OWN_NUMBERS) and word != "nummer"
    return word in _CASE_LABELS or numbered
