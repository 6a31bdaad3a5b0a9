"""What the requests of one server share: the reader of the index; and how its errors are logged."""

from __future__ import annotations

import logging
import traceback
from typing import cast

from starlette.requests import Request

from assistant.errors import AssistantError
from assistant.index.opening import Index, IndexReader

_log = logging.getLogger("assistant.http")


def current_index(request: Request) -> Index:
    """Return the published index. Raises IndexMissingError or IndexMismatchError when there is none to use."""
    return cast(IndexReader, request.app.state.reader).current()


def log_unavailable(exc: AssistantError) -> None:
    """Log, for the operator, why there is no index to use."""
    _log.error("%s", exc)


def log_failure(exc: Exception) -> None:
    """Log where an unexpected error arose, without its message: that could hold the words of a question."""
    _log.error("%s\n%s", type(exc).__name__, "".join(traceback.format_tb(exc.__traceback__, limit=-6)))
