"""Whether a sentence in another language says what its Dutch quotes say, as far as that can be checked by code.

Only for languages whose words for denial, duty and number are listed here. A figure has to stand as `notation` writes
it; every name has to be one of the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.answering.checks.measures import name_key
from assistant.answering.checks.wording import denies, modes_of
from assistant.answering.replying.notation import write_figure
from assistant.answering.replying.phrases import find_phrases
from assistant.records import Figure
from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names
from assistant.text.places import is_place
from assistant.text.words import PIECE, fold, plain, zipf

_SENTENCE_ENDS: Final = ".!?:…•\n"
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that must not come or go, folded; `numbers` are those of values that are no figure."""

    denial: frozenset[str]
    can: frozenset[str]
    must: frozenset[str]
    numbers: Mapping[str, int]


def _words(denial: str, can: str, must: str, numbers: str) -> Words:
    values = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20)
    named = dict(zip(numbers.split(), values, strict=True))
    return Words(frozenset(denial.split()), frozenset(can.split()), frozenset(must.split()), named)


WORDS: Final[Mapping[str, Words]] = {
    "en": _words(
        "not no never none nobody nothing without neither nor t except",
        "can could may might possible allowed able",
        "must should need needs required obliged has have",
        "two three four five six seven eight nine ten eleven twelve twenty",
    ),
    "de": _words(
        "nicht kein keine keinen keiner keines keinem nie niemand nichts ohne ausser",
        "kann konnen konnte konnten darf durfen moglich",
        "muss mussen soll sollen verpflichtet",
        "zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig",
    ),
}
"""The languages that can be checked: those whose likeness to Dutch was measured (see writing/guard_abroad.py)."""
_WEAK_MUST: Final = frozenset({"has", "have", "need", "needs", "should", "soll", "sollen"})


def keeps_figures_abroad(text: str, quotes: Sequence[str], language: str) -> bool:
    """Tell whether all figures of a sentence are figures of its quotes, as that language writes them.

    What is left when those are taken out may have no digit, no qualifier or rate, and no number word but for a value of
    the quotes.
    """
    figures = [figure for quote in quotes for figure in find_figures(quote)]
    left = _flat(text)
    for written in sorted(_written(figures, language), key=len, reverse=True):
        left = re.sub(rf"(?<![\w.,]){re.escape(_flat(written))}(?![\w])", " ", left)
    if any(ch.isdigit() for ch in left) or re.search(r"[€$£%]", left) or _softens(left, language):
        return False
    values = {value for figure in figures for value in (figure.low, figure.high)}
    numbers = WORDS[language].numbers
    return all(Decimal(numbers[word]) in values for word in map(fold, PIECE.findall(left)) if word in numbers)


def keeps_names_abroad(text: str, quotes: Sequence[str], names: NameTable, language: str) -> bool:
    """Tell whether every name of a sentence, of the table or only written with a capital, stands in a quote."""
    known = {name_key(m) for quote in quotes for m in find_names(names, quote)}
    mentions = find_names(names, text)
    if not all(name_key(m) in known for m in mentions):
        return False
    words = {fold(word) for quote in quotes for word in PIECE.findall(quote)}
    return all(fold(word) in words for word in _strangers(text, language))


def keeps_denial_abroad(text: str, quotes: Sequence[str], language: str) -> bool:
    """Tell whether the sentence denies something exactly when its quotes do."""
    words = {fold(word) for word in PIECE.findall(text)}
    return bool(words & WORDS[language].denial) == any(denies(quote) for quote in quotes)


def keeps_modality_abroad(text: str, quotes: Sequence[str], language: str) -> bool:
    """Tell whether the sentence says that something can or must be exactly when its quotes do."""
    words, listed = {fold(word) for word in PIECE.findall(text)}, WORDS[language]
    asked = {mode for quote in quotes for mode in modes_of(quote)}
    must = words & listed.must
    can_holds = bool(words & listed.can) == ("can" in asked)
    return can_holds and (bool(must) if "must" in asked else not must - _WEAK_MUST)


def _softens(left: str, language: str) -> bool:
    """Tell whether a qualifier or a rate is left that belongs to no figure of the quotes."""
    phrases = find_phrases(language)
    if phrases is None:
        return True
    loose = [*phrases.notation.qualifiers.values(), *phrases.notation.rates.values()]
    words = [_flat(text.replace("{}", " ")).strip() for text in loose]
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", left) for word in words if word)


def _written(figures: Sequence[Figure], language: str) -> Iterator[str]:
    for figure in figures:
        written = write_figure(figure, language)
        if written is not None:
            yield written
        if figure.first is not None and not figure.qualifier and re.fullmatch(r"\d{4}(-\d{4})?", figure.text):
            yield figure.text


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text).casefold()


def _strangers(text: str, language: str) -> Iterator[str]:
    """Yield the words with a capital that the language does not have, or that are places."""
    for match in PIECE.finditer(text):
        word = match.group()
        if not word[0].isupper():
            continue
        before = text[: match.start()].rstrip(" \"“‘„'’(«-")
        opens = not before or before[-1] in _SENTENCE_ENDS
        if zipf(plain(word), language) == 0.0 or (is_place(word) and not opens):
            yield word
