"""When a document was fetched, from the file beside it that `python -m ingest --fetch` writes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from assistant.errors import DocumentError
from assistant.records import Retrieval


def read_retrieval(told: Any) -> Retrieval | None:
    """Return what the key `retrieval` tells, None without it. Raises DocumentError when it is not as it was written."""
    if told is None:
        return None
    try:
        gone = told.get("gone")
        return Retrieval(
            address=str(told["address"]),
            retrieved=dt.date.fromisoformat(str(told["retrieved"])[:10]),
            version=int(told["version"]),
            gone=dt.date.fromisoformat(str(gone)[:10]) if gone else None,
        )
    except (KeyError, ValueError, TypeError, AttributeError) as exc:
        raise DocumentError(
            "its `retrieval` is not as --fetch writes it. Remove its folder and fetch it again."
        ) from exc
