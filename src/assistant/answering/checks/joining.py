"""The parts of a sentence that tell a fact each: what stands in two quotes may not be told as one fact of neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.checks.coverage import covered_share, strange_words
from assistant.answering.checks.nouns import read_nouns
from assistant.answering.checks.verbs import BEING, acts
from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names
from assistant.text.words import PIECE, fold

_JOINT: Final = re.compile(r"[;,:]\s+(?:(?:en|maar|terwijl|dus)\s+)?|\s(?:en|maar|terwijl)\s", re.IGNORECASE)
_POINTING: Final = frozenset("dat die dit deze er daar het hij zij ze hun zijn haar daarvan waar".split())

_TAIL: Final = re.compile(r"(?:en\s+)?(?:dat|dit|die)\b", re.IGNORECASE)
_LEAST_TOLD: Final = 2
_NO_VERB_BEHIND: Final = frozenset("de het een te hun aan bij in met naar op over uit van via voor door".split())


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence with a verb of its own, and the subject that it takes from the part before, or ""."""

    text: str
    subject: str = ""
    pointing: bool = False


def keeps_apart(
    text: str, quotes: Sequence[str], names: NameTable, is_said: Callable[[str, Sequence[str]], bool]
) -> bool:
    """Tell whether each part of `text` is said by one of the quotes alone, as `is_said` tells it.

    A part that opens with its verb is told of the subject of the part before. One that points back ("dat was 7") has to
    be of a quote that says what the part before is about, too.
    """
    parts = split_parts(text, names)
    return all(any(_is_of(part, before, quote, is_said) for quote in quotes)
               for part, before in zip(parts, [None, *parts[:-1]], strict=True))  # fmt: skip


def adds_no_tail(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether no later part only says "dat" of what stands before ("en dat blijft zo"): none of it is told there.

    It may when it has a figure, a name or two telling words, which the other checks hold.
    """
    return not any(
        _TAIL.match(part.text)
        and strange_words(part.text, [])[1] < _LEAST_TOLD
        and not find_figures(part.text)
        and not find_names(names, part.text)
        for part in split_parts(text, names)[1:]
    )


def split_parts(text: str, names: NameTable) -> list[Part]:
    """Return the parts of a sentence in order; what has no verb of its own stays with the part before it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end, following in [*(m.span() for m in _JOINT.finditer(text)), (len(text), len(text))]:
        if spans and not (_has_verb(text[start:end]) and _has_verb(text[slice(*spans[-1])])):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
        start = following
    pieces = [text[start:end] for start, end in spans]
    subject = next((n for n in read_nouns(text, names) if not n.mark), None)
    first = text[subject.start : subject.end] if subject is not None else ""
    return [_part(piece, first if at else "") for at, piece in enumerate(pieces)]


def _part(piece: str, subject: str) -> Part:
    words = [fold(m.group()) for m in PIECE.finditer(piece)]
    opens = next((acts(m) or fold(m.group()) in BEING for m in PIECE.finditer(piece)), False)
    pointing = bool(subject) and bool(_POINTING & set(words))
    return Part(piece.strip(" ,;:"), subject if subject and opens else "", pointing)


def _is_of(part: Part, before: Part | None, quote: str, is_said: Callable[[str, Sequence[str]], bool]) -> bool:
    told = f"{part.subject} {part.text}".strip()
    if part.pointing and before is not None and covered_share(before.text, [quote]) < 1:
        return False
    return is_said(told, [quote])


def _has_verb(piece: str) -> bool:
    """Tell whether a piece has a verb, which never stands right behind an article or a preposition."""
    words = list(PIECE.finditer(piece))
    befores = ["", *(fold(m.group()) for m in words)]
    return any(
        (acts(m) or fold(m.group()) in BEING) and before not in _NO_VERB_BEHIND
        for m, before in zip(words, befores, strict=False)
    )
