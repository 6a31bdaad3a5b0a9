"""Main text of an HTML page as Markdown, with the title and date that its metadata give."""

from __future__ import annotations

from typing import Any

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from trafilatura.settings import Document


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
