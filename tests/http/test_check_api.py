"""POST /v1/check: the full JSON of a verdict, and input that is refused."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def _check(client: TestClient, text: str) -> dict[str, Any]:
    response = client.post("/v1/check", json={"text": text})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_contradicted_sentence_in_full(client: TestClient) -> None:
    given = _check(client, "Het Rijk stelt ruim € 13 miljoen beschikbaar.")
    [sentence] = given["sentences"]
    [citation] = sentence.pop("citations")
    assert sentence == {
        "text": "Het Rijk stelt ruim € 13 miljoen beschikbaar.",
        "start": 0,
        "end": 45,
        "verdict": "contradicted",
        "differences": [
            {
                "kind": "figure",
                "said": "ruim € 13 miljoen",
                "start": 15,
                "end": 32,
                "source": "ruim € 12 miljoen",
                "sourceStart": 15,
                "sourceEnd": 32,
            }
        ],
        "new": [],
    }
    assert citation["href"] == "/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage"
    assert set(given["readability"]) == {"score", "sentences", "words", "long", "hard"}
    assert set(given) == {"sentences", "readability", "generation"}


def test_offsets_point_into_the_text_that_was_sent(client: TestClient) -> None:
    text = "Beste bewoner,\n\nIn Lindenhof komt een speeltuin. Wat een feest!"
    for sentence in _check(client, text)["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": " \n "}, "string_too_short"),
        ({"text": "x" * 20_001}, "string_too_long"),
        ({}, "missing"),
        ({"text": 5}, "string_type"),
        ({"text": "Zo.", "extra": 1}, "extra_forbidden"),
    ],
)
def test_wrong_input_is_a_problem(client: TestClient, body: dict[str, object], code: str) -> None:
    response = client.post("/v1/check", json=body)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert [error["code"] for error in response.json()["errors"]] == [code]
