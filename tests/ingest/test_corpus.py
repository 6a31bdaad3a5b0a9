"""The corpus that comes with the product: the announcement word for word, and a source behind every number."""

from __future__ import annotations

import hashlib
import re
import tomllib

import pytest

from assistant.records import Document
from assistant.settings import PROJECT_ROOT
from assistant.text.names import load_names
from ingest.building import load_corpus
from ingest.splitting import split_document

_CORPUS = PROJECT_ROOT / "corpus"
_ANNOUNCEMENT = "2025-12-11-spuk-kansrijke-wijk"
_SHARED = PROJECT_ROOT.parent / "shared" / "announcement" / f"{_ANNOUNCEMENT}.txt"
_SHA256 = "b66fcfb07d682b20c2f7ec4f4d8ee1374e4e8ab63a0fe9c8a5841e0b6d9cf5d6"

_NOT_FOUND = re.compile(r"In de geraadpleegde bronnen sta(?:at|an) (?:niet|geen) ")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    loaded = load_corpus(_CORPUS, max_bytes=20_000_000)
    assert loaded.skipped == ()
    return {d.id: d for d in loaded.documents}


def test_announcement_is_unchanged(documents: dict[str, Document]) -> None:
    assert documents[_ANNOUNCEMENT].sha256 == _SHA256
    assert hashlib.sha256(documents[_ANNOUNCEMENT].text.encode()).hexdigest() == _SHA256


@pytest.mark.skipif(not _SHARED.exists(), reason="the original announcement is not beside the checkout")
def test_announcement_is_that_of_the_ministry(documents: dict[str, Document]) -> None:
    first_line, _, body = _SHARED.read_text(encoding="utf-8").partition("\n")
    document = documents[_ANNOUNCEMENT]
    assert document.text == body.strip("\n")
    assert first_line.strip() == f"date {document.date} {document.title}"


def test_announcement_headings_are_found(documents: dict[str, Document]) -> None:
    assert [h.title for h in documents[_ANNOUNCEMENT].headings] == [
        "Gebundelde geldstroom",
        "School & Omgeving",
        "Ontwikkeling Jonge kind, vroegschoolse educatie",
        "Re-integratie en preventie geldzorgen",
        "Maatschappelijke samenhang",
        "Financiële educatie",
    ]


def test_corpus_ids_are_unique_and_every_document_has_its_data(documents: dict[str, Document]) -> None:
    assert len(documents) == len(list(_CORPUS.rglob("*.md")))
    for document in documents.values():
        assert document.title, document.id
        assert document.publisher, document.id
        assert document.date, document.id
        assert document.licence == "CC0-1.0", document.id
        assert document.url.startswith("https://"), document.id


def test_summary_sentence_with_a_number_has_a_source_in_its_paragraph(documents: dict[str, Document]) -> None:
    without = []
    for document in documents.values():
        if document.kind != "summary":
            continue
        for passage in split_document(document, max_chars=700):
            for sentence in passage.sentences:
                words = document.text[sentence.start : sentence.end]
                if _NOT_FOUND.match(words):
                    continue
                if re.search(r"\d", words) and not _has_source(document, sentence.start, sentence.end):
                    without.append(f"{document.id}: {words}")
    assert without == []


def _has_source(document: Document, start: int, end: int) -> bool:
    first = document.text.rfind("\n\n", 0, start) + 2 if "\n\n" in document.text[:start] else 0
    last = document.text.find("\n\n", end)
    last = len(document.text) if last < 0 else last
    return any(first <= r.position <= last and r.url.startswith("https://") for r in document.references)


def test_corpus_footnotes_all_have_an_address(documents: dict[str, Document]) -> None:
    missing = [(d.id, r.label) for d in documents.values() for r in d.references if not r.url.startswith("https://")]
    assert missing == []
    assert not any("[^" in d.text for d in documents.values())


def test_names_know_twenty_areas_each_in_a_municipality() -> None:
    raw = tomllib.loads((_CORPUS / "names.toml").read_text(encoding="utf-8"))
    areas = [row["slug"] for row in raw["areas"]]
    owned = [slug for row in raw["municipalities"] for slug in row["areas"]]
    assert len(areas) == len(set(areas)) == 20
    assert sorted(owned) == sorted(areas)


def test_names_have_unique_ids() -> None:
    table = load_names(_CORPUS / "names.toml")
    keys = [(name.kind, name.id) for name in table.names if name.kind != "district"]
    assert sorted(keys) == sorted(set(keys))


def test_each_term_is_explained_in_short_sentences() -> None:
    raw = tomllib.loads((_CORPUS / "names.toml").read_text(encoding="utf-8"))
    for row in raw["terms"]:
        sentences = re.split(r"(?<=\.)\s", row["explanation"])
        assert [s for s in sentences if not s.endswith(".") or len(s.split()) > 15] == [], row["term"]
        assert set(row.get("plain", ())) <= set(row["aliases"]), row["term"]
