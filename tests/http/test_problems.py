"""Everything that can be wrong with a request is one problem+json in Dutch that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from assistant.settings import Settings

pytestmark = pytest.mark.usefixtures("scripted")

Script = Callable[[Index, Ask], Answer]
JSON = {"Content-Type": "application/json"}
EXAMPLE = '{"question": "Hoeveel geld is er voor 2026-2028?"}'


def problem(response: Response, status: int = 400) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["api-version"] == "1.0.0"
    assert response.headers["cache-control"] == "no-store"
    body: dict[str, Any] = response.json()
    assert (body["type"], body["status"]) == ("about:blank", status)
    return body


def fault(pointer: str, code: str, detail: str) -> dict[str, Any]:
    return {"in": "body", "location": {"pointer": pointer}, "code": code, "detail": detail}


@pytest.mark.parametrize("question", ["", "   ", "\u200e\u202e\x00\n"])
def test_chat_without_a_question(client: TestClient, question: str) -> None:
    detail = "De vraag is leeg. Stuur een vraag van 1 tot 1.000 tekens."

    assert problem(client.post("/v1/chat", json={"question": question})) == {
        "type": "about:blank",
        "title": "Ongeldige invoer",
        "status": 400,
        "detail": detail,
        "errors": [fault("#/question", "string_too_short", detail)],
    }


@pytest.mark.parametrize("length", [1001, 100_000])
def test_chat_with_too_long_a_question(client: TestClient, length: int) -> None:
    found = problem(client.post("/v1/chat", json={"question": "a" * length}))

    detail = "De vraag is te lang. Maak de vraag korter: hoogstens 1.000 tekens."
    assert found["errors"] == [fault("#/question", "string_too_long", detail)]


@pytest.mark.parametrize("question", ["a", " " * 50 + "a" * 1000 + "\n" * 50])
def test_chat_counts_after_trimming(client: TestClient, question: str) -> None:
    assert client.post("/v1/chat", json={"question": question}).status_code == 200


def test_chat_says_all_faults_at_once(client: TestClient) -> None:
    body = {
        "question": 5,
        "filters": {"areas": "lindenhof", "period": "2026"},
        "audience": "robot",
        "maxSentences": 0,
        "filter": {},
        "conversation": [{"question": ""}, {"role": "system", "content": "x"}, {"answerId": "a"}, "x"],
    }
    found = problem(client.post("/v1/chat", json=body))

    assert found["detail"] == "Er zijn 10 fouten in het verzoek. Zie errors voor elke fout en wat u kunt doen."
    turn = 'Dit moet een eerdere vraag zijn ("question") of een bericht ("role" en "content").'
    assert found["errors"] == [
        fault("#/question", "string_type", "Dit moet tekst zijn. Zet het tussen aanhalingstekens."),
        fault(
            "#/conversation/0/question",
            "string_too_short",
            "De vraag is leeg. Stuur een vraag van 1 tot 1.000 tekens.",
        ),
        fault("#/conversation/1/role", "literal_error", "Deze waarde kan niet. Kies uit: 'user' of 'assistant'."),
        fault("#/conversation/2", "union_tag_not_found", turn),
        fault("#/conversation/3", "union_tag_not_found", turn),
        fault("#/filters/areas", "list_type", "Dit moet een lijst zijn. Zet het tussen [ en ]."),
        fault(
            "#/filters/period",
            "string_pattern_mismatch",
            "Dit heeft niet de goede vorm. Schrijf een periode als 2026-2028.",
        ),
        fault(
            "#/audience",
            "literal_error",
            "Deze waarde kan niet. Kies uit: 'citizen', 'civilServant' of 'communications'.",
        ),
        fault("#/maxSentences", "greater_than_equal", "Dit getal is te klein. Het moet 1 of meer zijn."),
        fault("#/filter", "extra_forbidden", "Dit veld kennen wij niet. Haal het weg of verbeter de naam."),
    ]


def test_chat_with_too_many_turns(client: TestClient) -> None:
    turns = [{"question": "Wat?"}] * 11
    found = problem(client.post("/v1/chat", json={"question": "Geld?", "conversation": turns}))

    detail = "Deze lijst is te lang. Stuur hoogstens 10 waarden."
    assert found["errors"] == [fault("#/conversation", "too_long", detail)]


def test_chat_with_unknown_filters_names_the_known_ones(client: TestClient) -> None:
    filters = {"areas": ["lindenhof", "maanbasis"], "period": "1999-2001", "documents": ["geen"]}
    found = problem(client.post("/v1/chat", json={"question": "Geld?", "filters": filters}))

    assert [(e["location"]["pointer"], e["detail"]) for e in found["errors"]] == [
        ("#/filters/areas/1", "Deze waarde kennen wij niet. Kies uit: lindenhof, waterkant."),
        ("#/filters/period", "Deze waarde kennen wij niet. Kies uit: 2026-2028."),
        (
            "#/filters/documents/0",
            "Deze waarde kennen wij niet. Kies uit: 2026-01-15-zonnewijk, samenvatting-zonnewijk.",
        ),
    ]


@pytest.mark.parametrize("body", ["", "[]", '"vraag"', "5", "null"])
def test_chat_with_something_else_than_an_object(client: TestClient, body: str) -> None:
    found = problem(client.post("/v1/chat", content=body, headers=JSON))

    assert found["detail"] == f"Er staat geen JSON-object in het verzoek. Stuur bijvoorbeeld {EXAMPLE}."


def test_chat_with_broken_json(client: TestClient) -> None:
    found = problem(client.post("/v1/chat", content='{"question": ', headers=JSON))

    detail = f"Dit is geen geldige JSON; de fout staat bij teken 13. Stuur bijvoorbeeld {EXAMPLE}."
    assert found["errors"] == [fault("#", "json_invalid", detail)]


@pytest.mark.parametrize("body", [b'{"question": "\xff\xfe"}', b"[" * 200_000])
def test_chat_with_a_body_that_cannot_be_read(client: TestClient, body: bytes) -> None:
    found = problem(client.post("/v1/chat", content=body, headers=JSON))

    assert found["detail"] == f"Wij kunnen dit verzoek niet lezen. Stuur geldige JSON in UTF-8, zoals {EXAMPLE}."


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/pdf", ""])
def test_chat_with_another_content_type(client: TestClient, kind: str) -> None:
    found = problem(client.post("/v1/chat", content='{"question": "Geld?"}', headers={"Content-Type": kind}))

    assert found["detail"] == f"Stuur de vraag als JSON, met Content-Type: application/json. Bijvoorbeeld {EXAMPLE}."


@pytest.mark.parametrize("declared", [True, False])
def test_chat_with_over_a_megabyte(client: TestClient, declared: bool) -> None:
    def pieces() -> Iterator[bytes]:
        yield from [b" " * 100_000] * 11

    body = b"".join(pieces()) if declared else pieces()
    found = problem(client.post("/v1/chat", content=body, headers=JSON), 413)

    assert found["detail"] == "Het verzoek is groter dan 1 MB. Maak het kleiner en stuur het opnieuw."


def test_chat_leaves_half_characters_out_of_the_question(client: TestClient) -> None:
    response = client.post("/v1/chat", content=r'{"question": "Geld\ud83d"}', headers=JSON)

    assert response.json()["status"] == "answered"


def test_chat_with_half_characters_in_a_name(client: TestClient) -> None:
    found = problem(client.post("/v1/chat", content=r'{"question": "Geld?", "\ud800": 1}', headers=JSON))

    detail = "Deze tekst heeft een teken dat niet bestaat. Haal dat teken weg."
    assert found["errors"] == [fault("#", "string_unicode", detail)]


def test_chat_with_odd_and_long_names(client: TestClient) -> None:
    found = problem(client.post("/v1/chat", json={"question": "Geld?", "~/": 1, "x" * 5000: 2}))

    assert [e["location"]["pointer"] for e in found["errors"]] == ["#/~0~1", "#/" + "x" * 100]


def test_problems_never_repeat_the_question(client: TestClient) -> None:
    secret = "123456782 is mijn nummer"

    response = client.post("/v1/chat", json={"question": secret * 50, "maxSentences": secret, "audience": secret})

    assert problem(response)
    assert secret not in response.text


def test_search_says_all_faults_at_once(client: TestClient) -> None:
    found = problem(client.get("/v1/search?q=&period=2026&limit=0&kind=brief"))

    assert [(e["in"], e["location"], e["code"]) for e in found["errors"]] == [
        ("query", {"name": "q"}, "string_too_short"),
        ("query", {"name": "period"}, "string_pattern_mismatch"),
        ("query", {"name": "kind"}, "literal_error"),
        ("query", {"name": "limit"}, "greater_than_equal"),
    ]


@pytest.mark.parametrize(
    "path", ["/v1/documents/geen", "/v1/documents/", "/v1/chat/", "/v1/x", "/v1/documents/geen/text"]
)
def test_unknown_addresses_are_problems_and_not_redirects(client: TestClient, path: str) -> None:
    assert problem(client.get(path), 404)["title"] == "Niet gevonden"


def test_wrong_method_names_the_right_one(client: TestClient) -> None:
    response = client.get("/v1/chat")

    assert problem(response, 405)["title"] == "Methode niet toegestaan"
    assert response.headers["allow"] == "POST"


def test_unexpected_error_is_a_problem_and_its_message_is_not_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    found = problem(client.post("/v1/chat", json={"question": "stuk geheim"}), 500)

    assert found["detail"] == "Er ging iets mis bij ons. Probeer het later opnieuw."
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text


def test_without_an_index_the_api_says_what_to_do(settings: Settings, tmp_path: Path) -> None:
    empty = settings.model_copy(update={"data": tmp_path})
    with TestClient(create_app(empty)) as client:
        found = problem(client.post("/v1/chat", json={"question": "Geld?"}), 503)
        ready = client.get("/health/ready")

    assert "python -m ingest" in found["detail"]
    assert ready.status_code == 503
    assert ready.json() == found
