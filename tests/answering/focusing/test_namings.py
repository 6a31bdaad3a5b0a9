from __future__ import annotations

import pytest

from assistant.answering.focusing.namings import find_groups, find_places, find_runs, join_runs
from assistant.answering.reading import read_text
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("said", "runs"),
    [
        ("Toen sprak Pia de Wit met J.H. van den Berg.", ["Pia de Wit", "J.H. van den Berg"]),
        ("Bas van ’t Hout was er.", ["Bas van ’t Hout"]),
        ("Daar sprak prof. dr. Zwart.", ["prof. dr. Zwart"]),
        ("Zij zag koningin Beatrix in Zaandam.", ["koningin Beatrix", "Zaandam"]),
        ("De Universiteit van Parijs won.", ["Universiteit van Parijs"]),
        ("Krachtens de Woningwet mag het.", ["Woningwet"]),
        ("Hierin staat dat het Duitse leger wegging.", ["Duitse leger"]),
        ("Toen tekende de Duitse architect Gottfried Semper.", ["Gottfried Semper"]),
        ("Volgens Dagblad Noord is dat zo.", []),
        ("Bewoners willen graag vooruit.", []),
        ("Frankrijk kreeg de macht.", ["Frankrijk"]),
        ("In Kraaienhoek woont Abu al-Qasim.", ["Abu al-Qasim"]),
    ],
)
def test_runs_are_the_names_that_no_table_knows(village: Index, said: str, runs: list[str]) -> None:
    assert [said[c.start : c.end] for c in find_runs(read_text(village, said))] == runs


def test_runs_in_a_row_are_joined(village: Index) -> None:
    said = "Zij komen uit China, Japan en Korea, maar Peru niet."
    own = read_text(village, said)
    assert [said[c.start : c.end] for c in join_runs(own, find_runs(own))] == ["China, Japan en Korea", "Peru"]


def test_places_stand_behind_their_preposition(village: Index) -> None:
    said = "De meeste kinderen werken in de landbouw of voor een groot bedrijf."
    own = read_text(village, said)
    assert [said[c.start : c.end] for c in find_places(own, {"in"})] == ["de landbouw"]
    assert [said[c.start : c.end] for c in find_places(own, {"met"})] == []


def test_groups_are_people_and_bodies_without_a_name(village: Index) -> None:
    said = "Alle gemeenten vragen de minister om raad."
    assert [said[c.start : c.end] for c in find_groups(read_text(village, said))] == [
        "Alle gemeenten",
        "de minister",
        "raad",
    ]
