"""Finding an area by any name of it."""

from __future__ import annotations

import pytest

from assistant.answering.area_search import search_areas
from assistant.index.opening import Index


def found(index: Index, text: str) -> list[tuple[str, str]]:
    return [(hit.area.slug, hit.tie) for hit in search_areas(index, text).found]


@pytest.mark.parametrize("text", ["Utrecht Overvecht", "overvecht", "  OVERVECHT "])
def test_own_name_or_alias_is_certain(shipped: Index, text: str) -> None:
    certain = search_areas(shipped, text).certain
    assert certain is not None
    assert certain.slug == "utrecht-overvecht"


def test_district_leads_to_its_area(shipped: Index) -> None:
    assert found(shipped, "Geitenkamp") == [("arnhem-oost", "district")]
    assert search_areas(shipped, "Geitenkamp").certain is None


def test_district_goes_before_its_gemeente(shipped: Index) -> None:
    assert found(shipped, "Geitenkamp, Arnhem") == [("arnhem-oost", "district")]


def test_uncertain_district_is_said_to_be_so(shipped: Index) -> None:
    assert found(shipped, "Tanthof-West") == [("delft-west", "likely")]


def test_common_word_that_is_a_district_needs_no_capital(shipped: Index) -> None:
    assert found(shipped, "heuvel") == [("breda-noord", "likely")]


def test_gemeente_gives_all_its_areas(shipped: Index) -> None:
    both = [("amsterdam-nieuw-west", "municipality"), ("amsterdam-zuidoost", "municipality")]
    assert found(shipped, "amsterdam") == both


def test_province_by_another_name(shipped: Index) -> None:
    assert found(shipped, "Friesland") == [("leeuwarden-oost", "province")]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Groningn", "groningen-noord"), ("Vlaardigen", "vlaardingen-westwijk"), ("Roosendal", "roosendaal-ring")],
)
def test_misspelt_name_is_mended(shipped: Index, text: str, slug: str) -> None:
    assert found(shipped, text) == [(slug, "municipality")]


def test_place_elsewhere_is_not_found_and_nothing_looks_like_it(shipped: Index) -> None:
    search = search_areas(shipped, "Almere")
    assert (search.found, search.near) == ((), ())


def test_name_that_looks_like_one_gives_it_as_near(shipped: Index) -> None:
    search = search_areas(shipped, "Klarendahl")
    assert "Klarendal" in [hit.name for hit in (*search.found, *search.near)]


def test_blank_finds_nothing(shipped: Index) -> None:
    search = search_areas(shipped, "   ")
    assert (search.text, search.found, search.near) == ("", (), ())


def test_long_text_is_cut(shipped: Index) -> None:
    assert len(search_areas(shipped, "x" * 5000).text) == 100
