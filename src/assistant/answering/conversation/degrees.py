"""A turn that only asks for another degree of what was asked before: "En de kleinste?", "And the smallest one?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from assistant.text.words import PIECE, fold

_PAIRS: Final = (
    ("meeste", "minste"), ("grootste", "kleinste"), ("hoogste", "laagste"), ("langste", "kortste"),
    ("oudste", "jongste"), ("beste", "slechtste"), ("most", "least"), ("largest", "smallest"), ("biggest", "smallest"),
    ("highest", "lowest"), ("longest", "shortest"), ("oldest", "youngest"), ("meisten", "wenigsten"),
    ("größte", "kleinste"), ("höchste", "niedrigste"),
)  # fmt: skip
_SIDES: Final[Mapping[str, int]] = {fold(word): side for pair in _PAIRS for side, word in enumerate(pair)}
_OPPOSITES: Final[Mapping[str, str]] = {
    fold(word): pair[1 - side] for pair in reversed(_PAIRS) for side, word in enumerate(pair)
}
_ALONE: Final = re.compile(
    r"^(?:(?:in|bij|voor|van|wat is|welke is|wie is|which is|what is|what about) )?(?:de|het|the|die|der|das)? ?"
    r"(?P<degree>\w+)(?: (?:dan|gebied|wijk|bedrag|one|area))*[ ?!.]*$",
    re.IGNORECASE,
)


def ask_of_degree(now: str, before: str) -> str | None:
    """Return the question `before` with the degree that is all that `now` names, or None.

    The word before is turned into its opposite, so that "het kleinste" after "Waar wonen de meeste mensen?" asks for
    the fewest; a turn for the same degree asks the same again.
    """
    alone = _ALONE.match(now)
    side = _SIDES.get(fold(alone["degree"])) if alone else None
    if side is None:
        return None
    for word in PIECE.finditer(before):
        told = _SIDES.get(fold(word.group()))
        if told is not None:
            said = word.group() if told == side else _OPPOSITES[fold(word.group())]
            return before[: word.start()] + said + before[word.end() :]
    return None
