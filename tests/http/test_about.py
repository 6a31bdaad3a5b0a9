"""The pages about the product: what they say is what the settings, the counts and the published files say."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.http.counts import AnswerCount, FeedbackCount, hour_of, record_answer, record_feedback
from assistant.http.pages import about
from assistant.http.presentation import FOOTER, SITE_NAME
from assistant.http.published import read_accessibility, read_evaluation
from assistant.settings import Settings

PAGES = {
    "/over": "Over deze vraagbaak",
    "/over/privacy": "Privacy",
    "/over/toegankelijkheid": "Toegankelijkheid",
    "/over/algoritme": "Algoritme",
    "/over/statistiek": "Statistiek",
    "/over/api": "API",
}


def text_of(client: TestClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(lxml.html.fromstring(response.text).text_content().split())


def page_of(settings: Settings, path: str, **changed: object) -> str:
    with TestClient(create_app(settings.model_copy(update=changed))) as client:
        return text_of(client, path)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_one_heading_and_its_title(client: TestClient, path: str) -> None:
    response = client.get(path)
    page = lxml.html.fromstring(response.text)

    assert page.get("lang") == "nl"
    assert [heading.text_content() for heading in page.iter("h1")] == [PAGES[path]]
    assert page.findtext(".//title") == f"{PAGES[path]} – {SITE_NAME}"
    assert client.head(path).status_code == 200
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert set(" ".join(page.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_footer_leads_to_each_page_and_marks_the_current_one(client: TestClient) -> None:
    page = lxml.html.fromstring(client.get("/over/privacy").text)
    links = page.xpath("//footer//nav//a")

    assert [link.get("href") for link in links] == [entry.href for entry in FOOTER]
    assert [link.text for link in links if link.get("aria-current") == "page"] == ["Privacy"]


def test_about_gives_the_measured_numbers_of_the_published_evaluation(client: TestClient) -> None:
    found = read_evaluation()
    assert found is not None
    rows = lxml.html.fromstring(client.get("/over").text).xpath("//tbody/tr/td[1]/text()")

    assert rows == [str(found.correct), str(found.refused), str(found.wrong)]
    assert found.correct + found.refused + found.wrong == found.questions


def test_about_without_an_evaluation_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about, "read_evaluation", lambda: None)

    assert "Van deze versie hebben wij geen meting." in text_of(client, "/over")


def test_privacy_says_what_this_server_keeps(settings: Settings) -> None:
    nothing = page_of(settings, "/over/privacy", statistics=False)
    assert "Wij bewaren uw vraag niet." in nothing
    assert "Deze server telt niet wat mensen vragen." in nothing

    both = page_of(settings, "/over/privacy", keep_receipts=True, receipt_days=7, statistics_days=30)
    assert "Deze server bewaart uw vraag 7 dagen." in both
    assert "Na 30 dagen wist de server een telling." in both
    assert "Wij bewaren uw vraag niet." not in both


def test_what_only_the_organisation_knows_is_still_to_be_filled_in(settings: Settings) -> None:
    assert "Contact: nog in te vullen" in page_of(settings, "/over/toegankelijkheid")
    named = page_of(settings, "/over/toegankelijkheid", contact="Bel 14 099")
    assert "Contact: Bel 14 099" in named
    assert "Statusnog in te vullen. Er is nog geen volledig onderzoek." in named


def test_privacy_names_where_leaks_are_reported(settings: Settings) -> None:
    contact = {"security_contact": "mailto:veilig@voorbeeld.example"}
    with TestClient(create_app(settings.model_copy(update=contact))) as client:
        page = lxml.html.fromstring(client.get("/over/privacy").text)

    assert page.xpath("//a[@href='mailto:veilig@voorbeeld.example']/text()") == ["veilig@voorbeeld.example"]
    assert page.xpath("//a[@href='/.well-known/security.txt']")


def test_statement_shows_the_recorded_checks(client: TestClient) -> None:
    record = read_accessibility()
    assert record is not None
    rows = lxml.html.fromstring(client.get("/over/toegankelijkheid").text).xpath("//tbody/tr")

    assert [[cell.text for cell in row.iter("td")] for row in rows] == [
        [str(check.runs), str(check.failed)] for check in record.checks
    ]


def test_statement_says_that_checks_failed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    record = read_accessibility()
    assert record is not None
    first = record.checks[0].model_copy(update={"failed": 2})
    monkeypatch.setattr(about, "read_accessibility", lambda: record.model_copy(update={"checks": (first,)}))

    assert "2 controles hierboven gingen fout." in text_of(client, "/over/toegankelijkheid")


def test_register_text_has_the_fields_and_a_short_summary(client: TestClient) -> None:
    page = lxml.html.fromstring(client.get("/over/algoritme").text)
    fields = [heading.text for heading in page.xpath("//div[@class='register']/h2")]

    assert {"Naam", "Organisatie", "Status", "Contactgegevens", "Publicatiecategorie", "Doel en impact"} <= set(fields)
    [summary] = page.xpath("//h2[.='Korte omschrijving']/following-sibling::p[1]")
    assert len(summary.text_content()) <= 350


def test_api_page_shows_each_request_with_a_command_that_works(client: TestClient) -> None:
    page = lxml.html.fromstring(client.get("/over/api").text)
    paths = client.get("/v1/openapi.json").json()["paths"]
    shown = page.xpath("//section[@class='operation']/p[@class='address']")

    assert [line.text_content().split()[1] for line in shown] == [f"/v1{path}" for path in paths]
    commands = [sample.text_content() for sample in page.xpath("//pre") if sample.text_content().startswith("curl")]
    addresses = [re.findall(r"'http://testserver([^']*)'", command)[0] for command in commands if "-d" not in command]
    statuses = {address: client.get(address).status_code for address in addresses}
    assert statuses.pop("/v1/answers/ANSWER_ID") == 404
    assert set(statuses.values()) == {200}


def test_statistics_show_counts_of_whole_days_by_name(own: Settings) -> None:
    shutil.rmtree(own.counts_folder, ignore_errors=True)
    yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    count = AnswerCount(hour_of(yesterday), "page", "unanswerable", "nl", "g", 0, areas=("lindenhof",))
    for times, row in ((6, count), (3, replace(count, areas=("waterkant",)))):
        for _ in range(times):
            record_answer(own.counts_folder, row)
    for _ in range(50):
        record_answer(own.counts_folder, replace(count, hour=hour_of(dt.datetime.now(dt.UTC))))
    text = page_of(own, "/over/statistiek")

    assert "Vragen9 Niet in de bronnen9" in text
    assert "Lindenhof66" in text
    assert "Waterkantminder dan 5niet getoond" in text


def test_statistics_show_what_people_thought(own: Settings) -> None:
    shutil.rmtree(own.counts_folder, ignore_errors=True)
    yesterday = hour_of(dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
    for _ in range(9):
        record_answer(own.counts_folder, AnswerCount(yesterday, "page", "answered", "nl", "g", 1))
    assert "Er zijn nog te weinig oordelen om te laten zien." in page_of(own, "/over/statistiek")

    about._report.cache_clear()
    for opinion in (FeedbackCount(yesterday, True, ""), FeedbackCount(yesterday, False, "tooLong")):
        for _ in range(6):
            record_feedback(own.counts_folder, opinion)
    text = page_of(own, "/over/statistiek")
    assert "Nee6 Ja, ik heb er iets aan6" in text
    assert "Het is te lang6" in text
    assert "te weinig oordelen" not in text


def test_statistics_of_a_server_that_does_not_count(settings: Settings) -> None:
    assert "Deze server telt niet wat mensen vragen." in page_of(settings, "/over/statistiek", statistics=False)
