from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.verbs import joined, separable_verbs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoeveel gebieden vroegen het programma aan?", {17: "aanvragen"}),
        ("De wijk breidt de tuinen uit.", {8: "uitbreiden"}),
        ("Zij bieden de kinderen eten aan, en zij gaan weg.", {4: "aanbieden", 40: "weggaan"}),
        ("Wie doet er mee aan het plan?", {4: "meedoen"}),
        ("Waar hoort de straat bij?", {5: "bijhoren"}),
        ("De gemeente vraagt geld aan bij het Rijk.", {12: "aanvragen"}),
    ],
)
def test_separable_verb_is_found_at_its_finite_part(text: str, expected: dict[int, str]) -> None:
    assert separable_verbs(text) == expected


@pytest.mark.parametrize(
    "text", ["", "aan", "Het geld is voor de wijk.", "Bewoners wonen in de straat.", "uit uit uit"]
)
def test_separable_verb_is_not_made_of_a_preposition(text: str) -> None:
    assert separable_verbs(text) == {}


def test_separable_verb_does_not_reach_over_a_comma() -> None:
    assert separable_verbs("De wijk vraagt geld, de school aan.") == {}


@pytest.mark.parametrize(
    ("particle", "word", "expected"),
    [("aan", "vroegen", "aanvragen"), ("uit", "breidt", "uitbreiden"), ("aan", "het", ""), ("toe", "tafel", "")],
)
def test_joined(particle: str, word: str, expected: str) -> None:
    assert joined(particle, word) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abeghiklmnoprstuvz ,.", max_size=80))
def test_separable_verbs_stand_at_words_of_the_text(text: str) -> None:
    for offset, verb in separable_verbs(text).items():
        assert text[offset].isalpha()
        assert verb.endswith("n")
