"""A language model behind the pages and the API: what people see of it, and what the metrics count."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from assistant.settings import Settings
from tests.writing.conftest import Script, model_settings, says, server

__all__ = ["model_settings", "server"]

TOLD = "Er is ruim € 12 miljoen beschikbaar. [1]\n"
Scripted = Callable[[Index, Ask], Answer]


@pytest.fixture
def written(model_settings: Settings, server: Script, scripted: Scripted) -> Iterator[TestClient]:  # noqa: ARG001
    """A client of a server with a language model."""
    server.play = says(TOLD)
    with TestClient(create_app(model_settings)) as opened:
        yield opened


def test_page_says_who_wrote_the_answer_and_offers_plainer_words(written: TestClient) -> None:
    page = written.post("/", data={"question": "geld"}).text
    assert "Geschreven door een taalmodel, zin voor zin gecontroleerd." in page
    assert "De zinnen staan letterlijk in de bronnen." not in page
    assert 'name="plain" value="ja"' in page


def test_page_of_the_sources_says_so(written: TestClient, server: Script) -> None:
    server.play = says("GEEN ANTWOORD")
    page = written.post("/", data={"question": "geld"}).text
    assert "taalmodel" not in page.partition("</main>")[0].partition("<main")[2]
    assert "De zinnen staan letterlijk in de bronnen." in page
    assert 'name="plain" value="ja"' in page


def test_plainer_words_are_asked_of_the_model(written: TestClient, server: Script) -> None:
    page = written.post("/", data={"question": "geld", "plain": "ja"}).text
    assert 'name="plain" value="ja"' not in page
    assert "extra eenvoudig" in server.asked[-1]["messages"][1]["content"]
    written.post("/v1/chat", json={"question": "geld", "plain": True})
    assert "extra eenvoudig" in server.asked[-1]["messages"][1]["content"]


def test_api_gives_written_sentences(written: TestClient) -> None:
    given = written.post("/v1/chat", json={"question": "geld"}).json()
    assert given["writtenBy"] == "klein"
    assert given["sentences"] == [
        {
            "text": "Er is ruim € 12 miljoen beschikbaar.",
            "citations": [1],
            "kind": "written",
            "language": "nl",
            "group": "",
        }
    ]


def test_metrics_count_what_became_of_the_model(written: TestClient, server: Script) -> None:
    server.play = says(TOLD + "Dat is € 3 miljoen per wijk. [1]\n")
    written.post("/v1/chat", json={"question": "geld"})
    numbers = written.get("/metrics").text
    assert 'assistant_language_model_total{what="answers",which="written"} 1.0' in numbers
    assert 'assistant_language_model_total{what="struck",which="figure"} 1.0' in numbers


def test_clients_of_openai_get_written_sentences_as_they_come(written: TestClient) -> None:
    body = {"messages": [{"role": "user", "content": "geld"}], "stream": True}
    assert "Er is ruim € 12 miljoen beschikbaar. [1]" in written.post("/v1/chat/completions", json=body).text


def test_desk_offers_connecting_sentences_of_the_model(written: TestClient, server: Script) -> None:
    form = {"questions": "geld", "form": "email"}
    assert "Laat een taalmodel zinnen ertussen voorstellen" in written.post("/concept", data=form).text
    server.play = says("1: Eerst over geld.\n")
    page = written.post("/concept", data={**form, "voorstel": "ja"}).text
    assert page.count("Eerst over geld.") >= 2, "in its field and in the draft"
