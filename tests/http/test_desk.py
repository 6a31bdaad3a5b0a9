"""The drafting desk as HTML and files: every state, what was typed is kept, nothing is stored."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.http.check_api import TEXT_MAX_CHARS
from assistant.settings import Settings
from tests.http.test_pages import SITE, Page

pytestmark = pytest.mark.usefixtures("scripted")

_TRUE = "Het Rijk stelt ruim € 12 miljoen beschikbaar."


def checked(client: TestClient, text: str) -> Page:
    return Page(client.post("/concept/controle", data={"text": text}))


def drafted(client: TestClient, **fields: object) -> Page:
    return Page(client.post("/concept", data={"questions": "Geld nu?", "form": "email", **fields}))


@pytest.mark.parametrize(
    ("path", "title"), [("/concept", "Maak een concept"), ("/concept/controle", "Controleer uw tekst")]
)
def test_empty_form_has_a_title_one_heading_and_its_tab(client: TestClient, path: str, title: str) -> None:
    page = Page(client.get(path))
    assert (page.texts("//title"), page.texts("//h1")) == ([f"{title} – {SITE}"], [title])
    assert page.texts("//nav[@class='desk-tabs']//a[@aria-current]/@href") == [path]
    assert page.texts("//header//a[@aria-current='page']") == ["Concept"]


def test_check_shows_each_verdict_with_the_quote_and_the_way_back(client: TestClient) -> None:
    page = checked(client, f"Beste bewoner,\n\n{_TRUE} In Waterkant komt een zwembad. Dat kost veel.")
    assert page.texts("//title")[0].startswith("Uitkomst: ")
    assert page.texts("//ol[@class='checked']//span")[0] == "Geen bewering"
    assert "Staat in de bronnen" in page.texts("//ol[@class='checked']//span")
    assert page.texts("//li[contains(@class,'checked-supported')]//blockquote") == [_TRUE]
    assert page.texts("//li[contains(@class,'checked-supported')]//a/@href") == [
        "/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage"
    ]


def test_check_marks_what_differs_on_both_sides(client: TestClient) -> None:
    page = checked(client, "Het Rijk stelt ruim € 13 miljoen beschikbaar.")
    assert page.texts("//mark") == ["ruim € 13 miljoen", "ruim € 12 miljoen"]
    assert page.texts("//ul[@class='differences']/li") == [
        "Getal. U schrijft ruim € 13 miljoen. De bron zegt ruim € 12 miljoen."
    ]


def test_check_tells_readability_and_hard_words(client: TestClient) -> None:
    page = checked(client, "De interdepartementale governance moet beter. De leeszaal blijft.")
    assert page.texts("//ul[@class='hard-words']/li") == [
        "interdepartementale",
        "governance",
        "leeszaal: Een zaal met boeken. U kunt er ook lezen.",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("  \n ", "Plak of typ eerst uw tekst."),
        ("Zin. " * 120_000, "Uw tekst heeft 599.999 tekens. Wij controleren er hoogstens 20.000 tegelijk, dat zijn"),
    ],
)  # fmt: skip
def test_text_that_can_not_be_checked_comes_back_with_what_to_do(client: TestClient, text: str, fault: str) -> None:
    page = checked(client, text)
    assert page.status == 400
    assert page.texts("//title")[0].startswith("Fout: ")
    assert page.texts("//*[@id='tekst-fout']")[0].startswith(f"Fout: {fault}")
    assert page.texts("//textarea/@aria-invalid") == ["true"]
    assert len(page.texts("//textarea")[0]) == len(text.strip())


def test_text_of_the_most_characters_is_checked(client: TestClient) -> None:
    assert checked(client, "a" * TEXT_MAX_CHARS).status == 200


def test_markup_in_a_text_is_shown_as_typed(client: TestClient) -> None:
    page = checked(client, "Dit is <script>alert(1)</script> en {{ 7*7 }} in een zin.")
    assert page.status == 200
    assert "<script>alert(1)" not in page.source
    assert "{{ 7*7 }}" in page.source


def test_draft_has_numbered_sentences_with_their_sources_and_five_files(client: TestClient) -> None:
    page = drafted(client)
    assert page.texts("//title") == [f"Uw concept: Maak een concept – {SITE}"]
    assert page.texts("//div[@class='draft']//a/@href") == ["#bron-1"]
    assert page.texts("//li[@id='bron-1']/blockquote") == [_TRUE]
    assert page.texts("//button[@name='vorm']/@value") == ["docx", "odt", "md", "html", "txt"]


def test_own_sentence_that_is_in_no_source_is_marked(client: TestClient) -> None:
    page = drafted(client, opening="Er komt € 99 miljoen.")
    assert page.texts("//div[@class='own-check']//mark") == ["€ 99 miljoen"]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"questions": " \n "}, "Typ eerst een vraag."),
        ({"questions": "Geld?\n" * 11}, "U stelt 11 vragen. Stel er hoogstens 10, elk op een eigen regel."),
        ({"questions": f"Geld?\n{'x' * 1001}"}, "Vraag 2: Uw vraag heeft 1.001 tekens."),
        ({"form": "gedicht"}, "Kies een vorm."),
        ({"length": "-1"}, "Kies hoe lang het bericht mag zijn."),
        ({"opening": "x" * 5001}, "Uw eigen tekst heeft 5.001 tekens."),
        ({"own": ["x" * 3000, "y" * 3000]}, "Uw eigen tekst heeft 6.000 tekens."),
    ],
)
def test_fault_is_told_and_all_that_was_typed_is_kept(
    client: TestClient, fields: dict[str, object], fault: str
) -> None:
    page = drafted(client, closing="Mijn slot.", **fields)
    assert page.status == 400
    assert page.texts("//div[@role='alert']//a")[0].startswith(fault)
    [target] = page.texts("//div[@role='alert']//a/@href")
    assert page.texts(f"//*[@id='{target[1:]}']") != []
    kept = page.texts("//textarea")
    assert "Mijn slot." in kept
    if "opening" in fields:
        assert fields["opening"] in kept


@pytest.mark.parametrize("kind", ["docx", "odt", "md", "html", "txt"])
def test_export_sends_a_file_with_the_quote_in_it(client: TestClient, kind: str) -> None:
    response = client.post("/concept/export", data={"questions": "Geld nu?", "form": "brief", "vorm": kind})
    assert response.status_code == 200
    assert response.headers["content-disposition"] == f'attachment; filename="concept-brief.{kind}"'
    assert response.headers["cache-control"] == "no-store"
    content = response.content
    if kind in ("docx", "odt"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    assert _TRUE in content.decode()


@pytest.mark.parametrize("fields", [{"vorm": "pdf", "questions": "Geld nu?"}, {"vorm": "odt", "questions": ""}])
def test_export_with_a_fault_is_the_page_of_the_form(client: TestClient, fields: dict[str, str]) -> None:
    page = Page(client.post("/concept/export", data={"form": "email", **fields}))
    assert (page.status, page.texts("//h1")) == (400, ["Maak een concept"])


def test_form_posted_twice_gives_the_same(client: TestClient) -> None:
    assert checked(client, _TRUE).source == checked(client, _TRUE).source
    assert drafted(client).source == drafted(client).source


def test_export_is_a_page_of_the_form_when_opened_by_its_address(client: TestClient) -> None:
    assert client.get("/concept/export").status_code == 405


def test_nothing_that_was_typed_is_stored(client: TestClient, settings: Settings) -> None:
    secret = "Zonderlinge Zinsnede Zeventien"
    checked(client, f"{secret} komt hier.")
    drafted(client, opening=f"{secret} komt hier.")
    files = [path for path in Path(settings.data).rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if secret.encode() in path.read_bytes()] == []


def test_failure_of_a_draft_is_a_page_and_no_trace(client: TestClient) -> None:
    page = drafted(client, questions="Stuk nu?")
    assert (page.status, page.texts("//h1")) == (500, ["Er ging iets mis bij ons"])
    assert "Traceback" not in page.source


def test_more_than_the_desk_takes_in_is_a_page_that_says_so(client: TestClient) -> None:
    page = checked(client, "x" * 8_100_000)
    assert (page.status, page.texts("//h1")) == (413, ["Uw tekst is te lang"])
