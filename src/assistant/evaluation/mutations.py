"""Sentences made wrong in one place, to see whether the last check of an answer catches each of them.

A mutant differs from its sentence in one figure, unit, rate, qualifier, name or period; which is drawn from a seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Final

from assistant.answering.checks.verification import is_supported
from assistant.answering.pipeline import answer
from assistant.evaluation.answers import load_questions
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Ask, Citation, Figure
from assistant.text.figures import find_figures, same_value
from assistant.text.figures.numerals import read_word
from assistant.text.figures.vocabulary import MONTH_NAMES
from assistant.text.names import Mention, Name, NameTable, find_names
from assistant.text.words import PIECE, fold

_NUMBER_WORDS: Final = tuple("twee drie vier vijf zes zeven acht negen tien elf twaalf twintig".split())
_QUALIFIERS: Final = ("ruim", "bijna", "maximaal", "minstens", "ongeveer", "minder dan", "vanaf")
_UNITS: Final[Mapping[str, str]] = {
    "miljoen": "miljard", "miljard": "miljoen", "procent": "miljoen", "%": "miljoen", "duizend": "miljoen",
    "euro": "procent", "mensen": "wijken", "gebieden": "kinderen", "gemeenten": "scholen", "jaar": "weken",
}  # fmt: skip
_RATE: Final = re.compile(r" (?:per (?:jaar|maand|week|dag|\w+)|jaarlijks)\b")
_WORDS: Final = re.compile(r"[^\W_]+|%")
_STRANGER: Final = "Van Ravensteyn"
_REGIONS: Final = ("area", "ministry", "fund", "theme", "tranche", "municipality", "district", "programme")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sentence of an answer and what was made of it; `change` says what was changed."""

    sentence: str
    text: str
    change: str


def answered_sentences(index: Index, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the quoted sentences of the answers to the questions of some question sets, each once."""
    answers = (answer(index, Ask(row["question"])) for path in paths for row in load_questions(path))
    return tuple(dict.fromkeys(s.text for given in answers for s in given.sentences if s.kind == "quote"))


def mutate_all(sentences: Sequence[str], names: NameTable, *, seed: int = 1) -> tuple[Mutant, ...]:
    """Return the mutants of all sentences; those of one do not depend on the others."""
    return tuple(m for sentence in sentences for m in mutate(sentence, names, random.Random(f"{seed} {sentence}")))


def mutate(sentence: str, names: NameTable, draw: random.Random) -> tuple[Mutant, ...]:
    """Return the mutants of a sentence, each other than the sentence itself; the same for the same seed."""
    figures, mentions = find_figures(sentence), find_names(names, sentence)
    made = [
        *(("figure", text) for f in figures for text in _other_digits(sentence, f, draw)),
        *(("number word", text) for text in _other_number_words(sentence, draw)),
        *(("unit", text) for text in _other_units(sentence, figures)),
        *(("rate", text) for text in _other_rates(sentence, figures)),
        *(("qualifier", text) for f in figures for text in _other_qualifiers(sentence, f, draw)),
        *(("month", text) for text in _other_months(sentence, draw)),
        *(("loose digits", text) for text in _other_loose_digits(sentence, figures, draw)),
        *(("name", text) for m in mentions for text in _other_names(sentence, m, names, draw)),
        *(("name outside the table", text) for text in _other_capitals(sentence, mentions)),
        *(("figures swapped", text) for text in _swapped_figures(sentence, figures)),
        *(("names swapped", text) for text in _swapped_names(sentence, mentions)),
        *(("figure of another name", text) for text in _borrowed_figures(sentence, figures, mentions)),
    ]
    unlike = {text: change for change, text in reversed(made) if text != sentence}
    return tuple(Mutant(sentence, text, change) for text, change in unlike.items())


def is_caught(mutant: Mutant, names: NameTable) -> bool:
    """Tell whether a mutant is refused as a written sentence that cites the sentence it was made of."""
    return not passes_as_written(mutant.text, mutant.sentence, names)


def passes_as_written(text: str, quote: str, names: NameTable) -> bool:
    """Tell whether a written sentence that cites `quote` would be shown."""
    citation = replace(_BLANK, quote=quote, end=len(quote))
    return is_supported(AnswerSentence(text, (1,), "written"), [citation], names)


_BLANK: Final = Citation(1, "", "", "", None, "other", "", "", "", 0, 0, "")


def _put(sentence: str, start: int, end: int, text: str) -> str:
    return sentence[:start] + text + sentence[end:]


def _other_digits(sentence: str, figure: Figure, draw: random.Random) -> Iterator[str]:
    """Change one digit of each number of a figure, never to a zero in front."""
    for match in re.finditer(r"[1-9]", figure.text):
        at = figure.start + match.start()
        other = draw.choice([d for d in "123456789" if d != match.group()])
        changed = _put(sentence, at, at + 1, other)
        if not any(same_value(figure, f) and f.start <= at < f.end for f in find_figures(changed)):
            yield changed


def _other_number_words(sentence: str, draw: random.Random) -> Iterator[str]:
    for match in PIECE.finditer(sentence):
        word = match.group()
        if word.casefold() != "een" and read_word(word.casefold()) is not None:
            other = draw.choice([w for w in _NUMBER_WORDS if w != word.casefold()])
            yield _put(sentence, *match.span(), other.capitalize() if word[0].isupper() else other)


def _other_units(sentence: str, figures: Sequence[Figure]) -> Iterator[str]:
    """Change the unit of a figure, or what it counts."""
    for match in _WORDS.finditer(sentence):
        counted = any(f.first is None and f.start <= match.start() <= f.end + 1 for f in figures)
        if match.group() in _UNITS and counted:
            yield _put(sentence, *match.span(), _UNITS[match.group()])


def _other_rates(sentence: str, figures: Sequence[Figure]) -> Iterator[str]:
    """Drop each rate, and make one of each amount."""
    for match in _RATE.finditer(sentence):
        yield _put(sentence, *match.span(), "")
    for figure in figures:
        if figure.kind == "amount" and not figure.per:
            yield _put(sentence, figure.end, figure.end, " per jaar")


def _other_qualifiers(sentence: str, figure: Figure, draw: random.Random) -> Iterator[str]:
    """Change or drop the qualifier of a figure, or give it one."""
    word = figure.qualifier
    at = figure.text.casefold().find(word)
    if word and at == 0:
        rest = figure.text[len(word) :].lstrip()
        other = draw.choice([q for q in _QUALIFIERS if q != word])
        yield _put(sentence, figure.start, figure.end, f"{other} {rest}")
        yield _put(sentence, figure.start, figure.end, rest)
    elif not word and figure.kind in ("amount", "number", "percentage"):
        yield _put(sentence, figure.start, figure.start, draw.choice(_QUALIFIERS) + " ")


def _other_months(sentence: str, draw: random.Random) -> Iterator[str]:
    for match in PIECE.finditer(sentence):
        if match.group() in MONTH_NAMES:
            yield _put(sentence, *match.span(), draw.choice([m for m in MONTH_NAMES if m != match.group()]))


def _other_loose_digits(sentence: str, figures: Sequence[Figure], draw: random.Random) -> Iterator[str]:
    """Change a digit that belongs to no figure: of a day without a year, an article, a time."""
    for match in re.finditer(r"[0-9]", sentence):
        if not any(f.start <= match.start() < f.end for f in figures):
            other = draw.choice([d for d in "123456789" if d != match.group()])
            yield _put(sentence, *match.span(), other)


def _other_names(sentence: str, mention: Mention, names: NameTable, draw: random.Random) -> Iterator[str]:
    """Put another name of the same kind, and one of another kind, in the place of a name."""
    here = {(m.name.kind, m.name.id) for m in find_names(names, sentence)}
    absent = [n for n in names.names if (n.kind, n.id) not in here and n.kind in _REGIONS]
    for pool in (
        [n for n in absent if n.kind == mention.name.kind],
        [n for n in absent if n.kind != mention.name.kind],
    ):
        if pool:
            yield _put(sentence, mention.start, mention.end, _spelling(draw.choice(pool)))


def _spelling(name: Name) -> str:
    return name.aliases[0] if name.kind == "ministry" and name.aliases else name.name


def _other_capitals(sentence: str, mentions: Sequence[Mention]) -> Iterator[str]:
    for match in PIECE.finditer(sentence):
        known = any(m.start <= match.start() < m.end for m in mentions)
        if (
            match.start() > 0
            and match.group()[0].isupper()
            and not known
            and fold(match.group()) not in fold(_STRANGER)
        ):
            yield _put(sentence, *match.span(), _STRANGER)


def _swapped_figures(sentence: str, figures: Sequence[Figure]) -> Iterator[str]:
    """Let two figures of one kind change places."""
    for a, b in combinations(figures, 2):
        if a.kind == b.kind and a.text != b.text and not same_value(a, b):
            yield sentence[: a.start] + b.text + sentence[a.end : b.start] + a.text + sentence[b.end :]


def _swapped_names(sentence: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Let two names of one kind change places."""
    for a, b in combinations(mentions, 2):
        if a.name.kind == b.name.kind and a.name.id != b.name.id and a.end <= b.start:
            first, second = sentence[a.start : a.end], sentence[b.start : b.end]
            yield sentence[: a.start] + second + sentence[a.end : b.start] + first + sentence[b.end :]


def _borrowed_figures(sentence: str, figures: Sequence[Figure], mentions: Sequence[Mention]) -> Iterator[str]:
    """Give a figure to the name of another one, where names and figures take turns ("A 5, B 7") or figures go first."""
    counted = [f for f in figures if f.first is None]
    for kind in _REGIONS:
        named = [m for m in mentions if m.name.kind == kind]
        row = sorted([*((f.start, "f") for f in counted), *((m.start, "m") for m in named)])
        order = "".join(what for _, what in row)
        if order in ("mf" * len(named), "fm" * len(named)):
            pairs = [(m, f) for m in named for f in counted if named.index(m) != counted.index(f)]
        else:
            pairs = [(named[0], counted[0])] if order == "ffm" else []
        for mention, figure in pairs:
            yield f"{sentence[mention.start : mention.end]} krijgt {figure.text}."
