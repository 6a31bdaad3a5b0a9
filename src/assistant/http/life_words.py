"""The life of a source in Dutch: what a page shows beside its title when it is not simply in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from assistant.http.schemas import document_href
from assistant.records import Life
from assistant.text.calendar import dutch_date

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class LifeWord:
    """A word about the life of a source; with `href` it leads to the source that came in its place."""

    text: str
    href: str = ""


def life_words(life: Life, *, today: dt.date | None = None) -> tuple[LifeWord, ...]:
    """Return what to show of a life on a day (None: that of the clock); nothing for a source that is in force."""
    return tuple(_words(life, today or dt.datetime.now(_AMSTERDAM).date()))


def life_line(life: Life) -> str:
    """Return these words as one text, with commas, or ""."""
    return ", ".join(word.text for word in life_words(life))


def _words(life: Life, today: dt.date) -> Iterator[LifeWord]:
    if life.draft:
        yield LifeWord("concept")
    if life.valid_from and today < life.valid_from:
        yield LifeWord(f"geldt vanaf {dutch_date(life.valid_from)}")
    if life.valid_until and life.valid_until < today:
        yield LifeWord(f"vervallen na {dutch_date(life.valid_until)}")
    elif life.valid_until:
        yield LifeWord(f"geldt tot en met {dutch_date(life.valid_until)}")
    if life.replaced_by:
        yield LifeWord("vervangen door een nieuwere tekst", document_href(life.replaced_by))
