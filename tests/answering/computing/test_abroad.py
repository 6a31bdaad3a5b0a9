"""Computed answers to questions in other languages over the shipped corpus, and the check of what they say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answering.checks.verification import is_supported, verified
from assistant.answering.computing.abroad import state_abroad
from assistant.answering.computing.arithmetic import compute
from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Ask, Computation, Figure, Operand, Operation


@pytest.mark.parametrize(
    ("question", "dutch", "told"),
    [
        ("How much do OCW and SZW pay together?", "Samen is dat € 378 miljoen", "Together that is €378 million."),
        ("What share comes from OCW?", "Het deel van OCW is 80,1 %", "The share of OCW is 80.1% (rounded)."),
        (
            "Wie viel mehr ist es als 2023-2025?",
            "Het verschil is ruim € 144 miljoen",
            "Der Unterschied beträgt mehr als 144 Millionen Euro. 2026-2028 hat mehr als 2023-2025.",
        ),
        ("SZW ve VRO birlikte ne kadar ödüyor?", "Samen is dat € 81 miljoen", "Birlikte: 81 milyon avro."),
        ("كم تدفع SZW و VRO معًا؟", "Samen is dat € 81 miljoen", "المجموع: 81 مليون يورو."),
        ("Ile płacą razem SZW i VRO?", "Samen is dat € 81 miljoen", "Razem to 81 mln euro."),
        ("Скільки разом платять SZW і VRO?", "Samen is dat € 81 miljoen", "Разом це 81 млн євро."),
        (
            "Combien paient SZW et VRO ensemble ?",
            "Samen is dat € 81 miljoen",
            "Ensemble, cela fait 81 millions d'euros.",
        ),
        ("¿Cuánto pagan juntos SZW y VRO?", "Samen is dat € 81 miljoen", "Juntos son 81 millones de euros."),
        (
            "How many times as much money does OCW pay as SZW?",
            "OCW is 6,41 keer zo groot",
            "OCW is 6.41 times (rounded) as large as SZW.",
        ),
        ("Hangi bakanlık en az ödüyor?", "Het minste is voor VRO", "En az: VRO, 30 milyon avro."),
        ("How much does Overvecht get per year in 2026-2028?", "Gemiddeld is dat € 2,6 m", "On average that is €2.6"),
    ],
)  # fmt: skip
def test_result_follows_the_dutch_one_in_the_notation_of_the_asker(
    shipped: Index, question: str, dutch: str, told: str
) -> None:
    given = answer(shipped, Ask(question))
    lead, first, second, *_ = given.sentences
    assert (lead.kind, lead.language) == ("fixed", given.language)
    assert first.text.startswith(dutch)
    assert second.text.startswith(told)
    assert (second.kind, second.language, second.citations) == ("computed", given.language, first.citations)
    assert verified(
        given.sentences,
        given.citations,
        documents=shipped.documents,
        names=shipped.names,
        computation=given.computation,
    )


def test_what_the_product_adds_to_a_result_is_in_the_language_too(shipped: Index) -> None:
    given = answer(shipped, Ask("Which area gets the most money in 2026-2028?"))
    assert (given.status, given.sentences[-1].text) == ("partial", "The sources do not give an amount for every area.")


@pytest.mark.parametrize("changed", ["Together that is €379 million.", "Together that is €378 billion.", ""])
def test_other_result_in_another_language_is_not_verified(shipped: Index, changed: str) -> None:
    given = answer(shipped, Ask("How much do OCW and SZW pay together?"))
    told = next(s for s in given.sentences if s.kind == "computed" and s.language == "en")
    assert is_supported(told, given.citations, shipped.names, given.computation)
    for sentence in (replace(told, text=changed), replace(told, language="de"), replace(told, citations=())):
        assert not is_supported(sentence, given.citations, shipped.names, given.computation)


def _computation(operation: Operation, *values: str, qualifier: str = "", per: str = "") -> Computation:
    figures = [Figure("amount", "", 0, 1, low=Decimal(v), high=Decimal(v), qualifier=qualifier) for v in values]
    made = compute(operation, [Operand("A", replace(f, per=per), 1, 0, 1) for f in figures])
    assert made is not None
    return made


def test_result_that_is_not_certain_to_say_the_same_is_left_out() -> None:
    assert state_abroad(_computation("sum", "1", "2"), "en") == "Together that is €3."
    assert state_abroad(_computation("sum", "1", "2", per="year"), "en") is None
    assert state_abroad(_computation("sum", "1", "2"), "nl") is None
    assert state_abroad(replace(_computation("sum", "1", "2"), qualifier="wellicht"), "en") is None
    assert state_abroad(_computation("sum", "1", "2", qualifier="ongeveer"), "en") == "Together that is about €3."


def test_difference_of_percentages_is_in_points() -> None:
    figures = [Figure("percentage", "", 0, 1, low=Decimal(v), high=Decimal(v)) for v in ("40", "25")]
    made = compute("difference", [Operand("", figure, 1, 0, 1) for figure in figures])
    assert made is not None
    assert state_abroad(made, "en") == "The difference is 15 percentage points."
