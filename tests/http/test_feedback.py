"""An opinion on an answer: counted once, without a text, by form and by API; and what the page says of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.http.counts import read_counts
from assistant.settings import Settings
from tests.http.test_pages import Page, asked

pytestmark = pytest.mark.usefixtures("scripted")


@pytest.fixture
def served(own: Settings) -> Iterator[tuple[TestClient, Settings]]:
    with TestClient(create_app(own)) as client:
        yield client, own


Served = tuple[TestClient, Settings]


def form_of(page: Page) -> dict[str, str | list[str]]:
    fields = "//form[@class='feedback']/input"
    pairs = zip(page.texts(f"{fields}/@name"), page.texts(f"{fields}/@value"), strict=True)
    return {name: [value] for name, value in pairs}


def test_form_asks_with_five_reasons_and_no_text(served: Served) -> None:
    page = asked(served[0], "Geld")

    assert page.texts("//form[@class='feedback']//button[@name='useful']/@value") == ["ja", "nee"]
    assert page.texts("//input[@name='reason']/@value") == ["wrong", "notInSource", "unclear", "tooLong", "other"]
    assert page.texts("//form[@class='feedback']//textarea | //form[@class='feedback']//input[@type='text']") == []


def test_form_posted_twice_counts_once(served: Served) -> None:
    client, settings = served
    fields = {**form_of(asked(client, "Geld voor Lindenhof?")), "useful": "nee", "reason": "unclear"}
    pages = [Page(client.post("/feedback", data=fields)) for _ in range(2)]

    assert [(page.status, page.texts("//h1")) for page in pages] == [
        (200, ["Dank u wel"]),
        (200, ["U gaf uw oordeel al"]),
    ]
    assert settings.counts is not None
    [opinion] = read_counts(settings.counts).feedback
    assert (opinion.useful, opinion.reason, opinion.status, opinion.areas) == (
        False,
        "unclear",
        "answered",
        ("lindenhof",),
    )


def test_way_back_gives_the_answer_again_without_counting_it(served: Served) -> None:
    client, settings = served
    fields = {**form_of(asked(client, "Geld?")), "earlier": ["Regels?"], "audience": "civilServant", "useful": "ja"}
    thanks = Page(client.post("/feedback", data=fields))
    back = dict(zip(thanks.texts("//input/@name"), thanks.texts("//input/@value"), strict=True))
    page = Page(client.post("/", data=back))

    assert back == {"earlier": "Regels?", "audience": "civilServant", "question": "Geld?", "judged": "ja"}
    assert page.texts("//p[@class='thanks']") == ["Dank u wel voor uw oordeel."]
    assert page.texts("//form[@class='feedback']") == []
    assert settings.counts is not None
    assert len(read_counts(settings.counts).answers) == 1


def test_nothing_of_a_question_is_in_the_counts(served: Served) -> None:
    client, settings = served
    asked(client, "Geld voor Lindenhof geheim?")
    client.post("/v1/chat", json={"question": "Regels geheim"})

    assert settings.counts is not None
    [file] = settings.counts.iterdir()
    assert "geheim" not in file.read_text(encoding="utf-8")
    counted = read_counts(settings.counts).answers
    assert [(c.route, c.status, c.sources, c.areas) for c in counted] == [
        ("page", "answered", 1, ("lindenhof",)),
        ("api", "answered", 2, ()),
    ]


@pytest.mark.parametrize(
    ("fields", "status", "heading"),
    [
        ({"answer": "geen", "useful": "ja"}, 404, "Wij kennen dit antwoord niet meer"),
        ({"answer": "geen", "useful": "misschien"}, 400, "Kies ja of nee"),
        ({}, 400, "Kies ja of nee"),
    ],
)
def test_opinion_that_can_not_be_counted_says_why(
    served: Served, fields: dict[str, str], status: int, heading: str
) -> None:
    page = Page(served[0].post("/feedback", data={**fields, "question": "Geld & meer?"}))

    assert (page.status, page.texts("//h1")) == (status, [heading])
    assert page.texts("//title")[0].startswith(f"Fout: {heading}")
    assert page.texts("//input[@name='question']/@value") == ["Geld & meer?"]


def test_opinion_by_api_counts_once(served: Served) -> None:
    client, settings = served
    answer_id = client.post("/v1/chat", json={"question": "Geld"}).json()["id"]
    body = {"answerId": answer_id, "useful": True, "reason": "other"}

    assert client.post("/v1/feedback", json=body).json() == {"counted": True}
    assert client.post("/v1/feedback", json=body).json() == {"counted": False}
    assert settings.counts is not None
    assert [(c.useful, c.reason) for c in read_counts(settings.counts).feedback] == [(True, "")]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"answerId": "geen", "useful": True}, 404),
        ({"answerId": "geen", "useful": "ja"}, 400),
        ({"answerId": "geen", "useful": False, "reason": "Mijn naam is Jan"}, 400),
        ({"useful": False}, 400),
        ({"answerId": "geen", "useful": False, "text": "x"}, 400),
    ],
)
def test_wrong_opinion_by_api_is_a_problem(served: Served, body: dict[str, object], status: int) -> None:
    response = served[0].post("/v1/feedback", json=body)

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_server_that_does_not_count_does_not_ask(own: Settings) -> None:
    with TestClient(create_app(own.model_copy(update={"statistics": False}))) as client:
        page = asked(client, "Geld")
        said = client.post("/v1/feedback", json={"answerId": "x", "useful": True})

    assert page.texts("//form[@class='feedback']") == []
    assert said.json() == {"counted": False}
    assert not (own.data / "counts").exists()


def test_one_of_several_processes_counts_what_another_answered(own: Settings) -> None:
    with TestClient(create_app(own.model_copy(update={"workers": 2}))) as client:
        said = [client.post("/v1/feedback", json={"answerId": "elders", "useful": True}).json() for _ in range(2)]

    assert said == [{"counted": True}, {"counted": False}]
