"""What the page of an area shows: amounts by period, quotes by what they are about."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answering.areas import list_areas
from assistant.http.area_amounts import PeriodAmounts, period_name
from assistant.http.area_view import AreaView, distinct_names, view_one
from assistant.index.opening import Index


def view(index: Index, slug: str) -> AreaView:
    [area] = [area for area in list_areas(index.names) if area.slug == slug]
    return view_one(index, area)[0]


def by_period(index: Index, slug: str) -> dict[str, PeriodAmounts]:
    return {group.period: group for group in view(index, slug).periods}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2023-01-01", "2025-12-31", "2023-2025"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-12-01", "2023-12-31", "december 2023"),
        ("2024-01-01", "2024-02-29", "januari 2024 tot en met februari 2024"),
        ("2025-05-01", "2025-05-01", "1 mei 2025"),
        ("2025-05-02", "2025-06-03", "2 mei 2025 tot en met 3 juni 2025"),
    ],
)
def test_period_has_a_name(first: str, last: str, name: str) -> None:
    assert period_name((day(first), day(last))) == name


def test_no_period_has_no_name() -> None:
    assert period_name(None) == ""


def test_latest_period_comes_first_also_without_amount(shipped: Index) -> None:
    groups = view(shipped, "arnhem-oost").periods
    assert [(g.period, g.whole, [line.text for line in g.lines]) for g in groups] == [
        ("2026-2028", False, []),
        ("2023-2025", True, ["€ 6,9 miljoen"]),
    ]


def test_amount_for_a_part_of_a_period_is_not_for_the_whole(shipped: Index) -> None:
    group = by_period(shipped, "heerlen-noord")["2023-2025"]
    assert [(line.text, line.period) for line in group.lines] == [("€ 5 miljoen", "2023")]
    assert not group.whole


def test_same_amount_of_two_sources_is_one_line_with_both(shipped: Index) -> None:
    total, yearly = by_period(shipped, "zaandam-oost")["2026-2028"].lines
    assert (total.text, total.rate, len(total.citations)) == ("€ 43 miljoen", "", 2)
    assert (yearly.text, yearly.rate) == ("ongeveer € 15 miljoen", "per jaar")


def test_amount_without_period_stands_apart(shipped: Index) -> None:
    loose = by_period(shipped, "zaandam-oost")[""]
    assert {line.period for line in loose.lines} == {""}


def test_money_of_the_gemeente_is_not_the_areas(shipped: Index) -> None:
    found = view(shipped, "utrecht-overvecht")
    assert [line.text for line in found.related] == ["€ 14 miljoen"]
    assert found.other == ()


def test_money_of_another_fund_is_not_the_programmes(shipped: Index) -> None:
    found = view(shipped, "delft-west")
    assert [group.lines for group in found.periods] == [(), ()]
    assert [line.text for line in found.other] == ["€ 12,3 miljoen"]
    assert [c.quote for c in found.elsewhere] == [
        "De Buurtfabriek, het New Future Lab en de Wijkuniversiteit in Delft-West horen bij de Regio Deal, "
        "niet bij de SPUK."
    ]


def test_activity_with_other_money_is_no_activity_of_the_programme(shipped: Index) -> None:
    found = view(shipped, "den-haag-zuidwest")
    assert found.activities == ()
    assert any("gratis voorschoolse educatie" in c.quote for c in found.elsewhere)


def test_spoken_words_are_one_saying_with_who_said_them(shipped: Index) -> None:
    [saying] = view(shipped, "groningen-noord").sayings
    assert saying.speaker == (
        "Roelien Kamminga, burgemeester van Groningen en voorzitter Maatschappelijke Coalitie Groningen-Noord"
    )
    assert saying.citation.quote.startswith("Bewoners in de NPLV-gebieden zoals Groningen-Noord kampen")
    quoted = [c.quote for group in view(shipped, "groningen-noord").activities for c in group.citations]
    assert not any("Roelien Kamminga" in quote or quote.startswith("Bewoners in de") for quote in quoted)


def test_sentence_about_the_gemeente_only_stands_apart(shipped: Index) -> None:
    found = view(shipped, "arnhem-oost")
    partial = [c.quote for group in found.partial for c in group.citations]
    assert partial == [
        "Het schuldenexperiment in Immerloo in Arnhem staat in de bronnen niet als project van de SPUK Kansrijke Wijk."
    ]


def test_residents_have_a_quote_with_that_number(shipped: Index) -> None:
    for area in list_areas(shipped.names):
        found = view(shipped, area.slug).residents
        assert area.residents is not None
        written = f"{area.residents.number:,}".replace(",", ".")
        assert found, area.slug
        assert all(written in citation.quote for citation in found)


def test_every_quote_is_cut_from_its_source_and_numbered_once(shipped: Index) -> None:
    for area in list_areas(shipped.names):
        _, citations = view_one(shipped, area)
        assert [c.number for c in citations] == list(range(1, len(citations) + 1))
        for c in citations:
            assert shipped.documents[c.document_id].text[c.start : c.end] == c.quote


def test_no_sentence_is_shown_in_two_places(shipped: Index) -> None:
    for area in list_areas(shipped.names):
        found, citations = view_one(shipped, area)
        more = [c for group in (*found.more, *found.partial) for c in group.citations]
        assert {(c.document_id, c.start) for c in more}.isdisjoint((c.document_id, c.start) for c in citations)


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Heechterp-Schieringen", "Heechterp", "Schieringen"), ("Heechterp-Schieringen",)),
        (("'t Oude Centrum", "Het Oude Centrum"), ("'t Oude Centrum",)),
        (("Oud Krispijn", "Nieuw Krispijn"), ("Oud Krispijn", "Nieuw Krispijn")),
    ],
)
def test_names_of_one_district_are_told_once(names: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert distinct_names(names) == kept
