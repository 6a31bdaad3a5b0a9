"""The periods that a question sets side by side in everyday words ("eerst … nu", "de eerste of de tweede").

They are said by the names of the tranches, as far as the question is about what differs by tranche: money, and who pays
for what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from assistant.answering.kind_nouns import kinds_meant
from assistant.text.asking import is_money_word
from assistant.text.attribution import tranche_years
from assistant.text.enumerating import asks_what_for
from assistant.text.figures import find_figures
from assistant.text.names import Name, NameTable, find_names
from assistant.text.words import PIECE, fold, lemma

_TURNS: Final = ("tranche", "periode", "ronde")
_NOW: Final = re.compile(r"(?<!tot )\b(?:nu|tegenwoordig|momenteel|deze keer|dit keer)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(
    r"\b(?:(?:in )?de (?:keer|ronde|periode|tranche) (?:daarvoor|ervoor)|(?:in )?de (?:eerste|vorige) keer"
    r"|eerst|vroeger|toen|eerder|voorheen|daarvoor)\b",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(r"\b(?:de |het )?(?P<word>\w+) (?P<what>geld|bedrag(?:en)?|budget|pot)\b", re.IGNORECASE)
_OLD: Final = re.compile(r"\b(?:de|het) (?:oude|vorige)(?=[ ?!.,]*$)", re.IGNORECASE)
_END: Final = r"(?=\s*(?:[,?!.;:]|$|\b(?:en|of|dan|maar|niet|wel)\b))"
_LOOSE: Final = frozenset(("eerder", "toen"))
"""Words for an earlier time that only beside "nu" mean the tranche before."""
_MONEY_VERBS: Final = frozenset("verdelen besteden uitgeven".split())
_GOING: Final = frozenset(("gaan", "dragen", "leggen"))
_DIFFERS: Final = re.compile(
    r"\b(?:verschil\w*|anders|veranderd\w*|gewijzigd|vergeleken|vergelijking|vergelijk|dan|nieuw|erbij|bijgekomen|weg"
    r"|weggevallen|verdwenen|ten opzichte van)\b",
    re.IGNORECASE,
)


def name_periods(names: NameTable, text: str) -> str:
    """Return a Dutch question with the tranche named where it says one in everyday words beside another."""
    turns = _turns(names)
    if len(_ordered(names)) < 2:
        return text
    named = _name_elided(text, turns)
    named = _name_money(named, turns)
    return _name_now_and_before(names, named) if _differs_by_tranche(names, named) else named


def compared_tranches(names: NameTable, text: str) -> tuple[str, ...]:
    """Return the ids of the tranches that a question compares, the first in time first; none when it compares none.

    Of a question that says what is different and names one tranche, the other is the latest, or the one before that.
    """
    ordered = _ordered(names)
    named = {m.name.id for m in find_names(names, text) if m.name.kind == "tranche"}
    named |= {i for f in find_figures(text) for i in ordered if (f.first, f.last) == tranche_years(names, i)}
    if len(named) == 1 and len(ordered) > 1 and _DIFFERS.search(text):
        named.add(ordered[-1] if ordered[-1] not in named else ordered[-2])
    return tuple(i for i in ordered if i in named) if len(named) > 1 else ()


def _ordered(names: NameTable) -> list[str]:
    return sorted((row["id"] for row in names.raw.get("tranches", ())), key=lambda i: tranche_years(names, i)[0])


def _turns(names: NameTable) -> Mapping[str, Name]:
    """Return the words that tell which tranche is meant ("eerste", "vorige"), with that tranche."""
    found: dict[str, Name] = {}
    for name in (n for n in names.names if n.kind == "tranche"):
        for spelled in (name.name, *name.aliases):
            words = spelled.split()
            if len(words) == 2 and words[1] in _TURNS and words[0].isalpha():
                found[fold(words[0])] = name
    return found


def _name_elided(text: str, turns: Mapping[str, Name]) -> str:
    """Say the noun that is left out ("de eerste en de tweede tranche", "de tweede tranche … de eerste")."""
    if not turns or not any(turn in fold(text) for turn in _TURNS):
        return text
    pattern = re.compile(rf"\b(de) ({'|'.join(map(re.escape, turns))})\b{_END}", re.IGNORECASE)
    return pattern.sub(lambda m: f"{m[1]} {turns[fold(m[2])].name}", text)


def _name_money(text: str, turns: Mapping[str, Name]) -> str:
    """Say "het geld van de eerste tranche" for "het eerste geld"."""

    def said(match: re.Match[str]) -> str:
        name = turns.get(fold(match["word"]))
        if name is None:
            return match.group()
        article = "het" if fold(match["what"]) in ("geld", "bedrag", "budget") else "de"
        return f"{article} {match['what']} van de {name.name}"

    said_so = _SIZE.sub(said, text)
    before = [name for word, name in turns.items() if word == "vorige"]
    return _OLD.sub(f"die van de {before[0].name}", said_so) if before and said_so != text else said_so


def _name_now_and_before(names: NameTable, text: str) -> str:
    """Say the tranche for "nu" and "eerst", when both are in a question or one beside a tranche or "dan"."""
    ordered = _ordered(names)
    now, before = _NOW.search(text), _BEFORE.search(text)
    beside = any(m.name.kind == "tranche" for m in find_names(names, text))
    then = before is not None and (beside or " dan " in text) and fold(before.group()) not in _LOOSE
    if not (now and (before or beside or asks_what_for(text))) and not then:
        return text
    labels = {row["id"]: row["name"] for row in names.raw["tranches"]}
    text = _BEFORE.sub(lambda m: _beside(text, m, labels[ordered[0 if fold(m.group()) == "eerst" else -2]]), text)
    return _NOW.sub(lambda m: _beside(text, m, labels[ordered[-1]]), text)


def _beside(text: str, match: re.Match[str], label: str) -> str:
    before = text[: match.start()]
    said = f"de {label}" if re.search(r"\b(?:in|van|voor)\s+$", before, re.IGNORECASE) else f"in de {label}"
    return said if before.strip() else said[:1].upper() + said[1:]


def _differs_by_tranche(names: NameTable, text: str) -> bool:
    words = PIECE.findall(text)
    bases = [lemma(w.casefold()) for w in words]
    money = any(b in _MONEY_VERBS or (is_money_word(w) and b not in _GOING) for w, b in zip(words, bases, strict=True))
    return money or bool(_kinds(names, words) & {"ministry", "theme"})


def _kinds(names: NameTable, words: Iterable[str]) -> set[str]:
    return {kind for word in words for kind in kinds_meant(names, word)}
