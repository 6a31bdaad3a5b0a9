"""The pages of the areas: the map, the list and the search; one area; two side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.settings import Settings
from ingest.building import ensure_index
from tests.http.looks import without_looks

NOTE = re.compile(r'href="#bron-(\d+)"')
SOURCE = re.compile(r'id="bron-(\d+)"')
LINK = re.compile(r'href="/bronnen/([^"?]+)\?van=(\d+)&amp;tot=(\d+)#passage"')


@pytest.fixture(scope="module")
def real(shipped_settings: Settings) -> Iterator[TestClient]:
    """A client over the shipped corpus."""
    with TestClient(create_app(shipped_settings), follow_redirects=False) as opened:
        yield opened


def page(client: TestClient, path: str, *, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("text/html")
    return without_looks(response.text)


def words(html: str) -> str:
    """The text of a page, white space as one space."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def section(html: str, name: str) -> str:
    [found] = re.findall(rf'<section aria-labelledby="{name}">.*?</section>', html, re.DOTALL)
    return words(found)


def title(html: str) -> str:
    return unescape(re.search(r"<title>(.*?)</title>", html)[1])  # type: ignore[index]


def test_menu_leads_to_the_areas(client: TestClient) -> None:
    assert '<a href="/gebieden">Gebieden</a>' in page(client, "/")
    assert '<a href="/gebieden" aria-current="page">Gebieden</a>' in page(client, "/gebieden")


def test_corpus_without_locations_has_a_list_and_no_map(client: TestClient) -> None:
    html = page(client, "/gebieden")
    assert "kaart-naam" not in html
    assert html.count('<a href="/gebieden/lindenhof">Lindenhof</a>') == 1


def test_map_and_list_have_every_area(real: TestClient, shipped: Index) -> None:
    html = page(real, "/gebieden")
    html = html[html.index('aria-labelledby="kaart-naam"') :]
    drawing, _, listed = html.partition("</svg>")
    for row in shipped.names.raw["areas"]:
        assert drawing.count(f'<a href="/gebieden/{row["slug"]}">') == 1
        assert f'<a href="/gebieden/{row["slug"]}">{row["name"]}</a>' in listed
    assert re.findall(r"<h3>(.*?)</h3>", listed) == sorted({r["province"] for r in shipped.names.raw["areas"]})


def test_own_name_leads_straight_to_the_area(real: TestClient) -> None:
    response = real.get("/gebieden", params={"zoek": "overvecht"})
    assert (response.status_code, response.headers["location"]) == (303, "/gebieden/utrecht-overvecht")


def test_district_is_found_with_its_area(real: TestClient) -> None:
    html = page(real, "/gebieden?zoek=Geitenkamp")
    assert title(html).startswith("Gevonden: ")
    assert 'Geitenkamp hoort bij <a href="/gebieden/arnhem-oost">Arnhem Oost</a>.' in html
    assert 'value="Geitenkamp"' in html


def test_gemeente_says_that_not_all_of_it_lies_inside(real: TestClient) -> None:
    told = words(page(real, "/gebieden?zoek=Utrecht"))
    assert "Utrecht Overvecht ligt in de gemeente Utrecht." in told
    assert "Niet elke wijk ligt in het gebied." in told


def test_uncertain_district_is_said_to_be_so(real: TestClient) -> None:
    told = words(page(real, "/gebieden?zoek=Tanthof-West"))
    assert "Tanthof-West hoort misschien of voor een deel bij Delft-West" in told


def test_place_elsewhere_is_honestly_not_found(real: TestClient) -> None:
    html = page(real, "/gebieden?zoek=Almere")
    assert title(html).startswith("Niet gevonden: ")
    assert "Misschien ligt uw wijk niet in een van de gebieden." in words(html)


def test_search_shows_what_was_typed_as_text(real: TestClient) -> None:
    html = real.get("/gebieden", params={"zoek": '"><script>alert(1)</script>'}).text
    assert "<script" not in html


def test_empty_search_is_a_fault_at_its_field(client: TestClient) -> None:
    html = page(client, "/gebieden?zoek=", status=400)
    assert title(html).startswith("Fout: ")
    assert html.count("Typ eerst de naam van uw wijk of gemeente.") == 2
    assert 'aria-invalid="true"' in html


def test_area_tells_where_it_lies_and_what_it_gets(real: TestClient) -> None:
    html = page(real, "/gebieden/utrecht-overvecht")
    assert title(html).startswith("Utrecht Overvecht – ")
    assert "Utrecht Overvecht ligt in de gemeente Utrecht, in de provincie Utrecht." in words(html)
    amounts = section(html, "bedragen")
    assert amounts.index("€ 7,8 miljoen") < amounts.index("€ 7 miljoen") < amounts.index("€ 14 miljoen")
    assert "Let op: deze bedragen zijn niet van het gebied zelf." in amounts


def test_area_without_amount_says_so_for_each_period(real: TestClient) -> None:
    amounts = section(page(real, "/gebieden/lelystad-oost"), "bedragen")
    for period in ("2026-2028", "2023-2025"):
        assert f"geen bedrag van de SPUK Kansrijke Wijk voor dit gebied voor {period}." in amounts


def test_amount_for_a_part_says_that_there_is_none_for_the_whole(real: TestClient) -> None:
    amounts = section(page(real, "/gebieden/heerlen-noord"), "bedragen")
    assert "geen bedrag van de SPUK Kansrijke Wijk voor dit gebied voor heel 2023-2025." in amounts


def test_area_without_activities_says_so(real: TestClient) -> None:
    html = page(real, "/gebieden/lelystad-oost")
    assert "In de bronnen staat niet wat er in dit gebied gebeurt." in section(html, "doen")
    missing = section(html, "niet")
    assert "In de geraadpleegde bronnen staat geen project van de SPUK Kansrijke Wijk voor Lelystad Oost." in missing


def test_activities_stand_under_the_names_of_their_themes(real: TestClient) -> None:
    done = section(page(real, "/gebieden/leeuwarden-oost"), "doen")
    theme, food = done.index("Maatschappelijke samenhang"), done.index("sociale voedseltuinen uitgebreid")
    assert theme < food


def test_every_mark_of_every_area_has_its_source(real: TestClient, shipped: Index) -> None:
    for row in shipped.names.raw["areas"]:
        html = page(real, f"/gebieden/{row['slug']}")
        assert set(NOTE.findall(html)) == set(SOURCE.findall(html)), row["slug"]


def test_every_link_to_a_source_leads_to_words_on_the_page(real: TestClient, shipped: Index) -> None:
    html = page(real, "/gebieden/zaandam-oost")
    shown = words(html)
    links = LINK.findall(html)
    assert len(links) > 20
    for document_id, start, end in links:
        assert " ".join(shipped.documents[document_id].text[int(start) : int(end)].split()) in shown


def test_every_amount_on_a_page_stands_in_a_quote_of_it(real: TestClient, shipped: Index) -> None:
    for row in shipped.names.raw["areas"]:
        html = page(real, f"/gebieden/{row['slug']}")
        quotes = [words(q) for q in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL)]
        for amount in re.findall(r'<span class="amount">(.*?)</span>', html):
            assert any(unescape(amount) in quote for quote in quotes), (row["slug"], amount)


def test_question_about_the_area_is_ready_to_ask(client: TestClient) -> None:
    html = page(client, "/gebieden/lindenhof")
    assert 'name="question"' in html
    assert 'value="Wat gebeurt er in Lindenhof?"' in html


def test_area_of_a_small_corpus_has_its_page(client: TestClient) -> None:
    html = page(client, "/gebieden/lindenhof")
    assert "Dat staat niet in de bronnen." in words(html)
    assert "In Lindenhof komt een speeltuin." in words(html)
    assert "De bronnen noemen deze thema’s niet bij Lindenhof: Spelen." in words(html)


def test_unknown_area_is_a_friendly_page_with_the_list(client: TestClient) -> None:
    html = page(client, "/gebieden/maan", status=404)
    assert title(html).startswith("Fout: Dit gebied kennen wij niet")
    assert '<a href="/gebieden/waterkant">Waterkant</a>' in html


def test_two_areas_stand_side_by_side_with_their_sources(real: TestClient) -> None:
    html = page(real, "/gebieden/vergelijk?a=utrecht-overvecht&b=lelystad-oost")
    table = words(html[html.index("<table") : html.index("</table>")])
    for text in ("Gemeente", "Inwoners", "Wijken", "Bedrag 2026-2028", "€ 7,8 miljoen", "Staat niet in de bronnen."):
        assert text in table
    assert "€ 14 miljoen" not in html
    assert set(NOTE.findall(html)) == set(SOURCE.findall(html))

    rows = lxml.html.fromstring(html).xpath("//table/tbody/tr")
    assert {tuple(row.xpath("td/@data-area")) for row in rows} == {("Utrecht Overvecht", "Lelystad Oost")}
    assert all(cell.text_content().strip() for row in rows for cell in row)


@pytest.mark.parametrize("query", ["?a=lindenhof&b=lindenhof", "?a=lindenhof", "?a=lindenhof&b=maan"])
def test_no_two_areas_is_a_fault_that_keeps_the_choice(client: TestClient, query: str) -> None:
    html = page(client, f"/gebieden/vergelijk{query}", status=400)
    assert title(html).startswith("Fout: ")
    assert "Kies twee verschillende gebieden uit de lijst." in html
    assert '<option value="lindenhof" selected>' in html


def test_comparison_without_choice_is_a_form(client: TestClient) -> None:
    html = page(client, "/gebieden/vergelijk")
    assert title(html).startswith("Vergelijk twee gebieden")
    assert html.count("<select") == 2


def test_head_is_answered(client: TestClient) -> None:
    assert client.head("/gebieden/lindenhof").status_code == 200


def test_pages_follow_a_new_generation(own: Settings) -> None:
    with TestClient(create_app(own)) as opened:
        assert "In Lindenhof komt een speeltuin." in page(opened, "/gebieden/lindenhof")
        letter: Path = own.corpus / "zonnewijk.md"
        changed = letter.read_text(encoding="utf-8").replace("komt een speeltuin", "komt een zwembad")
        letter.write_text(changed, encoding="utf-8")
        ensure_index(own, progress=lambda *_: None)
        assert "In Lindenhof komt een zwembad." in page(opened, "/gebieden/lindenhof")


def test_outline_beside_the_names_is_part_of_the_index(own: Settings) -> None:
    names = own.corpus / "names.toml"
    placed = names.read_text(encoding="utf-8").replace(
        'slug = "waterkant"', 'slug = "waterkant"\nlat = 52.0\nlon = 5.0'
    )
    names.write_text(placed, encoding="utf-8")
    with TestClient(create_app(own)) as opened:
        ensure_index(own, progress=lambda *_: None)
        assert page(opened, "/gebieden").count('<path d="') == 1, "the houses of the header"
        (own.corpus / "map.toml").write_text("outline = [[[4.0, 52.0], [6.0, 52.0], [6.0, 53.0]]]\n", encoding="utf-8")
        ensure_index(own, progress=lambda *_: None)
        html = page(opened, "/gebieden")
    drawing = html[html.index('aria-labelledby="kaart-naam"') :]
    assert drawing.count('<path d="M') == 1
    assert drawing.count("<circle") == 1
