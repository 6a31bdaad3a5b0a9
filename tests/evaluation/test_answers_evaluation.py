from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.errors import SettingsError
from assistant.evaluation import answers
from assistant.evaluation.answers import evaluate_answers, holds, judge, load_questions, print_answers
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Ask, Citation, Status
from assistant.settings import Settings

_ROWS: list[dict[str, Any]] = [
    {
        "id": "amounts-1",
        "group": "amounts",
        "question": "Hoeveel geld is er voor de Regeling Zonnewijk?",
        "status": ["answered"],
        "contains": ["€12 miljoen"],
        "documents": ["2026-01-15-zonnewijk"],
    },
    {
        "id": "amounts-2",
        "group": "amounts",
        "question": "Hoeveel geld is er voor de Regeling Zonnewijk?",
        "status": ["answered"],
        "contains": ["13 miljoen"],
    },
    {"id": "none-1", "group": "none", "question": "Hoe hoog is de Eiffeltoren?", "status": ["outOfScope"]},
    {"id": "none-2", "group": "none", "question": "Hoe hoog is de Eiffeltoren?", "status": ["answered"]},
]


def _answer(status: Status, text: str = "", document_id: str = "brief") -> Answer:
    citation = Citation(1, document_id, "", "", None, "summary", "", "", text, 0, len(text), "")
    return Answer(
        id="1",
        status=status,
        reason=None,
        language="nl",
        sentences=(AnswerSentence(text, (1,), "quote"),),
        citations=(citation,) if status == "answered" else (),
        nearest=(),
        suggestions=(),
        generation="g",
        took_ms=1.0,
    )


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Er is € 51 miljoen.", ["€51 miljoen"], True),
        ("ER IS\n€51   miljoen.", ["€ 51 miljoen"], True),
        ("Er is 118 miljoen.", ["18 miljoen"], False),
        ("Het was 17,8.", ["7,8"], False),
        ("Het was 7,85.", ["7,8"], False),
        ("Het was 7,8.", ["7,8"], True),
        ("Sport en cultuur.", ["sport", "cultuur"], True),
        ("Sport.", ["sport", "cultuur"], False),
        ("Sport.", [["sport", "cultuur"]], True),
        ("Sport.", [], True),
    ],
)
def test_text_holds_all_that_is_wanted(text: str, wanted: Sequence[str | Sequence[str]], expected: bool) -> None:
    assert holds(text, wanted) is expected


@pytest.mark.parametrize(
    ("expected", "given", "verdict"),
    [
        ({"status": ["answered"]}, _answer("answered", "Ja."), "correct"),
        ({"status": ["answered"], "contains": ["ja"]}, _answer("answered", "Ja."), "correct"),
        ({"status": ["answered"], "contains": ["nee"]}, _answer("answered", "Ja."), "wrong"),
        ({"status": ["answered"], "excludes": ["ja"]}, _answer("answered", "Ja."), "wrong"),
        ({"status": ["answered"], "documents": ["brief"]}, _answer("answered", "Ja."), "correct"),
        ({"status": ["answered"], "documents": ["boek"]}, _answer("answered", "Ja."), "wrong"),
        ({"status": ["answered"]}, _answer("unanswerable"), "refused"),
        ({"status": ["unanswerable"]}, _answer("answered", "Ja."), "wrong"),
        ({"status": ["unanswerable", "outOfScope"], "contains": ["ja"]}, _answer("outOfScope"), "correct"),
    ],
)
def test_verdict(expected: dict[str, Any], given: Answer, verdict: str) -> None:
    assert judge(expected, given) == verdict


@pytest.fixture
def report(settings: Settings, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "vragen.yaml"
    path.write_text(yaml.safe_dump(_ROWS), encoding="utf-8")
    return evaluate_answers(settings, path)


def test_evaluation_judges_every_question(report: dict[str, Any]) -> None:
    verdicts = {row["id"]: (row["verdict"], row["status"], row["exact"]) for row in report["questions"]}
    assert verdicts == {
        "amounts-1": ("correct", "answered", True),
        "amounts-2": ("wrong", "answered", True),
        "none-1": ("correct", "outOfScope", True),
        "none-2": ("refused", "outOfScope", True),
    }


def test_evaluation_sums_per_group(report: dict[str, Any]) -> None:
    keys = ("n", "correct", "wrong", "refused", "exactCitations")
    assert {name: [row[key] for key in keys] for name, row in report["groups"].items()} == {
        "amounts": [2, 1, 1, 0, 1.0],
        "none": [2, 1, 0, 1, 1.0],
    }
    assert [report["total"][key] for key in keys] == [4, 2, 1, 1, 1.0]
    assert 0 < report["total"]["medianMs"] <= report["total"]["p95Ms"]


def test_evaluation_warms_the_index_before_the_first_question(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def noted(_: Index, ask: Ask) -> Answer:
        order.append(ask.question)
        return _answer("outOfScope")

    monkeypatch.setattr(answers, "warm", lambda _: order.append("warm"))
    monkeypatch.setattr(answers, "answer", noted)
    path = tmp_path / "vragen.yaml"
    path.write_text(yaml.safe_dump(_ROWS[-1:]), encoding="utf-8")
    evaluate_answers(settings, path)
    assert order == ["warm", "Hoe hoog is de Eiffeltoren?"]


def test_evaluation_asks_a_question_in_its_conversation(settings: Settings, tmp_path: Path) -> None:
    row = {"id": "talk-1", "question": "Korter graag", "status": ["answered"], "contains": ["€ 12 miljoen"]}
    earlier = {"conversation": ["Hoe hoog is de Eiffeltoren?", "Hoeveel geld is er voor de Regeling Zonnewijk?"]}
    path = tmp_path / "vragen.yaml"
    path.write_text(yaml.safe_dump([row | earlier, row | {"id": "talk-2"}]), encoding="utf-8")
    verdicts = [row["verdict"] for row in evaluate_answers(settings, path)["questions"]]
    assert verdicts == ["correct", "refused"]


def test_evaluation_is_printed_with_what_went_wrong(report: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    print_answers(report)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["group", "amounts", "none", "all"]
    assert lines[4] == "correct: 50.0%"
    assert [line.split()[:2] for line in lines[5:] if not line.startswith(" ")] == [
        ["wrong", "amounts-2"],
        ["refused", "none-2"],
    ]


@pytest.mark.parametrize("content", ["", "{", "a: 1", "- 1", "- {id: x, question: y}", "[a, b"])
def test_evaluation_refuses_what_is_no_question_set(tmp_path: Path, content: str) -> None:
    path = tmp_path / "vragen.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"vragen\.yaml"):
        load_questions(path)


def test_evaluation_of_a_missing_file_says_which(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"weg\.yaml"):
        load_questions(tmp_path / "weg.yaml")


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[1].glob("questions/*.yaml")), ids=lambda p: p.stem)
def test_question_set_keeps_to_its_format(path: Path) -> None:
    rows = load_questions(path)
    statuses = {"answered", "partial", "clarify", "unanswerable", "outOfScope", "blocked"}
    assert len({row["id"] for row in rows}) == len(rows) > 0
    assert all(set(row["status"]) <= statuses and row["status"] for row in rows)
    assert all(1 <= len(row["question"]) <= 1000 for row in rows)
