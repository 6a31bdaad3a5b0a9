"""The nouns and names of a Dutch text, each with the preposition of its group of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.checks.alternatives import is_free
from assistant.answering.checks.verbs import acts, is_verb
from assistant.text.clauses import denied_names
from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names
from assistant.text.words import PIECE, fold, lemma

_MARKS: Final = frozenset(
    "aan bij in met na naar onder op over per tot uit van via voor door sinds tussen namens volgens zonder dan als "
    "binnen buiten tegen rond tijdens waarin".split()
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
        elif word in _MARKS or (acts(match) and not _describes(text, match, before)):
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


def marks_of(text: str, names: NameTable) -> dict[int, str]:
    """Return the preposition before each noun and name, by its offset."""
    return {noun.start: noun.mark for noun in read_nouns(text, names)}


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
    if following is None or not (before in _ARTICLES or (_is_adjective(own) and not is_verb(own))):
        return False
    word = fold(following.group())
    return following.group()[0].islower() and not (
        is_free(word) or word in _MARKS or word in _NO_NOUNS or is_verb(word)
    )


def _is_adjective(word: str) -> bool:
    return word.endswith(("e", "lijk", "ig")) and len(word) > 3 and not word.endswith(("ie", "ee"))


def can_act(noun: Noun, text: str) -> bool:
    """Tell whether a noun is somebody: by its word or ending, or as a name that stands for people."""
    word = fold(text[noun.start : noun.end])
    return noun.kind in _ACTING or (not noun.kind and (noun.key in _SOMEBODY or bool(_PERSON.search(word))))


def are_listed(a: Noun, b: Noun, text: str) -> bool:
    return a.stretch == b.stretch and _LISTED.search(text[a.start : b.start]) is not None
