"""The receipts that a server gives: made when somebody asks for one, or when this server keeps them."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import cast

from starlette.requests import Request

from assistant.answering.receipts.kept_receipts import keep_receipt
from assistant.answering.receipts.receipts import Receipt, make_receipt
from assistant.index.opening import Index
from assistant.records import Answer

_log = logging.getLogger("assistant.http")


def receipts_folder(request: Request) -> Path | None:
    """Return where this server keeps receipts, None when it does not."""
    return cast(Path | None, request.app.state.receipts)


def issue_receipt(request: Request, index: Index, answer: Answer, *, question: str) -> tuple[Receipt, bool]:
    """Return the receipt of an answer given now, and whether it is kept."""
    receipt = make_receipt(index, answer, question=question, moment=dt.datetime.now(dt.UTC))
    folder = receipts_folder(request)
    if folder is None:
        return receipt, False
    kept = keep_receipt(folder, receipt)
    if not kept:
        _log.error("A receipt can't be written to %s. Give this user write access and room.", folder)
    return receipt, kept
