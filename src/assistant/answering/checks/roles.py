"""Who does what to whom: the preposition before each noun, and the order of those that have none.

Dutch says by these what is subject and what is object ("het Rijk betaalt gemeenten", "geld van het Rijk aan een
gemeente"). It goes by words alone, and refuses where two of them have changed places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from assistant.answering.checks.alternatives import is_free
from assistant.text.clauses import denied_names
from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names
from assistant.text.words import PIECE, fold, lemma

_MARKS: Final = frozenset(
    "aan bij in met na naar onder op over per tot uit van via voor door sinds tussen namens volgens zonder dan als "
    "binnen buiten tegen rond tijdens waarin".split()
)
_PASSIVE: Final = frozenset("word wordt worden werd werden".split())
_BEING: Final = frozenset("is was zijn waren".split())
_PARTICIPLE: Final = re.compile(
    r"(?:aan|af|bij|in|mee|op|over|toe|uit|voor|door|klaar|bekend)?(?:ge|be|ver|ont|her)\w+(?:d|t|en)"
)
_CAUSES: Final = frozenset(
    "omdat doordat want daarom daardoor waardoor hierdoor zodat zodoende vandaar dankzij vanwege wegens omwille gevolg "
    "aanleiding reden oorzaak ondanks ten".split()
)
_BREAK: Final = re.compile(r"[.,;:!?()–]")
_NO_NOUNS: Final = frozenset(
    "jaar week maand dag keer procent miljoen euro ongeveer ruim alle elke iedere sommige maximaal minstens "
    "tot eind alleen vooral extra ook pas later eerder eerst langer iets deels helemaal samen beter groot "
    "groter zwaar gratis bekend beschikbaar verplicht nodig zeker onzeker mogelijk waarschijnlijk breder meer "
    "minder al nog niet geen wel zelf gelijk gericht structureel makkelijker waar die dat hoe hoog totaal "
    "bijna deel omhoog omlaag korter mee".split()
)
"""Words that fill no role: of time and measure, and those that say how something is."""
_ARTICLES: Final = frozenset("de het een deze die dit alle hun".split())
_ACTING: Final = frozenset("area municipality district province ministry".split())
_SOMEBODY: Final = frozenset(
    "gemeente gebied rijk kabinet kamer ministerie school leerling jongere jong oud kind gezin moeder partij "
    "bedrijf organisatie mens vierjarigen beroepskracht wijkconcierges ervaringsdeskundige alliantie stad "
    "wijk premier koningin peuter scholier huishouden professional gezant".split()
)
_PERSON: Final = re.compile(r"(?:er|ers|eur|eurs|aris|arissen|ster|sters|igen|meester|meesters|ist|isten)$")
_NAMING: Final = frozenset("heet heten betekent".split())
_TAKING: Final = frozenset("krijg krijgt krijgen kreeg kregen ontvangt ontvangen ontving".split())
_GIVING: Final = frozenset(
    "geef geeft geven gaf gaven betaalt betalen betaalde betaalden biedt bieden bood boden helpt helpen hielp".split()
)
_GIVEN: Final = frozenset("van aan voor namens".split())
_FREED: Final = _GIVEN | {"uit", "dan", "met"}
_DENIALS: Final = frozenset("niet geen".split())
_BY: Final = re.compile(r"\bdoor\b(?!\s*[.,;])", re.IGNORECASE)
_LISTED: Final = re.compile(r",|\ben\b|\bof\b")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or name of a text by its lemma or id, with the preposition before it, or "".

    `stretch` counts the verbs and prepositions before it: nouns of one stretch may be a list.
    """

    key: str
    mark: str
    start: int
    end: int
    stretch: int = 0
    kind: str = ""


def keeps_roles(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether no two nouns have changed places: neither their prepositions nor, without any, their order."""
    said = read_nouns(text, names)
    return any(_keeps(said, text, quote, names) for quote in dict.fromkeys((*quotes, " ".join(quotes))))


def keeps_cause(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether no cause or purpose is told that no quote tells: by "omdat" and its like, or by "door" or "om te".

    "Door" may be gained for who does it, in a passive sentence.
    """
    words = _words(text)
    known = {word for quote in quotes for word in _words(quote)}
    if any(word in _CAUSES and word not in known for word in words) or ("om" in words and "om" not in known):
        return False
    return not _BY.search(text) or "door" in known or _is_passive(words, _PASSIVE | _BEING)


def read_nouns(text: str, names: NameTable) -> list[Noun]:
    """Return the nouns and names of a text, in order, with the preposition of their group of words."""
    found: list[Noun] = []
    mark, last, stretch = "", 0, 0
    spans, figures = _spans(text, names), find_figures(text)
    ends = {span.end for span in spans}
    for match in PIECE.finditer(text):
        word, at, between = fold(match.group()), match.start(), text[last : match.start()]
        before, last = fold(text[:at].rsplit(maxsplit=1)[-1]) if text[:at].strip() else "", match.end()
        if _BREAK.search(between):
            mark = found[-1].mark if found and between.strip() == "," and _LISTED.search(text[last:]) else ""
        named = next((s for s in spans if s.start <= at < s.end), None)
        figure = next((f for f in figures if f.start <= at < f.end), None)
        if named is not None:
            if named.start == at and named.key:
                close = found and not mark and found[-1].end == at - 1 and found[-1].end not in ends
                found.append(replace(named, mark=found[-1].mark if close else mark, stretch=stretch))
            mark = mark if match.end() < named.end else ""
        elif figure is not None:
            mark = "" if figure.first is not None else mark
        elif word in _MARKS or (_acts(match) and not _describes(text, match, before)):
            mark, stretch = (word if word in _MARKS else ""), stretch + 1
        elif word in ("en", "of"):
            mark = found[-1].mark if found else mark
        elif not (
            is_free(word) or word in _NO_NOUNS or len(word) == 1 or word[0].isdigit() or _describes(text, match, before)
        ):
            close = found and not mark and match.group()[0].isupper() and found[-1].end == at - 1 and at - 1 not in ends
            found.append(Noun(lemma(word), found[-1].mark if close else mark, at, match.end(), stretch))
            mark = ""
    return found


def _spans(text: str, names: NameTable) -> list[Noun]:
    """Return the names of a text; one that is only a period or only denied has no key.

    Two spellings of one name in a text are two ("X heet nu Y").
    """
    mentions = find_names(names, text)
    denied = denied_names(text, mentions, find_figures(text))
    spellings: dict[str, set[str]] = {}
    for m in mentions:
        spellings.setdefault(m.name.id, set()).add(fold(text[m.start : m.end]))
    spans = []
    for m in mentions:
        said = fold(text[m.start : m.end])
        key = said if m.name.kind == "theme" and len(spellings[m.name.id]) > 1 else m.name.id
        shown = m not in denied and re.search("[a-z]", said)
        spans.append(Noun(key if shown else "", "", m.start, m.end, kind=m.name.kind))
    return spans


def _describes(text: str, match: re.Match[str], before: str) -> bool:
    """Tell whether a word is an adjective before a noun, by its form or as it follows an article."""
    following, own = PIECE.match(text, match.end() + 1), fold(match.group())
    if following is None or not (before in _ARTICLES or (_is_adjective(own) and not _is_verb(own))):
        return False
    word = fold(following.group())
    return following.group()[0].islower() and not (
        is_free(word) or word in _MARKS or word in _NO_NOUNS or _is_verb(word)
    )


def marks_of(text: str, names: NameTable) -> dict[int, str]:
    """Return the preposition before each noun and name, by its offset."""
    return {noun.start: noun.mark for noun in read_nouns(text, names)}


def _keeps(said: Sequence[Noun], text: str, quote: str, names: NameTable) -> bool:
    told = read_nouns(quote, names)
    marks: dict[str, set[str]] = {}
    for noun in told:
        marks.setdefault(noun.key, set()).add(noun.mark)
    changed = [(n, marks[n.key]) for n in said if n.key in marks and n.mark not in marks[n.key]]
    pairs = [(a, b) for a in changed for b in changed if a[0].key != b[0].key]
    if any((n.mark and n.mark in theirs) or (n.mark in theirs and m.mark in ours) for (n, ours), (m, theirs) in pairs):
        return False
    given = any(n.mark in _GIVEN and was == {""} for n, was in changed)
    freed = any(n.mark == "" and was <= _FREED for n, was in changed)
    compared = any(was == {"dan"} and not _DENIALS & set(_words(text)) for n, was in changed)
    turned = _takes_and_gives(_lower(text), _lower(quote))
    return (
        not (given and freed and not turned)
        and not compared
        and _keeps_sides(said, told, text, quote)
        and _keeps_order(said, told, text, quote)
    )


def _keeps_sides(said: Sequence[Noun], told: Sequence[Noun], text: str, quote: str) -> bool:
    """Tell whether no subject has become what something is done to: bare in an active and in a passive sentence."""
    if _takes_and_gives(_lower(text), _lower(quote)) or _takes_and_gives(_lower(quote), _lower(text)):
        first = next((n.key for n in told if not n.mark), None)
        return first not in {n.key for n in said if not n.mark}
    here, there = _is_passive(_lower(text), _PASSIVE), _is_passive(_lower(quote), _PASSIVE)
    if here == there:
        return True
    active, passive = (told, said) if here else (said, told)
    subject = next((n.key for n in active if not n.mark), None)
    objects = [n.key for n in active if not n.mark and n.key != subject]
    bare = {n.key for n in passive if not n.mark}
    return subject not in bare or not objects


def _takes_and_gives(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether one tells as getting what the other tells as giving: then who was the subject may not still be."""
    return bool(_TAKING & set(words)) and not _TAKING & set(others) and bool(_GIVING & set(others))


def _keeps_order(said: Sequence[Noun], told: Sequence[Noun], text: str, quote: str) -> bool:
    """Tell whether the nouns without a preposition stand in their order, in sentences of one voice that act."""
    here, there = _lower(text), _lower(quote)
    if (
        _is_passive(here, _PASSIVE | _BEING) != _is_passive(there, _PASSIVE | _BEING)
        or _both_say_what_is(here, there)
        or _takes_and_gives(here, there)
        or _takes_and_gives(there, here)
    ):
        return True
    bare = [n for n in told if not n.mark]
    single = {n.key: n for n in bare if sum(m.key == n.key for m in told) == 1}
    kept = [n for n in said if not n.mark and n.key in single and sum(m.key == n.key for m in said) == 1]
    return all(
        single[a.key].start < single[b.key].start
        or (_are_listed(a, b, text) and _are_listed(single[b.key], single[a.key], quote))
        or (not _can_act(a, text) and _can_act(b, text) and _comes_first(a, b, text))
        or (_can_act(a, text) and not _can_act(b, text) and _is_told_of(single[b.key], single[a.key], quote))
        for a, b in combinations(kept, 2)
    )


def _can_act(noun: Noun, text: str) -> bool:
    """Tell whether a noun is somebody: by its word or ending, or as a name that stands for people."""
    word = fold(text[noun.start : noun.end])
    return noun.kind in _ACTING or (not noun.kind and (noun.key in _SOMEBODY or bool(_PERSON.search(word))))


def _comes_first(thing: Noun, actor: Noun, text: str) -> bool:
    """Tell whether a thing is put before the verb and the actor right behind it, in the verb's number ("Geld krijgt
    X")."""
    verbs = [m for m in PIECE.finditer(text, thing.end, actor.start) if _acts(m)]
    if not verbs or any(_acts(m) for m in PIECE.finditer(text, 0, thing.start)):
        return False
    many = not actor.kind and fold(text[actor.start : actor.end]).endswith(("s", "en"))
    return fold(verbs[-1].group()).endswith("en") == many


def _is_told_of(thing: Noun, actor: Noun, quote: str) -> bool:
    """Tell whether a quote tells of a thing what somebody does with it ("geld dat een gemeente bewaart")."""
    return re.search(r"\b(?:dat|die|waarvoor|waarin|waarmee)\b", quote[thing.end : actor.start]) is not None


def _are_listed(a: Noun, b: Noun, text: str) -> bool:
    return a.stretch == b.stretch and _LISTED.search(text[a.start : b.start]) is not None


def _is_passive(words: Sequence[str], auxiliaries: frozenset[str]) -> bool:
    return bool(auxiliaries & set(words)) and any(_PARTICIPLE.fullmatch(w) and _is_verb(w) for w in words)


def _both_say_what_is(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether the first verb of both is "is": who is what may be told either way; one may say "heet"."""
    first, second = (next((w for w in row if _is_verb(w)), "") for row in (words, others))
    return second in _BEING and (first in _BEING or bool(_NAMING & set(words)))


def _acts(match: re.Match[str]) -> bool:
    """Tell whether a word is a verb; one with a capital is a name or opens a sentence."""
    return not match.group()[0].isupper() and _is_verb(fold(match.group()))


def _lower(text: str) -> list[str]:
    return [fold(m.group()) for m in PIECE.finditer(text) if not m.group()[0].isupper()]


def _words(text: str) -> list[str]:
    return [fold(word) for word in PIECE.findall(text)]


def _is_verb(word: str) -> bool:
    base = lemma(word)
    if word in _PASSIVE | _BEING | _OTHER_VERBS:
        return True
    return (
        not is_free(word)
        and base.endswith(("en", "gaan", "staan", "doen", "zien"))
        and not (word == base and word.endswith("igen"))
    )


_OTHER_VERBS: Final = frozenset(
    "leren leerde vraagt vroeg vroegen werkt werken werkte rust rusten kan kon mag mocht moet moest wil ging "
    "gingen staat hoeft hoefde hoefden geldt vallen valt gebruikt aangevraagd aangevroegen aanvroegen heeft "
    "hebben had hadden start gaat plant heet".split()
)
"""Verbs that a list of lemmas has as nouns."""


def _is_adjective(word: str) -> bool:
    return word.endswith(("e", "lijk", "ig")) and len(word) > 3 and not word.endswith(("ie", "ee"))
