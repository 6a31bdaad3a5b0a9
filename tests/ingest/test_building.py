from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from assistant.errors import AssistantError, CorpusError
from assistant.index import generations
from assistant.index.building import Outcome
from assistant.index.embedding import BuiltInEmbedding
from assistant.index.opening import Index, open_index
from assistant.settings import Settings
from ingest.building import ensure_index, load_corpus


def _ingest(own: Settings, *, force: bool = False) -> Outcome:
    return ensure_index(own, progress=lambda *_: None, force=force)


def _open(own: Settings) -> Index:
    return open_index(own, BuiltInEmbedding(threads=1))


def _texts(index: Index) -> dict[str, set[str]]:
    """The keys of all vectors of an index, by unit."""
    return {
        "passages": set(index.passages_by_vector),
        "sentences": set(index.passages_by_sentence_vector),
        "words": set(index.words_by_vector),
    }


def _files(data: Path) -> dict[str, int]:
    return {str(p.relative_to(data)): p.stat().st_mtime_ns for p in data.rglob("*") if p.is_file()}


def test_second_ingestion_changes_nothing(own: Settings) -> None:
    before = _files(own.data)
    outcome = _ingest(own)
    after = _files(own.data)
    assert outcome.unchanged
    assert (outcome.embedded, outcome.reused) == (0, 0)
    assert before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} <= {"ingest.lock"}


def test_forced_ingestion_embeds_nothing_that_it_has(own: Settings) -> None:
    old = generations.published(own.data)
    outcome = _ingest(own, force=True)
    assert outcome.embedded == 0
    assert outcome.manifest.generation != old
    assert outcome.manifest.previous == old


def test_edit_embeds_only_what_is_new(own: Settings) -> None:
    old = _open(own)
    path = own.corpus / "zonnewijk.md"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("komt een speeltuin", "komt een zwembad"), encoding="utf-8")
    outcome = _ingest(own)
    new = _open(own)
    before, after = _texts(old), _texts(new)
    fresh = {unit: len(after[unit] - before[unit]) for unit in after}
    assert fresh == {"passages": 1, "sentences": 1, "words": 1}
    assert outcome.embedded == 3
    assert outcome.reused == sum(map(len, after.values())) - 3
    old.close()
    new.close()


def test_new_document_leaves_the_vectors_of_others_alone(own: Settings) -> None:
    (own.corpus / "nieuw.txt").write_text("Er staan bomen.", encoding="utf-8")
    outcome = _ingest(own)
    assert outcome.manifest.documents == 3
    assert outcome.embedded == 5  # a passage, a sentence and the words "nieuw", "staan" and "bomen"


def test_removed_file_leaves_the_index(own: Settings) -> None:
    (own.corpus / "samenvatting.md").unlink()
    outcome = _ingest(own)
    index = _open(own)
    assert outcome.embedded == 0
    assert set(index.documents) == {"2026-01-15-zonnewijk"}
    assert index.vectors.passages.count() == len({*index.passages_by_vector})
    index.close()


def test_names_changed_make_a_new_generation_without_embedding(own: Settings) -> None:
    (own.corpus / "names.toml").write_text('[[areas]]\nslug = "zuid"\nname = "Zuid"\n', encoding="utf-8")
    assert _ingest(own).embedded == 0
    index = _open(own)
    assert [name.id for name in index.names.names] == ["zuid"]
    index.close()


def test_names_that_are_broken_leave_the_old_index(own: Settings) -> None:
    before = generations.published(own.data)
    (own.corpus / "names.toml").write_text("[[areas]\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"names\.toml is not valid TOML"):
        _ingest(own)
    assert generations.published(own.data) == before


def test_documents_that_cannot_be_read_are_left_out_and_named(own: Settings) -> None:
    (own.corpus / "a.md").write_bytes(b"Caf\xe9")
    (own.corpus / "b.md").write_text("---\nid: samenvatting-zonnewijk\n---\nDubbel.", encoding="utf-8")
    (own.corpus / "c.md").write_text("---\ndatum", encoding="utf-8")
    manifest = _ingest(own).manifest
    assert manifest.documents == 2
    assert manifest.skipped == (
        f"{own.corpus / 'a.md'}: byte 3 is not UTF-8. Save the file as UTF-8.",
        f"{own.corpus / 'c.md'}: the front matter has no closing '---'. Add that line.",
        f"{own.corpus / 'samenvatting.md'}: id 'samenvatting-zonnewijk' is already that of {own.corpus / 'b.md'}."
        " Change one.",
    )


def test_document_without_any_sentence_can_be_indexed(own: Settings) -> None:
    for path in own.corpus.glob("*.md"):
        path.unlink()
    (own.corpus / "kop.md").write_text("## 12", encoding="utf-8")
    manifest = _ingest(own).manifest
    assert (manifest.documents, manifest.passages, manifest.sentences) == (1, 1, 0)
    _open(own).close()


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (False, r"The corpus folder .* does not exist\. Make it, or set ASSISTANT_CORPUS\."),
        (True, r"There is no document in .*\. Put .md, .txt, .html, .pdf, .docx, .odt, .csv or .xml files there\."),
    ],
)
def test_corpus_that_is_missing_or_empty_leaves_the_old_index(own: Settings, made: bool, message: str) -> None:
    before = generations.published(own.data)
    empty = own.model_copy(update={"corpus": own.corpus / "leeg"})
    if made:
        empty.corpus.mkdir()
    with pytest.raises(CorpusError, match=message):
        _ingest(empty)
    assert generations.published(own.data) == before


def test_corpus_of_which_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff")
    with pytest.raises(CorpusError, match=r"No document could be read\. .*a\.md: byte 0 is not UTF-8"):
        load_corpus(tmp_path, max_bytes=1000)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 99}'])
def test_damaged_or_newer_manifest_is_made_again(own: Settings, content: str) -> None:
    before = str(generations.published(own.data))
    (generations.folder_of(own.data, before) / "manifest.json").write_text(content, encoding="utf-8")
    outcome = _ingest(own)
    assert not outcome.unchanged
    assert generations.published(own.data) == outcome.manifest.generation != before


def test_data_folder_that_cannot_be_written(own: Settings, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(AssistantError, match=r"can't be written: Not a directory\. Give this user write access"):
        _ingest(own.model_copy(update={"data": tmp_path / "bestand" / "var"}))


def test_second_ingestion_at_the_same_time_is_refused(own: Settings) -> None:
    with (own.data / "ingest.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AssistantError, match=r"Another ingestion is writing .*\. Wait until it is done\."):
            _ingest(own)


def test_old_generations_are_removed(own: Settings) -> None:
    made = [_ingest(own, force=True).manifest.generation for _ in range(3)]
    (own.data / "generations" / "gen-torn" / "vectors").mkdir(parents=True)
    _ingest(own)
    assert sorted(p.name for p in (own.data / "generations").iterdir()) == sorted(made[-2:])
