"""Whether a document holds on a day: in force, still a draft, not yet valid, expired, or replaced by another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from assistant.records import Document

Standing = Literal["inForce", "draft", "notYet", "expired", "replaced"]


def standing_of(documents: Mapping[str, Document], document: Document, day: dt.date) -> Standing:
    """Return how a document stands on a day.

    One that is replaced is so from the day after its last, else from its successor's first, else always.
    """
    life = document.life
    if life.replaced_by in documents:
        starts = replaced_from(documents, document)
        if starts is None or starts <= day:
            return "replaced"
    if life.valid_until is not None and life.valid_until < day:
        return "expired"
    if life.draft:
        return "draft"
    if life.valid_from is not None and day < life.valid_from:
        return "notYet"
    return "inForce"


def replaced_from(documents: Mapping[str, Document], document: Document) -> dt.date | None:
    """Return the first day on which the document that replaces another holds, None when that is not known."""
    successor = documents.get(document.life.replaced_by)
    if document.life.valid_until is not None:
        return document.life.valid_until + dt.timedelta(days=1)
    return (successor.life.valid_from or successor.date) if successor else None


def final_successor(documents: Mapping[str, Document], document: Document) -> Document | None:
    """Return the document at the end of the row of replacements, None when it is not replaced by a known one."""
    seen = {document.id}
    found = None
    after = document.life.replaced_by
    while after in documents and after not in seen:
        seen.add(after)
        found = documents[after]
        after = found.life.replaced_by
    return found
