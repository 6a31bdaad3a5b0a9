"""Whether the text layer of a page is text at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.pdf.joining import is_word

_CID = re.compile(r"\(cid:\d+\)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_BAD = 0.15
_LEAST_KNOWN = 0.3
_FEW_WORDS = 25


def is_garbage(text: str) -> bool:
    """Tell whether a text is codes of glyphs, signs of no script, or words of no language that is read here."""
    signs = [ch for ch in _CID.sub("\ufffd" * 4, text) if not ch.isspace()]
    if not signs:
        return False
    bad = sum(_is_bad(ch) for ch in signs)
    return bad > _MOST_BAD * len(signs) or _is_nonsense(_WORD.findall(text.lower()))


def _is_bad(sign: str) -> bool:
    code = ord(sign)
    return (code < 0x20 and code != 2) or 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code >= 0xFFF0


def _is_nonsense(words: Iterable[str]) -> bool:
    all_words = list(words)
    return len(all_words) >= _FEW_WORDS and sum(map(is_word, all_words)) < _LEAST_KNOWN * len(all_words)
