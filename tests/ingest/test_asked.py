"""Questions beside the documents: read, attached to their sentences, and reported when they have none."""

from __future__ import annotations

from pathlib import Path

from assistant.index.fingerprint import corpus_fingerprint
from assistant.index.opening import IndexReader
from assistant.settings import Settings
from ingest.asked import AskedFiles, attach_asked, load_asked, load_unanswered
from ingest.building import ensure_index
from ingest.documents import build_document
from ingest.splitting import split_document
from tests.conftest import LETTER_ID

SENTENCE = "De tuin in Oost wordt groter."


def _write(corpus: Path, content: str, name: str = "tuin.yaml") -> Path:
    path = corpus / "asked" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_asked_of_a_document_without_a_file_is_none(tmp_path: Path) -> None:
    assert AskedFiles(tmp_path).of("tuin") == ()


def test_asked_of_a_document_is_in_its_file_and_those_named_after_it(tmp_path: Path) -> None:
    names = ("tuin.yaml", "tuin.en.yaml", "tuin.other.yaml", "tuinen.yaml", "oude-tuin.yaml", "tuin.txt")
    for name in names:
        _write(tmp_path, "", name)
    assert [path.name for path in AskedFiles(tmp_path).of("tuin")] == ["tuin.yaml", "tuin.en.yaml", "tuin.other.yaml"]


def test_asked_of_an_identifier_with_a_star_is_not_that_of_others(tmp_path: Path) -> None:
    _write(tmp_path, "", "tuin.en.yaml")
    assert AskedFiles(tmp_path).of("*") == ()


def test_asked_is_read_by_sentence(tmp_path: Path) -> None:
    path = _write(tmp_path, f'"{SENTENCE}":\n  - Groeit de tuin?\n  - Wat komt er in Oost bij?\n')
    assert load_asked(path) == ({SENTENCE: ("Groeit de tuin?", "Wat komt er in Oost bij?")}, "")


def test_asked_that_is_no_mapping_gives_one_message_with_its_file(tmp_path: Path) -> None:
    path = _write(tmp_path, "- een\n- twee\n", "tuin.en.yaml")
    asked, message = load_asked(path)
    assert asked == {}
    assert message.startswith(f"{path}: not a YAML mapping")


def test_asked_is_attached_to_its_sentence_and_the_rest_is_named() -> None:
    document = build_document(Path("tuin.md"), meta={"id": "tuin"}, body=f"Er is een plan. {SENTENCE}")
    passages = split_document(document, max_chars=700)
    attached, lost = attach_asked(document, passages, {SENTENCE: ("Groeit de tuin?",), "Weg.": ("Wat is weg?",)})
    assert [s.asked for p in attached for s in p.sentences] == [(), ("Groeit de tuin?",)]
    assert lost == ("Weg.",)


def test_asked_of_a_second_file_is_added_without_what_is_there() -> None:
    document = build_document(Path("tuin.md"), meta={"id": "tuin"}, body=SENTENCE)
    passages = split_document(document, max_chars=700)
    for questions in (("Groeit de tuin?",), ("Groeit de tuin?", "Is the garden growing?")):
        passages, _ = attach_asked(document, passages, {SENTENCE: questions})
    assert [s.asked for p in passages for s in p.sentences] == [("Groeit de tuin?", "Is the garden growing?")]


def test_asked_in_a_second_file_is_ingested_and_its_lost_sentence_named(own: Settings) -> None:
    before = corpus_fingerprint(own)
    _write(own.corpus, '"Weg.":\n  - What is gone?\n', f"{LETTER_ID}.en.yaml")
    assert corpus_fingerprint(own) != before
    skipped = ensure_index(own, progress=lambda *_: None).manifest.skipped
    assert skipped == (f"asked/{LETTER_ID}.en.yaml: no such sentence in the document: 'Weg.'.",)


def test_unanswered_questions_are_read_once_each(tmp_path: Path) -> None:
    assert load_unanswered(tmp_path) == ((), "")
    _write(tmp_path, "- Hoe laat is het open?\n- Wat kost het?\n- Wat kost het?\n", "unanswered.yaml")
    assert load_unanswered(tmp_path) == (("Hoe laat is het open?", "Wat kost het?"), "")


def test_unanswered_that_are_no_list_give_one_message(tmp_path: Path) -> None:
    path = _write(tmp_path, "een: twee\nvier: {}\n", "unanswered.yaml")
    _write(tmp_path, "- [een]\n", "unanswered.yaml")
    questions, message = load_unanswered(tmp_path)
    assert questions == ()
    assert message.startswith(f"{path}: not a YAML list")


def test_unanswered_questions_are_in_the_index(own: Settings) -> None:
    _write(own.corpus, "- Hoe laat is het open?\n", "unanswered.yaml")
    ensure_index(own, progress=lambda *_: None)
    reader = IndexReader(own)
    index = reader.current()
    vector = index.map_question(index.vectors.embed_query("Hoe laat is het open?"))
    assert index.unanswered_vectors.nearest(vector, limit=1)[0] > 0.99
    reader.close()
