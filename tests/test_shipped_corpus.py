"""The corpus that is shipped, asked through every door: pipeline, command line, API and page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answering.checks.verification import is_exact, verified
from assistant.answering.listing.listed import LONGEST
from assistant.answering.pipeline import answer
from assistant.cli import main
from assistant.evaluation.answers import ask_of, load_questions
from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from assistant.settings import PROJECT_ROOT, Settings
from assistant.text.figures import find_figures

_ANSWERED = [
    ("Hoeveel geld is er voor SPUK Kansrijke Wijk 2026-2028?", "ruim € 400 miljoen"),
    ("Wat doet Leeuwarden Oost?", "voedseltuinen"),
    ("Wie is de burgemeester van Groningen?", "Roelien Kamminga"),
    ("Hoeveel gebieden vroegen School & Omgeving aan?", "Twaalf"),
    ("How much did the ministry of education contribute?", "€ 327 miljoen"),
]
_LITERAL_KINDS = ("quote", "written")  # "fixed" cites nothing, "computed" also shows what its computation gives
_REFUSED = "Hoeveel krijgt Rotterdam-Zuid in 2026?"


@pytest.fixture(scope="session")
def shipped_client(shipped_settings: Settings) -> Iterator[TestClient]:
    """A client of the app over the shipped corpus."""
    with TestClient(create_app(shipped_settings)) as opened:
        yield opened


def _asked_on_the_command_line(
    question: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(settings.data))
    assert main(("ask", question, "--json")) == 0
    given: dict[str, Any] = json.loads(capsys.readouterr().out)
    return given


def _page_sentences(page: str) -> list[str]:
    paragraphs = re.findall(r'<p class="sentence [^"]*"[^>]*>(.*?)</p>', page, re.DOTALL)
    return [unescape(re.sub(r"<a .*?</a>|<[^>]+>", "", paragraph, flags=re.DOTALL)).strip() for paragraph in paragraphs]


@pytest.mark.parametrize(("question", "words"), _ANSWERED)
def test_question_of_the_issue_is_answered_with_the_right_quote(shipped: Index, question: str, words: str) -> None:
    given = answer(shipped, Ask(question))
    assert (given.status, given.nearest) == ("answered", ())
    cited = [c for c in given.citations if words in c.quote]
    assert cited
    assert all(is_exact(citation, shipped.documents) for citation in given.citations)


def test_question_that_the_sources_do_not_answer_is_refused_with_what_is_nearest(shipped: Index) -> None:
    given = answer(shipped, Ask(_REFUSED))
    assert (given.status, given.reason, given.citations) == ("unanswerable", "areaNotInSources", ())
    assert given.text == "Dat staat voor Rotterdam-Zuid niet in de bronnen."
    assert given.nearest[0].quote == (
        "In de geraadpleegde bronnen staat geen bedrag voor Rotterdam-Zuid uit de SPUK Kansrijke Wijk."
    )


@pytest.mark.parametrize("question", [question for question, _ in _ANSWERED] + [_REFUSED])
def test_every_door_gives_the_same_answer(
    shipped: Index,
    shipped_settings: Settings,
    shipped_client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    question: str,
) -> None:
    expected = answer(shipped, Ask(question))
    by_api = shipped_client.post("/v1/chat", json={"question": question}).json()
    by_command = _asked_on_the_command_line(question, shipped_settings, monkeypatch, capsys)
    page = shipped_client.post("/", data={"question": question}).text
    for given in (by_api, by_command):
        del given["id"], given["tookMs"]
        assert (given["status"], given["answer"]) == (expected.status, expected.text)
    assert by_api == by_command
    assert _page_sentences(page) == [sentence.text for sentence in expected.sentences]


@pytest.mark.parametrize("question", [question for question, _ in _ANSWERED])
def test_link_of_a_citation_shows_its_quote(shipped_client: TestClient, question: str) -> None:
    for citation in shipped_client.post("/v1/chat", json={"question": question}).json()["citations"]:
        page = shipped_client.get(citation["href"].split("#")[0])
        assert page.status_code == 200
        source = page.text[page.text.index('<article class="document"') :]
        marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", source, re.DOTALL))
        assert unescape(re.sub(r"<[^>]+>", "", marked)).split() == citation["quote"].split()


def test_every_quote_is_exact(shipped: Index, answers: dict[str, Answer]) -> None:
    assert [
        name
        for name, given in answers.items()
        if not all(is_exact(citation, shipped.documents) for citation in (*given.citations, *given.nearest))
    ] == []


def test_every_sentence_of_an_answer_is_covered_by_what_it_cites(answers: dict[str, Answer]) -> None:
    for name, given in answers.items():
        quotes = {citation.number: citation.quote for citation in given.citations}
        told = [sentence for sentence in given.sentences if sentence.kind != "fixed"]
        assert bool(told) == (given.status in ("answered", "partial")), name
        for sentence in told:
            cited = [quotes[number] for number in sentence.citations]
            assert cited, name
            assert sentence.kind != "quote" or sentence.text in cited, name


def test_every_figure_of_an_answer_stands_in_its_citation(shipped: Index, answers: dict[str, Answer]) -> None:
    for name, given in answers.items():
        assert verified(
            given.sentences,
            given.citations,
            documents=shipped.documents,
            names=shipped.names,
            computation=given.computation,
        ), name
        for sentence in (told for told in given.sentences if told.kind in _LITERAL_KINDS):
            quotes = [citation.quote for citation in given.citations if citation.number in sentence.citations]
            for figure in find_figures(sentence.text):
                assert any(figure.text in quote for quote in quotes), (name, figure.text)


def test_focus_lies_in_its_quote(answers: dict[str, Answer]) -> None:
    for name, given in answers.items():
        if given.focus is not None:
            (cited,) = [c for c in given.citations if c.number == given.focus.citation]
            at = given.focus.start - cited.start
            assert cited.quote[at : given.focus.end - cited.start] == given.focus.text, name


def test_no_answer_says_twice_the_same_or_too_much(answers: dict[str, Answer]) -> None:
    for name, given in answers.items():
        texts = [sentence.text for sentence in given.sentences]
        told = [s for s in given.sentences if s.kind != "fixed" and s.language == "nl"]
        assert 1 <= len(texts) == len(set(texts)), name
        assert len(told) <= LONGEST, name


def test_no_answer_says_only_that_the_sources_do_not(answers: dict[str, Answer]) -> None:
    for name, given in answers.items():
        if given.status == "answered":
            assert not re.search(r"\bin de (?:\w+ )?bronnen staat geen\b", given.text, re.IGNORECASE), name


def test_every_source_has_an_official_address(answers: dict[str, Answer]) -> None:
    for name, given in answers.items():
        assert all(citation.url.startswith("https://") for citation in (*given.citations, *given.nearest)), name


def test_same_question_gives_the_same_answer(shipped: Index, answers: dict[str, Answer]) -> None:
    path = Path(__file__).parent / "questions" / "development.yaml"
    for row in load_questions(path)[::3]:
        again = answer(shipped, ask_of(row))
        first = answers[f"development/{row['id']}"]
        assert replace(again, id="", took_ms=0.0) == replace(first, id="", took_ms=0.0), row["id"]


def test_office_that_only_shares_a_part_is_not_answered(shipped: Index) -> None:
    given = answer(shipped, Ask("Wie is de minister-president?"))
    assert (given.status, given.citations) == ("unanswerable", ())


def test_question_that_only_points_back_gets_no_figure(shipped: Index) -> None:
    assert answer(shipped, Ask("Hoeveel was dat?")).status == "unanswerable"


def test_example_of_the_readme_is_what_is_answered(shipped: Index) -> None:
    readme = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
    shown = " ".join(line.removeprefix("> ") for line in readme.splitlines() if line.startswith("> "))
    assert answer(shipped, Ask(re.findall(r'assistant ask "([^"]+)"\n', readme)[0])).text in shown
