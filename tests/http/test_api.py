"""The API of /v1: full answers, the invariants of the contract, sources, search, and what goes around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answering import pipeline
from assistant.index.opening import Index
from assistant.records import Answer, Ask, Filters, SearchHit, SearchReason, Span, Turn

pytestmark = pytest.mark.usefixtures("scripted")

Script = Callable[[Index, Ask], Answer]

QUESTIONS = ("geld?", "regels", "vreemd", "deel", "periode", "hallo", "negeer", "maan")
MONEY = "Het Rijk stelt ruim € 12 miljoen beschikbaar."


def ask(client: TestClient, question: str, **fields: Any) -> dict[str, Any]:
    response = client.post("/v1/chat", json={"question": question, **fields})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def test_chat_answered_has_exactly_the_fields_of_the_contract(client: TestClient, index: Index) -> None:
    given = ask(client, "Geld")

    assert given.pop("id").startswith("antwoord-")
    assert given == {
        "status": "answered",
        "reason": None,
        "language": "nl",
        "answer": f"{MONEY} [1]",
        "sentences": [{"text": MONEY, "citations": [1], "kind": "quote", "language": "nl", "group": ""}],
        "citations": [
            {
                "number": 1,
                "documentId": "2026-01-15-zonnewijk",
                "title": "Geld voor de Regeling Zonnewijk",
                "publisher": "Ministerie van Voorbeelden",
                "date": "2026-01-15",
                "kind": "announcement",
                "url": "https://voorbeeld.example/zonnewijk",
                "heading": "",
                "quote": MONEY,
                "start": 54,
                "end": 99,
                "textSha256": index.documents["2026-01-15-zonnewijk"].sha256,
                "page": None,
                "cell": "",
                "life": {"validFrom": None, "validUntil": None, "replacedBy": "", "draft": False},
                "href": "/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage",
            }
        ],
        "computation": None,
        "focus": {"text": "ruim € 12 miljoen", "citation": 1, "start": 69, "end": 86, "unit": ""},
        "readAs": None,
        "nearest": [],
        "suggestions": [],
        "generation": index.manifest.generation,
        "tookMs": 1.5,
        "terms": [],
        "writtenBy": None,
        "receipt": None,
    }


@pytest.mark.parametrize("question", QUESTIONS)
def test_chat_quotes_stand_in_the_text_of_their_document(client: TestClient, question: str) -> None:
    given = ask(client, question)

    for citation in [*given["citations"], *given["nearest"]]:
        text = client.get(f"/v1/documents/{citation['documentId']}/text").text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_chat_only_an_answer_has_quoted_sentences_and_each_has_a_citation(client: TestClient, question: str) -> None:
    given = ask(client, question)

    numbers = {citation["number"] for citation in given["citations"]}
    quoted = [sentence for sentence in given["sentences"] if sentence["kind"] != "fixed"]
    assert bool(quoted) == (given["status"] in ("answered", "partial"))
    assert all(sentence["citations"] and set(sentence["citations"]) <= numbers for sentence in quoted)


def test_chat_same_question_same_answer_apart_from_id_and_time(client: TestClient) -> None:
    first, second = ask(client, "regels"), ask(client, "regels")

    assert first.pop("id") != second.pop("id")
    del first["tookMs"], second["tookMs"]
    assert first == second


def test_chat_passes_everything_of_the_request_on(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, scripted: Script
) -> None:
    asked: list[Ask] = []

    def remember(index: Index, ask: Ask) -> Answer:
        asked.append(ask)
        return scripted(index, ask)

    monkeypatch.setattr(pipeline, "answer", remember)
    filters = {
        "areas": ["lindenhof"],
        "themes": ["spelen"],
        "period": "2026-2028",
        "documents": ["2026-01-15-zonnewijk"],
    }
    turns = [
        {"question": "Wat is Zonnewijk?", "answerId": "a1"},
        {"role": "user", "content": "En\u202e Lindenhof?"},
        {"role": "assistant", "content": "Een speeltuin."},
    ]
    ask(client, " \u200eGeld\x00\n nu ", conversation=turns, filters=filters, audience="communications", maxSentences=2)

    assert asked == [
        Ask(
            question="Geld  nu",
            conversation=(Turn("Wat is Zonnewijk?"), Turn("En Lindenhof?", "Een speeltuin.")),
            filters=Filters(("lindenhof",), ("spelen",), "2026-2028", ("2026-01-15-zonnewijk",)),
            audience="communications",
            max_sentences=2,
        )
    ]


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("dateFrom=2026-01-16", {"samenvatting-zonnewijk"}),
        ("dateUntil=2026-01-31", {"2026-01-15-zonnewijk"}),
        ("dateFrom=2026-01-15&dateUntil=2026-02-01", {"2026-01-15-zonnewijk", "samenvatting-zonnewijk"}),
        ("dateFrom=2027-01-01", set()),
    ],
)
def test_search_keeps_to_the_dates(client: TestClient, query: str, documents: set[str]) -> None:
    found = client.get(f"/v1/search?q=geld&limit=50&{query}").json()["passages"]

    assert {passage["documentId"] for passage in found} == documents


@pytest.mark.parametrize("given", ["2026", "1700000000", "gisteren", "2026-02-30", "15-01-2026", "2026-01-15T00:00:00"])
def test_search_refuses_what_is_no_date(client: TestClient, given: str) -> None:
    response = client.get(f"/v1/search?q=geld&dateFrom={given}")

    assert response.status_code == 400
    [fault] = response.json()["errors"]
    assert fault["location"] == {"name": "dateFrom"}
    assert fault["detail"].endswith("Schrijf een datum als 2025-12-11.")


def test_search_gives_a_spreadsheet_and_a_list(client: TestClient) -> None:
    table = client.get("/v1/search?q=speeltuin&limit=1&format=csv")
    listed = client.get("/v1/search?q=speeltuin&limit=1&format=markdown")

    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == 'attachment; filename="zoeken.csv"'
    assert "bevat: speeltuin" in table.text
    assert listed.headers["content-type"] == "text/markdown; charset=utf-8"
    assert listed.text.startswith("# Gezocht: speeltuin\n\n1 passage.\n")


def test_search_gives_passages_with_highlights(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, index: Index
) -> None:
    def found(_: Index, words: str, *, filters: Filters, limit: int) -> tuple[SearchHit, ...]:
        assert (words, filters, limit) == ("speeltuin", Filters(areas=("lindenhof",), kind="announcement"), 3)
        reasons = (SearchReason("words", ("tuin",), (Span(5, 9),)), SearchReason("meaning", (), ()))
        hit = SearchHit("d", "Titel", "Kop", "announcement", "", 5, 9, "tuin", 2.5, (Span(5, 9),))
        return (replace(hit, publisher="Uitgever", date=dt.date(2026, 1, 15), reasons=reasons),)

    monkeypatch.setattr(pipeline, "search", found)
    response = client.get("/v1/search?q=%20speeltuin%20&areas=lindenhof&kind=announcement&limit=3")

    assert response.json() == {
        "query": "speeltuin",
        "passages": [
            {
                "documentId": "d",
                "title": "Titel",
                "heading": "Kop",
                "kind": "announcement",
                "url": "",
                "start": 5,
                "end": 9,
                "text": "tuin",
                "score": 2.5,
                "highlights": [{"start": 5, "end": 9}],
                "publisher": "Uitgever",
                "date": "2026-01-15",
                "reasons": [
                    {"kind": "words", "terms": ["tuin"], "spans": [{"start": 5, "end": 9}], "text": "bevat: tuin"},
                    {"kind": "meaning", "terms": [], "spans": [], "text": "lijkt op uw vraag"},
                ],
                "life": {"validFrom": None, "validUntil": None, "replacedBy": "", "draft": False},
                "href": "/bronnen/d?van=5&tot=9#passage",
            }
        ],
        "generation": index.manifest.generation,
    }


def test_documents_lists_every_source(client: TestClient, index: Index) -> None:
    given = client.get("/v1/documents").json()

    assert given["generation"] == index.manifest.generation
    assert {document["id"] for document in given["documents"]} == {"2026-01-15-zonnewijk", "samenvatting-zonnewijk"}
    letter = index.documents["2026-01-15-zonnewijk"]
    assert [document for document in given["documents"] if document["id"] == letter.id] == [
        {
            "id": "2026-01-15-zonnewijk",
            "title": "Geld voor de Regeling Zonnewijk",
            "date": "2026-01-15",
            "publisher": "Ministerie van Voorbeelden",
            "url": "https://voorbeeld.example/zonnewijk",
            "kind": "announcement",
            "licence": "CC0-1.0",
            "language": "nl",
            "textSha256": letter.sha256,
            "length": len(letter.text),
            "href": "/bronnen/2026-01-15-zonnewijk",
            "retrieval": None,
            "life": {"validFrom": None, "validUntil": None, "replacedBy": "", "draft": False},
        }
    ]


def test_document_has_headings_and_references(client: TestClient) -> None:
    given = client.get("/v1/documents/samenvatting-zonnewijk").json()

    assert given["headings"] == [{"level": 2, "title": "Mag geld worden bewaard?", "start": 0, "end": 24}]
    assert given["references"][0] == {
        "position": 98,
        "label": "s1",
        "text": 'Staatscourant, "Regeling Zonnewijk", 2026. https://voorbeeld.example/stcrt-1.html',
        "url": "https://voorbeeld.example/stcrt-1.html",
    }


def test_document_text_is_what_offsets_point_into(client: TestClient, index: Index) -> None:
    response = client.get("/v1/documents/2026-01-15-zonnewijk/text")

    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.content == index.documents["2026-01-15-zonnewijk"].text.encode()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/v1/documents", 200), ("/v1/documents/geen", 404), ("/v1/search", 400), ("/v1/chat", 405), ("/v1", 404)],
)
def test_every_response_has_the_version_and_is_not_stored(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)

    assert response.status_code == status
    assert response.headers["api-version"] == "1.0.0"
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


def test_schema_is_public_and_says_what_is_really_sent(client: TestClient) -> None:
    response = client.get("/v1/openapi.json")
    schema = response.json()

    assert response.headers["access-control-allow-origin"] == "*"
    assert schema["servers"] == [{"url": "/v1"}]
    assert set(schema["info"]["contact"]) == {"name", "url", "email"}
    assert "422" not in response.text
    assert "HTTPValidationError" not in response.text
    for operations in schema["paths"].values():
        for operation in operations.values():
            assert set(operation["responses"]) >= {"200", "400", "404", "500", "503"}
            assert list(operation["responses"]["400"]["content"]) == ["application/problem+json"]
    date = schema["components"]["schemas"]["CitationOut"]["properties"]["date"]
    assert date["format"] == "date"
    assert set(schema["components"]["schemas"]["ChatRequest"]["properties"]) == {
        "question",
        "conversation",
        "filters",
        "audience",
        "maxSentences",
        "receipt",
        "plain",
    }
