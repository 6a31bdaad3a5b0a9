from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.focus import evaluate_focus, holds_answer, is_held_out, print_focus
from assistant.settings import load_settings


@pytest.mark.parametrize(
    ("focus", "gold", "held"),
    [
        ("ruim 80 miljoen euro", "80 miljoen", True),
        ("Pia Wit", "de Pia Wit.", True),
        ("18%", "18 %", True),
        ("in 1817", "1871", False),
        ("1817", "in 1817", False),
        ("een twee drie vier vijf zes zeven acht negen", "drie", False),
        ("Pia Wit", "het", False),
    ],
)
def test_focus_holds_the_answer_in_few_words(focus: str, gold: str, held: bool) -> None:
    assert holds_answer(focus, gold) is held


def test_held_out_is_about_half() -> None:
    assert 40 < sum(is_held_out(str(i)) for i in range(100)) < 60


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    text = "De school opende in 1817. Pia Wit bouwde de brug met twaalf mannen"
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("Hoeveel mannen bouwden de brug?", "twaalf", {}),
        ("Wie bouwde de brug?", "Pia Wit", {}),
        ("Wanneer opende de school?", "1817", {"span_ok": True}),
        ("Wanneer opende de fabriek?", "1817", {"span_ok": False}),
        ("When did the school open?", "1817", {"lang": "en"}),
        ("Mag het?", "school", {}),
    ]
    queries = [
        {
            "id": str(i),
            "query": query,
            "positive": ["p"],
            "answers": [{"text": gold, "start": text.index(gold)}],
            **more,
        }
        for i, (query, gold, more) in enumerate(asked)
    ]
    for name, rows in (("passages", [{"id": "p", "text": text}]), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    settings = load_settings(data=tmp_path / "data", embedding_threads=1)
    made = evaluate_focus(settings, tmp_path / "passages.jsonl", tmp_path / "queries.jsonl")
    print_focus(made)
    assert capsys.readouterr().out.splitlines()[1].startswith("number        1   100%")
    return made


def test_evaluation_is_of_dutch_queries_for_a_typed_thing_with_a_literal_answer(report: dict[str, Any]) -> None:
    assert [(row["kind"], row["focus"]) for row in report["questions"]] == [
        ("number", "twaalf"),
        ("person", "Pia Wit"),
        ("date", "1817"),
    ]


def test_evaluation_totals(report: dict[str, Any]) -> None:
    total = {key: report["total"][key] for key in ("n", "held", "given", "right", "words")}
    assert total == {"n": 3, "held": 1.0, "given": 1.0, "right": 1.0, "words": 1}
