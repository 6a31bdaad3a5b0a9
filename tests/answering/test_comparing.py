"""Things set side by side are each answered for themselves."""

from __future__ import annotations

from assistant.answering.comparing import split_question
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.index.opening import Index
from assistant.records import Ask


def test_each_area_has_its_own_answer(shipped: Index) -> None:
    found = answer(shipped, Ask("Wat doet Dordrecht West en wat doet Leeuwarden Oost?"))
    assert found.status == "answered"
    assert "Dordrecht West" in found.text
    assert "Leeuwarden Oost" in found.text


def test_area_without_an_answer_makes_it_partial(shipped: Index) -> None:
    found = answer(shipped, Ask("Hoeveel geld krijgen Zaandam-Oost en Delft-West in 2026-2028?"))
    assert (found.status, found.reason) == ("partial", "partNotInSources")
    assert "€ 43 miljoen" in found.text
    assert found.sentences[-1].text == "Over Delft-West staat dat niet in de bronnen."


def test_nothing_about_any_of_them_is_refused(shipped: Index) -> None:
    found = answer(shipped, Ask("Hoeveel geld krijgen Lelystad Oost en Delft-West in 2026-2028?"))
    assert found.status == "unanswerable"


def test_question_is_split_by_area_before_tranche(shipped: Index) -> None:
    question = read_question(shipped, "Wat kregen Breda-Noord en Arnhem Oost in de eerste en de tweede tranche?")
    parts = split_question(shipped, question)
    assert [label for label, _ in parts] == ["Breda-Noord", "Arnhem Oost"]
    assert [part.areas for _, part in parts] == [{"breda-noord"}, {"arnhem-oost"}]


def test_one_gemeente_with_two_areas_is_no_comparison(shipped: Index) -> None:
    assert split_question(shipped, read_question(shipped, "Wat doet Amsterdam?")) == []
