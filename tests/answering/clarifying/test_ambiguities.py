from __future__ import annotations

import pytest

from assistant.answering.clarifying.ambiguities import (
    ask_in_every_period,
    ask_office_in,
    asked_office,
    find_ambiguities,
)
from tests.answering.dunes import dune_names

_NAMES = dune_names()


def _found(text: str) -> list[tuple[str, str, list[str]]]:
    return [(a.kind, a.word, [c.question for c in a.choices]) for a in find_ambiguities(_NAMES, text)]


@pytest.mark.parametrize(
    ("text", "kind", "word", "first"),
    [
        ("Wat krijgt oost", "part", "Oost", "Wat krijgt Duinburg Oost?"),
        ("Wat doet Duinburg?", "municipality", "Duinburg", "Wat doet Duinburg Oost?"),
        ("hoeveel krijgt duinburg", "municipality", "Duinburg", "Hoeveel krijgt Duinburg Oost?"),
        ("Hoeveel krijgt mijn wijk?", "mine", "mijn wijk", "Hoeveel krijgt Duinburg Oost?"),
        ("Hoeveel geld is er voor mijn buurt?", "mine", "voor mijn buurt", "Hoeveel geld is er voor Duinburg Oost?"),
        ("Wat gebeurt er bij ons?", "mine", "bij ons", "Wat gebeurt er in Duinburg Oost?"),
        ("Wat gebeurt er hier in de buurt?", "mine", "hier in de buurt", "Wat gebeurt er in Duinburg Oost?"),
        ("Wat gebeurt hier?", "mine", "hier", "Wat gebeurt in Duinburg Oost?"),
        (
            "Hoeveel geld is er voor 2033-2034?",
            "period",
            "2033-2034",
            "Hoeveel geld is er voor de eerste tranche?",
        ),
        (
            "Hoeveel geld krijgt MVB tussen 2032 en 2035?",
            "period",
            "tussen 2032 en 2035",
            "Hoeveel geld krijgt MVB voor de eerste tranche?",
        ),
    ],
)
def test_open_words_come_with_the_question_for_each_choice(text: str, kind: str, word: str, first: str) -> None:
    ((found_kind, found_word, questions),) = _found(text)
    assert (found_kind, found_word, questions[0]) == (kind, word, first)


@pytest.mark.parametrize(
    "text",
    [
        "Wat doet Veldrade?",
        "Wat doet Duinburg Oost?",
        "Wat doet Duinburg in Meeuwenhof?",
        "Wie is de burgemeester van Duinburg?",
        "Hoeveel geld mag Duinburg bewaren?",
        "Hoeveel geld mag mijn gemeente bewaren?",
        "Hoe vraag ik geld aan voor mijn wijk?",
        "Ik woon in Veldrade. Wat gebeurt er in mijn wijk?",
        "Hoeveel is hiervoor beschikbaar?",
        "Hoeveel geld is er voor 2031-2033?",
        "Hoeveel geld is er voor 2032?",
        "Hoeveel geld is er voor 2031-2036?",
        "Wanneer begint 2033-2034?",
        "Hoeveel geld was er in 2033-2034 uit het Dijkenfonds?",
    ],
)
def test_nothing_is_open_where_the_words_tell_or_the_answer_is_one_for_all(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Wie is de burgemeester?", "burgemeester"),
        ("wie is mijn burgemeester", "burgemeester"),
        ("Wie is burgemeester?", "burgemeester"),
        ("Wie is Bakker?", None),
        ("Weet u wie de wethouder is?", "wethouder"),
        ("Wie is de wethouder van mijn gemeente?", "wethouder"),
        ("Wie is de burgemeester van Veldrade?", None),
        ("Wie zijn de burgemeesters?", None),
        ("Wie is de voorzitter van de raad?", None),
    ],
)
def test_office_is_asked_for_without_a_place(text: str, office: str | None) -> None:
    assert asked_office(_NAMES, text) == office


def test_office_is_asked_for_in_one_place_by_what_it_is_called_there() -> None:
    assert ask_office_in("Wie is mijn wethouder?", "Veldrade") == "Wie is de wethouder van Veldrade?"
    assert ask_office_in("Wie was de wethouder?", "Veldrade", office="wijkwethouder") == (
        "Wie was de wijkwethouder van Veldrade?"
    )


def test_amount_without_a_time_is_asked_for_in_every_tranche() -> None:
    found = ask_in_every_period(_NAMES, "Hoeveel geld is er?")
    assert found is not None
    assert [(c.label, c.question) for c in found.choices] == [
        ("de eerste tranche (2031-2033)", "Hoeveel geld is er voor de eerste tranche?"),
        ("de tweede tranche (2034-2036)", "Hoeveel geld is er voor de tweede tranche?"),
    ]
    for other in ("Hoeveel geld is er in 2034?", "Hoeveel geld is er uit het Dijkenfonds?", "Wie betaalt het geld?"):
        assert ask_in_every_period(_NAMES, other) is None
