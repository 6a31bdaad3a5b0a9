"""Whether a sentence tells no cause or purpose that no quote tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.checks.verbs import BEING, PASSIVE, is_passive, words_of

_CAUSES: Final = frozenset(
    "omdat doordat want daarom daardoor waardoor hierdoor zodat zodoende vandaar dankzij vanwege wegens omwille gevolg "
    "aanleiding reden oorzaak ondanks ten".split()
)
_BY: Final = re.compile(r"\bdoor\b(?!\s*[.,;])", re.IGNORECASE)


def keeps_cause(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether no cause or purpose is told that no quote tells: by "omdat" and its like, or by "door" or "om te".

    "Door" may be gained for who does it, in a passive sentence.
    """
    words = words_of(text)
    known = {word for quote in quotes for word in words_of(quote)}
    if any(word in _CAUSES and word not in known for word in words) or ("om" in words and "om" not in known):
        return False
    return not _BY.search(text) or "door" in known or is_passive(words, PASSIVE | BEING)
