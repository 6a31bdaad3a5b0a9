from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from assistant.text.language import LANGUAGES, detect_language

_QUESTIONS = Path(__file__).parents[1] / "questions" / "development.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoeveel geld krijgt Arnhem-Oost?", "nl"),
        ("How much money does Leeuwarden Oost get?", "en"),
        ("Who pays for the SPUK Kansrijke Wijk?", "en"),
        ("What is SPUK Kansrijke Wijk?", "en"),
        ("WHAT IS THE BUDGET FOR ARNHEM", "en"),
        ("Wie viel Geld bekommt Arnhem?", "de"),
        ("Leeuwarden Oost'ta ne yapılıyor?", "tr"),
        ("Ile pieniędzy dostaje Arnhem?", "pl"),
        ("كم من المال؟", "ar"),
        ("سؤال", "ar"),
        ("Скільки грошей отримує Арнем?", "uk"),
    ],
)
def test_language_of_a_clear_question(text: str, expected: str) -> None:
    assert detect_language(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "???",
        "123 456 789",
        "\x00",
        "Leeuwarden Oost",
        "LEEUWARDEN OOST BUDGET",
        "Family Hubs Lelystad Oost",
        "Wat is LevelUp?",
        "Wie was kwartiermaker in Roosendaal?",
        "Wanneer was Prinsjesdag in 2025?",
        "Den Haag Zuidwest LevelUp School & Omgeving",
        "bedrag 23-25 even checken was dat 250 of 256",
        "中文问题是什么",
    ],
)
def test_language_is_dutch_when_in_doubt(text: str) -> None:
    assert detect_language(text) == "nl"


def test_language_of_all_development_questions() -> None:
    questions = yaml.safe_load(_QUESTIONS.read_text(encoding="utf-8"))
    wrong = [q["question"] for q in questions if detect_language(q["question"]) != q.get("language", "nl")]
    assert wrong == []
    assert {q["language"] for q in questions} <= set(LANGUAGES)
