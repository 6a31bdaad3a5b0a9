"""An answer in another language, as page and as JSON: each sentence says in which language it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient

from assistant.answering import pipeline
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Ask
from tests.conftest import scripted_answer


@pytest.fixture
def arabic(monkeypatch: pytest.MonkeyPatch) -> Callable[[Index, Ask], Answer]:
    def answer(index: Index, ask: Ask) -> Answer:
        given = scripted_answer(index, replace(ask, question="geld"))
        lead = AnswerSentence("المصادر باللغة الهولندية.", (), "fixed", "ar")
        return replace(given, language="ar", sentences=(lead, *given.sentences))

    monkeypatch.setattr(pipeline, "answer", answer)
    return answer


@pytest.mark.usefixtures("arabic")
def test_page_marks_the_language_and_direction_of_each_sentence(client: TestClient) -> None:
    tree = lxml.html.fromstring(client.post("/", data={"question": "المال"}).text)
    marked = [(p.get("lang"), p.get("dir")) for p in tree.xpath("//p[contains(@class, 'sentence')]")]
    assert marked == [("ar", "rtl"), *[("nl", "ltr")] * (len(marked) - 1)]
    assert len(marked) > 1
    assert {(q.get("lang"), q.get("dir")) for q in tree.xpath("//blockquote")} == {("nl", "ltr")}


@pytest.mark.usefixtures("arabic")
def test_json_has_the_language_of_each_sentence(client: TestClient) -> None:
    given = client.post("/v1/chat", json={"question": "المال"}).json()
    languages = [sentence["language"] for sentence in given["sentences"]]
    assert (given["language"], languages[0], set(languages[1:])) == ("ar", "ar", {"nl"})
