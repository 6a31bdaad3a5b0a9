from __future__ import annotations

import pytest

from assistant.answering.clarifying.place_parts import find_parts, name_parts
from tests.answering.dunes import dune_names

_NAMES = dune_names()


def test_parts_are_the_words_with_a_capital_and_pieces_only_where_no_area_has_the_word() -> None:
    assert {part: [a.name for a in areas] for part, areas in _NAMES.area_parts.items()} == {
        "oost": ["Duinburg Oost", "Veldrade-Oost"],
        "haven": ["Duinburg Oud-Haven"],
        "meeuwenpoort": ["Duinburg Oost"],
        "west": ["Veldrade-Oost"],
        "mosselkamp": ["Klaverstein Mosselkamp Ring"],
        "ring": ["Klaverstein Mosselkamp Ring"],
        "noordoost": ["Rietsum NoordOost"],
        "noord": ["Rietsum NoordOost"],
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Wat krijgt Oost?", "Oost"),
        ("wat krijgt oost", "oost"),
        ("hoeveel mensen wonen er in oost", "oost"),
        ("wat doet oost met het geld", "oost"),
        ("Oost", "Oost"),
        ("oost?", "oost"),
        ("Krijgt Oost geld?", "Oost"),
        ("Wie krijgt meer: Oost of Haven?", "Oost"),
    ],
)
def test_part_of_several_names_is_found(text: str, word: str) -> None:
    part = find_parts(_NAMES, text)[0]
    assert (part.word, text[part.start : part.end]) == (word, word)
    assert [a.name for a in part.areas] == ["Duinburg Oost", "Veldrade-Oost"]


@pytest.mark.parametrize(
    "text",
    [
        "Wat doet Duinburg Oost?",
        "Wat doet Duinburg in Oost?",
        "Wat gebeurt er in Oost-Zandland?",
        "Wat gebeurt er in Zuid-Oost?",
        "Wat gebeurt er in Drommel Oost?",
        "Wat gebeurt er in Oost Drommel?",
        "Wat gebeurt er ten oosten van de stad?",
        "Hoe loop je van de haven naar oost en west?",
        "Oost west thuis best, toch?",
        "Wat is een oost indische kers?",
        "Wat kost een ring?",
    ],
)
def test_no_part_is_found_in_a_longer_name_or_an_ordinary_word(text: str) -> None:
    assert find_parts(_NAMES, text) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Wat doet Mosselkamp?", "Wat doet Klaverstein Mosselkamp Ring?"),
        ("wat doet mosselkamp", "wat doet Klaverstein Mosselkamp Ring"),
        ("Wat doet de Ring?", "Wat doet Klaverstein Mosselkamp Ring?"),
        ("Wat gebeurt er in Noord?", "Wat gebeurt er in Rietsum NoordOost?"),
        ("Wat doet Oost?", "Wat doet Oost?"),
        ("Wat doet Duinburg Oost?", "Wat doet Duinburg Oost?"),
    ],
)
def test_part_of_one_name_is_read_as_that_area(text: str, read: str) -> None:
    assert name_parts(_NAMES, text) == read
