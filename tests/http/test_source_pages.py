"""The pages of the sources: the filtered list, what is marked on request, status, how to cite, ways on."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from assistant.index.opening import Index
from tests.http.test_pages import Page

LETTER, SUMMARY = "2026-01-15-zonnewijk", "samenvatting-zonnewijk"
ALL = [f"/bronnen/{SUMMARY}", f"/bronnen/{LETTER}"]


def listed(page: Page) -> list[str]:
    return page.texts("//ul[@class='documents']/li/a/@href")


def test_list_has_the_newest_first_and_the_official_pages_behind_a_summary(client: TestClient) -> None:
    page = Page(client.get("/bronnen"))

    assert listed(page) == ALL
    assert page.texts("//h2") == ["2 bronnen, nieuwste eerst"]
    assert page.texts("//ul[@class='documents']//p") == [
        "Vraagbaak Zonnewijk · 1 februari 2026 samenvatting · van 2 officiële pagina’s",
        "Ministerie van Voorbeelden · 15 januari 2026 officieel bericht",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("soort=summary", ALL[:1]),
        ("uitgever=Ministerie+van+Voorbeelden", ALL[1:]),
        ("jaar=2026", ALL),
        ("titel=regel", ALL),
        ("titel=geld+zonnewijk", ALL[1:]),
        ("titel=maan", []),
        ("titel=%F0%9F%8C%BB", []),
        ("soort=summary&titel=geld", []),
        ("titel=", ALL),
    ],
)
def test_list_keeps_to_its_filters(client: TestClient, query: str, found: list[str]) -> None:
    page = Page(client.get(f"/bronnen?{query}"))

    assert (page.status, listed(page)) == (200, found)
    if not found:
        assert "Er is geen bron die hierbij past." in page.source
    elif len(found) < len(ALL):
        assert page.texts("//h2") == [f"{len(found)} van de 2 bronnen"]


@pytest.mark.parametrize(
    ("query", "field", "typed"),
    [
        ("soort=%3Cb%3E", "soort", "<b>"),
        ("uitgever=niemand", "uitgever", "niemand"),
        ("jaar=1990", "jaar", "1990"),
        ("titel=" + "x" * 5000, "titel", "x" * 5000),
    ],
)
def test_list_tells_of_wrong_filters_and_keeps_them(client: TestClient, query: str, field: str, typed: str) -> None:
    page = Page(client.get(f"/bronnen?{query}"))

    assert page.status == 400
    assert page.texts("//div[@role='alert']//a/@href") == [f"#{field}"]
    kept = page.texts(f"//input[@id='{field}']/@value | //select[@id='{field}']/option[@selected]/@value")
    assert kept == [typed]
    assert listed(page) == ALL


def test_source_has_its_headings_as_contents(client: TestClient) -> None:
    page = Page(client.get(f"/bronnen/{LETTER}"))

    links = page.texts("//details[@class='contents']//a/@href")
    assert page.texts("//details[@class='contents']//a") == ["Wie doet mee?", "Wat kost het?", "Vreemde tekens"]
    assert [f"#{anchor}" for anchor in page.texts("//article/*[self::h2 or self::h3]/@id")] == links


def test_source_marks_nothing_unasked(client: TestClient) -> None:
    page = Page(client.get(f"/bronnen/{LETTER}"))

    assert page.texts("//article//a") == []
    assert page.texts("//h2[@id='cijfers' or @id='namen']") == []


@pytest.mark.parametrize("query", ["toon=cijfers,namen", "toon=cijfers&toon=namen", "toon=NAMEN,%20cijfers,x"])
def test_source_marks_figures_and_names_with_what_they_are(client: TestClient, query: str) -> None:
    page = Page(client.get(f"/bronnen/{LETTER}?{query}"))

    figures = page.texts("//article//a[contains(@class, 'marked-figure')]")
    names = page.texts("//article//a[contains(@class, 'marked-name')]")
    assert {"ruim € 12 miljoen", "€ 5 miljoen", "€ 7 miljoen"} <= set(figures)
    assert {"Regeling Zonnewijk", "Veldstad", "Lindenhof", "leeszaal"} <= set(names)
    for link in page.texts("//article//a/@href"):
        assert len(page.texts(f"//li[@id='{link[1:]}']")) == 1
    assert "Veldstad (gemeente)" in " ".join(page.texts("//h2[@id='namen']/following-sibling::ol/li"))
    assert page.texts("//input[@name='toon'][@checked]/@value") == ["cijfers", "namen"]


def test_figure_note_tells_what_it_is_about_and_leads_back(client: TestClient, index: Index) -> None:
    page = Page(client.get(f"/bronnen/{LETTER}?toon=cijfers"))
    [number] = page.texts("//article//a[text()='€ 5 miljoen']/@href")

    note = f"//li[@id='{number[1:]}']"
    facts = dict(zip(page.texts(f"{note}//dt"), page.texts(f"{note}//dd"), strict=True))
    assert facts["Plaats"] == "Lindenhof"
    [back] = page.texts(f"{note}/a/@href")
    start = index.documents[LETTER].text.index("€ 5 miljoen")
    assert back == f"/bronnen/{LETTER}?van={start}&tot={start + 11}&toon=cijfers#passage"


def test_marks_leave_the_cited_words_whole(client: TestClient) -> None:
    page = Page(client.get(f"/bronnen/{LETTER}?van=54&tot=99&toon=cijfers,namen"))

    assert page.texts("//article//mark") == ["Het Rijk stelt ruim € 12 miljoen beschikbaar."]
    assert page.texts("//mark[@id='passage']/a") == ["ruim € 12 miljoen"]
    assert page.texts("//ul[@class='legend']/li")[0] == "gemarkeerd: de aangewezen woorden"
    assert page.texts("//form[@class='show-form']/input/@value") == ["54", "99"]


def test_source_without_figures_says_so(client: TestClient) -> None:
    page = Page(client.get(f"/bronnen/{SUMMARY}?toon=cijfers"))

    assert page.texts("//ul[@class='legend']/li") == ["In deze tekst staan geen cijfers."]


@pytest.mark.parametrize(
    ("document", "status"),
    [
        (LETTER, "Dit is een officieel bericht van Ministerie van Voorbeelden. Officiële pagina"),
        (SUMMARY, "Dit is een samenvatting, geen officiële tekst. De nummers wijzen naar de 2 officiële pagina’s."),
    ],
)
def test_source_says_what_it_is_worth(client: TestClient, document: str, status: str) -> None:
    assert Page(client.get(f"/bronnen/{document}")).texts("//p[@class='status']") == [status]


def test_source_says_how_to_cite_it(client: TestClient, index: Index) -> None:
    letter, summary = (Page(client.get(f"/bronnen/{name}")) for name in (LETTER, SUMMARY))
    sha256 = index.documents[LETTER].sha256[:12]

    assert letter.texts("//p[@class='cite-as']") == [
        "Ministerie van Voorbeelden, ‘Geld voor de Regeling Zonnewijk’, 15 januari 2026, "
        f"https://voorbeeld.example/zonnewijk (tekst: SHA-256 {sha256})."
    ]
    assert f"http://testserver/bronnen/{SUMMARY}" in summary.texts("//p[@class='cite-as']")[0]
    for link in letter.texts("//section[@aria-labelledby='verwijs']//a/@href"):
        assert client.get(link).status_code == 200


def test_official_page_is_opened_at_the_cited_words(client: TestClient) -> None:
    page = Page(client.get(f"/bronnen/{LETTER}?van=54&tot=99"))

    assert page.texts("//p[@class='status']/a/@href")[0].startswith(
        "https://voorbeeld.example/zonnewijk#:~:text=Het%20Rijk%20stelt"
    )


def test_unknown_source_gets_the_nearest(client: TestClient) -> None:
    page = Page(client.get("/bronnen/2026-01-15-zonewijk"))

    assert page.status == 404
    assert page.texts("//ul[@class='ways-on']/li[1]") == ["Bedoelt u Geld voor de Regeling Zonnewijk?"]
    far = Page(client.get("/bronnen/" + "z" * 500))
    assert far.texts("//ul[@class='ways-on']/li[1]") == ["Bekijk alle bronnen"]
