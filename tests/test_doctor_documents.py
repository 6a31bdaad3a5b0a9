"""The doctor tells of documents that are not in force and of figures that contradict each other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant import cli
from assistant.doctor_documents import Notice, look_at_conflicts, look_at_validity
from assistant.settings import Settings, load_settings
from ingest.building import ensure_index

_TODAY = dt.date(2035, 6, 1)
_NAMES = """[programme]
id = "duinregeling"
name = "Duinregeling"
[[areas]]
slug = "noordduin"
name = "Noordduin"
"""


@pytest.fixture
def made(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "names.toml").write_text(_NAMES, encoding="utf-8")
    return load_settings(corpus=tmp_path / "corpus", data=tmp_path / "data", embedding_threads=1)


def _write(made: Settings, name: str, life: str, text: str = "Noordduin ligt aan zee.") -> None:
    front = f"---\nid: {name}\ntitle: Bericht\ndate: 2034-01-01\nkind: announcement\n{life}---\n"
    (made.corpus / f"{name}.md").write_text(front + text, encoding="utf-8")


def _ingest(made: Settings) -> None:
    ensure_index(made, progress=lambda *_: None)


def test_document_that_ended_without_a_successor_is_a_notice(made: Settings) -> None:
    _write(made, "oud", "valid_until: 2034-12-31\n")
    _write(made, "nu", "valid_until: 2035-06-01\n")
    _ingest(made)
    told = "oud is no longer valid since 2035-01-01, and replaced by none; name its successor, or take it out"
    assert look_at_validity(made, today=_TODAY) == Notice(f"1 of 2 documents in force: {told}")
    assert look_at_validity(made, today=dt.date(2034, 12, 31)) == "2 of 2 documents in force"


def test_document_that_is_replaced_draft_or_to_come_is_told_only(made: Settings) -> None:
    _write(made, "a-oud", "replaced_by: nu\n")
    _write(made, "b-straks", "valid_from: 2036-01-01\n")
    _write(made, "c-concept", "status: draft\n")
    _write(made, "nu", "")
    _ingest(made)
    assert look_at_validity(made, today=_TODAY) == (
        "1 of 4 documents in force: a-oud is replaced by nu; b-straks is valid from 2036-01-01; c-concept is a draft"
    )


def test_figures_that_contradict_each_other_are_a_notice(made: Settings) -> None:
    _write(made, "een", "", "Noordduin krijgt voor 2034 € 8 miljoen uit de Duinregeling.")
    _ingest(made)
    assert look_at_conflicts(made) == "no two documents contradict each other"
    _write(made, "twee", "", "Noordduin krijgt voor 2034 € 7 miljoen uit de Duinregeling.")
    _ingest(made)
    assert look_at_conflicts(made) == Notice(
        "Figures that contradict each other: 1, of which in two announcements: 1. `assistant conflicts` shows them."
    )


def test_notice_has_a_mark_of_its_own_and_is_no_failure(
    made: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(made, "oud", "valid_until: 2020-12-31\n")
    _ingest(made)
    monkeypatch.setenv("ASSISTANT_CORPUS", str(made.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(made.data))
    monkeypatch.setenv("ASSISTANT_PORT", "8789")
    cli.main(["doctor"])
    lines = {line.split()[1]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["validity:"].startswith("see  validity: 0 of 1 documents in force: oud is no longer valid")
    assert lines["conflicts:"] == "ok   conflicts: no two documents contradict each other"
