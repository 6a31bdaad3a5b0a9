"""Reading the body of a reply, never more than the limit, packed or unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import httpcore

from assistant.errors import FetchError

_STEP = 65_536


def read_body(chunks: Iterable[bytes], *, encoding: str, max_bytes: int) -> bytes:
    """Return the whole body, unpacked when `encoding` is "gzip".

    Raises FetchError over the limit or for another encoding, httpcore.RemoteProtocolError when it is not whole.
    """
    if encoding in ("", "identity"):
        return _gather(chunks, max_bytes)
    if encoding not in ("gzip", "x-gzip"):
        raise FetchError(f"The reply is packed as {encoding[:40]!r}, which was not asked for.")
    return _gather(_unpack(chunks, max_bytes), max_bytes)


def _gather(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            raise too_large(max_bytes)
    return bytes(body)


def _unpack(chunks: Iterable[bytes], max_bytes: int) -> Iterable[bytes]:
    """Unpack in steps of at most 64 KiB, so that a small body can't become a large one in one step."""
    unpacker, packed = zlib.decompressobj(wbits=31), 0
    try:
        for chunk in chunks:
            packed += len(chunk)
            if packed > max_bytes:
                raise too_large(max_bytes)
            while chunk and not unpacker.eof:
                yield unpacker.decompress(chunk, _STEP)
                chunk = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as exc:
        raise httpcore.RemoteProtocolError("the gzip body is torn") from exc
    if not unpacker.eof:
        raise httpcore.RemoteProtocolError("the gzip body is not whole")


def too_large(max_bytes: int) -> FetchError:
    """Return the error for a body over the limit."""
    return FetchError(f"The page is over the limit of {max_bytes:,} bytes. Set ASSISTANT_DOCUMENT_MAX_BYTES if it may.")
