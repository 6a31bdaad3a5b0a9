"""The page of a question with what goes around it: who asks, the turns before, what to ask next, errors that keep."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from assistant.answering.following import FollowUps
from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.records import Answer
from assistant.settings import Settings
from tests.http.test_pages import Page, asked

pytestmark = pytest.mark.usefixtures("scripted")

WORK = "//section[@aria-labelledby='werk']"
TURNS = "//section[@aria-labelledby='eerder']"


def sent(client: TestClient, question: str, **fields: str | list[str]) -> Page:
    return Page(client.post("/", data={"question": question, **fields}))


def test_audience_is_a_choice_behind_one_line(client: TestClient) -> None:
    page = Page(client.get("/"))

    assert page.texts("//details[@class='audience'][not(@open)]/summary") == ["Ik werk bij de overheid"]
    assert page.texts("//input[@name='audience']/@value") == ["citizen", "civilServant", "communications"]
    assert page.texts("//input[@name='audience'][@checked]/@value") == ["citizen"]


def test_civil_servant_sees_the_text_around_the_quote_and_how_to_check_it(client: TestClient, index: Index) -> None:
    page = sent(client, "Geld", audience="civilServant")
    text = index.documents["2026-01-15-zonnewijk"].text

    assert page.texts(f"{WORK}//blockquote") == [
        "De Regeling Zonnewijk helpt bewoners van vier wijken. Het Rijk stelt ruim € 12 miljoen beschikbaar."
    ]
    assert page.texts(f"{WORK}//blockquote")[0] in " ".join(text.split())
    assert page.texts(f"{WORK}//blockquote/mark") == ["Het Rijk stelt ruim € 12 miljoen beschikbaar."]
    assert page.texts(f"{WORK}//dd")[1] == index.manifest.generation
    assert asked(client, "Geld").texts(WORK) == []


def test_audience_travels_with_the_follow_up(client: TestClient) -> None:
    page = sent(client, "Geld", audience="communications")

    assert page.texts("//form[@class='follow-up']/input[@name='audience']/@value") == ["communications"]
    assert page.texts("//form[@class='feedback']/input[@name='audience']/@value") == ["communications"]
    assert page.texts("//details[@class='audience'][@open]//input[@checked]/@value") == ["communications"]
    assert page.texts(f"{WORK}//a[@href='/insluiten']") != []


def test_strange_audience_is_a_citizen(client: TestClient) -> None:
    page = sent(client, "Geld", audience="<b>koning</b>")

    assert (page.status, page.texts("//input[@name='audience'][@checked]/@value")) == (200, ["citizen"])


def test_earlier_questions_are_shown_the_latest_with_their_answers(client: TestClient) -> None:
    page = sent(client, "Maan?", earlier=["Vraag 1?", "Regels?", "Deel?", "Geld & <b>meer</b>?"])

    assert page.texts(f"{TURNS}//li/span") == ["Vraag 1?"]
    assert page.texts(f"{TURNS}//li//summary") == ["Regels?", "Deel?", "Geld & <b>meer</b>?"]
    assert page.texts(f"{TURNS}//li[4]//p") == [
        "Het Rijk stelt ruim € 12 miljoen beschikbaar. Bron 1: Geld voor de Regeling Zonnewijk"
    ]
    assert page.texts(f"{TURNS}//li[4]//a/@href") == ["/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage"]
    assert asked(client, "Geld").texts(TURNS) == []


def test_answer_can_be_copied_with_its_sources_as_text(client: TestClient) -> None:
    copied = asked(client, "Geld in Zonnewijk?").texts("//textarea[@readonly]")[0]

    assert copied.startswith("Vraag Geld in Zonnewijk? Antwoord Het Rijk stelt ruim € 12 miljoen beschikbaar. [1]")
    assert "[1] Geld voor de Regeling Zonnewijk. Ministerie van Voorbeelden, 15 januari 2026." in copied
    assert "http://testserver/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage" in copied
    assert "https://voorbeeld.example/zonnewijk" in copied


def test_computation_is_copied_with_its_formula(client: TestClient) -> None:
    assert "Uitgerekend: € 5 miljoen + € 7 miljoen" in asked(client, "Samen").texts("//textarea[@readonly]")[0]


def test_questions_to_go_on_with_take_the_conversation_along(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(_: FollowUps, index: Index, answer: Answer, *, conversation: list[str]) -> list[str]:  # noqa: ARG001
        return [f"Na {len(conversation)} vragen?"]

    monkeypatch.setattr(FollowUps, "find", find)
    page = sent(client, "Geld", earlier=["Regels?"])

    form = "//form[.//button[@value='Na 2 vragen?']]"
    assert page.texts(f"{form}/input[@name='earlier']/@value") == ["Regels?", "Geld"]


def test_unexpected_error_keeps_what_was_typed(client: TestClient) -> None:
    page = sent(client, "stuk </textarea>", earlier=["Regels?"], audience="civilServant")

    assert (page.status, page.texts("//h1")) == (500, ["Er ging iets mis bij ons"])
    assert page.texts("//textarea") == ["stuk </textarea>"]
    assert page.texts("//input[@type='hidden']/@value") == ["Regels?", "civilServant"]
    assert "Traceback" not in page.source


def test_question_to_a_server_without_an_index_is_kept(settings: Settings) -> None:
    empty = settings.model_copy(update={"data": settings.data / "none"})
    with TestClient(create_app(empty)) as client:
        page = asked(client, "Geld?")

    assert (page.status, page.texts("//h1")) == (503, ["De vraagbaak werkt nog niet"])
    assert page.texts("//textarea") == ["Geld?"]


@pytest.mark.parametrize("question", ["a" * 5000, "😀" * 1001])
def test_wrong_question_keeps_what_was_typed_and_who_asks(client: TestClient, question: str) -> None:
    page = sent(client, question, audience="civilServant")

    assert (page.status, page.texts("//textarea")) == (400, [question])
    assert page.texts("//input[@name='audience'][@checked]/@value") == ["civilServant"]


@pytest.mark.parametrize("question", ["😀" * 900, "<h1>Groot</h1>" * 50, "\U000e0041vlag", "👨‍👩‍👧‍👦?"])
def test_strange_question_is_answered_in_dutch(client: TestClient, question: str) -> None:
    page = asked(client, question)

    assert page.status == 200
    assert page.texts("//h2[@id='antwoord']") == ["Dat staat niet in de bronnen"]
