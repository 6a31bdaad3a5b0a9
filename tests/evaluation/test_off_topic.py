from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.evaluation.off_topic import (
    StrayQuestion,
    answered_share,
    ask_stray_questions,
    load_stray_questions,
    off_topic_table,
)
from assistant.index.opening import Index

_ON = "Hoeveel geld is er voor de Regeling Zonnewijk?"
_OFF = "Hoe hoog is de Eiffeltoren?"


def _write(folder: Path, collection: str, *rows: tuple[str, str]) -> None:
    (folder / collection).mkdir()
    lines = (json.dumps({"id": str(i), "lang": lang, "query": text}) for i, (lang, text) in enumerate(rows))
    (folder / collection / "queries.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_questions_of_every_set_are_loaded_once(tmp_path: Path) -> None:
    _write(tmp_path, "b", ("nl", _OFF), ("nl", _OFF), ("en", "x" * 1200))
    _write(tmp_path, "a", ("nl", " Wat? "))
    assert load_stray_questions(tmp_path) == (
        StrayQuestion("a", "nl", "Wat?"),
        StrayQuestion("b", "nl", _OFF),
        StrayQuestion("b", "en", "x" * 1000),
    )


def test_row_without_a_question_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "queries.jsonl").write_text('{"id": "1", "lang": "nl"}', encoding="utf-8")
    with pytest.raises(SettingsError, match="query"):
        load_stray_questions(tmp_path)


def test_share_and_table_count_what_is_answered(index: Index) -> None:
    results = ask_stray_questions(index, [StrayQuestion("a", "nl", _ON), StrayQuestion("a", "nl", _OFF)])
    assert [(r.count, [q.text for q, _ in r.answered]) for r in results] == [(2, [_ON])]
    assert answered_share(results) == 0.5
    assert off_topic_table(results)[2:] == ["| a | nl | 2 | 1 | 0 |", "| all |  | 2 | 1 (50.00%) | 0 |"]


def test_share_of_no_questions_is_nothing() -> None:
    assert answered_share(()) == 0.0
