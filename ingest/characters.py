"""Which characters of a file are text: those that a reader sees."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return `text` with plain line ends and without control characters, bidi marks and other signs nobody sees."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
