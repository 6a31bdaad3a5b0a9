from __future__ import annotations

import json
from math import log2
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import SettingsError
from assistant.evaluation.retrieval import evaluate_retrieval, ndcg, print_retrieval
from assistant.settings import load_settings


@pytest.mark.parametrize(
    ("ranking", "positive", "expected"),
    [
        (["a", "b"], ["a"], 1.0),
        (["b", "a"], ["a"], 1 / log2(3)),
        (["b", "c"], ["a"], 0.0),
        (["x", "a", "y", "b"], ["a", "b"], (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3))),
        ([*"0123456789", "a"], ["a"], 0.0),
        ([], ["a"], 0.0),
        (["a"], [], 0.0),
    ],
)
def test_ndcg(ranking: list[str], positive: list[str], expected: float) -> None:
    assert ndcg(ranking, positive) == pytest.approx(expected)


def test_ndcg_of_more_positives_than_places_can_be_whole() -> None:
    assert ndcg(["a", "b"], ["a", "b", "c"], cut=2) == 1.0


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    passages = [
        {"id": "geld", "title": "Het_geld", "text": "De gemeente krijgt twaalf miljoen euro. Dat is veel."},
        {"id": "spelen", "section": "Speelplekken", "text": "Kinderen krijgen een speeltuin in de wijk."},
    ]
    queries = [
        {"id": "1", "query": "Hoeveel euro krijgt de gemeente?", "positive": ["geld"]},
        {"id": "2", "query": "Where can children play?", "lang": "en", "positive": ["spelen"]},
    ]
    for name, rows in (("passages", passages), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = load_settings(data=tmp_path / "data", embedding_threads=1)
    made = evaluate_retrieval(settings, tmp_path / "passages.jsonl", tmp_path / "queries.jsonl")
    print_retrieval(made)
    assert capsys.readouterr().out.splitlines()[0] == "2 passages, 2 queries"
    assert not (tmp_path / "data").exists()
    return made


def test_evaluation_reports_per_language(report: dict[str, Any]) -> None:
    assert report["passages"] == report["queries"] == 2
    languages = report["languages"]
    assert list(languages) == ["en", "nl"]
    for row in languages.values():
        measures = {key: row[key] for key in ("n", "ndcg10", "hit1", "hit10", "recall10", "mrr10")}
        assert measures == {"n": 1, "ndcg10": 1, "hit1": 1, "hit10": 1, "recall10": 1, "mrr10": 1}
        assert 0 < row["medianMs"] == row["p95Ms"]


@pytest.mark.parametrize("content", ["", "{", '{"id": 1}', "[]"])
def test_evaluation_refuses_a_file_without_its_fields(tmp_path: Path, content: str) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"queries\.jsonl"):
        evaluate_retrieval(load_settings(data=tmp_path), path, path)
