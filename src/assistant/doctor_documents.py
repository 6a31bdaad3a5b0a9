"""What the doctor says of the documents: those that are not in force today, and figures that contradict each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from assistant.answering.conflicts import find_conflicts
from assistant.answering.in_force import standings_of
from assistant.index.life import Standing
from assistant.index.opening import IndexReader
from assistant.records import Document
from assistant.settings import Settings

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_WORDS: Final[Mapping[Standing, str]] = {
    "expired": "no longer valid since {until}, and replaced by none; name its successor, or take it out",
    "replaced": "replaced by {successor}",
    "draft": "a draft",
    "notYet": "valid from {start}",
}
_GOOD: Final = frozenset({"replaced", "draft", "notYet"})


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that an editor should look at, though nothing is broken."""

    text: str


def look_at_validity(settings: Settings, *, today: dt.date | None = None) -> str | Notice:
    """Say which documents are not in force today (None: that of the clock); a Notice when one has simply ended."""
    day = today or dt.datetime.now(_AMSTERDAM).date()
    reader = IndexReader(settings)
    try:
        index = reader.current()
    finally:
        reader.close()
    standings = standings_of(index, day)
    told = "; ".join(f"{key} is {_tell(index.documents[key], standing)}" for key, standing in standings.items())
    count = f"{len(index.documents) - len(standings)} of {len(index.documents)} documents in force"
    text = f"{count}: {told}" if told else count
    return text if _GOOD.issuperset(standings.values()) else Notice(text)


def look_at_conflicts(settings: Settings) -> str | Notice:
    """Say how many figures contradict each other; a Notice when there are any."""
    reader = IndexReader(settings)
    try:
        found = find_conflicts(reader.current())
    finally:
        reader.close()
    if not found:
        return "no two documents contradict each other"
    announced = sum(conflict.announced for conflict in found)
    return Notice(
        f"Figures that contradict each other: {len(found)}, of which in two announcements: {announced}. "
        "`assistant conflicts` shows them."
    )


def _tell(document: Document, standing: Standing) -> str:
    life = document.life
    return _WORDS[standing].format(
        until=life.valid_until and life.valid_until + dt.timedelta(days=1),
        successor=life.replaced_by,
        start=life.valid_from,
    )
