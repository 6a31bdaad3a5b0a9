"""Words made of the name of a gemeente ("de Amsterdamse wijken"): said with the name itself."""

from __future__ import annotations

import re
from typing import Final

from assistant.text.names import NameTable
from assistant.text.words import fold

_PLACES: Final = re.compile(
    r"\b(?P<stem>[A-ZÀ-Þ][\w'’-]+?)se (?P<noun>gebied(?:en)?|wijk(?:en)?|buurt(?:en)?|stadsde(?:el|len))\b"
)


def name_adjectives(names: NameTable, text: str) -> str:
    """Return a Dutch question with "wijken in Amsterdam" for "Amsterdamse wijken"."""

    def said(match: re.Match[str]) -> str:
        known = names.by_spelling.get(fold(match["stem"]), ())
        gemeente = next((n.name for n in known if n.kind == "municipality"), None)
        return f"{match['noun']} in {gemeente}" if gemeente else match.group()

    return _PLACES.sub(said, text)
