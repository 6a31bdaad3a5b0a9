"""Lines joined to running text: words broken at a line's end made whole, addresses kept in one piece."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from wordfreq import get_frequency_dict

_TAIL = re.compile(r"([^\W\d_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_GOES_ON = re.compile(r"[/%?&=#_~]|[\w.~-]*[/%?&=_]")
_SUSPENDING = ("en", "of", "tot", "als", "and", "or")
_HYPHENED = ("niet", "non", "ex")
_VOWELS = "aeiou"
_LONGEST = 400


def join_lines(lines: Sequence[str], words: Collection[str]) -> str:
    """Join the lines of a paragraph. `words` are those of the document in lower case, where they stand unbroken."""
    return "".join(part for line in joined_parts(lines, words) for part in line)


def joined_parts(lines: Sequence[str], words: Collection[str]) -> list[tuple[str, str]]:
    """Return each line as it stands in the joined text, with what comes behind it: a space or nothing."""
    parts = []
    before = ""
    for line, below in pairwise(lines):
        between = _between((before + line)[-_LONGEST:], below, words)
        kept = line[:-1] if between is None else line
        parts.append((kept, between or ""))
        before = (before + kept + (between or ""))[-_LONGEST:]
    return [*parts, (lines[-1], "")] if lines else []


def _between(end: str, below: str, words: Collection[str]) -> str | None:
    """Return what comes between a text and the line below it: a space, nothing, or None when its hyphen goes."""
    address = _ADDRESS.search(end)
    if address and (end[-1] in "/-_=&?.%" or _GOES_ON.match(below) or _is_rest(address[0], below)):
        return ""
    if end.endswith("\xad"):
        return None
    if not end.endswith("-") or end.endswith((" -", "--")) or end == "-":
        return " "
    tail, head = _TAIL.search(end), _HEAD.match(below)
    if tail is None or head is None:
        return "" if below[:1].isdigit() or head else " "
    if head[0].lower() in _SUSPENDING:
        return " "
    return None if _is_one_word(tail[1], head[0], words) else ""


def _is_rest(address: str, below: str) -> bool:
    """Whether a line of one word is the rest of an address that was cut off at the edge of a narrow cell."""
    return len(address) > 30 and " " not in below and (below[:1].islower() or below[:1].isdigit())


def _is_one_word(tail: str, head: str, words: Collection[str]) -> bool:
    """Whether a word was broken between its parts: it is known whole, or nothing speaks for a hyphen of its own."""
    if head[0].isupper():
        return tail.isupper() and head.isupper() and len(tail) > 1
    if tail[1:] != tail[1:].lower() or tail.lower() in _HYPHENED:
        return False
    whole, hyphened = (tail + head).lower(), f"{tail}-{head}".lower()
    if hyphened in words or whole in words:
        return whole in words
    if is_word(whole):
        return True
    clash = tail[-1].lower() in _VOWELS and head[0] in _VOWELS and tail[-1].lower() + head[0] not in ("ao", "ia", "ua")
    return not clash


def is_word(word: str) -> bool:
    """Tell whether a lower-case word is in use in Dutch or English."""
    return any(word in frequencies for frequencies in _languages())


@lru_cache(maxsize=1)
def _languages() -> tuple[dict[str, float], ...]:
    return get_frequency_dict("nl", "large"), get_frequency_dict("en", "small")
