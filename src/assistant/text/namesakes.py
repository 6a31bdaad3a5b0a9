"""Which place is meant: of several with one spelling, and of a province beside a place that lies in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.records import About
from assistant.text.names import Mention, NameTable
from assistant.text.words import fold

_KINDS: Final = ("area", "municipality", "district", "province")
"""The likeliest first where one spelling is several of them ("Utrecht")."""
_OF_PROVINCE: Final = re.compile(r"\bprovincie\s+$", re.IGNORECASE)


def settle_places(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Keep one place of those that share a spelling: the gemeente, unless it is called a province."""
    best: dict[int, str] = {}
    for mention in mentions:
        kinds = [m.name.kind for m in mentions if m.start == mention.start and m.name.kind in _KINDS]
        if kinds:
            provincial = "province" in kinds and _OF_PROVINCE.search(text[: mention.start])
            best[mention.start] = "province" if provincial else min(kinds, key=_KINDS.index)
    return tuple(m for m in mentions if m.name.kind not in _KINDS or m.name.kind == best[m.start])


def without_wider_places(names: NameTable, about: Sequence[About]) -> tuple[About, ...]:
    """Leave out a province beside a place that lies in it: "Omroep Beta noemde € 3 miljoen voor Alfa" is of Alfa."""
    if not any(a.kind == "province" for a in about):
        return tuple(about)
    lying = {row["slug"]: fold(row["province"]) for row in names.raw.get("areas", ()) if "province" in row}
    within = {(str(name.kind), name.id): name.within for name in names.names}
    provinces = [{lying.get(slug) for slug in within.get((a.kind, a.id), ())} for a in about]
    return tuple(a for a in about if a.kind != "province" or {a.id} not in provinces)
