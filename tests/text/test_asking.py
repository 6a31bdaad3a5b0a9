from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.asking import Asked, asked_kind, asks_for_activity, is_money_word


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel geld is er?", "amount"),
        ("Hoeveel miljoen krijgt de wijk?", "amount"),
        ("Hoe groot is het budget?", "amount"),
        ("Welk bedrag kreeg de gemeente?", "amount"),
        ("Hoeveel betaalt het ministerie?", "amount"),
        ("Wat legt het ministerie in voor 2034?", "amount"),
        ("Wat was de bijdrage aan de wijk voor 2034?", "amount"),
        ("Wat gaat dat in totaal kosten?", "amount"),
        ("Wat is een bijdrage?", "definition"),
        ("Hoeveel gebieden doen mee?", "number"),
        ("Hoe vaak praten bewoners mee?", "number"),
        ("Wat is het aantal inwoners?", "number"),
        ("Hoeveel procent van de bewoners werkt?", "share"),
        ("Welk percentage gaat naar scholen?", "share"),
        ("Wanneer begint het?", "date"),
        ("Hoe lang loopt de regeling?", "date"),
        ("In welk jaar was de start?", "date"),
        ("Sinds wanneer is dat zo?", "date"),
        ("Wie is de burgemeester?", "person"),
        ("Welke minister zei dat?", "person"),
        ("Hoe heet de directeur?", "person"),
        ("Waar komt een speeltuin?", "place"),
        ("In welke gemeente ligt dat?", "place"),
        ("Wat is een tranche?", "definition"),
        ("Wat betekent SPUK?", "definition"),
        ("Waar staat SPUK voor?", "definition"),
        ("Waarom is er een regeling?", "reason"),
        ("Waardoor komt dat?", "reason"),
        ("Welke thema's zijn er?", "list"),
        ("Mag een gemeente geld bewaren?", "other"),
        ("Doet mijn straat mee?", "other"),
        ("", "other"),
    ],
)
def test_asked_kind_of_dutch(question: str, expected: Asked) -> None:
    assert asked_kind(question) == expected


@pytest.mark.parametrize(
    ("language", "question", "expected"),
    [
        ("en", "How much money is there?", "amount"),
        ("en", "How many areas take part?", "number"),
        ("en", "Who is the mayor?", "person"),
        ("en", "When does it start?", "date"),
        ("en", "Why is there a scheme?", "reason"),
        ("en", "Where is the playground?", "place"),
        ("de", "Wie viel Geld gibt es?", "amount"),
        ("de", "Wie viele Gebiete machen mit?", "number"),
        ("de", "Wie lange läuft das Programm?", "date"),
        ("de", "Wer ist der Bürgermeister?", "person"),
        ("tr", "Ne kadar para var?", "amount"),
        ("tr", "Kaç mahalle katılıyor?", "number"),
        ("tr", "Belediye başkanı kim?", "person"),
        ("pl", "Ile pieniędzy dostaje dzielnica?", "amount"),
        ("pl", "Kiedy to się zaczyna?", "date"),
        ("ar", "كم المبلغ المتاح؟", "amount"),
        ("ar", "متى يبدأ البرنامج؟", "date"),
        ("ar", "أين الحديقة؟", "place"),
        ("fr", "Combien de quartiers participent ?", "number"),
        ("fr", "Pourquoi ce programme ?", "reason"),
        ("fr", "Qui est le maire ?", "person"),
        ("es", "¿Cuánto dinero hay?", "amount"),
        ("es", "¿Quién es el alcalde?", "person"),
        ("uk", "Скільки грошей є?", "amount"),
        ("uk", "Коли це почнеться?", "date"),
        ("uk", "Чому є ця програма?", "reason"),
    ],
)
def test_asked_kind_of_other_languages(language: str, question: str, expected: Asked) -> None:
    assert asked_kind(question, language) == expected


def test_how_high_asks_for_an_amount_of_money_only() -> None:
    assert asked_kind("Wie hoch ist das Budget?", "de") == "amount"
    assert asked_kind("Wie hoch ist die Zahl der Kranken?", "de") != "amount"


@pytest.mark.parametrize("question", ["HOEVEEL GELD IS ER?", "hoeveel geld is er", "  Hoeveel geld is er???"])
def test_asked_kind_does_not_mind_how_it_is_written(question: str) -> None:
    assert asked_kind(question) == "amount"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_asked_kind_of_anything_is_one_of_the_kinds(question: str) -> None:
    kinds = "amount number share date person place definition reason list other".split()
    assert asked_kind(question) in kinds


@pytest.mark.parametrize(
    ("word", "expected"),
    [("geld", True), ("Krijgt", True), ("miljoen", True), ("kosten", False), ("kost", False), ("school", False)],
)
def test_money_word(word: str, expected: bool) -> None:
    assert is_money_word(word) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat doet Lindenhof?", True),
        ("Wat gaat de gemeente met het geld doen?", True),
        ("What do they do in Lindenhof?", True),
        ("Was macht die Stadt?", True),
        ("Co robi gmina?", True),
        ("Wat is een tranche?", False),
        ("Wie doet mee?", False),
    ],
)
def test_activity(question: str, expected: bool) -> None:
    assert asks_for_activity(question) is expected


def test_what_something_costs_is_an_amount() -> None:
    assert asked_kind("Wat kost een plek per deelnemer?") == "amount"
