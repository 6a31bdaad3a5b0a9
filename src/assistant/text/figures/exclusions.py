"""Finds the notations that hold digits and are no figures: telephone numbers, codes, labels, times, list marks."""

from __future__ import annotations

import re

from assistant.text.figures.tokens import Token, is_digits, is_glued, skip_to
from assistant.text.figures.vocabulary import (
    CITED,
    DASHES,
    DETERMINERS,
    EURO_AFTER,
    EURO_BEFORE,
    MONTHS,
    PERCENT,
    SCALES,
    SHORT_SCALES,
    SOFT_LABELS,
    STREET_ENDINGS,
    STRONG_LABELS,
    TIME_PREPOSITIONS,
)

_PHONE = re.compile(
    r"(?:\+|00)[1-9][0-9]{0,2}(?:[ .()-]{0,3}[0-9]{1,9}){1,6}|0[0-9]{1,3}(?:[ .()-]{0,3}[0-9]{2,8}){1,5}"
)
_SHORT_PHONE = re.compile(r"14[ \u00a0]?0[0-9]{2,4}(?![0-9])")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_POSTCODE = re.compile(r"[1-9][0-9]{3}[ \u00a0]?[A-Z]{2}(?![\w-])")
_CLOCK = re.compile(r"[0-2]?[0-9]\.[0-5][0-9](?: ?(?:-|–|tot|en|t/m) ?[0-2]?[0-9]\.[0-5][0-9])?\s{0,3}(?:uur|u\b|h\b)")
_ISO_TIME = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BEFORE = frozenset("([{\"'‘“„”«€-–—−/+~<>=|*:,.…?!;•·✓")
_AFTER = frozenset(".,;:!?)]}\"'’”»%€-–—/…|*&+<>=")
_LIST_LINKS = frozenset({"en", "of", "t/m", "tot", "met", "-", "–", "and", "/"})
_CITATION_LINKS = frozenset({",", ".", "-", "–", "/", "nr", "nrs", "p", "blz", "i", "ii", "vi", "vii", "viii", "xvi"})
_CHAMBERS = frozenset({"i", "ii"})


def is_year(token: Token) -> bool:
    """Tell whether the token is a bare year, 1900 to 2099."""
    return len(token.low) == 4 and _YEAR.fullmatch(token.low) is not None


def is_part_of_code(text: str, word: Token) -> bool:
    """Tell whether a number word is glued to a digit or underscore: NUL20."""
    around = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    return any(char.isalnum() or char == "_" for char in around)


def skip_notation(text: str, tokens: list[Token], index: int) -> int:
    """Return the index behind a notation that is no figure, or `index` itself when a figure may start there."""
    token = tokens[index]
    if is_digits(token):
        after = _skip_code(text, tokens, index) or _skip_glued(text, tokens, index) or _skip_mark(text, tokens, index)
        if after:
            return after
    return _skip_label(text, tokens, index) or index


def _skip_code(text: str, tokens: list[Token], index: int) -> int:
    """Skip telephone numbers, IBANs, postcodes and times of day."""
    token, before = tokens[index], tokens[index - 1]
    plus = before.low == "+" and is_glued(before, token)
    if token.low[0] == "0" or plus:
        match = _PHONE.match(text, token.start - plus)
        if match and sum(char.isdigit() for char in match[0]) >= 8:
            return skip_to(tokens, index, match.end())
    if before.low and is_glued(before, token) and (match := _IBAN.match(text, max(0, token.start - 2))):
        return skip_to(tokens, index, match.end())
    if match := _SHORT_PHONE.match(text, token.start) or _CLOCK.match(text, token.start):
        return skip_to(tokens, index, match.end())
    if match := _POSTCODE.match(text, token.start):
        glued = match.end() - token.start == 6
        if glued or not (is_year(token) and before.low in TIME_PREPOSITIONS):
            return skip_to(tokens, index, match.end())
    return 0


def _skip_glued(text: str, tokens: list[Token], index: int) -> int:
    """Skip digits that are part of a longer code or word: 4OO, 5W, kst-30995-102, 09:00, 4-jarigen."""
    token = tokens[index]
    last = _chain_end(tokens, index)
    unit_before = tokens[index - 1].low in EURO_BEFORE and is_glued(tokens[index - 1], token)
    if not unit_before and not _may_follow(text, token):
        return last + 1
    end, after = tokens[last].end, tokens[last + 1]
    char = text[end : end + 1]
    if char.isalpha() and is_glued(tokens[last], after):
        return 0 if _is_unit(after) or _ISO_TIME.match(text, token.start) else last + 1
    if char and not char.isspace() and char not in _AFTER:
        return last + 1
    beyond = text[end + 1 : end + 2]
    if char in ".,'’" and char and (beyond.isalnum() or beyond == "_"):
        return last + 1
    if last == index:
        return index + 1 if char in DASHES and beyond.isalpha() else 0
    return 0 if _is_pair_or_date(tokens, index, last) else last + 1


def _chain_end(tokens: list[Token], index: int) -> int:
    """Return the index of the last numeral glued to this one by hyphens, slashes or colons: 2025-12-11, 24/7."""
    while (
        (tokens[index + 1].low in DASHES or tokens[index + 1].low in ("/", ":"))
        and is_digits(tokens[index + 2])
        and tokens[index].end == tokens[index + 1].start
        and tokens[index + 1].end == tokens[index + 2].start
    ):
        index += 2
    return index


def _may_follow(text: str, token: Token) -> bool:
    """Tell whether the character before a numeral lets it be a number of its own."""
    start = token.start
    if start == 0:
        return True
    before, farther = text[start - 1], text[max(0, start - 2) : start - 1]
    if before.isspace():
        return True
    if before not in _BEFORE:
        return False
    if before in "–—" and (not farther or farther.isspace()):
        return False
    if before in "'’" and len(token.low) == 2:
        return text[token.end : token.end + 1] == before
    return before not in ".," and not (before in "-–—/:'’" and farther.isalnum())


def _is_unit(token: Token) -> bool:
    return token.low in SCALES or token.low in SHORT_SCALES or token.low in EURO_AFTER or token.low in PERCENT


def _is_pair_or_date(tokens: list[Token], index: int, last: int) -> bool:
    """Tell whether a glued chain can be a range (10-15, 2026/2027) or a date of three numbers."""
    links = {tokens[link].low for link in range(index + 1, last, 2)}
    if last - index == 2 and ":" not in links:
        years = is_year(tokens[index]) + is_year(tokens[index + 2])
        return years == 2 or (years == 0 and links <= DASHES) or _is_short_year(tokens, index)
    return last - index == 4 and len(links) == 1 and ":" not in links


def _is_short_year(tokens: list[Token], index: int) -> bool:
    """Tell whether 2025-26 or 2025/26 is a pair of consecutive years."""
    short = tokens[index + 2].low
    return is_year(tokens[index]) and len(short) == 2 and int(tokens[index].low[2:]) + 1 == int(short)


def _skip_mark(text: str, tokens: list[Token], index: int) -> int:
    """Skip footnote marks [1], numbers of a list at the start of a line (1. or 2) and (3)."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    opened, closed = before.low, after.low
    if opened == "[" and closed == "]":
        return index + 2
    if len(token.low) > 2:
        return 0
    if opened == "(" and closed == ")" and is_glued(before, token) and is_glued(token, after):
        return index + 2
    starts_line = before.end == 0 or "\n" in text[before.end : token.start]
    spaced = text[after.end : after.end + 1].isspace()
    listed = starts_line and closed in (".", ")") and is_glued(token, after) and spaced
    return index + 2 if listed and tokens[index + 2].low not in MONTHS else 0


def _skip_label(text: str, tokens: list[Token], index: int) -> int:
    """Skip the numbers of a label: artikel 12, groep 1 en 2, Stcrt. 2025, 20924, Marathonweg 5."""
    at = index - 2 if tokens[index - 1].low == "." or tokens[index - 1].low in _CHAMBERS else index - 1
    label = tokens[at].low
    if not label:
        return 0
    if label in STRONG_LABELS or (label in ("p", "no", "par", "pp") and at == index - 2):
        return _skip_citation(tokens, index) if label in CITED else _skip_list(tokens, index)
    if is_year(tokens[index]):
        return 0
    if label in SOFT_LABELS and tokens[at - 1].low not in DETERMINERS and not _is_unit(tokens[index + 1]):
        return _skip_list(tokens, index)
    street = label.endswith(STREET_ENDINGS) and len(label) > 6 and text[tokens[at].start].isupper()
    return index + 1 if street and at == index - 1 and is_digits(tokens[index]) else 0


def _skip_citation(tokens: list[Token], index: int) -> int:
    """Return the index behind the numbers of a publication: "2024/25, 30 995, nr. 102"."""
    after = last = index + 1
    while tokens[after].low in _CITATION_LINKS or is_digits(tokens[after]):
        after += 1
        last = after if is_digits(tokens[after - 1]) else last
    return last


def _skip_list(tokens: list[Token], index: int) -> int:
    """Return the index behind "1", "1 en 2" or "1, 2 en 3", stopping before a number that has a unit of its own."""
    after = index + 1
    while tokens[after].low in _LIST_LINKS or (tokens[after].low == "," and tokens[after + 2].low in _LIST_LINKS):
        ahead = after + 1
        while tokens[ahead].low in _LIST_LINKS:
            ahead += 1
        if not is_digits(tokens[ahead]) or _is_unit(tokens[ahead + 1]):
            break
        after = ahead + 1
    return after
