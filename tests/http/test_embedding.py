"""Which websites may ask from a browser, and the page that shows how."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.errors import SettingsError
from assistant.http.app import create_app
from assistant.settings import Settings, load_settings
from tests.http.test_pages import Page

SITE = "https://www.gemeente.example"
ASK = {"question": "Geld"}


@pytest.fixture(scope="module")
def embedded(settings: Settings) -> Iterator[TestClient]:
    allowed = settings.model_copy(update={"embed_origins": f"{SITE} http://localhost:8080", "statistics": False})
    with TestClient(create_app(allowed)) as client:
        yield client


def test_preflight_of_a_known_website_is_allowed(embedded: TestClient) -> None:
    response = embedded.options("/v1/chat", headers={"Origin": SITE, "Access-Control-Request-Method": "POST"})

    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == SITE
    assert response.headers["access-control-allow-headers"] == "content-type"
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.usefixtures("scripted")
def test_answer_goes_to_a_known_website_only(embedded: TestClient) -> None:
    known = embedded.post("/v1/chat", json=ASK, headers={"Origin": SITE})
    stranger = embedded.post("/v1/chat", json=ASK, headers={"Origin": f"{SITE}.evil.example"})

    assert known.headers["access-control-allow-origin"] == SITE
    assert known.headers["vary"] == stranger.headers["vary"] == "Origin"
    assert "access-control-allow-origin" not in stranger.headers


def test_fault_can_be_read_by_the_website_too(embedded: TestClient) -> None:
    response = embedded.post("/v1/chat", json={"question": ""}, headers={"Origin": SITE})

    assert (response.status_code, response.headers["access-control-allow-origin"]) == (400, SITE)


@pytest.mark.parametrize("path", ["/", "/v1/documents", "/v1/feedback", "/static/insluiten.js"])
def test_other_addresses_are_not_opened(embedded: TestClient, path: str) -> None:
    assert "access-control-allow-origin" not in embedded.get(path, headers={"Origin": SITE}).headers


@pytest.mark.usefixtures("scripted")
def test_nobody_is_allowed_by_default(client: TestClient) -> None:
    response = client.post("/v1/chat", json=ASK, headers={"Origin": SITE})

    assert "access-control-allow-origin" not in response.headers
    assert client.options("/v1/chat", headers={"Origin": SITE}).status_code == 405


@pytest.mark.parametrize("value", ["*", "www.gemeente.nl", "https://www.gemeente.nl/", "https://a.nl,https://b.nl"])
def test_setting_that_is_no_origin_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="ASSISTANT_EMBED_ORIGINS"):
        load_settings(embed_origins=value)


def test_page_shows_the_lines_to_copy_for_this_server(client: TestClient, embedded: TestClient) -> None:
    page = Page(client.get("/insluiten"))

    assert page.texts("//h1") == ["Zet de vraagbaak op uw website"]
    assert '<script src="http://testserver/static/insluiten.js" defer></script>' in page.texts("//pre")[0]
    assert page.texts("//vraagbaak-kansrijke-wijk/a/@href") == ["/"]
    assert "laat nu nog geen andere websites toe" in page.source
    assert "laat nu nog geen andere websites toe" not in embedded.get("/insluiten").text
