"""What may stand beside each other in one picture."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answering.amounts import select_figures
from assistant.answering.comparable_amounts import Comparison, compare_amounts, scope_within
from assistant.answering.told_amounts import ToldAmount, gather_amounts
from assistant.index.opening import Index
from assistant.records import About


@pytest.fixture(scope="module")
def told(shipped: Index) -> tuple[ToldAmount, ...]:
    return gather_amounts(shipped, select_figures(shipped.figures, shipped.names))


def pictures(index: Index, told: tuple[ToldAmount, ...]) -> dict[tuple[str, str, int], list[str]]:
    return {
        (c.scope.subject, " ".join(c.scope.funds), c.scope.period[1].year): [t.main.figure.text for t in c.amounts]
        for c in compare_amounts(index.names, told)
    }


def changed(told: ToldAmount, **changes: object) -> ToldAmount:
    return replace(told, statements=(replace(told.main, **changes),))  # type: ignore[arg-type]


def test_payers_of_a_tranche_stand_beside_each_other(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    found = pictures(shipped, told)
    assert list(found)[:2] == [("ministry", "", 2028), ("place", "", 2028)]
    assert found["ministry", "", 2028] == ["€ 327 miljoen", "€51 miljoen", "€30 miljoen"]


def test_one_picture_never_mixes(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    comparisons: tuple[Comparison, ...] = compare_amounts(shipped.names, told)
    assert len(comparisons) >= 4
    for comparison in comparisons:
        assert len(comparison.amounts) >= 2
        for amount in comparison.amounts:
            row = amount.main
            assert (row.per, row.period, row.joint) == (comparison.scope.per, comparison.scope.period, False)
            assert tuple(sorted(row.ids("fund"))) == comparison.scope.funds


def test_subject_has_one_bar(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    bars = pictures(shipped, told)["place", "", 2025]
    assert bars.count("€ 7,2 miljoen") == 1


def test_subject_with_two_stated_values_has_no_bar(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    payers = [t for t in told if t.main.ids("ministry") and t.main.ids("tranche") == {"second"}]
    other = replace(payers[0].main.figure, low=Decimal(5), high=Decimal(5))
    [comparison] = compare_amounts(shipped.names, [*payers, changed(payers[0], figure=other)])
    assert [t.main.figure.text for t in comparison.amounts] == ["€51 miljoen", "€30 miljoen"]


def test_what_is_reported_does_not_outweigh_what_is_stated(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    payers = [t for t in told if t.main.ids("ministry") and t.main.ids("tranche") == {"second"}]
    other = replace(payers[0].main.figure, low=Decimal(5), high=Decimal(5))
    rumour = replace(changed(payers[0], figure=other), reported=True)
    [comparison] = compare_amounts(shipped.names, [rumour, *payers])
    assert [t.main.figure.text for t in comparison.amounts] == ["€ 327 miljoen", "€51 miljoen", "€30 miljoen"]


def test_what_cannot_be_compared(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    [payer] = [t for t in told if "ocw" in t.main.ids("ministry")]
    theme = About("theme", "jonge-kind", "sentence")
    assert scope_within(shipped.names, payer) is not None
    assert scope_within(shipped.names, changed(payer, joint=True)) is None
    assert scope_within(shipped.names, changed(payer, period=None)) is None
    assert scope_within(shipped.names, changed(payer, about=())) is None
    assert scope_within(shipped.names, changed(payer, about=(*payer.main.about, theme))) is None


def test_other_rate_and_other_years_are_another_picture(shipped: Index, told: tuple[ToldAmount, ...]) -> None:
    payers = [t for t in told if t.main.ids("ministry") and t.main.ids("tranche") == {"second"}]
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    for changes in ({"per": "year"}, {"period": year}):
        first, *rest = payers
        [comparison] = compare_amounts(shipped.names, [changed(first, **changes), *rest])
        assert len(comparison.amounts) == 2
