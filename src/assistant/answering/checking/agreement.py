"""Whether a sentence of a text says no more and nothing else than a sentence of the sources.

First what may not differ at all: figures, names, small strong words, whose figure it is. Then whether the words and
the meaning are near enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.answering.checking.candidates import Source
from assistant.answering.checking.guarded import are_opposed
from assistant.answering.checking.neutral import is_neutral
from assistant.answering.checking.scope import quotes_of, scope_conflict, trades_names
from assistant.answering.checking.stated import Stated, content_lemmas, has_same_guards
from assistant.answering.checks.measures import name_key
from assistant.answering.checks.verification import adds_nothing
from assistant.text.names import NameTable
from assistant.text.words import compound_parts

_COSINE: Final = 0.6
_COSINE_OF_FEW: Final = 0.75
_LEAST_ORDER: Final = 0.6
_LEAST_BACK, _LEAST_BACK_OF_FEW = 0.3, 0.5
_FEW_WORDS, _ALMOST_NONE = 4, 2
"""Set on the sentences of the sources, each checked against all others but itself, and on their mutants
(evaluation/checking.py): the loosest values at which none was called supported that no source says. A cosine alone
never tells: with one noun added ("voor zwembaden") a sentence keeps .85 and more of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How near a claim and a source are.

    `covered` is the share of the claim's words that stand in the source; `added` tells whether a word that says
    something does not, `whole` whether all do, light verbs too. `back` is the share of the source's words that stand in
    the claim, `ordered` that of the common words in the same order, `anchors` how many words and names both have.
    """

    source: Source
    covered: float
    added: bool
    whole: bool
    back: float
    ordered: float
    anchors: int

    @property
    def nearness(self) -> float:
        """The sum of what tells that both speak of the same thing, for putting matches in order."""
        return self.covered + self.source.similarity


def match(stated: Stated, source: Source, names: NameTable) -> Match:
    """Compare the words of a claim with those of a source."""
    there = source.whole.lemmas | source.context.lemmas
    covered = [word for word in stated.words if is_covered(word, there, names)]
    missing = [word for word in stated.words if word not in covered and not is_neutral(word)]
    named = {name_key(m) for m in stated.own.mentions} & {name_key(m) for m in source.whole.mentions}
    weights = len(covered) + len(missing)
    back = [w for w in content_lemmas(source.own) if not is_neutral(w)]
    return Match(
        source,
        covered=len(covered) / weights if weights else 1.0,
        added=bool(missing),
        whole=len(covered) == len(stated.words),
        back=sum(w in stated.own.lemmas for w in back) / len(back) if back else 1.0,
        ordered=_order(stated, source),
        anchors=len(set(covered)) + len(named),
    )


def supports(stated: Stated, near: Match, names: NameTable) -> bool:
    """Tell whether a source says all that a claim says: no word more, and nothing of what turns a sentence changed."""
    source = near.source
    if _is_literal(stated, source):
        return not scope_conflict(stated, source, names)
    return (
        not near.added
        and (near.whole or not stated.denies)
        and near.anchors > 1
        and near.ordered >= _LEAST_ORDER
        and _says_enough(stated, near)
        and has_same_guards(stated, source)
        and not are_opposed(stated.words, source.whole.lemmas)
        and not scope_conflict(stated, source, names)
        and not trades_names(stated, source)
        and adds_nothing(stated.own.text, quotes_of(source, names), names)
    )


def _says_enough(stated: Stated, near: Match) -> bool:
    """Tell whether claim and source are about the same thing: the fewer words a claim has, the more has to agree."""
    money = any(f.kind == "amount" for f in stated.own.figures)
    if money and near.back >= 1.0 and near.anchors > _ALMOST_NONE:
        return near.source.similarity >= _COSINE
    if stated.weight < _ALMOST_NONE:
        return near.source.similarity >= _COSINE_OF_FEW and near.back >= _LEAST_BACK_OF_FEW
    many = len(stated.words) >= _FEW_WORDS and not stated.denies
    return near.source.similarity >= _COSINE and (many or near.back >= _LEAST_BACK)


def _is_literal(stated: Stated, source: Source) -> bool:
    return stated.own.text.split() == source.own.text.split()


def is_covered(word: str, there: frozenset[str], names: NameTable) -> bool:
    """Tell whether a lemma stands in the source, as itself, in parts, or as the word that the sources use for it."""
    if word in there or any(like in there for like in names.synonyms.get(word, ())):
        return True
    parts = compound_parts(word)
    return bool(parts) and all(part in there for part in parts)


def _order(stated: Stated, source: Source) -> float:
    """Return which share of the lemmas that both have stands in the same order (longest common subsequence)."""
    theirs = tuple(content_lemmas(source.whole))
    common = set(stated.words) & set(theirs)
    mine = tuple(dict.fromkeys(w for w in stated.words if w in common))
    others = tuple(dict.fromkeys(w for w in theirs if w in common))
    return _longest_common(mine, others) / len(mine) if len(mine) > 2 else 1.0


@lru_cache(maxsize=4096)
def _longest_common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    row = [0] * (len(b) + 1)
    for word in a:
        left = 0
        for i, other in enumerate(b, 1):
            left, row[i] = row[i], left + 1 if word == other else max(row[i], row[i - 1])
    return row[-1]
