"""Whether the text layer of a page is text at all."""

from __future__ import annotations

import re

from ingest.pdf.joining import is_word

_CID = re.compile(r"\(cid:\d+\)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_LETTERS = re.compile(r"https?://\S+|[\s\d.,:;€%()/_-]+")
_MOST_BAD = 0.15
_LEAST_KNOWN = 0.25
_FEW_SIGNS = 150


def is_garbage(text: str) -> bool:
    """Tell whether a text is codes of glyphs, signs of no script, or words of no language that is read here.

    The shared documents have .6 to .9 of their signs in words that are known, the page of shifted letters under .05.
    """
    signs = [ch for ch in _CID.sub("\ufffd" * 4, text) if not ch.isspace()]
    if not signs:
        return False
    return sum(map(_is_bad, signs)) > _MOST_BAD * len(signs) or known_share(text) < _LEAST_KNOWN


def known_share(text: str) -> float:
    """Return how much of a text, figures and addresses not counted, is in known words; 1.0 for a short text."""
    plain = _NO_LETTERS.sub(" ", text.replace("\x02\r\n", "").replace("\x02", ""))
    signs = len(plain) - plain.count(" ")
    known = sum(len(word) for word in _WORD.findall(plain.lower()) if is_word(word))
    return known / signs if signs >= _FEW_SIGNS else 1.0


def _is_bad(sign: str) -> bool:
    code = ord(sign)
    return (code < 0x20 and code != 2) or 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code >= 0xFFF0
