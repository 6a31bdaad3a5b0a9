"""What is read from the published documents, and that these have it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.http.published import CHECKS, Evaluation, read_accessibility, read_evaluation, read_register

EVALUATION = """# Evaluation

Made by `make evaluate` on 2026-11-24; times are of a shared machine with two cores.

### Development part

| all | 605 | 517 (85%) | 33 | 55 | 605 of 605 | 16.0 | 49.4 |

### Test part (never tuned on)

| who | 12 | 9 (75%) | 0 | 3 | 12 of 12 | 12.3 | 48.5 |
| all | 279 | 209 (75%) | 21 | 49 | 279 of 279 | 13.0 | 34.4 |
"""


def test_evaluation_is_that_of_the_questions_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "evaluation.md").write_text(EVALUATION, encoding="utf-8")

    assert read_evaluation(tmp_path) == Evaluation(dt.date(2026, 11, 24), 279, 209, 21, 49, 279)


def test_evaluation_without_that_part_is_none(tmp_path: Path) -> None:
    (tmp_path / "evaluation.md").write_text(EVALUATION.partition("### Test part")[0], encoding="utf-8")

    assert read_evaluation(tmp_path) is None
    assert read_evaluation(tmp_path / "none") is None


def test_record_that_can_not_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "accessibility.json").write_text("{}", encoding="utf-8")

    assert read_accessibility(tmp_path) is None
    assert read_accessibility(tmp_path / "none") is None


def test_register_lets_no_markup_through(tmp_path: Path) -> None:
    (tmp_path / "algoritmeregister.md").write_text("# Kop\n\n## Naam\n\n<b>x</b>\n", encoding="utf-8")

    assert read_register(tmp_path) == "<h2>Naam</h2>\n<p>&lt;b&gt;x&lt;/b&gt;</p>\n"
    assert read_register(tmp_path / "none") == ""


def test_published_documents_have_what_the_pages_tell() -> None:
    record = read_accessibility()

    assert read_evaluation() is not None
    assert record is not None
    assert [check.check for check in record.checks] == list(CHECKS)
