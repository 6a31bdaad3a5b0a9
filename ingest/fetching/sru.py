"""A search with SRU 2.0 as KOOP offers it at repository.overheid.nl: its pages of results and what they name.

The protocol: https://docs.oasis-open.org/search-ws/searchRetrieve/v1.0/os/part3-sru2.0/; the records have KOOP's
schema "gzd", Dublin Core terms with the addresses of each form ("manifestation") of a publication.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlencode

from lxml import etree  # type: ignore[import-untyped]

from assistant.errors import FetchError
from ingest.fetching.addresses import parse_address
from ingest.fetching.found import FoundPage, id_of
from ingest.fetching.sources import SearchSource

_PAGE: Final = 50


def search_pages(source: SearchSource, ask: Callable[[str], bytes]) -> Iterator[FoundPage]:
    """Yield what a search finds, up to its limit; `ask` returns the reply at an address.

    Raises FetchError when the server refuses the query or its reply is no result.
    """
    start, given = 1, 0
    while given < source.limit:
        size = min(_PAGE, source.limit - given)
        root = _parse(ask(_address(source, start, size)))
        records = root.findall(".//{*}record")
        for record in records[:size]:
            page = _read_record(record, source)
            if page is not None:
                yield page
        given += len(records)
        after = _text(root, "nextRecordPosition")
        total = _text(root, "numberOfRecords")
        start = int(after) if after.isdecimal() else start + len(records)
        if not records or start <= given or (total.isdecimal() and given >= int(total)):
            return


def _address(source: SearchSource, start: int, size: int) -> str:
    asked = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "query": source.query,
        "startRecord": str(start),
        "maximumRecords": str(size),
    }
    return f"{source.url}{'&' if '?' in source.url else '?'}{urlencode(asked)}"


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise FetchError("The search gave no XML. Look at its address in a browser.") from exc
    if root.getroottree().docinfo.doctype:
        raise FetchError("The result has a document type of its own, which is not read. Give another search.")
    told = next(root.iter("{*}diagnostic"), None)
    if told is not None:
        what = " ".join(filter(None, (_text(told, "message"), _text(told, "details"))))
        raise FetchError(f"The search refuses the query ({what[:200] or 'no reason given'}). Correct `query`.")
    if etree.QName(root).localname != "searchRetrieveResponse":
        raise FetchError("This is no result of an SRU search. Correct `url`.")
    return root


def _read_record(record: etree._Element, source: SearchSource) -> FoundPage | None:
    """Return the page of a record; None when it names no file of a form that can be read."""
    files = {item.get("manifestation", ""): (item.text or "").strip() for item in record.iter("{*}itemUrl")}
    shown = _text(record, "preferredUrl")
    by_form = {"xml": files.get("xml", ""), "pdf": files.get("pdf", ""), "html": shown or files.get("html", "")}
    url = by_form[source.format] or by_form["html"] or by_form["pdf"]
    try:
        name = id_of(shown or url)
        parse_address(url)
    except FetchError:
        return None
    return FoundPage(
        id=name,
        url=url,
        title=_text(record, "title"),
        date=_date(record),
        publisher=source.publisher or _text(record, "creator"),
        kind=source.kind,
        licence=source.licence,
        language=source.language,
        shown=shown,
        found_by=f"{source.url} {source.query}",
    )


def _date(record: etree._Element) -> dt.date | None:
    for name in ("issued", "date", "available"):
        try:
            return dt.date.fromisoformat(_text(record, name)[:10])
        except ValueError:
            continue
    return None


def _text(element: etree._Element, name: str) -> str:
    """Return the text of the first element of this local name, on one line, "" without one."""
    found = next(element.iter(f"{{*}}{name}"), None)
    return " ".join((found.text or "").split()) if found is not None else ""
