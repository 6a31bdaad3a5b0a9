"""Whether one sentence of a language model may be shown: every check that it has to pass, and which one it failed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, get_args

from assistant.answering.checks import measures, wording
from assistant.answering.checks.causes import keeps_cause
from assistant.answering.checks.commands import commands_a_model, commands_nobody
from assistant.answering.checks.company import keeps_company, keeps_denied, keeps_order
from assistant.answering.checks.counted import without_counts
from assistant.answering.checks.coverage import covered_share
from assistant.answering.checks.joining import adds_no_tail, keeps_apart
from assistant.answering.checks.roles import keeps_roles
from assistant.answering.checks.shares import keeps_bases
from assistant.answering.checks.timing import at_starts, at_year_end
from assistant.index.opening import Index
from assistant.records import Citation
from assistant.text.language import detect_language
from assistant.text.names import NameTable

Fault = Literal[
    "noSource", "unknownSource", "form", "language", "figure", "number", "name", "rate", "order", "company",
    "role", "denial", "modality", "reach", "side", "cause", "address", "command", "coverage", "disclosure",
    "mixed",
]  # fmt: skip
"""Why a sentence is struck."""
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)

_MAX_CHARS: Final = 400
_FORM: Final = re.compile(r"[<>{}`*#|\\]|https?:|www\.|\[\s*\]|^\s*[-•]|\n", re.IGNORECASE)
_COVERED: Final = 1.0
"""The share of telling words that the quotes have to say."""
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
    return _unlike(index.names, text, [known[number].quote for number in numbers])


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
    if any(commands_a_model(c.quote) for c in citations if c.number in numbers):
        return "command"
    return None


def _unlike(names: NameTable, text: str, quotes: Sequence[str]) -> Fault | None:
    """Return what a sentence has that its quotes do not, or that it tells of two of them what neither says."""
    own = tuple(dict.fromkeys(at_year_end(quote) for quote in quotes))
    text = without_counts(at_starts(at_year_end(text), own), own, names)
    if len(own) == 1:
        return _compare(names, text, own)
    if keeps_apart(text, own, names, lambda part, one: _compare(names, part, one) is None):
        return None
    return _compare(names, text, own) or "mixed"


def _compare(names: NameTable, text: str, quotes: Sequence[str]) -> Fault | None:
    for fault, holds in (
        ("figure", measures.has_quoted_figures),
        ("number", measures.has_quoted_numbers),
        ("name", measures.has_quoted_names),
        ("rate", measures.keeps_rates),
        ("figure", keeps_bases),
        ("order", keeps_order),
        ("company", keeps_company),
        ("denial", keeps_denied),
        ("role", keeps_roles),
        ("coverage", adds_no_tail),
    ):
        if not holds(text, quotes, names):
            return fault  # type: ignore[return-value]
    for worded, keeps in (
        ("denial", wording.keeps_denial),
        ("modality", wording.keeps_modality),
        ("reach", wording.keeps_reach),
        ("side", wording.keeps_sides),
        ("cause", keeps_cause),
        ("address", wording.addresses_nobody),
        ("address", commands_nobody),
    ):
        if not keeps(text, quotes):
            return worded  # type: ignore[return-value]
    return None if covered_share(text, quotes) >= _COVERED else "coverage"


def _discloses(text: str, secret: str) -> bool:
    words, kept = text.casefold().split(), " ".join(secret.casefold().split())
    return any(" ".join(words[at : at + _SHINGLE]) in kept for at in range(len(words) - _SHINGLE + 1)) and bool(kept)
