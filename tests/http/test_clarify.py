"""A question that is asked back, from the real pipeline: on the page and in the API."""

from __future__ import annotations

import lxml.html  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient

from assistant.answering.clarifying import clarifying
from assistant.http.pages.asking import TITLES

_ASKED = "Hoeveel krijgt mijn wijk?"
_CHOICES = ["Hoeveel krijgt Lindenhof?", "Hoeveel krijgt Waterkant?"]
_SENTENCE = "Voor welk gebied wilt u dit weten? Kies een gebied, of noem het in uw vraag."


def _page(client: TestClient, question: str, *earlier: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(client.post("/", data={"question": question, "earlier": list(earlier)}).text)


def test_page_asks_back_with_a_button_for_each_choice_in_one_form(client: TestClient) -> None:
    page = _page(client, _ASKED)

    assert page.xpath("string(//h2[@id='antwoord'])") == TITLES["clarify"]
    assert page.xpath("string(//p[contains(@class, 'sentence-fixed')])").strip() == _SENTENCE
    (form,) = page.xpath("//form[.//button[@name='question']]")
    assert (form.get("method"), form.get("action")) == ("post", "/#antwoord")
    assert form.xpath(".//button/@value") == _CHOICES
    assert form.xpath(".//button/@type") == ["submit", "submit"]
    assert page.xpath("//details[@class='all-choices'] | //h3[text()='U kunt ook vragen']") == []


def test_button_keeps_the_conversation_and_its_question_is_answered(client: TestClient) -> None:
    (form,) = _page(client, _ASKED, "Wat is de Regeling Zonnewijk?").xpath("//form[.//button[@name='question']]")
    earlier = form.xpath("./input[@type='hidden'][@name='earlier']/@value")
    assert earlier == ["Wat is de Regeling Zonnewijk?", _ASKED]

    answered = _page(client, form.xpath(".//button/@value")[0], *earlier)
    assert answered.xpath("//p[@class='read-as']") == []
    assert answered.xpath("string(//h2[@id='antwoord'])") != TITLES["clarify"]
    assert answered.xpath("//form[@class='follow-up']/input/@value")[:3] == [*earlier, _CHOICES[0]]


def test_typed_choice_is_read_as_its_question(client: TestClient) -> None:
    assert _page(client, "Waterkant", _ASKED).xpath("string(//p[@class='read-as']/q)") == _CHOICES[1]


def test_choices_that_are_not_shown_are_one_click_away(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clarifying, "_MOST", 1)
    page = _page(client, "Hoeveel geld is er voor mijn wijk?")

    assert page.xpath("//form/ul/li/button/@value") == ["Hoeveel geld is er voor Lindenhof?"]
    assert page.xpath("string(//details[@class='all-choices']/summary)") == "Alle 2 gebieden"
    assert page.xpath("//details[@class='all-choices']//button/text()") == ["Lindenhof", "Waterkant"]
    assert page.xpath("//details[@class='all-choices']//button/@value")[1] == "Hoeveel geld is er voor Waterkant?"


def test_api_gives_the_choices_as_suggestions(client: TestClient) -> None:
    told = client.post("/v1/chat", json={"question": _ASKED}).json()

    assert (told["status"], told["reason"], told["answer"]) == ("clarify", "whichArea", _SENTENCE)
    assert told["suggestions"] == _CHOICES
    assert (told["citations"], told["nearest"], told["focus"]) == ([], [], None)
    assert told["sentences"] == [{"text": _SENTENCE, "citations": [], "kind": "fixed", "language": "nl", "group": ""}]
