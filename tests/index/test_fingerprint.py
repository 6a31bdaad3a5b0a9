from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.fingerprint import corpus_fingerprint, find_files
from assistant.settings import Settings, load_settings


def test_files_found_are_documents_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.TXT",
        "map/c.html",
        ".git/d.md",
        "map/.e.md",
        "names.toml",
        "plaatje.png",
        "ook.md/f.htm",
        "g.docx",
        "g.meta.toml",
        "asked/g.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [str(p.relative_to(tmp_path)) for p in find_files(tmp_path)] == [
        "a.TXT",
        "b.md",
        "g.docx",
        "map/c.html",
        "ook.md/f.htm",
    ]


def test_fingerprint_is_the_same_for_the_same_corpus(own: Settings, settings: Settings) -> None:
    assert corpus_fingerprint(own) == corpus_fingerprint(settings)


@pytest.mark.parametrize("change", ["edit", "rename", "remove", "add", "names", "beside", "size", "encoder"])
def test_fingerprint_changes_with_all_that_decides_the_index(own: Settings, change: str) -> None:
    before = corpus_fingerprint(own)
    path = own.corpus / "zonnewijk.md"
    match change:
        case "edit":
            path.write_text(path.read_text(encoding="utf-8") + ".", encoding="utf-8")
        case "rename":
            path.rename(own.corpus / "anders.md")
        case "remove":
            path.unlink()
        case "add":
            (own.corpus / "nieuw.txt").write_text("Nieuw.", encoding="utf-8")
        case "names":
            (own.corpus / "names.toml").write_text("", encoding="utf-8")
        case "beside":
            (own.corpus / "zonnewijk.meta.toml").write_text('title = "Anders"', encoding="utf-8")
        case "size":
            own = own.model_copy(update={"passage_max_chars": 500})
        case _:
            own = own.model_copy(update={"embedding_model": "ander"})
    assert corpus_fingerprint(own) != before


def test_fingerprint_does_not_read_a_file_that_is_too_large(own: Settings) -> None:
    small = own.model_copy(update={"document_max_bytes": 1000})
    path = own.corpus / "groot.txt"
    path.write_text("a" * 2000, encoding="utf-8")
    before = corpus_fingerprint(small)
    path.write_text("b" * 2000, encoding="utf-8")
    assert corpus_fingerprint(small) == before


def test_fingerprint_of_a_missing_folder(tmp_path: Path) -> None:
    assert len(corpus_fingerprint(load_settings(corpus=tmp_path / "weg"))) == 64
