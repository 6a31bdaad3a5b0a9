"""What a fetched page said before: its page, its place in the list of a source, and the API of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant import cli
from assistant.answering.pipeline import answer
from assistant.answering.receipts.receipts import make_receipt, write_receipt
from assistant.http.app import create_app
from assistant.index.embedding import BuiltInEmbedding
from assistant.index.fetched import find_text
from assistant.index.opening import open_index
from assistant.index.versions import find_versions
from assistant.records import Ask
from assistant.settings import Settings
from ingest.building import ensure_index
from ingest.fetching.found import FoundPage
from ingest.fetching.storing import Store
from tests.conftest import LETTER_ID
from tests.http.test_pages import Page
from tests.ingest.fetching.conftest import article

_PAGE = FoundPage("brief", "https://www.rijk.example/brief", publisher="Rijk", kind="announcement")
_OLD, _NEW = "Er is € 5 miljoen voor de wijken.", "Er is € 6 miljoen voor de wijken."


def _keep(own: Settings, text: str, *, day: int) -> str:
    """Keep a version of the page as a fetch does, and ingest; return the digest of its text."""
    store = Store(own.data / "fetched")
    store.root.mkdir(exist_ok=True)
    content = article(text, title=f"Geld op {day} maart")
    sha256 = store.read_text(_PAGE, content, ".html", max_bytes=10**6).sha256
    told = {"address": _PAGE.url, "retrieved": f"2026-03-{day:02}T12:00:00+00:00", "text_sha256": sha256}
    store.add(_PAGE, content, ".html", told)
    ensure_index(own, progress=lambda *_: None)
    return sha256


@pytest.fixture
def digests(own: Settings) -> tuple[str, str]:
    return _keep(own, _OLD, day=1), _keep(own, _NEW, day=9)


@pytest.fixture
def changed(own: Settings, digests: tuple[str, str]) -> Iterator[TestClient]:
    assert len(set(digests)) == 2
    with TestClient(create_app(own), raise_server_exceptions=False, follow_redirects=False) as opened:
        yield opened


def test_source_lists_its_earlier_texts(changed: TestClient, digests: tuple[str, str]) -> None:
    page = Page(changed.get("/bronnen/brief"))
    links = page.texts("//section[@aria-labelledby='eerdere-teksten']//a/@href")
    assert links == [f"/bronnen/brief/versies/{digests[0]}"]
    assert page.texts("//section[@aria-labelledby='eerdere-teksten']//li") == ["Tekst van 1 maart 2026"]
    assert Page(changed.get(f"/bronnen/{LETTER_ID}")).texts("//h2[@id='eerdere-teksten']") == []


def test_earlier_text_is_shown_whole_and_says_that_it_is_old(changed: TestClient, digests: tuple[str, str]) -> None:
    page = Page(changed.get(f"/bronnen/brief/versies/{digests[0]}"))
    assert page.status == 200
    assert page.texts("//h1") == ["Geld op 1 maart"]
    assert _OLD in page.texts("//article//p")
    assert _NEW not in page.source
    [notice] = page.texts("//div[contains(@class, 'utrecht-alert--warning')]//p")
    assert notice.startswith("Dit is een eerdere tekst. Daarna is de pagina veranderd.")
    assert notice.endswith("Lees de nieuwste tekst, van 9 maart 2026")
    assert page.texts("//title")[0].startswith("Eerdere tekst van 1 maart 2026: ")


def test_cited_words_are_marked_in_the_earlier_text(
    own: Settings, changed: TestClient, digests: tuple[str, str]
) -> None:
    kept = find_text(own.data, digests[0])
    assert kept is not None
    start = kept.text.index(_OLD)
    address = f"/bronnen/brief/versies/{digests[0]}?van={start}&tot={start + len(_OLD)}"
    assert Page(changed.get(address)).texts("//mark[@id='passage']") == [_OLD]
    assert "Wij kunnen de aangewezen woorden niet vinden." in changed.get(f"{address}9999").text


def test_newest_text_has_only_its_own_page(changed: TestClient, digests: tuple[str, str]) -> None:
    response = changed.get(f"/bronnen/brief/versies/{digests[1]}?van=1&tot=4")
    assert (response.status_code, response.headers["location"]) == (302, "/bronnen/brief?van=1&tot=4")


@pytest.mark.parametrize("end", ["", "0" * 64, "..%2f..%2fcurrent", "x" * 3000])
def test_text_that_is_not_kept_is_told(changed: TestClient, end: str) -> None:
    response = changed.get(f"/bronnen/brief/versies/{end}")
    assert response.status_code == 404
    assert response.text.count("<h1") == 1


def test_text_of_one_source_is_not_that_of_another(changed: TestClient, digests: tuple[str, str]) -> None:
    assert changed.get(f"/bronnen/{LETTER_ID}/versies/{digests[0]}").status_code == 404
    assert changed.get(f"/bronnen/weg/versies/{digests[0]}").status_code == 404
    assert changed.get(f"/v1/documents/{LETTER_ID}/text?textSha256={digests[0]}").status_code == 404


def test_source_that_was_taken_out_shows_no_earlier_text(own: Settings, digests: tuple[str, str]) -> None:
    (own.data / "fetched" / "brief").rename(own.data / "brief-weg")
    ensure_index(own, progress=lambda *_: None)
    with TestClient(create_app(own)) as client:
        assert client.get(f"/bronnen/brief/versies/{digests[0]}").status_code == 404


def test_api_gives_the_versions_and_their_texts(changed: TestClient, digests: tuple[str, str]) -> None:
    assert changed.get("/v1/documents/brief/versions").json() == {
        "versions": [
            {
                "number": 1,
                "retrieved": "2026-03-01",
                "textSha256": digests[0],
                "href": f"/bronnen/brief/versies/{digests[0]}",
            }
        ]
    }
    assert changed.get(f"/v1/documents/{LETTER_ID}/versions").json() == {"versions": []}
    assert changed.get("/v1/documents/weg/versions").status_code == 404
    assert _OLD in changed.get(f"/v1/documents/brief/text?textSha256={digests[0]}").text
    assert _NEW in changed.get(f"/v1/documents/brief/text?textSha256={digests[1]}").text
    assert changed.get("/v1/documents/brief/text?textSha256=x").status_code == 404


def test_text_that_was_kept_without_headings_can_still_be_read(own: Settings, digests: tuple[str, str]) -> None:
    path = own.data / "texts" / f"{digests[0]}.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({key: told[key] for key in ("documentId", "retrieved", "text")}), encoding="utf-8")
    with TestClient(create_app(own)) as client:
        page = Page(client.get(f"/bronnen/brief/versies/{digests[0]}"))
    assert page.texts("//h1") == ["Geld op 9 maart"]
    assert _OLD in page.source


def test_version_without_what_was_written_beside_it_is_not_listed(own: Settings, digests: tuple[str, str]) -> None:
    index = open_index(own, BuiltInEmbedding(threads=1))
    document = index.documents["brief"]
    index.close()
    assert [v.sha256 for v in find_versions(own.data, document)] == [digests[0]]
    (own.data / "fetched" / "brief" / "0001" / "brief.html.yaml").write_text("retrieval: weg", encoding="utf-8")
    assert find_versions(own.data, document) == ()


def test_receipt_of_an_earlier_text_leads_to_its_page(
    own: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = _keep(own, _OLD, day=1)
    index = open_index(own, BuiltInEmbedding(threads=1))
    text = index.documents["brief"].text
    question = "Hoeveel geld is er voor de Regeling Zonnewijk?"
    receipt = make_receipt(index, answer(index, Ask(question)), question=question, moment=dt.datetime.now(dt.UTC))
    start = text.index(_OLD)
    cited = receipt.citations[0].model_copy(
        update={"document_id": "brief", "start": start, "end": start + len(_OLD), "quote": _OLD, "text_sha256": sha256}
    )
    index.close()
    path = tmp_path / "bewijs.json"
    path.write_text(write_receipt(receipt.model_copy(update={"citations": (cited,)})), encoding="utf-8")
    _keep(own, _NEW, day=9)
    monkeypatch.setenv("ASSISTANT_CORPUS", str(own.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(own.data))
    cli.main(["verify", str(path)])
    [address] = re.findall(r"/bronnen/brief/versies/\S+", capsys.readouterr().out)
    with TestClient(create_app(own)) as client:
        assert Page(client.get(address)).texts("//mark[@id='passage']") == [_OLD]
