"""Computed answers over the shipped corpus: right result, cited operands, and refusal where adding would be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.computing.checks import is_computed
from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Answer, Ask


def given(index: Index, question: str) -> Answer:
    return answer(index, Ask(question))


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        (
            "Tellen de bijdragen van de ministeries op tot 400 miljoen?",
            "Samen is dat € 408 miljoen: € 327 miljoen + € 51 miljoen + € 30 miljoen.",
        ),
        ("Hoeveel betalen SZW en VRO samen?", "Samen is dat € 81 miljoen: € 51 miljoen + € 30 miljoen."),
        (
            "Hoeveel is 2026-2028 meer dan 2023-2025?",
            "Het verschil is ruim € 144 miljoen: ruim € 400 miljoen − € 256 miljoen. 2026-2028 heeft meer dan",
        ),
        ("Hoeveel krijgt Overvecht per jaar in 2026-2028?", "Gemiddeld is dat € 2,6 miljoen: € 7,8 miljoen : 3."),
        ("Hoeveel procent van het geld krijgt Zaandam-Oost?", "Het deel van Zaandam-Oost is 10,5 % (afgerond):"),
        ("Welk ministerie betaalt het minst?", "Het minste is voor VRO: € 30 miljoen."),
        (
            "Hoeveel meer inwoners heeft Rotterdam-Zuid dan Vlaardingen Westwijk?",
            "Het verschil is ongeveer 201.000 inwoners:",
        ),
    ],
)  # fmt: skip
def test_computed_answer_over_cited_figures(shipped: Index, question: str, starts: str) -> None:
    found = given(shipped, question)
    assert found.status == "answered"
    assert found.sentences[0].text.startswith(starts)
    assert found.sentences[0].kind == "computed"
    assert found.computation is not None
    for operand in found.computation.operands:
        citation = next(c for c in found.citations if c.number == operand.citation)
        document = shipped.documents[citation.document_id]
        assert document.text[operand.start : operand.end] == operand.figure.text
        assert citation.start <= operand.start < operand.end <= citation.end


def test_sum_of_all_payers_shows_what_the_sources_call_the_total(shipped: Index) -> None:
    found = given(shipped, "Tellen de bijdragen van de ministeries op tot 400 miljoen?")
    assert found.sentences[-2].kind == "fixed"
    assert "ruim € 400 miljoen" in found.sentences[-1].text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hoeveel kreeg Roosendaal als je de 7,2 miljoen en de 14,9 miljoen optelt?", "differentScope"),
        ("Hoeveel betalen OCW en VWS samen?", "operandsNotInSources"),
        ("Tel de bedragen van alle gebieden voor 2026-2028 bij elkaar op.", "operandsNotInSources"),
    ],
)
def test_sum_that_would_be_wrong_is_refused(shipped: Index, question: str, reason: str) -> None:
    found = given(shipped, question)
    assert (found.status, found.reason, found.computation) == ("unanswerable", reason, None)
    assert found.nearest


def test_refusal_says_whose_figure_is_missing(shipped: Index) -> None:
    found = given(shipped, "Hoeveel meer betaalt OCW in 2026-2028 dan in 2023-2025?")
    assert found.text.endswith("Voor OCW in 2023-2025 staat het bedrag of aantal niet in de bronnen.")


def test_share_of_people_is_not_computed_from_money(shipped: Index) -> None:
    assert given(shipped, "Hoeveel procent van de kinderen krijgt hulp in Zaandam-Oost?").computation is None


def test_extreme_of_areas_says_that_not_all_are_known(shipped: Index) -> None:
    found = given(shipped, "Welk gebied krijgt in 2026-2028 het meeste geld?")
    assert (found.status, found.reason) == ("partial", "notAllAreas")


@pytest.mark.parametrize(
    "question",
    ["Wat is het verschil in thema's tussen 2023-2025 en 2026-2028?", "Wat doet Leeuwarden Oost samen met bewoners?"],
)
def test_question_about_words_is_not_computed(shipped: Index, question: str) -> None:
    assert given(shipped, question).computation is None


def test_changed_sentence_or_operand_is_caught(shipped: Index) -> None:
    found = given(shipped, "Hoeveel betalen SZW en VRO samen?")
    first = found.sentences[0]
    assert is_computed(first, found.computation, found.citations)
    assert not is_computed(replace(first, text=first.text.replace("81", "82")), found.computation, found.citations)
    assert not is_computed(first, None, found.citations)
    assert found.computation is not None
    operand = found.computation.operands[0]
    moved = replace(
        found.computation, operands=(replace(operand, start=operand.start + 1), *found.computation.operands[1:])
    )
    assert not is_computed(first, moved, found.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel meer kreeg Zaandam-Oost dan Overvecht in 2023?",
        "Hoeveel betalen SZW en VRO samen in 2024?",
        "How much more money is there than in 2023?",
    ],
)
def test_year_of_a_tranche_is_not_computed_with_the_whole_tranche(shipped: Index, question: str) -> None:
    assert given(shipped, question).computation is None
