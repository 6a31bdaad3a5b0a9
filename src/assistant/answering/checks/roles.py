"""Who does what to whom: the preposition before each noun, and the order of those that have none.

Dutch says by these what is subject and what is object ("het Rijk betaalt gemeenten", "geld van het Rijk aan een
gemeente"). It goes by words alone, and refuses where two of them have changed places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from assistant.answering.checks.nouns import Noun, are_listed, can_act, read_nouns
from assistant.answering.checks.verbs import (
    BEING,
    PASSIVE,
    acts,
    both_say_what_is,
    gives,
    is_passive,
    lower_words,
    takes_and_gives,
    words_of,
)
from assistant.text.clauses import SAYING
from assistant.text.names import NameTable
from assistant.text.words import PIECE, fold, lemma

_GIVEN: Final = frozenset("van aan voor namens".split())
_FREED: Final = _GIVEN | {"uit", "dan", "met"}
_SAYS: Final = re.compile(rf"\b(?:{SAYING}|schrijf(?:t|en))\s+(?:(?:de|het)\s+)?$", re.IGNORECASE)
_HAVING: Final = frozenset("heeft hebben had hadden".split())
_DENIALS: Final = frozenset("niet geen".split())


def keeps_roles(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether no two nouns have changed places: neither their prepositions nor, without any, their order."""
    said = read_nouns(text, names)
    return any(_keeps(said, text, quote, names) for quote in dict.fromkeys((*quotes, " ".join(quotes))))


def _keeps(said: Sequence[Noun], text: str, quote: str, names: NameTable) -> bool:
    told = read_nouns(quote, names)
    marks: dict[str, set[str]] = {}
    for noun in told:
        marks.setdefault(noun.key, set()).add(noun.mark)
    changed = [(n, marks[n.key]) for n in said if n.key in marks and n.mark not in marks[n.key]]
    pairs = [(a, b) for a in changed for b in changed if a[0].key != b[0].key]
    if any((n.mark and n.mark in theirs) or (n.mark in theirs and m.mark in ours) for (n, ours), (m, theirs) in pairs):
        return False
    subject = next((n.key for n in told if not n.mark), None)
    given = [n.key for n, was in changed if n.mark in _GIVEN and was == {""}]
    freed = [n for n, was in changed if n.mark == "" and was <= _FREED]
    same = subject not in given and all(_verb_before(n, said, text) == _verb_before(n, told, quote) for n in freed)
    compared = any(was == {"dan"} and not _DENIALS & set(words_of(text)) for n, was in changed)
    turned = takes_and_gives(lower_words(text), lower_words(quote))
    return (
        not (given and freed and not turned and not same)
        and not compared
        and _keeps_sides(said, told, text, quote)
        and _keeps_order(said, told, text, quote)
    )


def _verb_before(noun: Noun, nouns: Sequence[Noun], text: str) -> str:
    """Return the lemma of the last verb before a noun where it first stands in a text; "is" and "heeft" are one."""
    start = next(n.start for n in nouns if n.key == noun.key)
    verbs = [fold(m.group()) for m in PIECE.finditer(text, 0, start) if acts(m)]
    return "" if not verbs or verbs[-1] in BEING | _HAVING else lemma(verbs[-1])


def _keeps_sides(said: Sequence[Noun], told: Sequence[Noun], text: str, quote: str) -> bool:
    """Tell whether no subject has become what something is done to: bare in an active and in a passive sentence."""
    if takes_and_gives(lower_words(text), lower_words(quote)) or takes_and_gives(lower_words(quote), lower_words(text)):
        first = next((n.key for n in told if not n.mark), None)
        giver = next((n.key for n in said if not n.mark), None)
        if gives(lower_words(text)) and any(n.key == giver and n.mark == "van" for n in told):
            return giver != first
        return first not in {n.key for n in said if not n.mark}
    here, there = is_passive(lower_words(text), PASSIVE), is_passive(lower_words(quote), PASSIVE)
    if here == there:
        return here or not _gives_to_giver(said, told, text, quote)
    active, passive = (told, said) if here else (said, told)
    subject = next((n.key for n in active if not n.mark), None)
    objects = [n.key for n in active if not n.mark and n.key != subject]
    bare = {n.key for n in passive if not n.mark}
    return subject not in bare or not objects


def _gives_to_giver(said: Sequence[Noun], told: Sequence[Noun], text: str, quote: str) -> bool:
    """Tell whether who gives in the quote is who is given to: "X geeft Y geld" told as "Y geeft geld aan X"."""
    giver = next((n.key for n in told if not n.mark), None)
    to = any(n.key == giver and n.mark == "aan" for n in said)
    return to and gives(lower_words(text)) and gives(lower_words(quote))


def _keeps_order(said: Sequence[Noun], told: Sequence[Noun], text: str, quote: str) -> bool:
    """Tell whether the nouns without a preposition stand in their order, in sentences of one voice that act."""
    here, there = lower_words(text), lower_words(quote)
    if (
        is_passive(here, PASSIVE | BEING) != is_passive(there, PASSIVE | BEING)
        or both_say_what_is(here, there)
        or takes_and_gives(here, there)
        or takes_and_gives(there, here)
    ):
        return True
    bare = [n for n in told if not n.mark]
    single = {n.key: n for n in bare if sum(m.key == n.key for m in told) == 1}
    speakers = _speakers(said, text) & (_speakers(told, quote) | {n.key for n in told if n.mark == "volgens"})
    kept = [
        n
        for n in said
        if n.key not in speakers and not n.mark and n.key in single and sum(m.key == n.key for m in said) == 1
    ]
    return all(
        single[a.key].start < single[b.key].start
        or (are_listed(a, b, text) and are_listed(single[b.key], single[a.key], quote))
        or (not can_act(a, text) and can_act(b, text) and _comes_first(a, b, text))
        or (can_act(a, text) and not can_act(b, text) and _is_told_of(single[b.key], single[a.key], quote))
        for a, b in combinations(kept, 2)
    )


def _speakers(nouns: Sequence[Noun], text: str) -> set[str]:
    """Return the nouns right behind a verb of saying ("meldde de krant")."""
    return {n.key for n in nouns if _SAYS.search(text[: n.start])}


def _comes_first(thing: Noun, actor: Noun, text: str) -> bool:
    """Tell whether a thing is put before the verb and the actor right behind it, in the verb's number ("Geld krijgt
    X")."""
    verbs = [m for m in PIECE.finditer(text, thing.end, actor.start) if acts(m)]
    if not verbs or any(acts(m) for m in PIECE.finditer(text, 0, thing.start)):
        return False
    many = not actor.kind and fold(text[actor.start : actor.end]).endswith(("s", "en"))
    return fold(verbs[-1].group()).endswith("en") == many


def _is_told_of(thing: Noun, actor: Noun, quote: str) -> bool:
    """Tell whether a quote tells of a thing what somebody does with it ("geld dat een gemeente bewaart")."""
    return re.search(r"\b(?:dat|die|waarvoor|waarin|waarmee)\b", quote[thing.end : actor.start]) is not None
