"""The areas: what the table knows of them and which sentences are about them."""

from __future__ import annotations

from assistant.answering.areas import (
    Area,
    Residents,
    figures_about,
    group_by_theme,
    is_about_area,
    list_areas,
    statements_about,
)
from assistant.index.opening import Index
from assistant.text.names import parse_names


def quotes(index: Index, slug: str, *, absent: bool = False) -> list[str]:
    return [
        index.documents[s.document_id].text[s.sentence.start : s.sentence.end]
        for s in statements_about(index, slug)
        if s.absent == absent
    ]


def test_area_has_what_the_table_knows_and_its_latest_residents() -> None:
    row = {
        "slug": "alfa", "name": "Alfa", "aliases": ["A"], "gemeente": "Stad", "province": "Land", "wijken": ["Hoek"],
        "wijken_likely": ["Rand"], "residents_thousands_2023": 8, "residents_thousands_2025": 9,
    }  # fmt: skip
    assert list_areas(parse_names({"areas": [row, {"slug": "beta", "name": "Beta"}]})) == (
        Area("alfa", "Alfa", ("A",), "Stad", "Land", ("Hoek",), ("Rand",), Residents(9000, 2025)),
        Area("beta", "Beta", (), "", "", (), (), None),
    )


def test_sentences_are_those_that_name_the_area_its_gemeente_or_a_district(index: Index) -> None:
    found = quotes(index, "lindenhof")
    assert "In Lindenhof komt een speeltuin." in found
    assert "De gemeente Veldstad vraagt het geld aan." in found
    assert "In Waterkant komt een leeszaal 🌻 voor kinderen." not in found


def test_sentences_about_every_shipped_area_have_their_wording_once(shipped: Index) -> None:
    for area in list_areas(shipped.names):
        found = quotes(shipped, area.slug)
        assert len(found) == len(set(found)) > 5
        assert any(area.name in quote for quote in found)


def test_what_the_sources_do_not_say_is_apart(shipped: Index) -> None:
    missing = quotes(shipped, "lelystad-oost", absent=True)
    assert "In de geraadpleegde bronnen staat geen bedrag voor Lelystad Oost uit de SPUK Kansrijke Wijk." in missing
    assert not set(missing) & set(quotes(shipped, "lelystad-oost"))


def test_province_with_the_name_of_a_gemeente_is_not_its_area(shipped: Index) -> None:
    found = [quote for quote in quotes(shipped, "utrecht-overvecht") if "provincie Utrecht" in quote]
    assert found == [
        "De NPLV-gebieden in de provincie Utrecht zijn Nieuwegein Centrale As en Utrecht Overvecht.",
        "Utrecht Overvecht ligt in de gemeente Utrecht, in de provincie Utrecht.",
    ]


def test_statements_stand_under_each_of_their_themes(shipped: Index) -> None:
    grouped = group_by_theme(statements_about(shipped, "roosendaal-ring"), shipped.names)
    assert list(grouped) == ["jonge-kind", "re-integratie-geldzorgen", ""]
    assert all("jonge-kind" in s.themes for s in grouped["jonge-kind"])


def test_figures_of_a_gemeente_are_told_from_those_of_the_area(shipped: Index) -> None:
    rows = figures_about(shipped, "roosendaal-ring", kind="amount")
    own = [row for row in rows if is_about_area(row, "roosendaal-ring", shipped.names)]
    assert [row.figure.text for row in own] == ["€ 7,2 miljoen"]
    assert len(rows) > len(own)
