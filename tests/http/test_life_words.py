from __future__ import annotations

import datetime as dt

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.http.life_words import life_words
from assistant.records import Life
from assistant.settings import Settings
from ingest.building import ensure_index

TODAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("life", "words"),
    [
        (Life(), []),
        (Life(draft=True), [("concept", "")]),
        (Life(valid_from=dt.date(2026, 7, 1)), [("geldt vanaf 1 juli 2026", "")]),
        (Life(valid_from=TODAY, valid_until=TODAY), [("geldt tot en met 1 juni 2026", "")]),
        (Life(valid_until=dt.date(2026, 5, 31)), [("vervallen na 31 mei 2026", "")]),
        (Life(replaced_by="nieuw"), [("vervangen door een nieuwere tekst", "/bronnen/nieuw")]),
    ],
)
def test_life_in_words(life: Life, words: list[tuple[str, str]]) -> None:
    assert [(word.text, word.href) for word in life_words(life, today=TODAY)] == words


def test_life_is_shown_wherever_the_source_is(own: Settings) -> None:
    path = own.corpus / "samenvatting.md"
    life = "status: draft\nvalid_until: 2020-12-31\nreplaced_by: 2026-01-15-zonnewijk\n"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("kind: summary\n", "kind: summary\n" + life), encoding="utf-8")
    ensure_index(own, progress=lambda *_: None)
    with TestClient(create_app(own)) as client:
        page = client.get("/bronnen/samenvatting-zonnewijk").text
        assert "Deze tekst is vervangen door" in page
        assert 'href="/bronnen/2026-01-15-zonnewijk">Geld voor de Regeling Zonnewijk</a>' in page
        assert "Geldig tot en met 31 december 2020." in page
        for address in ("/bronnen", "/zoeken?q=bewaren"):
            page = client.get(address).text
            assert "concept" in page, address
            assert "vervallen na 31 december 2020" in page, address
        assert "vervallen na 31 december 2020" in client.get("/zoeken?q=bewaren&als=csv").text
        amounts = client.get("/v1/amounts?format=csv&kind=number").text
        assert "Geldigheid" in amounts.splitlines()[0]
        told = {"validFrom": None, "validUntil": "2020-12-31", "replacedBy": "2026-01-15-zonnewijk", "draft": True}
        assert client.get("/v1/documents/samenvatting-zonnewijk").json()["life"] == told
        answer = client.post("/v1/chat", json={"question": "Mag geld van de Regeling Zonnewijk worden bewaard?"}).json()
        assert answer["sentences"][0]["text"] == "Let op: deze regeling gold tot en met 31 december 2020."
        assert answer["citations"][0]["life"] == told
