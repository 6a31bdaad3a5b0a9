"""A number that only counts a list of names behind it ("drie ministeries: A, B en C"), which a quote has whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.checks.measures import name_key
from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names

_LISTED: Final = re.compile(r"\s+[^\W\d][\w-]*(?:\s+(?:bij|mee|aan))?:\s+")
_ONE_OF: Final = re.compile(r"\b(?:een|één) van de\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s,.]*(?:(?:en|de|het)[\s,.]+)*", re.IGNORECASE)


def without_counts(text: str, quotes: Sequence[str], names: NameTable) -> str:
    """Return `text` without the numbers that count what is listed right behind them, for the other checks to read.

    Only where the list has as many names as the number says, ends the sentence, and a quote names all of them and
    no other of their kind.
    """
    if any(_ONE_OF.search(quote) for quote in quotes):
        text = _ONE_OF.sub("een van de", text)
    for figure in reversed(find_figures(text)):
        opening = _LISTED.match(text, figure.end)
        if figure.kind == "number" and not figure.qualifier and opening is not None:
            listed = _names_only(text, opening.end(), names)
            if figure.low == figure.high == len(listed) and any(_lists(q, listed, names) for q in quotes):
                text = text[: figure.start] + text[opening.start() :].lstrip()
    return text


def _names_only(text: str, start: int, names: NameTable) -> set[tuple[str, str]]:
    """Return the names that a text ends in from an offset on; none when anything else stands there."""
    found, at = set(), start
    for mention in find_names(names, text):
        if mention.start >= start:
            if not _BETWEEN.fullmatch(text, at, mention.start):
                return set()
            found.add(name_key(mention))
            at = mention.end
    return found if _BETWEEN.fullmatch(text, at) else set()


def _lists(quote: str, listed: set[tuple[str, str]], names: NameTable) -> bool:
    kinds = {kind for kind, _ in listed}
    return {name_key(m) for m in find_names(names, quote) if m.name.kind in kinds} == listed
