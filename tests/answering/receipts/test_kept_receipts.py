from __future__ import annotations

import datetime as dt
import os
import stat
import time
from pathlib import Path

import pytest

from assistant.answering.receipts.kept_receipts import find_receipt, keep_receipt, remove_old_receipts
from assistant.answering.receipts.receipts import Receipt, make_receipt
from assistant.index.opening import Index
from assistant.records import Ask
from tests.conftest import scripted_answer


@pytest.fixture
def receipt(index: Index) -> Receipt:
    answer = scripted_answer(index, Ask("geld"))
    return make_receipt(index, answer, question="geld", moment=dt.datetime(2026, 11, 24, tzinfo=dt.UTC))


def test_receipt_is_found_as_it_was_kept(tmp_path: Path, receipt: Receipt) -> None:
    folder = tmp_path / "new" / "receipts"
    assert keep_receipt(folder, receipt)
    assert find_receipt(folder, receipt.answer_id) == receipt
    [path] = folder.iterdir()
    assert (path.name, stat.S_IMODE(path.stat().st_mode)) == (f"{receipt.answer_id}.json", 0o600)


@pytest.mark.parametrize("answer_id", ["", "niet", "../geheim", "..", "a/b", "a" * 65, "\x00"])
def test_what_was_not_kept_is_not_found(tmp_path: Path, receipt: Receipt, answer_id: str) -> None:
    (tmp_path / "geheim.json").write_text(receipt.model_dump_json(by_alias=True), encoding="utf-8")
    assert keep_receipt(tmp_path / "receipts", receipt)
    assert find_receipt(tmp_path / "receipts", answer_id) is None


def test_torn_file_is_not_a_receipt(tmp_path: Path, receipt: Receipt) -> None:
    keep_receipt(tmp_path, receipt)
    path = tmp_path / f"{receipt.answer_id}.json"
    path.write_bytes(path.read_bytes()[:50])
    assert find_receipt(tmp_path, receipt.answer_id) is None


def test_disk_that_does_not_take_it_is_no_error(tmp_path: Path, receipt: Receipt) -> None:
    (tmp_path / "receipts").touch()
    assert not keep_receipt(tmp_path / "receipts", receipt)


def test_only_old_receipts_are_removed(tmp_path: Path, receipt: Receipt) -> None:
    now = time.time()
    for name, days in (("oud", 29), ("nieuw", 27)):
        keep_receipt(tmp_path, receipt.model_copy(update={"answer_id": name}))
        os.utime(tmp_path / f"{name}.json", (now, now - days * 86_400))
    assert remove_old_receipts(tmp_path, days=28, now=now) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["nieuw.json"]
    assert remove_old_receipts(tmp_path / "weg", days=28, now=now) == 0
