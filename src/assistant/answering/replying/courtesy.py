"""Which set reply a text gets, by the table of courtesies; leaves the words of it to `replies`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from assistant.answering.replying.courtesies import FILLERS, PATTERNS, PHRASES, REFUSED_PATTERNS, UNNAMED_PATTERNS
from assistant.text.words import fold

_Table = tuple[tuple[str, re.Pattern[str]], ...]
_MARKS: Final = re.compile(r"[^\w\s'-]|_")


def _compiled(patterns: Iterable[tuple[str, str]]) -> _Table:
    return tuple((reason, re.compile(pattern)) for reason, pattern in patterns)


def _words(text: str) -> str:
    """Return the words of a text, folded, with one space between them and without punctuation."""
    return " ".join(_MARKS.sub(" ", fold(text)).split())


_KINDS: Final = {phrase: reason for reason, row in PHRASES.items() for phrase in (_words(p) for p in row.split("|"))}
_PHRASE: Final = re.compile("(?:%s)(?= |$)" % "|".join(map(re.escape, sorted(_KINDS, key=len, reverse=True))))  # noqa: UP031
_FILLER: Final = re.compile(rf"(?:{FILLERS})(?= |$)")
_RULES: Final = re.compile(r"\b(?:mag|mogen|moet|moeten|mocht|mochten)\b")
_AT_ONCE, _UNNAMED, _REFUSED = _compiled(PATTERNS), _compiled(UNNAMED_PATTERNS), _compiled(REFUSED_PATTERNS)


def courtesy_reason(text: str, *, named: bool = False) -> str | None:
    """Return the reason code of the set reply that a text gets, or None when it is to be answered from the sources.

    Despair and the like count wherever they stand in a text; a greeting, thanks or "wie bent u" only when it is all
    there is. `named` tells that the text names something of the programme: what the sources may tell is then asked of
    them first.
    """
    folded = " ".join(fold(text).split())
    return _first(_AT_ONCE, folded) or (None if named else _first(_UNNAMED, folded)) or _phrase_reason(_words(text))


def refusal_reason(text: str, *, later: bool = False) -> str | None:
    """Return why a text that the sources do not answer gets another reply than that, or None.

    `later` tells that it asks about a time after all that the programme has planned; what must or may be done then is a
    question about rules and no prediction.
    """
    folded = " ".join(fold(text).split())
    return _first(_REFUSED, folded) or ("prediction" if later and not _RULES.search(folded) else None)


def _first(table: _Table, folded: str) -> str | None:
    return next((reason for reason, pattern in table if pattern.search(folded)), None)


def _phrase_reason(words: str) -> str | None:
    """Return the kind of a text that is phrases and fillers only: of several kinds the last of the table."""
    kinds, position = set(), 0
    while position < len(words):
        match = _PHRASE.match(words, position) or _FILLER.match(words, position)
        if match is None:
            return None
        kinds.add(_KINDS.get(match.group(), ""))
        position = match.end() + 1
    return next((kind for kind in reversed(PHRASES) if kind in kinds), None)
