from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.__main__ import main


@pytest.fixture
def environment(own: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(own.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(own.data))
    return own


@pytest.mark.usefixtures("environment")
def test_ingest_says_when_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("The index is up to date: 2 documents, ")
    assert err == ""


def test_ingest_says_what_it_did_and_left_out(environment: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    (environment.corpus / "fout.md").write_bytes(b"\xff")
    assert main([]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("Indexed 2 documents, ")
    assert err == f"ingest: left out: {environment.corpus / 'fout.md'}: byte 0 is not UTF-8. Save the file as UTF-8.\n"


def test_ingest_check_writes_nothing(environment: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.md").write_text("Een zin.", encoding="utf-8")
    (tmp_path / "c" / "b.md").write_text("---\n", encoding="utf-8")
    before = sorted(environment.data.rglob("*"))
    assert main(["--check", str(tmp_path / "c")]) == 1
    out, err = capsys.readouterr()
    assert out.endswith("1 documents can be read, 1 can't; 1 warnings.\n")
    assert err.count("\n") == 1
    assert sorted(environment.data.rglob("*")) == before


def test_ingest_of_a_missing_folder_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", str(tmp_path / "weg")]) == 1
    _, err = capsys.readouterr()
    assert err == f"ingest: The corpus folder {tmp_path / 'weg'} does not exist. Make it, or set ASSISTANT_CORPUS.\n"


def test_ingest_with_a_wrong_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_PASSAGE_MAX_CHARS", "veel")
    assert main([]) == 1
    _, err = capsys.readouterr()
    assert err.startswith("ingest: ASSISTANT_PASSAGE_MAX_CHARS='veel' can't be used: ")
    assert err.count("\n") == 1
