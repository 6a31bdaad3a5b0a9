"""From bytes to text, for formats that say their encoding themselves or do not say it."""

from __future__ import annotations

import codecs
import re
from typing import Final

_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_.:-]{2,40})""")
_DECLARED_WITHIN: Final = 4_096
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WINDOWS: Final = frozenset({"ascii", "iso8859-1", "cp1252", "iso8859-15"})
"""Encodings that browsers read as Windows-1252, which has the euro sign (https://encoding.spec.whatwg.org)."""


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text of a file, and a warning when its encoding is not what it says, else "".

    What comes first decides: a byte order mark, the encoding that the file declares, UTF-8, Windows-1252.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, errors="replace"), ""
    declared = _declared(raw)
    if declared != "utf-8":
        return _decode_as(raw, declared), ""
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_broken(raw)


def _declared(raw: bytes) -> str:
    """Return the name of the declared encoding, "utf-8" when there is none that is known."""
    match = _DECLARED.search(raw[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup(match[1].decode()).name if match else "utf-8"
        name.encode().decode(name)
    except (LookupError, ValueError):
        return "utf-8"
    if name in _WINDOWS:
        return "cp1252"
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")) else name


def _decode_as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding, errors="replace")
    except (LookupError, ValueError, AssertionError):
        return raw.decode("utf-8", errors="replace")


def _decode_broken(raw: bytes) -> tuple[str, str]:
    """Decode what is no UTF-8: as Windows-1252, unless it has more signs that are UTF-8 than bytes that are not."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(ch > "\x7f" for ch in text) - broken > broken:
        return text, f"{broken} bytes are not UTF-8 and can't be read. Save the file as UTF-8."
    return raw.decode("cp1252", errors="replace"), ""
