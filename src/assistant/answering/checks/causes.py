"""Whether a sentence tells no cause or purpose that no quote tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.checks.alternatives import is_free
from assistant.answering.checks.verbs import BEING, PASSIVE, is_passive, words_of
from assistant.text.words import PIECE, fold, lemma

_CAUSES: Final = frozenset(
    "omdat doordat want daarom daardoor waardoor hierdoor zodat zodoende vandaar dankzij vanwege wegens omwille gevolg "
    "aanleiding reden oorzaak ondanks ten".split()
)
_PURPOSE: Final = re.compile(
    r"(?<!verplicht )(?<!nodig )(?<!mogelijk )(?<!voorwaarde )(?<!bedoeling )(?<!doel )\bom\b", re.IGNORECASE
)
"""Behind those words "om" only tells what it is that is so, not what for."""
_BY: Final = re.compile(r"\bdoor\b(?!\s*[.,;])", re.IGNORECASE)


def keeps_cause(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether no cause or purpose is told that no quote tells: by "omdat" and its like, or by "door" or "om te".

    "Door" may be gained for who does it, in a passive sentence.
    """
    words = words_of(text)
    known = {word for quote in quotes for word in words_of(quote)}
    if any(word in _CAUSES and word not in known for word in words) or ("om" not in known and _PURPOSE.search(text)):
        return False
    if not _BY.search(text) or is_passive(words, PASSIVE | BEING):
        return True
    causes = {cause for quote in quotes for cause in _behind_by(quote)}
    return "door" in known and all(cause in causes for cause in _behind_by(text))


def _behind_by(text: str) -> set[str]:
    """Return the lemma of the first telling word behind each "door"."""
    found = set()
    for match in _BY.finditer(text):
        words = [fold(word) for word in PIECE.findall(text, match.end())]
        found |= {lemma(word) for word in [w for w in words if not is_free(w)][:1]}
    return found
