"""Whose a sentence is: the names that stand above it, and whether a text gives to all what the source gives to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.answering.checking.candidates import Source
from assistant.answering.checking.claims import Claim
from assistant.answering.checking.stated import Stated
from assistant.answering.checks.company import GROUPS
from assistant.answering.checks.measures import name_key
from assistant.text.figures import same_value
from assistant.text.names import Mention, NameTable, find_names
from assistant.text.sentences import leans_back

Names = frozenset[tuple[str, str]]

_SCOPES: Final = ("place", "payer", "money", "tranche")


def quotes_of(source: Source, names: NameTable) -> tuple[str, ...]:
    """Return what a claim may rest on: the sentence with what it leans on, after the names above it.

    A name of a heading or the title counts only where the sentence itself, or a nearer heading, has none of its group.
    """
    lead: list[str] = []
    groups = {group_of(m) for m in source.whole.mentions}
    for words in reversed(source.above):
        found = [m for m in find_names(names, words) if group_of(m) not in groups]
        lead[:0] = [words[m.start : m.end] for m in found]
        groups |= {group_of(m) for m in found}
    return (*([", ".join(dict.fromkeys(lead))] if lead else ()), source.whole.text)


def scope_conflict(stated: Stated, source: Source, names: NameTable) -> bool:
    """Tell whether a claim says in general what the source says of one place or payer, or its text is about another."""
    if stated.denies and _leaves_scope_out(stated, source):
        return True
    counted = any(f.first is None for f in stated.own.figures)
    for group in _SCOPES:
        theirs = _of_group(source.whole.mentions, group)
        if not theirs or _of_group(stated.own.mentions, group):
            continue
        mine = _nearest_before(stated.claim, group, names)
        if mine and not mine & theirs:
            return True
        left_out = _of_group(source.own.mentions, group)
        known = mine and leans_back(stated.claim.text)
        if not known and left_out and (group == "place" or (group == "payer" and counted)):
            return True
    return False


def _leaves_scope_out(stated: Stated, source: Source) -> bool:
    """Tell whether a denial leaves out a name or period that limits it in the source: not there is not nowhere."""
    mine = {name_key(m) for m in stated.own.mentions}
    periods = [f for f in source.own.figures if f.first is not None]
    return any(name_key(m) not in mine for m in source.own.mentions) or any(
        not any(same_value(f, g) for g in stated.own.figures) for f in periods
    )


def group_of(mention: Mention) -> str:
    """Return the group of names that can stand in the place of a name."""
    return GROUPS.get(mention.name.kind, mention.name.kind)


def _of_group(mentions: Sequence[Mention], group: str) -> Names:
    return frozenset(name_key(m) for m in mentions if group_of(m) == group)


def _nearest_before(claim: Claim, group: str, names: NameTable) -> Names:
    """Return the names of a group in the nearest sentence or heading before a claim that has any."""
    for words in reversed(claim.before):
        found = _of_group(find_names(names, words), group)
        if found:
            return found
    return frozenset()


def trades_names(stated: Stated, source: Source) -> bool:
    """Tell whether a claim takes a name from above the sentence and leaves out one that the sentence has."""
    mine = {name_key(m) for m in stated.own.mentions}
    theirs = {name_key(m) for m in source.own.mentions if group_of(m) in _SCOPES}
    return bool(theirs - mine) and not mine <= {name_key(m) for m in source.whole.mentions}
