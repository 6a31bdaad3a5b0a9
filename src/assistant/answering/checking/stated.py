"""A sentence of a text as read: its words, its small strong words, and which part of a source it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assistant.answering.checking.candidates import Source
from assistant.answering.checking.claims import Claim
from assistant.answering.checking.guarded import DENIAL, guarded_words, is_guarded
from assistant.answering.checking.neutral import is_neutral, is_neutral_beside_name
from assistant.answering.checks.measures import name_key
from assistant.answering.reading import Reading, read_text
from assistant.index.opening import Index
from assistant.text.words import PIECE, fold, is_function_word, lemma

Guards = frozenset[tuple[str, int]]

_MARGIN_WORDS: Final = 5
_LINK: Final = re.compile(r"\s+(?:van\s+)?(?:de\s+|het\s+)?")
"""What stands between what kind of thing a name is and the name: "het ministerie van", "de gemeente"."""


@dataclass(frozen=True)
class Stated:
    """A claim as read: its names, figures and the words that say what it is about."""

    claim: Claim
    own: Reading

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The lemmas of its content words in order, those of names, figures and guarded words left out."""
        return tuple(content_lemmas(self.own))

    @property
    def weight(self) -> int:
        """How many words say what it is about, light verbs and connectives left out."""
        return sum(not is_neutral(word) for word in self.words)

    @property
    def denies(self) -> bool:
        """True when it says what is not so."""
        return any(kind == DENIAL for kind, _ in self.guarded)

    @cached_property
    def guarded(self) -> Guards:
        """The kinds of guarded words in it, outside its figures."""
        return _guarded_within(self.own, 0, len(self.own.text))


def state_claim(index: Index, claim: Claim) -> Stated:
    """Read a claim."""
    return Stated(claim, read_text(index, claim.text))


def content_lemmas(read: Reading) -> Iterator[str]:
    """Yield the lemmas of the words of a text that say what it is about, outside its names and figures.

    A word like "provincie" or "gemeente" right before a name is part of naming it.
    """
    taken = [(m.start, m.end) for m in read.mentions] + [(f.start, f.end) for f in read.figures]
    starts = {start for start, _ in taken}
    for piece in PIECE.finditer(read.text):
        low = fold(piece.group())
        inside = any(start <= piece.start() < end for start, end in taken)
        if inside or len(low) < 2 or is_function_word(low) or is_guarded(low):
            continue
        word = lemma(piece.group().casefold())
        link = _LINK.match(read.text, piece.end())
        if not (is_neutral_beside_name(word) and link is not None and link.end() in starts):
            yield word


def guards_of(stated: Stated, source: Source) -> Guards:
    """Return the kinds of guarded words in the part of the source that the claim is about."""
    start, end = _window(stated, source.own)
    return _guarded_within(source.own, start, end)


def has_same_guards(stated: Stated, source: Source, *, but_denials: bool = False) -> bool:
    """Tell whether the guarded words are of the same kinds, in the part of the source that the claim is about."""
    differing = stated.guarded ^ guards_of(stated, source)
    return all(but_denials and kind == DENIAL for kind, _ in differing)


def _window(stated: Stated, own: Reading) -> tuple[int, int]:
    """Return the part of a source sentence between the first and last word of the claim, some words wider."""
    keys = {name_key(m) for m in stated.own.mentions}
    wanted = set(stated.words)
    spans = [(m.start, m.end) for m in own.mentions if name_key(m) in keys]
    spans += [(f.start, f.end) for f in own.figures if any(f.kind == g.kind for g in stated.own.figures)]
    pieces = list(PIECE.finditer(own.text))
    spans += [p.span() for p in pieces if lemma(p.group().casefold()) in wanted]
    if not spans:
        return 0, len(own.text)
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    before = [p.start() for p in pieces if p.start() < first][-_MARGIN_WORDS:]
    after = [p.end() for p in pieces if p.end() > last][:_MARGIN_WORDS]
    return (before[0] if before else first), (after[-1] if after else last)


def _guarded_within(read: Reading, start: int, end: int) -> Guards:
    """Return the kinds of guarded words in a part of a text, a denial with how often it stands there."""
    kinds = Counter(
        kind
        for kind, at, to in guarded_words(read.text)
        if start <= at and to <= end and not any(f.start <= at < f.end for f in read.figures)
    )
    return frozenset((kind, count if kind == DENIAL else 1) for kind, count in kinds.items())
