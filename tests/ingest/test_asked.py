"""Questions beside the documents: read, attached to their sentences, and reported when they have none."""

from __future__ import annotations

from pathlib import Path

from ingest.asked import attach_asked, load_asked
from ingest.documents import build_document
from ingest.splitting import split_document

SENTENCE = "De tuin in Oost wordt groter."


def _write(corpus: Path, content: str) -> None:
    (corpus / "asked").mkdir()
    (corpus / "asked" / "tuin.yaml").write_text(content, encoding="utf-8")


def test_asked_of_a_document_without_a_file_is_empty(tmp_path: Path) -> None:
    assert load_asked(tmp_path, "tuin") == ({}, "")


def test_asked_is_read_by_sentence(tmp_path: Path) -> None:
    _write(tmp_path, f'"{SENTENCE}":\n  - Groeit de tuin?\n  - Wat komt er in Oost bij?\n')
    assert load_asked(tmp_path, "tuin") == ({SENTENCE: ("Groeit de tuin?", "Wat komt er in Oost bij?")}, "")


def test_asked_that_is_no_mapping_gives_one_message(tmp_path: Path) -> None:
    _write(tmp_path, "- een\n- twee\n")
    asked, message = load_asked(tmp_path, "tuin")
    assert asked == {}
    assert message.startswith(f"{tmp_path / 'asked' / 'tuin.yaml'}: not a YAML mapping")


def test_asked_is_attached_to_its_sentence_and_the_rest_is_named() -> None:
    document = build_document(Path("tuin.md"), meta={"id": "tuin"}, body=f"Er is een plan. {SENTENCE}")
    passages = split_document(document, max_chars=700)
    attached, lost = attach_asked(document, passages, {SENTENCE: ("Groeit de tuin?",), "Weg.": ("Wat is weg?",)})
    assert [s.asked for p in attached for s in p.sentences] == [(), ("Groeit de tuin?",)]
    assert lost == ("Weg.",)
