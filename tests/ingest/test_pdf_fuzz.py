"""Damaged files: reading them gives a document or a DocumentError, never another error or a document that is wrong.

`FUZZ_SECONDS=60 pytest tests/ingest/test_pdf_fuzz.py` runs for a minute; without it a few seconds.
"""

from __future__ import annotations

import contextlib
import os
import random
import time

import pytest
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import DocumentError
from ingest.extracted import Extracted
from ingest.pdf import read_pdf
from tests.ingest.test_pdf_shared import SHARED
from tests.pdfs import PROSE, draw_grid, make_pdf, write

_SECONDS = float(os.environ.get("FUZZ_SECONDS", "4"))
_LEAST = 3
_TOKENS = (
    b"/Length 999999999",
    b"/Kids [3 0 R]",
    b"/Rotate 90",
    b"<< >>",
    b"endobj",
    b"1e99 0 0 1e99 0 0 cm ",
    b"\x00" * 9,
)


def _drawn_page(canvas: Canvas) -> None:
    write(canvas, PROSE)
    draw_grid(canvas, (72, 200, 400), (60, 90, 120))


def _seeds() -> list[bytes]:
    drawn = make_pdf(lambda canvas: write(canvas, PROSE), _drawn_page)
    return [drawn, *(path.read_bytes() for path in sorted(SHARED.glob("*.pdf")) if path.stat().st_size < 100_000)]


def _damage(raw: bytes, chance: random.Random) -> bytes:
    out = bytearray(raw)
    for _ in range(chance.choice((1, 3, 10, 50, 300))):
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randrange(1, 200)]
            case 2:
                out[at:at] = chance.choice(_TOKENS)
            case 3:
                out[at:at] = out[at : at + chance.randrange(1, 400)]
            case _:
                out[at : at + 1] = str(chance.choice((0, -1, 2**31, 99999))).encode()
        if len(out) < 20:
            break
    return bytes(out[: chance.randrange(20, len(out) + 1)] if chance.random() < 0.1 and len(out) > 20 else out)


def check(document: Extracted) -> None:
    """Hold what is true of every document that was read."""
    text = document.text
    assert any(ch.isalnum() for ch in text)
    assert not any(0xE000 <= ord(ch) < 0xE004 for ch in text)
    assert all(0 <= h.start < h.end <= len(text) and text[h.start : h.end] == h.title for h in document.headings)
    assert all(0 <= r.position <= len(text) for r in document.references)
    assert all(0 <= t.start < t.end <= len(text) for t in document.tables)
    assert [p.number for p in document.pages] == sorted({p.number for p in document.pages})
    assert [p.offset for p in document.pages] == sorted(p.offset for p in document.pages)
    assert document.pages[0].offset == 0


@pytest.mark.parametrize("seed", [int(os.environ.get("FUZZ_SEED", "1"))])
def test_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    seeds = _seeds()
    end = time.monotonic() + _SECONDS
    done = 0
    while done < _LEAST or time.monotonic() < end:
        raw = _damage(chance.choice(seeds), chance)
        done += 1
        with contextlib.suppress(DocumentError):
            check(read_pdf(raw, max_seconds=20))
