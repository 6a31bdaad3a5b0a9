"""The search page: what it shows and why, its address, its files, and what it says of wrong or fruitless searches."""

from __future__ import annotations

import csv
import io
import logging
from html import unescape
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from assistant.http.search_files import FILES, hit_parts, view_hit
from assistant.http.search_form import read_day
from assistant.index.opening import Index
from assistant.records import SearchHit, SearchReason, Span
from tests.http.test_pages import Page

LETTER, SUMMARY = "2026-01-15-zonnewijk", "samenvatting-zonnewijk"


def searched(client: TestClient, query: str) -> Page:
    return Page(client.get(f"/zoeken?{query}"))


def test_empty_form_explains_itself(client: TestClient) -> None:
    page = searched(client, "")

    assert (page.status, page.texts("//title")) == (200, ["Zoeken – Vraagbaak Kansrijke Wijk"])
    assert "De zoekwoorden staan in het adres van de pagina, zodat u de link kunt delen." in page.source
    assert page.texts("//nav//a[@aria-current]") == ["Zoeken"]
    assert page.texts("//select[@id='gebied']/option") == ["Alle gebieden", "Lindenhof", "Waterkant"]
    assert page.texts("//select[@id='periode']/option/@value") == ["", "2026-2028"]
    assert page.texts("//details/@open") == []


def test_result_shows_the_passage_its_place_and_why(client: TestClient, index: Index) -> None:
    page = searched(client, "q=speeltuin")

    assert page.texts("//h1") == ["Zoek in de bronnen"]
    assert page.texts("//title")[0].startswith("speeltuin: ")
    hit = "//li[@id='resultaat-1']"
    assert page.texts(f"{hit}/h3") == ["Wie doet mee?"]
    assert page.texts(f"{hit}//mark") == ["speeltuin"]
    assert page.texts(f"{hit}/p[@class='source-facts']") == [
        "Geld voor de Regeling Zonnewijk",
        "Ministerie van Voorbeelden · 15 januari 2026 officieel bericht",
    ]
    assert "bevat: speeltuin" in page.texts(f"{hit}/ul[@class='reasons']/li")
    address = urlsplit(page.texts(f"{hit}/h3/a/@href")[0])
    place = {name: int(value) for name, value in parse_qsl(address.query)}
    assert (address.path, address.fragment) == (f"/bronnen/{LETTER}", "passage")
    assert "speeltuin" in index.documents[LETTER].text[place["van"] : place["tot"]]
    assert page.texts(f"{hit}//a[@rel='external']/@href")[0].startswith("https://voorbeeld.example/zonnewijk#:~:text=")


def test_summary_has_no_link_to_words_that_do_not_stand_there(client: TestClient) -> None:
    page = searched(client, "q=bewaren&soort=summary")

    assert page.texts("//li[@class='hit']//span[@class='badge']") == ["samenvatting"]
    assert page.texts("//li[@class='hit']//a[@rel='external']") == []


def test_name_is_a_reason(client: TestClient) -> None:
    assert "gaat over: Lindenhof" in searched(client, "q=Lindenhof").texts("//ul[@class='reasons'][1]/li")


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ("soort=summary", {"samenvatting"}),
        ("gebied=lindenhof", {"officieel bericht"}),
        ("vanaf=16-01-2026", {"samenvatting"}),
        ("tot=2026-01-15", {"officieel bericht"}),
        ("vanaf=2026&tot=2026", {"officieel bericht", "samenvatting"}),
    ],
)
def test_filters_keep_out_the_rest_and_can_be_taken_away(client: TestClient, filters: str, kinds: set[str]) -> None:
    page = searched(client, f"q=geld&{filters}")

    assert set(page.texts("//li[@class='hit']//span[@class='badge']")) == kinds
    chips = page.texts("//ul[@class='chosen']//a/@href")
    assert len(chips) == len(parse_qsl(filters))
    for chip in chips:
        assert len(parse_qsl(urlsplit(chip).query)) == len(parse_qsl(filters))


def test_link_gives_the_same_page(client: TestClient) -> None:
    first = client.get("/zoeken?q=geld+%26+meer&soort=announcement&tot=2027")
    [link] = Page(first).texts("//section[@class='take-along']//li[1]/a/@href")

    assert client.get(link).text == first.text


def test_more_results_can_be_asked_for(shipped_client: TestClient) -> None:
    page = searched(shipped_client, "q=geld")
    assert len(page.texts("//li[@class='hit']")) == 10
    [more] = page.texts("//a[@class='show-more']/@href")
    assert more == "/zoeken?q=geld&aantal=20#resultaat-11"
    assert len(Page(shipped_client.get(more)).texts("//li[@class='hit']")) == 20
    last = searched(shipped_client, "q=geld&aantal=9999")
    assert len(last.texts("//li[@class='hit']")) == 50
    assert last.texts("//a[@class='show-more']") == []
    assert "Wij tonen er hoogstens 50." in last.source


def test_words_that_stand_nowhere_get_what_was_meant(shipped_client: TestClient) -> None:
    page = searched(shipped_client, "q=gelt")

    assert "‘gelt’" in page.source
    assert "geld" in page.texts("//section[@class='found']//a[contains(@href, 'q=geld')]")


def test_mended_words_are_shown(client: TestClient) -> None:
    assert searched(client, "q=spelltuin").texts("//p[@class='read-as']") == ["Gezocht op: speeltuin"]


def test_nothing_found_says_which_filter_to_drop(client: TestClient) -> None:
    page = searched(client, "q=speeltuin&soort=summary&tot=2020")

    assert page.status == 200
    assert page.texts("//title")[0] == "speeltuin: niets gevonden – Zoeken – Vraagbaak Kansrijke Wijk"
    assert page.texts("//h2") == ["Niets gevonden"]
    [free] = page.texts("//a[text()='Zonder filters']/@href")
    assert free == "/zoeken?q=speeltuin#gevonden"
    count = len(Page(client.get(free)).texts("//li[@class='hit']"))
    assert f"Zonder filters: {count} passage" in " ".join(page.texts("//ul[@class='ways-on']/li"))


@pytest.mark.parametrize("words", ["xqzv", "🌻🌻", "de het een", "...", "<script>"])
def test_nothing_found_is_said(client: TestClient, words: str) -> None:
    page = searched(client, urlencode({"q": words}))

    assert page.status == 200
    assert page.texts("//h2")[0] in ("Niets gevonden", "1 passage gevonden")
    assert page.texts("//input[@id='q']/@value") == [words]


@pytest.mark.parametrize(
    ("query", "field", "told"),
    [
        ("q=", "q", "Typ eerst een of meer zoekwoorden."),
        ("q=+%09&gebied=lindenhof", "q", "Typ eerst een of meer zoekwoorden."),
        ("q=" + "woord+" * 1000, "q", "Uw zoekvraag heeft 5.999 tekens. Maak hem korter: hoogstens 1.000 tekens."),
        ("q=geld&gebied=%3Cb%3E", "gebied", "Dit gebied kennen wij niet. Kies een gebied uit de lijst."),
        ("q=geld&thema=x", "thema", "Dit thema kennen wij niet. Kies een thema uit de lijst."),
        ("q=geld&periode=2020-2022", "periode", "Deze periode kennen wij niet. Kies een periode uit de lijst."),
        ("q=geld&soort=geheim", "soort", "Deze soort bron kennen wij niet. Kies een soort uit de lijst."),
        ("q=geld&vanaf=gisteren", "vanaf", "Dit is geen datum. Schrijf een datum als 11-12-2025, of een jaar."),
        ("q=geld&tot=31-02-2026", "tot", "Dit is geen datum. Schrijf een datum als 11-12-2025, of een jaar."),
        ("q=geld&vanaf=2027&tot=2026", "tot", "Deze datum ligt vóór de datum bij ‘vanaf’. Draai de datums om."),
    ],
)
def test_wrong_input_is_told_at_the_field_and_kept(client: TestClient, query: str, field: str, told: str) -> None:
    page = searched(client, query)

    assert page.status == 400
    assert page.texts("//title")[0].startswith("Fout: ")
    assert page.texts(f"//div[@role='alert']//a[@href='#{field}']") == [told]
    assert page.texts(f"//p[@id='{field}-fout']") == [f"Fout: {told}"]
    assert page.texts(f"//*[@id='{field}']/@aria-invalid") == ["true"]
    assert page.texts("//li[@class='hit']") == []
    typed = dict(parse_qsl(query)).get(field, "").strip()
    kept = page.texts(f"//input[@id='{field}']/@value | //select[@id='{field}']/option[@selected]/@value")
    assert kept == [typed]


def test_all_faults_are_told_at_once(client: TestClient) -> None:
    page = searched(client, "q=&gebied=x&vanaf=y")

    assert page.texts("//div[@role='alert']/h2") == ["Er zijn 3 fouten"]
    assert page.texts("//div[@role='alert']//a/@href") == ["#q", "#gebied", "#vanaf"]
    assert page.texts("//details/@open") == [""]


def test_personal_data_are_not_searched(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="assistant")
    page = searched(client, "q=bsn+123456782")

    assert page.status == 400
    assert page.texts("//p[@id='q-fout']")[0].startswith("Fout: Er staan persoonlijke gegevens in uw zoekvraag.")
    assert page.texts("//a[contains(@href, '123456782')]") == []
    assert "123456782" not in caplog.text


@pytest.mark.parametrize("words", ["<script>alert(1)</script> geld", '" onfocus="x geld', "{{ 7*7 }} geld"])
def test_words_are_shown_as_text(client: TestClient, words: str) -> None:
    page = searched(client, urlencode({"q": words}))

    assert page.texts("//input[@id='q']/@value") == [words]
    assert page.texts("//script | //*[@onfocus]") == []


def test_files_hold_what_is_shown(client: TestClient) -> None:
    page = searched(client, "q=geld&soort=announcement")
    links = page.texts("//section[@class='take-along']//a[@download]/@href")
    assert len(links) == len(FILES)
    shown = page.texts("//li[@class='hit']/h3/a/@href")

    table = list(csv.reader(io.StringIO(client.get(links[0]).text.removeprefix("\ufeff")), delimiter=";"))
    listed = client.get(links[1]).text
    passages = client.get(links[2]).json()["passages"]
    assert [row[8] for row in table[1:]] == [f"http://testserver{href}" for href in shown]
    assert [href for href in shown if f"(http://testserver{href})" in listed] == shown
    assert [passage["href"] for passage in passages] == shown


def test_markdown_keeps_the_words_from_being_markup(client: TestClient) -> None:
    listed = client.get("/zoeken?q=vreemde+tekens&vorm=markdown").text

    assert '\\<script\\>alert("x")\\</script\\>' in listed
    assert "<script>" not in listed


def test_wrong_search_gives_no_file(client: TestClient) -> None:
    response = client.get("/zoeken?q=&vorm=csv")
    assert (response.status_code, response.headers["content-type"]) == (400, "text/html; charset=utf-8")


def test_head_is_answered(client: TestClient) -> None:
    assert client.head("/zoeken?q=geld").status_code == 200


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("11-12-2025", "2025-12-11", "2025-12-11"),
        ("1/2/2026", "2026-02-01", "2026-02-01"),
        ("2026-02-01", "2026-02-01", "2026-02-01"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("31-02-2026", None, None),
        ("26", None, None),
        ("٢٠٢٦", None, None),
        ("0000", None, None),
        ("", None, None),
    ],
)
def test_day_as_people_write_it(typed: str, first: str | None, last: str | None) -> None:
    found = read_day(typed), read_day(typed, last=True)
    assert tuple(day and day.isoformat() for day in found) == (first, last)


_span = st.tuples(st.integers(0, 40), st.integers(0, 15)).map(lambda pair: Span(100 + pair[0], 100 + sum(pair)))


@given(st.text("ab c\n", max_size=40), st.lists(_span, max_size=5), st.lists(_span, max_size=5))
def test_parts_joined_are_the_passage(text: str, found: list[Span], related: list[Span]) -> None:
    reasons = (SearchReason("related", ("x",), tuple(related)),)
    hit = SearchHit("d", "T", "", "other", "", 100, 100 + len(text), text, 1.0, tuple(found), reasons=reasons)

    assert "".join(part.text for part in hit_parts(hit, 0, len(text))) == text
    shown = ["".join(part.text for part in paragraph) for paragraph in view_hit(hit).paragraphs]
    assert " ".join(shown).split() == text.split()


def test_address_is_encoded(client: TestClient) -> None:
    page = searched(client, f"q={quote('geld & wijk #1 €')}")
    [link] = page.texts("//section[@class='take-along']//li[1]/a/@href")
    assert dict(parse_qsl(urlsplit(unescape(link)).query)) == {"q": "geld & wijk #1 €"}
