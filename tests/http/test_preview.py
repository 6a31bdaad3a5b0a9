"""The preview for editors shows how a document was read in, to this machine only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from fastapi.testclient import TestClient
from lxml import html  # type: ignore[import-untyped]

from assistant.http.app import create_app
from assistant.settings import Settings
from ingest.building import ensure_index

HERE = ("127.0.0.1", 50000)


@pytest.fixture(scope="module")
def editor(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), client=HERE, base_url="http://localhost") as opened:
        yield opened


def texts(page: str, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in html.fromstring(page).xpath(path)]


def test_preview_lists_the_sources(editor: TestClient) -> None:
    page = editor.get("/beheer/voorbeeld")
    assert page.status_code == 200
    assert "Geld voor de Regeling Zonnewijk" in texts(page.text, "//ul/li/a")


def test_passage_stands_beside_what_was_read_in_it(editor: TestClient) -> None:
    page = editor.get("/beheer/voorbeeld?document=2026-01-15-zonnewijk").text
    assert texts(page, "//h1") == ["Zo is ‘Geld voor de Regeling Zonnewijk’ gelezen"]
    first = texts(page, "//div[@class='preview-text']")[0]
    assert first.startswith("De Regeling Zonnewijk helpt bewoners van vier wijken.")
    assert "ruim € 12 miljoen" in texts(page, "//span[@class='marked-figure']")
    assert "Veldstad" in texts(page, "//span[@class='marked-name']")
    assert texts(page, "//div[@class='preview-read']/p")[0] == "2 zinnen. 0 bekende vragen."
    assert "<script>alert" not in page


def test_preview_shows_what_to_look_at(own: Settings) -> None:
    (own.corpus / "los.md").write_text("Er is een losse regel", encoding="utf-8")
    ensure_index(own, progress=lambda *_: None)
    with TestClient(create_app(own), client=HERE, base_url="http://localhost") as opened:
        page = opened.get("/beheer/voorbeeld?document=los").text
        listed = opened.get("/beheer/voorbeeld").text
    assert texts(page, "//ul[@class='warnings']/li") == [
        "Er is geen datum. Daardoor is niet te zien welke bron nieuwer is.",
        "Er staat geen punt achter. Dit wordt geen zin: ‘Er is een losse regel’",
    ]
    assert "2 waarschuwingen" in listed


def test_document_that_is_not_there(editor: TestClient) -> None:
    page = editor.get("/beheer/voorbeeld?document=weg")
    assert page.status_code == 404
    assert texts(page.text, "//h1") == ["Deze bron is er niet"]


@pytest.mark.parametrize(
    ("client", "headers", "changed", "status"),
    [
        (HERE, {}, {}, 200),
        (("::1", 1), {}, {"host": "::1"}, 200),
        (("192.0.2.7", 1), {}, {}, 403),
        (("192.0.2.7", 1), {}, {"editor": True}, 403),
        (HERE, {"X-Forwarded-For": "192.0.2.7"}, {}, 403),
        (HERE, {"X-Forwarded-For": "192.0.2.7"}, {"editor": True, "host": "0.0.0.0"}, 403),
        (HERE, {"Host": "vraagbaak.example"}, {}, 403),
        (HERE, {}, {"host": "0.0.0.0"}, 403),
        (HERE, {}, {"host": "0.0.0.0", "editor": True}, 200),
    ],
)
def test_preview_is_for_this_machine(
    settings: Settings,
    client: tuple[str, int],
    headers: Mapping[str, str],
    changed: Mapping[str, object],
    status: int,
) -> None:
    app = create_app(settings.model_copy(update=changed))
    with TestClient(app, client=client, base_url="http://localhost") as opened:
        page = opened.get("/beheer/voorbeeld", headers=dict(headers))
    assert page.status_code == status
    assert ("ASSISTANT_EDITOR=true" in page.text) == (status == 403)
