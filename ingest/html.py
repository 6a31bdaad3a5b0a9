"""Main text of an HTML page as Markdown, with the title and date that its metadata give."""

from __future__ import annotations

from typing import Any

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from trafilatura.settings import Document

from assistant.errors import DocumentError
from ingest.characters import visible
from ingest.extracted import Extracted
from ingest.markdown import render_markdown


def html_to_markdown(source: str) -> tuple[str, dict[str, Any]]:
    """Return the main text of the page as Markdown and what was found of title, date, publisher and url.

    Navigation, scripts, styles and forms are left out. A page without main text gives "".
    """
    try:
        page = trafilatura.bare_extraction(source, with_metadata=True, include_tables=True, include_formatting=True)
        text = trafilatura.extract(source, output_format="markdown", include_tables=True, include_formatting=True)
    except LxmlError:
        return "", {}
    if not isinstance(page, Document) or not text:
        return "", {}
    found = {"title": page.title, "date": page.date, "publisher": page.sitename, "url": page.url}
    return text, {key: value for key, value in found.items() if value}


def decode_html(raw: bytes) -> str:
    """Decode a page."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DocumentError(f"byte {exc.start} is not UTF-8. Save the file as UTF-8.") from exc


def read_html(source: str) -> Extracted:
    """Read a page."""
    text, meta = html_to_markdown(visible(source))
    rendered = render_markdown(text)
    return Extracted(rendered.text, rendered.headings, rendered.references, meta)
