"""The page of amounts: its rows are those of the API, each cut from its document, each with its scope and source."""

from __future__ import annotations

import csv
import html
import io
import itertools
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.http.amounts_choices import Choices, describe_choices, read_choices
from assistant.http.amounts_view import AmountView
from assistant.http.app import create_app
from assistant.http.pages.amounts import find_amounts
from assistant.index.opening import Index
from assistant.settings import Settings
from tests.http.looks import without_looks

OPTIONS = {
    "ministerie": ["", "ocw", "szw", "vws", "bzk"],
    "thema": ["", "gezonde-leefomgeving", "jonge-kind"],
    "gebied": ["", "zaandam-oost", "roosendaal-ring", "arnhem-oost"],
    "periode": ["", "2023-2025", "2026-2028"],
    "geld": ["", "spuk-kansrijke-wijk", "volkshuisvestingsfonds"],
    "bron": ["", "announcement", "summary"],
    "groep": ["", "periode", "ministerie", "thema", "gebied"],
}
HREF = re.compile(r"/bronnen/(?P<document>[\w-]+)\?van=(?P<start>\d+)&tot=(?P<end>\d+)#passage")


@pytest.fixture(scope="module")
def real(shipped_settings: Settings) -> Iterator[TestClient]:
    """A client over the shipped corpus."""
    with TestClient(create_app(shipped_settings)) as opened:
        yield opened


def page(client: TestClient, **query: str) -> str:
    response = client.get("/bedragen?" + urlencode(query))
    assert response.status_code == 200
    return without_looks(response.text)


def plain(markup: str) -> str:
    """The words of some HTML, as they are read."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def title(markup: str) -> str:
    found = re.search(r"<title>(.*?)</title>", markup)
    return html.unescape(found[1]) if found else ""


def rows(markup: str) -> list[str]:
    return re.findall(r'<tr id="bedrag-\d+">(.*?)</tr>', markup, re.DOTALL)


def row_with(markup: str, words: str) -> str:
    [row] = [plain(row) for row in rows(markup) if words in plain(row)]
    return row


def statements(index: Index, choices: Choices) -> list[tuple[str, int, int]]:
    found = find_amounts(index, choices)
    return sorted((r.document_id, r.figure.start, r.figure.end) for told in found for r in told.statements)


def test_page_says_what_it_shows(real: TestClient) -> None:
    found = page(real, periode="2026-2028", ministerie="ocw")
    assert title(found) == "1 bedrag voor 2026-2028 van OCW – Vraagbaak Kansrijke Wijk"
    assert '<h2 id="gevonden" tabindex="-1">1 bedrag voor 2026-2028 van OCW</h2>' in found
    assert found.count("<h1>") == 1
    assert '<a href="/bedragen" aria-current="page">Bedragen</a>' in found


def test_row_tells_its_scope_and_sources(real: TestClient) -> None:
    row = row_with(page(real, ministerie="ocw"), "€ 327 miljoen")
    assert row.startswith("€ 327 miljoen in totaal Voor deze tweede tranche")
    for words in (
        "Pot SPUK Kansrijke Wijk", "Betaler ministerie van Onderwijs, Cultuur en Wetenschap",
        "Periode 2026-2028 (tweede tranche)", "Niet bij naam genoemd gebied, thema",
        "Zo staat het ook in 1 andere zin OCW betaalt € 327 miljoen aan de SPUK", "11 december 2025",
        "Bron 1 Bekijk in de bron 1: € 327 miljoen", "Bron 2 Bekijk in de bron 2: € 327 miljoen",
    ):  # fmt: skip
        assert words in row


def test_rate_is_told(real: TestClient) -> None:
    found = page(real, gebied="zaandam-oost")
    assert row_with(found, "Pact Zaandam Oost noemt").startswith("ongeveer € 15 miljoen per jaar")
    assert row_with(page(real, ministerie="vws"), "2,4").startswith("€ 2,4 miljoen per jaar VWS betaalde")


def test_scope_that_stands_elsewhere_is_told(real: TestClient) -> None:
    row = row_with(page(real, bron="announcement", periode="2026-2028"), "ruim € 400 miljoen")
    assert "Periode 2026-2028 (tweede tranche) (uit de zin ervoor)" in row


def test_other_money_is_called_so(real: TestClient) -> None:
    found = page(real)
    assert "Pot Volkshuisvestingsfonds (ander geld, niet uit de SPUK Kansrijke Wijk)" in row_with(
        found, "Tilburg kreeg"
    )
    joint = "verschillende potten opgeteld (genoemd: Volkshuisvestingsfonds, Preventie met Gezag, SPUK Kansrijke Wijk)"
    assert joint in row_with(found, "25,4")


def test_part_in_time_is_no_total(real: TestClient) -> None:
    row = row_with(page(real), "€ 53 miljoen")
    assert row.startswith("ongeveer € 53 miljoen Voor het einde van 2023")
    assert "Let op de zin noemt ook een kortere tijd: einde van 2023" in row


def test_doubt_and_day_of_saying_are_told(real: TestClient) -> None:
    found = page(real)
    assert "Let op de bron schrijft “waarschijnlijk”" in row_with(found, "€ 39 miljoen")
    assert "Zo gezegd op 12 juni 2023" in row_with(found, "€ 200 miljoen voor")


def test_sources_that_differ_are_told_with_a_way_to_them(real: TestClient) -> None:
    found = page(real, periode="2023-2025", bron="announcement")
    [row] = rows(found)
    assert "Let op: de bronnen noemen hiervoor ook een ander bedrag: € 200 miljoen , € 250 miljoen ." in plain(row)
    assert len(HREF.findall(html.unescape(row))) == 3


def test_amount_of_the_gemeente_is_not_passed_off_as_the_areas(real: TestClient) -> None:
    found = page(real, gebied="utrecht-overvecht")
    assert "Hierbij staat ook geld voor de hele gemeente of voor een wijk." in found
    assert "Gebied Utrecht (gemeente)" in row_with(found, "€ 14 miljoen")
    assert "Hierbij staat ook geld" not in page(real, gebied="zaandam-oost")


def test_shorter_time_within_a_tranche_is_remarked(real: TestClient) -> None:
    assert "geld voor een kortere tijd binnen deze jaren" in page(real, periode="2023-2025")
    assert "geld voor een kortere tijd binnen deze jaren" not in page(real, periode="2026-2028")


@pytest.mark.parametrize(
    ("group", "first", "last"),
    [
        ("periode", "2026-2028", "Periode niet genoemd"),
        ("ministerie", "Ministerie van Onderwijs, Cultuur en Wetenschap", "Ministerie niet genoemd"),
        ("thema", "Gezonde leefomgeving", "Geen thema genoemd"),
        ("gebied", "Amsterdam Nieuw-West", "Geen gebied genoemd"),
    ],
)
def test_groups_have_headings_and_lose_nothing(real: TestClient, group: str, first: str, last: str) -> None:
    found = page(real, groep=group)
    headings = re.findall(r'<h4 id="groep-\d+">(.*?)</h4>', found)
    assert (headings[0], headings[-1]) == (first, last)
    assert len(set(headings)) == len(headings)
    assert len(rows(found)) == len(rows(page(real)))


def test_group_has_the_largest_first(shipped: Index) -> None:
    choices = read_choices(shipped, {})
    values = {row.figure.text: row.figure.high for row in shipped.figures}
    for group in AmountView(shipped).groups(find_amounts(shipped, choices), "periode"):
        amounts = [values[row.text] or 0 for row in group.rows]
        assert amounts == sorted(amounts, reverse=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(query=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in OPTIONS.items()}))
def test_files_hold_just_what_is_shown(shipped: Index, real: TestClient, query: dict[str, str]) -> None:
    choices = read_choices(shipped, query)
    shown = statements(shipped, choices)
    markup = html.unescape(page(real, **query))
    links = [match for row in rows(markup) for match in HREF.finditer(row.split("amount-sources")[1])]
    assert len(links) == len(shown)
    if not shown:
        assert "Geen bedragen" in title(markup)
        return
    [csv_href] = re.findall(r'href="(/v1/amounts\?[^"]*format=csv)"', markup)
    [json_href] = re.findall(r'href="(/v1/amounts\?[^"]*format=json)"', markup)
    found = real.get(json_href).json()["amounts"]
    assert sorted((f["citation"]["documentId"], f["start"], f["end"]) for f in found) == shown
    table = list(csv.DictReader(io.StringIO(real.get(csv_href).content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Citaat"] for row in table] == [f["citation"]["quote"] for f in found]
    cited = sorted((f["citation"]["documentId"], f["citation"]["start"], f["citation"]["end"]) for f in found)
    assert sorted((m["document"], int(m["start"]), int(m["end"])) for m in links) == cited


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(query=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in OPTIONS.items()}))
def test_every_figure_shown_is_cut_from_its_document(shipped: Index, query: dict[str, str]) -> None:
    choices = read_choices(shipped, query)
    view = AmountView(shipped)
    for group in view.groups(find_amounts(shipped, choices), choices.grouping):
        for row in group.rows:
            assert row.text == row.statements[0].text
            for said in itertools.chain(row.statements, row.others):
                place = HREF.fullmatch(said.href)
                assert place is not None
                text = shipped.documents[place["document"]].text
                assert "".join(part.text for part in said.parts) == text[int(place["start"]) : int(place["end"])]
                assert [part.text for part in said.parts if part.strong] == [said.text]
                assert view.documents[said.number - 1] is said.document


def test_marks_lead_to_the_list_of_sources(real: TestClient) -> None:
    found = page(real)
    assert set(re.findall(r'href="#(bron-\d+)"', found)) <= set(re.findall(r'id="(bron-\d+)"', found))
    ids = re.findall(r' id="([^"]+)"', found)
    assert len(ids) == len(set(ids))


def test_chart_has_its_words_and_sources(real: TestClient) -> None:
    found = page(real, periode="2026-2028", geld="spuk-kansrijke-wijk", bron="announcement")
    [chart] = re.findall(r"<figure.*?</figure>", found, re.DOTALL)
    assert 'role="img" aria-labelledby="grafiek-1-titel grafiek-1-tekst"' in chart
    assert ">Per ministerie, 2026-2028, in totaal</title>" in chart
    description = "Staafdiagram met 3 staven, de langste eerst. OCW: € 327 miljoen; SZW: €51 miljoen; VRO: €30 miljoen."
    assert f">{description}</desc>" in chart
    assert re.findall(r'class="bar bar-firm" x="0" y="[\d.]+em" width="([\d.]+)%"', chart) == [
        "81.750",
        "12.750",
        "7.500",
    ]
    assert len(HREF.findall(html.unescape(chart))) == 3
    assert "style=" not in found


def test_range_is_drawn_with_a_pattern(real: TestClient) -> None:
    found = page(real, geld="woontop")
    assert found.count('fill="url(#grafiek-1-arcering)"') == 2
    assert "Een gearceerd deel is niet zeker" in found
    assert "gearceerd" not in page(real, ministerie="ocw")


def test_empty_result_says_which_choice_to_drop(real: TestClient) -> None:
    found = page(real, ministerie="ocw", thema="gezonde-leefomgeving", periode="2026-2028", groep="thema")
    assert title(found).startswith("Geen bedragen voor 2026-2028 van OCW, thema Gezonde leefomgeving")
    assert "In onze bronnen staat geen bedrag dat bij al uw keuzes past." in found
    [way] = re.findall(r"<li>(<a [^>]*>Zonder.*?)</li>", found, re.DOTALL)
    assert 'href="/bedragen?ministerie=ocw&amp;periode=2026-2028&amp;groep=thema#gevonden"' in way
    assert plain(way) == "Zonder “Thema: Gezonde leefomgeving” : 1 bedrag"
    assert "format=csv" not in found


def test_area_without_amounts_is_honest(real: TestClient, shipped: Index) -> None:
    named = {slug for row in shipped.figures if row.figure.kind == "amount" for slug in row.areas}
    slug = next(row["slug"] for row in shipped.names.raw["areas"] if row["slug"] not in named)
    found = page(real, gebied=slug)
    assert title(found).startswith("Geen bedragen bij ")
    assert "Er kan wel geld zijn: dat weten wij dan niet." in found


def test_unknown_choice_is_said_and_the_rest_goes_on(real: TestClient) -> None:
    found = page(real, ministerie="ocw", gebied="<b>maan</b>", groep="kleur")
    assert title(found).startswith("Let op: 1 bedrag van OCW")
    assert "Wij kennen “&lt;b&gt;maan&lt;/b&gt;” niet bij Gebied." in found
    assert "Wij kennen “kleur” niet bij Groepeer per." in found
    assert len(rows(found)) == 1
    assert "/v1/amounts?payer=ocw&amp;format=csv" in found


def test_chosen_options_stay_chosen(real: TestClient) -> None:
    found = page(real, gebied="arnhem-oost", groep="gebied")
    assert '<option value="arnhem-oost" selected>Arnhem Oost</option>' in found
    assert '<option value="gebied" selected>Gebied</option>' in found
    assert found.count(" selected") == 2
    assert '<a href="/bedragen">Wis filters</a>' in found


def test_choices_are_said_in_one_order(shipped: Index) -> None:
    query = {"bron": "summary", "gebied": "zaandam-oost", "geld": "spuk-kansrijke-wijk", "periode": "2026-2028"}
    said = describe_choices(read_choices(shipped, query))
    assert said == " voor 2026-2028 bij Zaandam-Oost uit de SPUK Kansrijke Wijk, bron: samenvatting"


def test_page_of_another_corpus_needs_no_ministries_or_funds(client: TestClient) -> None:
    response = client.get("/bedragen")
    assert response.status_code == 200
    assert "Ministerie dat betaalt" not in response.text
    assert len(rows(response.text)) == 3
    assert client.head("/bedragen").status_code == 200
