"""Whether one sentence of a language model may be shown: every check that it has to pass, and which one it failed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, get_args

from assistant.answering.checks import measures, wording
from assistant.answering.checks.company import keeps_company, keeps_order
from assistant.answering.checks.coverage import covered_share, likeness
from assistant.index.opening import Index
from assistant.records import Citation
from assistant.text.language import detect_language

Fault = Literal[
    "noSource", "unknownSource", "form", "language", "figure", "number", "name", "rate", "order", "company",
    "denial", "modality", "reach", "side", "address", "coverage", "disclosure",
]  # fmt: skip
"""Why a sentence is struck."""
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)

_MAX_CHARS: Final = 400
_FORM: Final = re.compile(r"[<>{}`*#|\\]|https?:|www\.|\[\s*\]|^\s*[-•]|\n", re.IGNORECASE)
_SURE, _LEAST, _ALIKE = 0.8, 0.5, 0.6
"""Covered words alone are enough from the first; from the second on when the whole is as alike as the third."""
_MIN_WORDS_OF_LANGUAGE: Final = 5
_SHINGLE: Final = 7
"""As many words in a row of the instructions are no chance."""


def find_fault(
    index: Index, text: str, numbers: Sequence[int], citations: Sequence[Citation], *, secret: str = ""
) -> Fault | None:
    """Return why a Dutch sentence that cites `numbers` may not be shown; None when it may.

    Stricter than it has to be: of true sentences, too, some are struck. `secret` is text that may not come out.
    """
    fault = find_form_fault(text, numbers, citations, secret=secret)
    if fault is not None:
        return fault
    if len(text.split()) >= _MIN_WORDS_OF_LANGUAGE and detect_language(text) != "nl":
        return "language"
    known = {citation.number: citation for citation in citations}
    return _unlike(index, text, [known[number].quote for number in numbers])


def find_form_fault(
    text: str, numbers: Sequence[int], citations: Sequence[Citation], *, secret: str = ""
) -> Fault | None:
    """Return what is wrong with a sentence of any language before it is compared with what it cites."""
    known = {citation.number for citation in citations}
    if not numbers:
        return "noSource"
    if any(number not in known for number in numbers):
        return "unknownSource"
    if len(text) > _MAX_CHARS or _FORM.search(text) or not text[:1].strip() or text[-1] not in ".!":
        return "form"
    if _discloses(text, secret):
        return "disclosure"
    return None


def _unlike(index: Index, text: str, quotes: Sequence[str]) -> Fault | None:
    names = index.names
    for fault, holds in (
        ("figure", measures.has_quoted_figures),
        ("number", measures.has_quoted_numbers),
        ("name", measures.has_quoted_names),
        ("rate", measures.keeps_rates),
        ("order", keeps_order),
        ("company", keeps_company),
    ):
        if not holds(text, quotes, names):
            return fault  # type: ignore[return-value]
    for worded, keeps in (
        ("denial", wording.keeps_denial),
        ("modality", wording.keeps_modality),
        ("reach", wording.keeps_reach),
        ("side", wording.keeps_sides),
        ("address", wording.addresses_nobody),
    ):
        if not keeps(text, quotes):
            return worded  # type: ignore[return-value]
    return None if is_covered(index, text, quotes) else "coverage"


def is_covered(index: Index, text: str, quotes: Sequence[str]) -> bool:
    """Tell whether the quotes say what the sentence says, by its words or by its whole."""
    share = covered_share(text, quotes)
    return share >= _SURE or (share >= _LEAST and likeness(index, text, quotes) >= _ALIKE)


def _discloses(text: str, secret: str) -> bool:
    words, kept = text.casefold().split(), " ".join(secret.casefold().split())
    return any(" ".join(words[at : at + _SHINGLE]) in kept for at in range(len(words) - _SHINGLE + 1)) and bool(kept)
