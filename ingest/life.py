"""The life of a document from its front matter: `valid_from`, `valid_until`, `replaced_by`, `status`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from assistant.errors import DocumentError
from assistant.records import Life

KEYS: Final = ("valid_from", "valid_until", "replaced_by", "status")
_STATUSES: Final = ("draft", "final")


def read_life(meta: Mapping[str, Any]) -> Life:
    """Return the life that front matter gives. Raises DocumentError for a value that can't be used."""
    status = str(meta.get("status") or "final")
    if status not in _STATUSES:
        raise DocumentError(f"status {status!r} is not one of {', '.join(_STATUSES)}.")
    life = Life(
        valid_from=_day(meta, "valid_from"),
        valid_until=_day(meta, "valid_until"),
        replaced_by=str(meta.get("replaced_by") or ""),
        draft=status == "draft",
    )
    if life.valid_from and life.valid_until and life.valid_until < life.valid_from:
        raise DocumentError(f"valid_until {life.valid_until} is before valid_from {life.valid_from}. Mend one.")
    return life


def life_faults(lives: Mapping[str, Life]) -> dict[str, str]:
    """Return by id of a document what is wrong with the document that it says it is replaced by."""
    return {key: fault for key, life in lives.items() if life.replaced_by and (fault := _fault(key, lives))}


def _fault(document_id: str, lives: Mapping[str, Life]) -> str:
    seen = [document_id]
    while after := lives[seen[-1]].replaced_by:
        if after not in lives:
            return f"replaced_by {after!r} is the id of no document." if len(seen) == 1 else ""
        if after in seen:
            return f"replaced_by {lives[document_id].replaced_by!r} leads back to the document itself."
        seen.append(after)
    return ""


def _day(meta: Mapping[str, Any], key: str) -> dt.date | None:
    value = meta.get(key)
    if value is None or value == "":
        return None
    try:
        return value if type(value) is dt.date else dt.date.fromisoformat(str(value)[:10])
    except ValueError as exc:
        raise DocumentError(f"{key} {value!r} is not a date. Write it as 2025-12-11.") from exc
