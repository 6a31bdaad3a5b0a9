"""What the sentence of a figure says besides that limits it: a time within its period, a word of doubt."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from assistant.records import Document, StatedFigure
from assistant.text.figures import find_figures

_DOUBT: Final = re.compile(
    r"\b(?:waarschijnlijk|vermoedelijk|mogelijk|naar verwachting|naar schatting)\b", re.IGNORECASE
)
_KEPT_SENTENCES: Final = 4096


def times_within(documents: Mapping[str, Document], row: StatedFigure) -> tuple[str, ...]:
    """Return the times in the sentence that are shorter than the figure's period, the days of saying it left out.

    "Voor het einde van 2023 betaalde het Rijk € 5 miljoen uit de regeling 2023-2025" is not for all those years.
    """
    if row.period is None:
        return ()
    found = _times(_sentence(documents, row))
    inside = (
        words
        for words, days in found
        if days != row.period and _lies_in(days, row.period) and not (row.said and _lies_in(days, row.said))
    )
    return tuple(dict.fromkeys(inside))


def doubt_of(documents: Mapping[str, Document], row: StatedFigure) -> str:
    """Return the word with which the sentence says that it is not sure, or ""."""
    found = _DOUBT.search(_sentence(documents, row))
    return found[0] if found else ""


def _sentence(documents: Mapping[str, Document], row: StatedFigure) -> str:
    return documents[row.document_id].text[row.sentence.start : row.sentence.end]


@lru_cache(maxsize=_KEPT_SENTENCES)
def _times(sentence: str) -> tuple[tuple[str, tuple[dt.date, dt.date]], ...]:
    """Return the times of a sentence; kept, as reading one takes more than half a millisecond."""
    return tuple((f.text, (f.first, f.last)) for f in find_figures(sentence) if f.first and f.last)


def _lies_in(days: tuple[dt.date, dt.date], stretch: tuple[dt.date, dt.date]) -> bool:
    return stretch[0] <= days[0] and days[1] <= stretch[1]
