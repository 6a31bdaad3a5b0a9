"""Receipts in a folder, one file per answer; only a server that is set to keep them writes here."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from assistant.answering.receipts.receipts import Receipt, write_receipt

_ID: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
DAY_S: Final = 86_400


def keep_receipt(folder: Path, receipt: Receipt) -> bool:
    """Write a receipt, whole or not at all, for this user only; return False when the disk does not take it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".tmp")
        try:
            with open(descriptor, "w", encoding="utf-8") as file:
                file.write(write_receipt(receipt))
            os.replace(name, folder / f"{receipt.answer_id}.json")
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError:
        return False
    return True


def find_receipt(folder: Path, answer_id: str) -> Receipt | None:
    """Return the receipt of an answer, None when it is not, or no longer, kept."""
    if not _ID.fullmatch(answer_id):
        return None
    try:
        return Receipt.model_validate_json((folder / f"{answer_id}.json").read_bytes())
    except (OSError, ValidationError):
        return None


def remove_old_receipts(folder: Path, *, days: int, now: float) -> int:
    """Remove what is older than `days` at `now` (seconds since 1970) and return how many; several may do so at once."""
    removed = 0
    for path in [*folder.glob("*.json"), *folder.glob(".*.tmp")]:
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime > days * DAY_S:
                path.unlink()
                removed += 1
    return removed
