"""The reasons for which a passage was found, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.records import ReasonKind, SearchReason

_REASONS: Final[Mapping[ReasonKind, str]] = {
    "words": "bevat: {terms}",
    "heading": "staat onder een titel of kop met: {terms}",
    "name": "gaat over: {terms}",
    "related": "bevat verwante woorden: {terms}",
    "meaning": "lijkt op uw vraag",
}
_MOST_TERMS: Final = 6


def describe_reason(reason: SearchReason) -> str:
    """Return a reason in Dutch; of many words the first six."""
    more = " en meer" if len(reason.terms) > _MOST_TERMS else ""
    return _REASONS[reason.kind].format(terms=", ".join(reason.terms[:_MOST_TERMS]) + more)
