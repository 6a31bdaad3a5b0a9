"""Amounts each once: with all that state them, and with what other sources say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answering.amounts import FigureFilters, select_figures
from assistant.answering.told_amounts import ToldAmount, gather_amounts, scope_of
from assistant.index.opening import Index
from assistant.records import About, StatedFigure


@pytest.fixture(scope="module")
def told(shipped: Index) -> tuple[ToldAmount, ...]:
    return gather_amounts(shipped, select_figures(shipped.figures, shipped.names))


def named(amounts: tuple[ToldAmount, ...], **about: str) -> list[ToldAmount]:
    return [t for t in amounts if all(key in t.main.ids(kind) for kind, key in about.items())]


def test_each_statement_is_shown_once(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    statements = [row for t in told for row in t.statements]
    wanted = [row for row in shipped.figures if row.figure.kind == "amount"]
    assert sorted((r.document_id, r.figure.start) for r in statements) == sorted(
        (r.document_id, r.figure.start) for r in wanted
    )
    assert len(told) < len(statements)


def test_statements_together_say_the_same(told: tuple[ToldAmount, ...]) -> None:
    for t in told:
        said = {(r.figure.low, r.figure.high, r.figure.qualifier, r.per, r.period, r.joint) for r in t.statements}
        assert len(said) == 1
        assert len({frozenset((a.kind, a.id) for a in r.about if a.kind != "programme") for r in t.statements}) == 1


def test_announcement_comes_first(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    [paid] = named(told, ministry="ocw")
    assert [shipped.documents[r.document_id].kind for r in paid.statements] == ["announcement", "summary"]


def test_largest_comes_first(told: tuple[ToldAmount, ...]) -> None:
    assert [t.high for t in told] == sorted((t.high for t in told), reverse=True)


def test_equal_amounts_keep_their_order(shipped: Index) -> None:
    rows = select_figures(shipped.figures, shipped.names)
    equal = [t.main.figure.start for t in gather_amounts(shipped, rows) if t.high == 28_000_000]
    assert len(equal) > 2
    assert equal == [t.main.figure.start for t in gather_amounts(shipped, rows) if t.high == 28_000_000]
    order = [r.figure.start for r in rows if r.figure.high == 28_000_000]
    assert equal == [start for start in order if start in equal]


def test_what_was_said_before_is_told_at_the_value_that_holds(told: tuple[ToldAmount, ...]) -> None:
    whole = [t for t in named(told, tranche="first") if not t.main.areas and not t.main.ids("ministry")]
    others = {t.main.figure.text: [o.figure.text for o in t.others] for t in whole}
    assert others == {
        "€256 miljoen": ["€ 200 miljoen", "€ 250 miljoen"],
        "ongeveer € 256 miljoen": [],
        "€ 250 miljoen": ["€256 miljoen"],
        "€ 200 miljoen": ["€256 miljoen"],
        "ongeveer € 53 miljoen": [],
    }


def test_difference_is_told_though_a_filter_hides_the_other_source(shipped: Index) -> None:
    official = frozenset(d.id for d in shipped.documents.values() if d.kind == "announcement")
    rows = select_figures(shipped.figures, shipped.names, FigureFilters(period="2023-2025", documents=official))
    [whole] = gather_amounts(shipped, rows)
    assert [o.figure.text for o in whole.others] == ["€ 200 miljoen", "€ 250 miljoen"]
    assert len(whole.statements) == 1


def test_rate_and_total_are_no_contradiction(told: tuple[ToldAmount, ...]) -> None:
    area = named(told, area="zaandam-oost", tranche="second")
    assert [(t.main.figure.text, t.main.per, t.others) for t in area] == [
        ("€ 43 miljoen", "", ()), ("ongeveer € 15 miljoen", "year", ()),
    ]  # fmt: skip


def test_gemeente_and_area_are_not_one_row(told: tuple[ToldAmount, ...]) -> None:
    assert [len(t.statements) for t in told if t.high == 7_200_000 and "first" in t.main.ids("tranche")] == [2, 1]


def test_unscoped_amounts_of_one_value_stay_apart(shipped: Index) -> None:
    row = next(r for r in shipped.figures if r.figure.text == "€ 82 miljoen")
    again = replace(row, figure=replace(row.figure, start=row.figure.start + 1))
    assert scope_of(row) is None
    assert [len(t.statements) for t in gather_amounts(shipped, [row, again])] == [1, 1]


def test_sum_of_budgets_has_no_scope_to_differ_in(shipped: Index) -> None:
    row = next(r for r in shipped.figures if r.areas and not r.joint)
    assert scope_of(row) is not None
    assert scope_of(replace(row, joint=True)) is None


def test_two_values_that_sources_state_themselves_do_not_differ(shipped: Index) -> None:
    row: StatedFigure = next(r for r in shipped.figures if r.figure.text == "€ 6,9 miljoen")
    part = replace(row, figure=replace(row.figure, low=Decimal(1), high=Decimal(1)))
    assert [t.others for t in gather_amounts(shipped, [row, part])] == [(), ()]
    assert About("area", "arnhem-oost", "sentence") in row.about
