"""From a file of the corpus to a Document: front matter, Markdown, plain text, HTML.

The text of a Document is what readers see: without marks of Markdown, with one blank line between blocks.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import yaml

from assistant.errors import DocumentError
from assistant.records import Document, Heading, Kind
from ingest.html import html_to_markdown
from ingest.markdown import Rendered, render_markdown

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_PLAIN_HEADING_MAX = 100


def load_document(path: Path, *, max_bytes: int) -> Document:
    """Read one file. Raises DocumentError, with what to do, when it can't be read."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise DocumentError(
                f"{path}: {size:,} bytes is over the limit of {max_bytes:,}. "
                "Split the document, or set ASSISTANT_DOCUMENT_MAX_BYTES."
            )
        raw = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{path}: byte {exc.start} is not UTF-8. Save the file as UTF-8.") from exc
    except OSError as exc:
        raise DocumentError(f"{path}: {exc.strerror}. Make the file readable or take it out of the corpus.") from exc
    meta, body = _split_front_matter(path, raw)
    return build_document(path, meta=meta, body=body)


def build_document(path: Path, *, meta: dict[str, Any], body: str) -> Document:
    """Make the Document of a file's front matter and body. Raises DocumentError for an unusable field or empty text."""
    body = _visible(body)
    if path.suffix.lower() in (".html", ".htm"):
        body, found = html_to_markdown(body)
        meta = {**found, **meta}
    meta = {
        key: _visible(value) if isinstance(value, str) else value for key, value in meta.items() if value is not None
    }
    plain = path.suffix.lower() == ".txt" or meta.get("headings") == "plain"
    text = body.strip("\n")
    rendered = Rendered(text, plain_headings(text), ()) if plain else render_markdown(body)
    if not any(ch.isalnum() for ch in rendered.text):
        raise DocumentError(f"{path}: there is no text in it. Fill it or take it out of the corpus.")
    return Document(
        id=_document_id(path, meta),
        title=_title(path, meta, rendered.headings),
        date=_date(path, meta),
        publisher=str(meta.get("publisher", "")),
        url=_url(path, meta),
        kind=_kind(path, meta),
        licence=str(meta.get("licence", "")),
        language=str(meta.get("language", "nl")),
        text=rendered.text,
        sha256=hashlib.sha256(rendered.text.encode()).hexdigest(),
        headings=rendered.headings,
        references=rendered.references,
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


def _visible(text: str) -> str:
    """Return `text` with plain line ends and without control characters, bidi marks and other signs nobody sees."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


def _split_front_matter(path: Path, raw: str) -> tuple[dict[str, Any], str]:
    if not raw.startswith("---"):
        return {}, raw
    match = _FRONT_MATTER.match(raw)
    if match is None:
        raise DocumentError(f"{path}: the front matter has no closing '---'. Add that line.")
    try:
        meta = yaml.safe_load(match[1]) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        where = getattr(exc, "problem_mark", None)
        line = f" in line {where.line + 2}" if where is not None else ""
        reason = f" ({exc})" if isinstance(exc, ValueError) else ""
        raise DocumentError(f"{path}: the front matter is not valid YAML{line}{reason}. Mend it.") from exc
    if not isinstance(meta, dict):
        raise DocumentError(f"{path}: the front matter has to be `key: value` lines.")
    return meta, raw[match.end() :]


def _document_id(path: Path, meta: dict[str, Any]) -> str:
    given = str(meta.get("id", "")) or re.sub(r"[^a-z0-9._-]+", "-", path.stem.lower()).strip("-._")
    if not _ID.fullmatch(given):
        raise DocumentError(f"{path}: id {given!r} may have only a-z, 0-9, '.', '_' and '-' (100 at most). Change it.")
    return given


def _title(path: Path, meta: dict[str, Any], headings: tuple[Heading, ...]) -> str:
    if meta.get("title"):
        return " ".join(str(meta["title"]).split())
    return headings[0].title if headings and headings[0].level == 1 else path.stem


def _date(path: Path, meta: dict[str, Any]) -> dt.date | None:
    value = meta.get("date")
    if value is None or value == "":
        return None
    try:
        return value if type(value) is dt.date else dt.date.fromisoformat(str(value)[:10])
    except ValueError as exc:
        raise DocumentError(f"{path}: date {value!r} is not a date. Write it as 2025-12-11.") from exc


def _url(path: Path, meta: dict[str, Any]) -> str:
    url = str(meta.get("url", "") or "")
    if url and not re.match(r"https?://[^\s\"'<>]+$", url):
        raise DocumentError(f"{path}: url {url!r} is not a web address. Write it with https://.")
    return url


def _kind(path: Path, meta: dict[str, Any]) -> Kind:
    kind = str(meta.get("kind", "other"))
    if kind not in get_args(Kind):
        raise DocumentError(f"{path}: kind {kind!r} is not one of {', '.join(get_args(Kind))}.")
    return kind  # type: ignore[return-value]
