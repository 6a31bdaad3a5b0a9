"""From a file of the corpus to a Document, with the reader of its format.

The text of a Document is what readers see: without marks of Markdown, with one blank line between blocks.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from assistant.errors import DocumentError
from assistant.records import Document, Heading, Kind
from ingest.characters import visible
from ingest.encodings import decode
from ingest.extracted import Extracted
from ingest.front_matter import read_sidecar, split_front_matter
from ingest.html import read_html
from ingest.life import read_life
from ingest.markdown import render_markdown
from ingest.retrievals import read_retrieval

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_PLAIN_HEADING_MAX = 100
TEXT_SUFFIXES = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Loading:
    """A file as read: the document, and sentences for whoever reads it in."""

    document: Document
    warnings: tuple[str, ...] = ()


def load_document(path: Path, *, max_bytes: int) -> Document:
    """Read one file. Raises DocumentError, with what to do, when it can't be read."""
    return read_document(path, max_bytes=max_bytes).document


def read_document(path: Path, *, max_bytes: int) -> Loading:
    """Read one file and what there is to say about it. Raises DocumentError when it can't be read."""
    raw = _read_bytes(path, max_bytes)
    try:
        beside = read_sidecar(path)
        warnings: tuple[str, ...] = ()
        if path.suffix.lower() in TEXT_SUFFIXES:
            meta, body = split_front_matter(_decode(raw))
            meta = {**beside, **meta}
            extracted = read_text(body, plain=path.suffix.lower() == ".txt" or meta.get("headings") == "plain")
        elif path.suffix.lower() in (".html", ".htm"):
            source, warning = decode(raw)
            meta, body = split_front_matter(source)
            meta = {**beside, **meta}
            extracted = read_html(body)
            warnings = (warning,) if warning else ()
        else:
            meta, extracted = beside, _read_format(path.suffix.lower(), raw)
        return Loading(_document(path, meta=meta, extracted=extracted), (*warnings, *extracted.warnings))
    except DocumentError as exc:
        raise DocumentError(f"{path}: {exc}") from exc


def build_document(path: Path, *, meta: dict[str, Any], body: str) -> Document:
    """Make the Document of a text and its front matter. Raises DocumentError for an unusable field or empty text."""
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm"):
        return _document(path, meta=meta, extracted=read_html(body))
    plain = suffix == ".txt" or meta.get("headings") == "plain"
    return _document(path, meta=meta, extracted=read_text(body, plain=plain))


def read_text(body: str, *, plain: bool) -> Extracted:
    """Read Markdown, or with `plain` a text without marks, whose headings are guessed."""
    body = visible(body)
    text = body.strip("\n")
    if plain:
        return Extracted(text, plain_headings(text))
    rendered = render_markdown(body)
    return Extracted(rendered.text, rendered.headings, rendered.references, tables=rendered.tables)


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise DocumentError(
                f"{path}: {size:,} bytes is over the limit of {max_bytes:,}. "
                "Split the document, or set ASSISTANT_DOCUMENT_MAX_BYTES."
            )
        return path.read_bytes()
    except OSError as exc:
        raise DocumentError(f"{path}: {exc.strerror}. Make the file readable or take it out of the corpus.") from exc


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DocumentError(f"byte {exc.start} is not UTF-8. Save the file as UTF-8.") from exc


def _read_format(suffix: str, raw: bytes) -> Extracted:
    """Read a format that is no text, with the reader of its suffix; each is imported when it is needed."""
    match suffix:
        case ".docx":
            from ingest.docx import read_docx

            return read_docx(raw)
        case ".odt":
            from ingest.odt import read_odt

            return read_odt(raw)
        case ".csv":
            from ingest.csv_table import read_csv

            return read_csv(raw)
        case ".xml":
            from ingest.official_xml import read_official_xml

            return read_official_xml(raw)
        case ".pdf":
            from ingest.pdf import read_pdf

            return read_pdf(raw)
    raise DocumentError(f"{suffix} files can't be read here. Save it as HTML or Markdown.")


def _document(path: Path, *, meta: dict[str, Any], extracted: Extracted) -> Document:
    meta = {**extracted.meta, **meta}
    meta = {
        key: visible(value) if isinstance(value, str) else value for key, value in meta.items() if value is not None
    }
    if not any(ch.isalnum() for ch in extracted.text):
        raise DocumentError("there is no text in it. Fill it or take it out of the corpus.")
    return Document(
        id=_document_id(path, meta),
        title=_title(path, meta, extracted.headings),
        date=_date(meta),
        publisher=str(meta.get("publisher", "")),
        url=_url(meta),
        kind=_kind(meta),
        licence=str(meta.get("licence", "")),
        language=str(meta.get("language", "nl")),
        text=extracted.text,
        sha256=hashlib.sha256(extracted.text.encode()).hexdigest(),
        headings=extracted.headings,
        references=extracted.references,
        tables=extracted.tables,
        pages=extracted.pages,
        retrieval=read_retrieval(meta.get("retrieval")),
        life=read_life(meta),
    )


def plain_headings(text: str) -> tuple[Heading, ...]:
    """Find the headings of unmarked text: a short line alone, without closing punctuation, before a longer block."""
    blocks = [(m.start(), m.end()) for m in re.finditer(r"\S(?:.*\S)?(?:\n[^\n]*\S[^\n]*)*", text)]
    headings = []
    for (start, end), following in pairwise(blocks):
        line = text[start:end]
        if (
            "\n" not in line
            and len(line) <= _PLAIN_HEADING_MAX
            and line[-1] not in '.!?:;,…”"»)'
            and line[0] not in "-*•"
            and following[1] - following[0] > len(line)
        ):
            headings.append(Heading(2, line, start, end))
    return tuple(headings)


def _document_id(path: Path, meta: dict[str, Any]) -> str:
    given = str(meta.get("id", "")) or re.sub(r"[^a-z0-9._-]+", "-", path.stem.lower()).strip("-._")
    if not _ID.fullmatch(given):
        raise DocumentError(f"id {given!r} may have only a-z, 0-9, '.', '_' and '-' (100 at most). Change it.")
    return given


def _title(path: Path, meta: dict[str, Any], headings: tuple[Heading, ...]) -> str:
    if meta.get("title"):
        return " ".join(str(meta["title"]).split())
    return headings[0].title if headings and headings[0].level == 1 else path.stem


def _date(meta: dict[str, Any]) -> dt.date | None:
    value = meta.get("date")
    if value is None or value == "":
        return None
    try:
        return value if type(value) is dt.date else dt.date.fromisoformat(str(value)[:10])
    except ValueError as exc:
        raise DocumentError(f"date {value!r} is not a date. Write it as 2025-12-11.") from exc


def _url(meta: dict[str, Any]) -> str:
    url = str(meta.get("url", "") or "")
    if url and not re.match(r"https?://[^\s\"'<>]+$", url):
        raise DocumentError(f"url {url!r} is not a web address. Write it with https://.")
    return url


def _kind(meta: dict[str, Any]) -> Kind:
    kind = str(meta.get("kind", "other"))
    if kind not in get_args(Kind):
        raise DocumentError(f"kind {kind!r} is not one of {', '.join(get_args(Kind))}.")
    return kind  # type: ignore[return-value]
