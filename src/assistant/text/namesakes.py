"""Which place is meant by a spelling that a gemeente shares with a province or a district."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.text.names import Mention

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
