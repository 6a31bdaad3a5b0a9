"""The real pipeline over HTTP: the promises of the contract hold for whatever is asked of the made-up corpus."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.http.looks import without_looks

QUESTIONS = (
    "Hoeveel geld is er voor de Regeling Zonnewijk?",
    "Wie vraagt het geld aan?",
    "Mag een gemeente geld bewaren?",
    "Wat komt er in Lindenhof?",
    "Wat is <script>alert(1)</script>?",
    "Hoeveel geld krijgt de maan?",
    "Wat is de hoofdstad van Frankrijk?",
    "What does Zonnewijk cost?",
    "?",
    "geld " * 200,
)


def ask(client: TestClient, question: str) -> dict[str, Any]:
    response = client.post("/v1/chat", json={"question": question})
    assert response.status_code == 200
    body: dict[str, Any] = response.json()
    return body


def test_money_is_answered_in_the_words_of_the_source(client: TestClient) -> None:
    given = ask(client, "Hoeveel geld is er voor de Regeling Zonnewijk?")

    assert (given["status"], given["answer"]) == ("answered", "Het Rijk stelt ruim € 12 miljoen beschikbaar. [1]")
    assert given["focus"] == {"text": "ruim € 12 miljoen", "citation": 1, "start": 69, "end": 86, "unit": ""}
    assert given["citations"][0]["href"] == "/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage"


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_exact_and_every_sentence_is_covered_by_one(client: TestClient, question: str) -> None:
    given = ask(client, question)

    quotes = {citation["number"]: citation["quote"] for citation in given["citations"]}
    for citation in [*given["citations"], *given["nearest"]]:
        text = client.get(f"/v1/documents/{citation['documentId']}/text").text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    for sentence in given["sentences"]:
        if sentence["kind"] == "fixed":
            assert sentence["citations"] == []
            continue
        assert given["status"] in ("answered", "partial")
        cited = " ".join(quotes[number] for number in sentence["citations"])
        assert set(re.findall(r"\d+", sentence["text"])) <= set(re.findall(r"\d+", cited))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gives_the_same_answer(client: TestClient, question: str) -> None:
    first, second = ask(client, question), ask(client, question)

    for answer in (first, second):
        del answer["id"], answer["tookMs"]
    assert first == second


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_page_says_what_the_api_says(client: TestClient, question: str) -> None:
    page = client.post("/", data={"question": question})

    assert page.status_code == 200
    assert page.text.count('class="sentence ') == len(ask(client, question)["sentences"])


def test_search_finds_the_passage_with_the_words(client: TestClient) -> None:
    best = client.get("/v1/search?q=speeltuin&limit=1").json()["passages"][0]

    text = client.get(f"/v1/documents/{best['documentId']}/text").text
    assert text[best["start"] : best["end"]] == best["text"]
    assert [text[span["start"] : span["end"]] for span in best["highlights"]] == ["speeltuin"]


def test_word_of_a_quote_is_explained_where_it_stands(client: TestClient) -> None:
    given = ask(client, "Wat komt er in Waterkant?")

    [term] = given["terms"]
    [cited] = [c for c in given["citations"] if c["number"] == term["citation"]]
    assert (term["term"], term["explanation"]) == ("leeszaal", "Een zaal met boeken. U kunt er ook lezen.")
    text = client.get(f"/v1/documents/{cited['documentId']}/text").text
    assert text[term["start"] : term["end"]] == "leeszaal"
    assert cited["start"] <= term["start"] < term["end"] <= cited["end"]


def test_page_has_a_word_list_that_the_word_in_the_quote_leads_to(client: TestClient) -> None:
    page = client.post("/", data={"question": "Wat komt er in Waterkant?"}).text

    assert '<dfn><a href="#woord-1">leeszaal</a></dfn>' in without_looks(page)
    assert '<dt id="woord-1" tabindex="-1">leeszaal</dt>' in page
    assert "<dd>Een zaal met boeken. U kunt er ook lezen.</dd>" in page
    assert "woordenlijst" not in client.post("/", data={"question": "Wie vraagt het geld aan?"}).text
