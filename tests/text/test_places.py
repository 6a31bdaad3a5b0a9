from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.places import Place, find_places, is_place


@pytest.mark.parametrize("name", ["almere", "Almere", "ZWOLLE", "emmen", "den helder", "Bergen op Zoom", "Houten"])
def test_place(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize(
    "name", ["houten", "best", "heel", "well", "made", "de wijk", "huizen", "leiden", "oost", "xqzv", "", "naarden bos"]
)
def test_word_is_no_place(name: str) -> None:
    assert not is_place(name)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("hoeveel krijgt almere", ("Almere",)),
        ("gaat er geld naar den helder?", ("Den Helder",)),
        ("zit bergen op zoom erbij, en zwolle", ("Bergen op Zoom", "Zwolle")),
        ("er staan houten huizen in de wijk", ()),
        ("geld naar den lande", ()),
    ],
)
def test_places_in_a_text(text: str, places: tuple[str, ...]) -> None:
    assert tuple(place.name for place in find_places(text)) == places


def test_place_has_its_offsets() -> None:
    assert find_places("in den helder.") == (Place("Den Helder", 3, 13),)


@given(st.text(max_size=80))
def test_places_are_in_order_and_apart(text: str) -> None:
    places = find_places(text)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert all(0 <= p.start < p.end <= len(text) for p in places)
