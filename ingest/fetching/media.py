"""What kind of file a reply is: by what the server calls it, and whether the first bytes agree."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from typing import Final

from assistant.errors import FetchError
from assistant.index.fingerprint import SUFFIXES
from ingest.fetching.exchange import Reply

_OFFICE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BY_TYPE: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    _OFFICE: ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "text/csv": ".csv",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_UNNAMED: Final = ("", "application/octet-stream", "binary/octet-stream", "application/force-download")
_SIGNATURES: Final = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04", ".odt": b"PK\x03\x04"}
_TEXTS: Final = (".html", ".csv", ".xml", ".txt", ".md")


def suffix_of(reply: Reply) -> str:
    """Return the suffix of the file that a reply is. Raises FetchError when it is none that is read, or is another."""
    called = reply.headers.get("content-type", "").split(";")[0].strip().lower()
    suffix = _BY_TYPE.get(called, ".xml" if called.endswith("+xml") else "")
    if called in _UNNAMED:
        named = PurePosixPath(reply.address.target.split("?")[0]).suffix.lower()
        suffix = ".html" if named == ".htm" else named if named in SUFFIXES else ""
    if not suffix:
        kind = repr(called) if called else "of no named kind"
        raise FetchError(f"The page is {kind}, which is not read. Give the address of a text.")
    if not _looks_like(suffix, reply.content):
        raise FetchError(
            f"The page calls itself {called!r}, but its content is something else. Look at it in a browser."
        )
    return suffix


def _looks_like(suffix: str, content: bytes) -> bool:
    """Tell whether the first bytes can be those of such a file; those of a text are of no other format."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix in _SIGNATURES:
        return start.startswith(_SIGNATURES[suffix])
    return b"\0" not in start and not start.startswith(tuple(_SIGNATURES.values()))


def utf8_content(reply: Reply, suffix: str) -> bytes:
    """Return the content as the readers want it: a text as UTF-8, with its mark when the server names another encoding.

    Raises FetchError when it is not in the encoding that is named.
    """
    named = re.search(r"charset=[\"']?([\w.:-]+)", reply.headers.get("content-type", ""), re.IGNORECASE)
    if suffix not in _TEXTS or suffix == ".xml" or named is None:
        return reply.content
    try:
        reply.content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return codecs.BOM_UTF8 + reply.content.decode(named[1]).encode()
        except (LookupError, UnicodeDecodeError) as exc:
            raise FetchError(
                f"The page is not in the encoding {named[1]!r} that it names. Put a copy in corpus/."
            ) from exc
    return reply.content
