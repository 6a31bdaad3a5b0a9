from __future__ import annotations

import shutil
from pathlib import Path

from assistant.index.installation import installation_id


def test_installation_keeps_its_id(tmp_path: Path) -> None:
    first = installation_id(tmp_path)
    assert len(first) == 32
    assert installation_id(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["installation"]


def test_copy_of_an_installation_is_another(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    first = installation_id(tmp_path / "a")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    assert installation_id(tmp_path / "b") != first
    assert installation_id(tmp_path / "a") == first


def test_damaged_id_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "installation").write_bytes(b"\xff")
    assert installation_id(tmp_path) == installation_id(tmp_path)
