"""What was fetched is read beside the corpus, told on its page, and found again for a receipt."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answering.receipts.receipts import FORMAT, verify_receipt
from assistant.http.app import create_app
from assistant.index.embedding import BuiltInEmbedding
from assistant.index.fetched import find_text
from assistant.index.fingerprint import settled_manifest
from assistant.index.opening import Index, open_index
from assistant.records import Document
from assistant.settings import Settings
from ingest.__main__ import main
from ingest.building import ensure_index
from ingest.fetching.found import FoundPage
from ingest.fetching.storing import Store
from tests.ingest.fetching.conftest import Given, Website, article

_URL = "https://www.rijk.example/brief"
_PAGE = FoundPage("brief", _URL, publisher="Rijk", kind="announcement")


def _keep(own: Settings, text: str, *, day: int, page: FoundPage = _PAGE, title: str = "Geld voor wijken") -> None:
    store = Store(own.data / "fetched")
    store.root.mkdir(exist_ok=True)
    retrieval = {"address": page.url, "retrieved": f"2026-03-{day:02}T12:00:00+00:00", "status": "current"}
    store.add(page, article(text, title=title), ".html", retrieval)


def _mark_gone(own: Settings, day: int) -> None:
    store = Store(own.data / "fetched")
    version = store.newest("brief")
    assert version is not None
    store.tell(version, _PAGE, {**version.retrieval, "status": "gone", "gone": dt.date(2026, 3, day)})


def _ingest(own: Settings) -> None:
    ensure_index(own, progress=lambda *_: None)


def _document(own: Settings, document_id: str = "brief") -> Document | None:
    index = open_index(own, BuiltInEmbedding(threads=1))
    index.close()
    return index.documents.get(document_id)


def test_fetched_document_is_in_the_index_with_its_newest_text(own: Settings) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    _keep(own, "Er is € 6 miljoen voor de wijken.", day=9)
    _ingest(own)
    document = _document(own)
    assert document is not None
    assert "€ 6 miljoen" in document.text
    assert "€ 5 miljoen" not in document.text
    assert document.retrieval is not None
    assert (document.retrieval.version, document.retrieval.retrieved) == (2, dt.date(2026, 3, 9))


def test_index_is_settled_until_what_was_fetched_changes(own: Settings) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    assert settled_manifest(own) is None
    _ingest(own)
    assert settled_manifest(own) is not None
    Store(own.data / "fetched").note_check(_PAGE, {"etag": '"2"'}, dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    assert settled_manifest(own) is not None
    _mark_gone(own, 5)
    assert settled_manifest(own) is None


def test_copy_in_the_corpus_goes_before_the_fetched_page(own: Settings) -> None:
    """Not one whose address only is that of the summary of it."""
    letter, rules = "https://voorbeeld.example/zonnewijk", "https://voorbeeld.example/regels"
    _keep(own, "Een brief.", day=1, page=dataclasses.replace(_PAGE, id="brief-2", url=letter), title="Brief")
    _keep(own, "De regels.", day=1, page=dataclasses.replace(_PAGE, id="regels", url=rules), title="Regels")
    _keep(own, "De regels.", day=1, page=dataclasses.replace(_PAGE, id="regels-weer", url=_URL), title="Regels")
    _ingest(own)
    assert _document(own, "brief-2") is None
    assert _document(own, "regels") is not None
    assert _document(own, "regels-weer") is None


def _status(own: Settings) -> str:
    _ingest(own)
    with TestClient(create_app(own)) as client:
        lines = client.get("/bronnen/brief").text.split('<p class="status">')[1:]
    return " ".join("".join(part.split("</p>")[0] for part in lines[1:]).split())


def test_page_of_a_fetched_document_says_when(own: Settings) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    assert _status(own) == 'Opgehaald op <time datetime="2026-03-01">1 maart 2026</time>.'
    _keep(own, "Er is € 6 miljoen voor de wijken.", day=9)
    assert _status(own) == 'Bijgewerkt op <time datetime="2026-03-09">9 maart 2026</time>; u leest de nieuwste versie.'
    _mark_gone(own, 12)
    assert _status(own) == (
        "Deze pagina staat niet meer op de website. Dat zagen wij op "
        '<time datetime="2026-03-12">12 maart 2026</time>. '
        'U leest de laatste tekst, van <time datetime="2026-03-09">9 maart 2026</time>.'
    )


def test_api_gives_when_a_document_was_fetched(own: Settings) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    _ingest(own)
    with TestClient(create_app(own)) as client:
        given = client.get("/v1/documents/brief").json()["retrieval"]
        others = [row["retrieval"] for row in client.get("/v1/documents").json()["documents"] if row["id"] != "brief"]
    assert given == {"address": _URL, "retrieved": "2026-03-01", "version": 1, "gone": None}
    assert others == [None, None]


def _receipt(index: Index, quote: str) -> str:
    document = index.documents["brief"]
    start = document.text.index(quote)
    citation = {
        "number": 1,
        "documentId": "brief",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "textSha256": document.sha256,
        "url": _URL,
        "date": None,
    }
    whole = {
        "format": FORMAT,
        "answerId": "a",
        "time": "2026-03-01T12:00:00Z",
        "productVersion": "0",
        "status": "answered",
    }
    return json.dumps(
        {
            **whole,
            "generation": "g",
            "question": "?",
            "reason": None,
            "sentences": [],
            "citations": [citation],
            "checks": [],
        }
    )


def test_receipt_of_an_old_version_says_what_changed(own: Settings) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    _ingest(own)
    index = open_index(own, BuiltInEmbedding(threads=1))
    receipt = _receipt(index, "Er is € 5 miljoen voor de wijken.")
    assert [f.text for f in verify_receipt(receipt, index)][1:] == ["De bron en het citaat zijn nog hetzelfde."]
    index.close()
    _keep(own, "Er is € 6 miljoen voor de wijken.", day=9)
    _ingest(own)
    newer = open_index(own, BuiltInEmbedding(threads=1))
    assert [(f.text, f.holds) for f in verify_receipt(receipt, newer)][1:] == [
        ("Het citaat stond zo in de tekst die op 1 maart 2026 is opgehaald.", True),
        ("Het citaat staat niet meer in de bron.", False),
    ]
    newer.close()


def test_texts_of_the_corpus_are_not_kept_twice(own: Settings, index: Index) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    _ingest(own)
    assert len(list((own.data / "texts").iterdir())) == 1
    assert find_text(own.data, next(iter(index.documents.values())).sha256) is None
    assert find_text(own.data, "../current") is None


def test_damaged_file_beside_a_fetched_document_is_told(own: Settings) -> None:
    _keep(own, "Er is € 5 miljoen voor de wijken.", day=1)
    [beside] = (own.data / "fetched").rglob("*.html.yaml")
    beside.write_text("retrieval: nieuw", encoding="utf-8")
    outcome = ensure_index(own, progress=lambda *_: None)
    [message] = outcome.manifest.skipped
    assert message.endswith("its `retrieval` is not as --fetch writes it. Remove its folder and fetch it again.")


@pytest.fixture
def environment(own: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(own.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(own.data))
    monkeypatch.setenv("ASSISTANT_FETCH_PAUSE_S", "0")
    return own


def _list(tmp_path: Path, site: Website) -> str:
    path = tmp_path / "sources.toml"
    path.write_text(f'[[page]]\nid = "brief"\nurl = "http://127.0.0.1:{site.port}/brief"\n', encoding="utf-8")
    return str(path)


def test_command_fetches_reads_in_and_prints_a_line_for_each(
    environment: Settings,
    site: Website,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ASSISTANT_FETCH_PRIVATE", "true")
    site.pages["/brief"] = Given(article("Er is € 5 miljoen voor de wijken."))
    assert main(["--fetch", _list(tmp_path, site)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"new        http://127.0.0.1:{site.port}/brief: brief", "Fetched: 1 new."]
    assert lines[2].startswith("Indexed 3 documents, ")
    assert main(["--fetch", _list(tmp_path, site)]) == 0
    assert capsys.readouterr().out.splitlines()[2].startswith("The index is up to date: 3 documents, ")
    assert _document(environment) is not None


def test_command_refuses_an_address_of_the_own_network(
    environment: Settings, site: Website, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--fetch", _list(tmp_path, site)]) == 1
    out, err = capsys.readouterr()
    assert err.startswith(f"refused    http://127.0.0.1:{site.port}/brief: ")
    assert "ASSISTANT_FETCH_PRIVATE" in err
    assert "Fetched: 1 refused.\n" in out
    assert site.asked == []
    assert _document(environment) is None


@pytest.mark.usefixtures("environment")
def test_command_without_fetch_asks_nothing(site: Website, tmp_path: Path) -> None:
    _list(tmp_path, site)
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert main(["--check", "--fetch", _list(tmp_path, site)]) == 0
    assert site.asked == []


@pytest.mark.usefixtures("environment")
def test_command_with_a_wrong_list_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sources.toml").write_text("[[page]]\n", encoding="utf-8")
    for options in (["--fetch"], ["--check", "--fetch"]):
        assert main([*options, str(tmp_path / "sources.toml")]) == 1
        assert (
            capsys.readouterr().err == f"ingest: {tmp_path / 'sources.toml'}: page 1, url: Field required. Mend it.\n"
        )
