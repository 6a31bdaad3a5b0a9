"""The process that reads one PDF: `python -m ingest.pdf.worker` reads the file from standard input, writes JSON.

PDFium is C code that reads files of unknown origin: it works in a process of its own, with limits, that may fall.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace

import pypdfium2

from assistant.errors import DocumentError
from ingest.extracted import Extracted
from ingest.pdf.content import Page, read_page
from ingest.pdf.document import extract
from ingest.pdf.titles import find_meta

MAX_PAGES = 500
MAX_CHARS = 3_000_000

_ENCRYPTED = 4


def main() -> int:
    """Read standard input within the given limits (CPU seconds, bytes of memory); return 0 when all went well."""
    seconds, memory = map(int, sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with contextlib.suppress(ValueError):  # macOS does not limit it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        answer: dict[str, object] = {"extracted": asdict(read(sys.stdin.buffer.read()))}
    except DocumentError as exc:
        answer = {"error": str(exc)}
    except MemoryError:
        return 3
    sys.stdout.write(json.dumps(answer))
    return 0


def read(raw: bytes) -> Extracted:
    """Read a PDF in this process. Raises DocumentError, with what to do, when it can't be read."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as exc:
        raise DocumentError(_refusal(exc)) from exc
    if len(document) > MAX_PAGES:
        raise DocumentError(f"it has {len(document):,} pages, over the limit of {MAX_PAGES}. Split it into parts.")
    pages = list(_pages(document))
    extracted = extract(pages)
    second = next((start.offset for start in extracted.pages if start.number > 1), len(extracted.text))
    meta = find_meta(document.get_metadata_dict(), extracted.text, extracted.headings, extracted.text[:second])
    return replace(extracted, meta=meta)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    chars = 0
    for index in range(len(document)):
        try:
            page = read_page(document[index], index + 1)
        except pypdfium2.PdfiumError:
            page = Page(index + 1, 0.0, 0.0, (), (), False, "", 0, broken=True)
        chars += len(page.raw)
        if chars > MAX_CHARS:
            raise DocumentError(f"it has over {MAX_CHARS:,} characters. Split it into parts.")
        yield page


def _refusal(exc: pypdfium2.PdfiumError) -> str:
    if getattr(exc, "err_code", None) == _ENCRYPTED or "password" in str(exc).lower():
        return "it is encrypted. Save it without a password (qpdf --decrypt) and put that file here."
    return "it is broken or no PDF. Open it and print it to a new PDF, or ask for the file again."


if __name__ == "__main__":
    sys.exit(main())
