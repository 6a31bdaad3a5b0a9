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


def test_amounts_are_set_side_by_side(polder: Index) -> None:
    found = answer(polder, Ask("Zet de eerste bedragen van Terpwoude Dijkbuurt en Zandheem Hof naast elkaar."))
    assert [s.text.partition(" kreeg")[0] for s in found.sentences] == ["Terpwoude Dijkbuurt", "Zandheem Hof"]
    assert found.status == "answered"


def test_amount_of_one_only_is_partial(polder: Index) -> None:
    asked = "Zet de bedragen van Terpwoude Dijkbuurt en Zandheem Hof voor 2034-2036 naast elkaar."
    found = answer(polder, Ask(asked))
    assert found.status == "partial"
    assert found.sentences[-1].text == "Over Zandheem Hof staat dat niet in de bronnen."


def test_times_of_a_difference_are_split(polder: Index) -> None:
    parts = split_question(polder, read_question(polder, "Hoe verschilt de badmeester van 2031 met die van 2035?"))
    assert [label for label, _ in parts] == ["2031", "2035"]


def test_payer_is_called_by_its_abbreviation(polder: Index) -> None:
    question = read_question(polder, "Wat betalen MVB en MGZ?")
    assert [label for label, _ in split_question(polder, question)] == ["MVB", "MGZ"]
