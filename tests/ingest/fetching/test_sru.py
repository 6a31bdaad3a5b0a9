from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.errors import FetchError
from ingest.fetching.found import FoundPage, id_of
from ingest.fetching.sources import SearchSource
from ingest.fetching.sru import search_pages

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse '
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:gzd="http://standaarden.overheid.nl/sru" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/">'
    "<sru:version>2.0</sru:version>"
)
_SITE = "https://zoek.bekend.example"


def _record(number: int, *, forms: str = "xml pdf html", preferred: bool = True) -> str:
    items = "".join(
        f'<gzd:itemUrl manifestation="{form}">https://repository.example/{number}/{form}/stcrt-{number}.{form}'
        "</gzd:itemUrl>"
        for form in forms.split()
    )
    shown = f"<gzd:preferredUrl>{_SITE}/stcrt-{number}.html</gzd:preferredUrl>" if preferred else ""
    return (
        "<sru:record><sru:recordSchema>gzd</sru:recordSchema><sru:recordData><gzd:gzd><gzd:originalData>"
        "<overheidwetgeving:meta><overheidwetgeving:owmskern>"
        f"<dcterms:identifier>stcrt-{number}</dcterms:identifier><dcterms:title>Regeling\n  {number}</dcterms:title>"
        '<dcterms:creator scheme="OVERHEID.Ministerie">Ministerie van Wonen</dcterms:creator>'
        "<dcterms:modified>2026-01-01</dcterms:modified></overheidwetgeving:owmskern><overheidwetgeving:owmsmantel>"
        "<dcterms:date>2025-06-20</dcterms:date></overheidwetgeving:owmsmantel></overheidwetgeving:meta>"
        f"</gzd:originalData><gzd:enrichedData>{shown}{items}</gzd:enrichedData></gzd:gzd></sru:recordData>"
        "</sru:record>"
    )


def _page(numbers: range, total: int, *, after: int | None = None) -> bytes:
    more = f"<sru:nextRecordPosition>{after}</sru:nextRecordPosition>" if after else ""
    records = "".join(_record(number) for number in numbers)
    return (
        f"{_HEAD}<sru:numberOfRecords>{total}</sru:numberOfRecords><sru:records>{records}</sru:records>{more}"
        "</sru:searchRetrieveResponse>"
    ).encode()


def _source(**more: object) -> SearchSource:
    given = {"url": "https://repository.example/sru", "query": 'w.naam=="Staats courant"', **more}
    return SearchSource.model_validate(given)


def _one(record: str, **more: object) -> list[FoundPage]:
    body = f"{_HEAD}<sru:numberOfRecords>1</sru:numberOfRecords><sru:records>{record}</sru:records>"
    return list(search_pages(_source(**more), lambda _: f"{body}</sru:searchRetrieveResponse>".encode()))


def test_search_names_the_file_and_the_page_for_people() -> None:
    assert _one(_record(7)) == [
        FoundPage(
            id=id_of(f"{_SITE}/stcrt-7.html"),
            url="https://repository.example/7/xml/stcrt-7.xml",
            title="Regeling 7",
            date=dt.date(2025, 6, 20),
            publisher="Ministerie van Wonen",
            shown=f"{_SITE}/stcrt-7.html",
            found_by='https://repository.example/sru w.naam=="Staats courant"',
        )
    ]


@pytest.mark.parametrize(
    ("asked", "forms", "preferred", "url"),
    [
        ("html", "xml pdf html", True, f"{_SITE}/stcrt-7.html"),
        ("html", "xml pdf html", False, "https://repository.example/7/html/stcrt-7.html"),
        ("pdf", "xml pdf html", True, "https://repository.example/7/pdf/stcrt-7.pdf"),
        ("xml", "pdf", True, f"{_SITE}/stcrt-7.html"),
        ("xml", "pdf", False, "https://repository.example/7/pdf/stcrt-7.pdf"),
    ],
)
def test_search_takes_the_form_that_there_is(asked: str, forms: str, preferred: bool, url: str) -> None:
    assert [page.url for page in _one(_record(7, forms=forms, preferred=preferred), format=asked)] == [url]


def test_search_leaves_out_a_record_without_a_file() -> None:
    assert _one(_record(7, forms="metadata", preferred=False) + _record(8)) == _one(_record(8))


def _server(total: int, *, says_next: bool, asked: list[dict[str, list[str]]]) -> object:
    def ask(url: str) -> bytes:
        query = parse_qs(urlsplit(url).query)
        asked.append(query)
        start, size = int(query["startRecord"][0]), int(query["maximumRecords"][0])
        end = min(start + size, total + 1)
        return _page(range(start, end), total, after=end if says_next and end <= total else None)

    return ask


@pytest.mark.parametrize("says_next", [True, False])
def test_search_goes_on_until_all_pages_are_read(says_next: bool) -> None:
    asked: list[dict[str, list[str]]] = []
    found = list(search_pages(_source(limit=500), _server(120, says_next=says_next, asked=asked)))  # type: ignore[arg-type]
    assert [page.title for page in found] == [f"Regeling {n}" for n in range(1, 121)]
    assert [query["startRecord"] for query in asked] == [["1"], ["51"], ["101"]]
    assert asked[0]["query"] == ['w.naam=="Staats courant"']
    assert asked[0]["version"] == ["2.0"]


def test_search_ends_at_its_limit() -> None:
    asked: list[dict[str, list[str]]] = []
    found = list(search_pages(_source(limit=60), _server(1000, says_next=True, asked=asked)))  # type: ignore[arg-type]
    assert len(found) == 60
    assert [query["maximumRecords"] for query in asked] == [["50"], ["10"]]


def test_search_of_which_the_next_page_is_the_same_one_ends() -> None:
    asked: list[str] = []

    def ask(url: str) -> bytes:
        asked.append(url)
        return _page(range(1, 51), 100, after=1)

    assert len(list(search_pages(_source(limit=500), ask))) == 50
    assert len(asked) == 1


def test_search_that_is_refused_says_why() -> None:
    body = (
        f"{_HEAD}<sru:diagnostics><diag:diagnostic xmlns:diag='http://docs.oasis-open.org/ns/search-ws/diagnostic'>"
        "<diag:uri>info:srw/diagnostic/1/10</diag:uri><diag:details>w.naam</diag:details>"
        "<diag:message>Query syntax error</diag:message></diag:diagnostic></sru:diagnostics>"
        "</sru:searchRetrieveResponse>"
    )
    with pytest.raises(FetchError, match=r"refuses the query \(Query syntax error w\.naam\)\. Correct `query`"):
        list(search_pages(_source(), lambda _: body.encode()))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Onderhoud",
        "<html><body>Onderhoud</body></html>",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><searchRetrieveResponse>&x;</searchRetrieveResponse>',
        '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><searchRetrieveResponse>&b;</searchRetrieveResponse>',
    ],
)
def test_search_that_gives_something_else_is_refused(body: str) -> None:
    with pytest.raises(FetchError):
        list(search_pages(_source(), lambda _: body.encode()))
