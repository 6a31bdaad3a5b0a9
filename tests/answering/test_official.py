"""A plain question for an amount gets the figure of exactly its scope, and hears of other values."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Ask


def told(index: Index, question: str, *, limit: int | None = None) -> list[str]:
    return [sentence.text for sentence in answer(index, Ask(question, max_sentences=limit)).sentences]


@pytest.mark.parametrize(
    "question", ["Hoeveel geld is er voor 2023-2025?", "Hoeveel geld was er voor de eerste tranche?"]
)
def test_latest_official_total_comes_first_and_other_values_after_it(shipped: Index, question: str) -> None:
    sentences = told(shipped, question)
    assert sentences[0] == "In de SPUK Kansrijke Wijk 2023-2025 was €256 miljoen beschikbaar."
    assert sentences[1] == "Andere bronnen noemen een andere waarde."
    assert ["€ 200 miljoen" in s or "€ 250 miljoen" in s for s in sentences[2:]] == [True, True]


def test_two_values_of_one_count_are_both_told(shipped: Index) -> None:
    text = " ".join(told(shipped, "Hoeveel inwoners heeft Breda-Noord?"))
    assert "57.000" in text
    assert "44.000" in text


def test_question_without_a_period_hears_the_latest_first(shipped: Index) -> None:
    first, second = told(shipped, "Hoeveel geld is er?")
    assert "€ 400 miljoen" in first
    assert "256 miljoen" in second


def test_values_that_agree_are_not_told_twice(shipped: Index) -> None:
    assert len(told(shipped, "Hoeveel krijgt Zaandam-Oost in 2026-2028?")) == 1


def test_other_values_stay_within_the_asked_length(shipped: Index) -> None:
    assert len(told(shipped, "Hoeveel geld is er voor 2023-2025?", limit=1)) == 1


def test_amount_for_something_else_is_not_the_total(shipped: Index) -> None:
    assert not any("256" in s for s in told(shipped, "Hoeveel geld was er in 2023-2025 voor zwembaden?"))


def test_announcement_goes_before_a_summary_that_says_the_same(shipped: Index) -> None:
    found = answer(shipped, Ask("Hoeveel geld is er voor 2026-2028?"))
    assert {citation.kind for citation in found.citations} == {"announcement"}
    assert "ruim € 400 miljoen" in found.text
