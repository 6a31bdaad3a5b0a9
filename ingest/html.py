"""Reads HTML: the main text of a page with its headings, lists and tables; navigation, scripts and forms left out."""

from __future__ import annotations

import re
from typing import Final

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement

from assistant.errors import DocumentError
from ingest.characters import visible
from ingest.extracted import Extracted
from ingest.html_blocks import HtmlBlocks, elements_by_id
from ingest.html_meta import page_meta
from ingest.html_tables import has_wide_cells, words_of
from ingest.markdown import render_markdown
from ingest.packages import check_depth

_SEARCHED_MAX_CHARS: Final = 500_000
"""Longest page in which trafilatura looks for what the page does not say itself: it takes seconds for this."""
_SURE_CHARS: Final = 200
"""Least text of a part that is the main text without looking further."""
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_MAIN: Final = ("//*[@id='broodtekst']", "//main", "//*[@role='main']", "//article")
"""Where a page says that its main text is, the surest first; the first is that of official publications."""


def read_html(source: str) -> Extracted:
    """Read a page; one without main text gives "". Raises DocumentError when it is nested too deep."""
    source = _DECLARATION.sub("", visible(source))
    try:
        page = lxml.html.document_fromstring(
            source.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (LxmlError, ValueError, AssertionError):
        return Extracted("")
    check_depth(page, what="HTML")
    searched = len(source) <= _SEARCHED_MAX_CHARS and not has_wide_cells(page)
    meta = page_meta(source, page, searched=searched)
    part = _main_part(page)
    length = 0 if part is None else len(words_of(part))
    guessed = _guess_main_text(source) if searched and length < _SURE_CHARS else ""
    if length < len(guessed) // 2:
        rendered = render_markdown(guessed)
        return Extracted(rendered.text, rendered.headings, rendered.references, meta, rendered.tables)
    blocks = HtmlBlocks(elements_by_id(page))
    blocks.read(page if part is None else part)
    return blocks.layout.finish(notes=blocks.notes, meta=meta)


def _main_part(page: HtmlElement) -> HtmlElement | None:
    """Return the part that the page says is its main text; None when it says none, or none with words."""
    for path in _MAIN:
        found = page.xpath(path)
        if len(found) == 1 and any(text.strip() for text in found[0].itertext()):
            return found[0]
    return None


def _guess_main_text(source: str) -> str:
    """Return the main text of a page as Markdown, as trafilatura finds it."""
    try:
        text = trafilatura.extract(source, output_format="markdown", include_tables=True, include_formatting=True)
    except (LxmlError, RecursionError) as exc:
        raise DocumentError("the page can't be read. Save it again from a browser.") from exc
    return text or ""
