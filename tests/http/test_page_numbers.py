"""A quote of a PDF is told with its page: on the page, in the API, for other assistants, in the table of amounts."""

from __future__ import annotations

import csv
import io

import lxml.html  # type: ignore[import-untyped]
from fastapi.testclient import TestClient

from assistant.answering import pipeline
from assistant.http.app import create_app
from assistant.http.completion_text import sources_text
from assistant.index.opening import IndexReader
from assistant.records import Ask
from assistant.settings import Settings
from ingest.building import ensure_index
from tests.pdfs import PROSE, make_pdf, write

_SAID = "De Regeling Zonnewijk betaalt de molen in Waterkant met € 3 miljoen."
_QUESTION = "Hoeveel betaalt de Regeling Zonnewijk voor de molen in Waterkant?"


def test_page_of_a_quote_is_told_wherever_it_is_shown(own: Settings) -> None:
    pages = make_pdf(lambda canvas: write(canvas, PROSE), lambda canvas: write(canvas, [_SAID]))
    (own.corpus / "brief.pdf").write_bytes(pages)
    ensure_index(own, progress=lambda *_: None)
    with TestClient(create_app(own)) as client:
        chat = client.post("/v1/chat", json={"question": _QUESTION}).json()
        page = lxml.html.fromstring(client.post("/", data={"question": _QUESTION}).text)
        amounts = client.get("/v1/amounts?format=csv").content.decode("utf-8-sig")
    facts = [
        " ".join(node.text_content().split()) for node in page.xpath("//*[@id='bron-1']//*[@class='source-facts']")
    ]
    rows = list(csv.DictReader(io.StringIO(amounts), delimiter=";"))

    assert (chat["citations"][0]["quote"], chat["citations"][0]["page"]) == (_SAID, 2)
    assert facts[0] == "blz. 2"
    assert [row["Bladzijde"] for row in rows if row["Document"] == "brief"] == ["2"]
    assert {row["Bladzijde"] for row in rows if row["Document"] != "brief"} == {""}


def test_page_of_a_quote_is_told_in_words(own: Settings) -> None:
    (own.corpus / "brief.pdf").write_bytes(make_pdf(lambda canvas: write(canvas, [_SAID])))
    ensure_index(own, progress=lambda *_: None)
    reader = IndexReader(own)
    answer = pipeline.answer(reader.current(), Ask(_QUESTION))
    reader.close()

    assert f"blz. 1: “{_SAID}”" in sources_text(answer.sentences, answer, "")
