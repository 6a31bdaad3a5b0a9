"""The measures of a bar chart: bars in proportion, a scale from 0, uncertain parts apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.http.bar_chart import Bar, draw_bars, scale_step

VALUES = st.decimals(min_value=0, max_value=Decimal("1e12"), places=2)


def bar(low: int | Decimal, high: int | Decimal | None = None, *, label: str = "Alfa", written: str = "x") -> Bar:
    return Bar(label, written, Decimal(low), Decimal(low if high is None else high))


def test_chart_of_millions() -> None:
    chart = draw_bars([bar(327_000_000), bar(51_000_000)])
    assert [(int(tick.x), tick.text, tick.anchor) for tick in chart.ticks] == [
        (0, "0", "start"), (25, "100", "middle"), (50, "200", "middle"), (75, "300", "middle"), (100, "400", "end"),
    ]  # fmt: skip
    assert chart.unit == "miljoen euro"
    assert [(str(b.firm), b.loose) for b in chart.bars] == [("81.750", Decimal(0)), ("12.750", Decimal(0))]
    assert not chart.ranged


def test_range_has_a_part_that_is_only_possible() -> None:
    chart = draw_bars([bar(20, 40), bar(0, 10)])
    assert [(int(b.firm), int(b.loose)) for b in chart.bars] == [(50, 50), (0, 25)]
    assert chart.ranged


def test_bars_lie_below_their_words_and_each_other() -> None:
    chart = draw_bars([bar(2, written="tussen € 22,5 miljoen en € 27 miljoen"), bar(1)])
    first, second = chart.bars
    assert [line.text for line in first.lines] == ["Alfa", "tussen €\xa022,5 miljoen en", "€\xa027 miljoen"]
    assert [line.strong for line in first.lines] == [True, False, False]
    assert first.lines[-1].y < first.y < first.y + chart.thickness < second.lines[0].y < second.y
    assert second.y + chart.thickness < chart.floor < chart.scale_y < chart.height


@pytest.mark.parametrize(
    ("top", "unit", "last"),
    [
        ("900", "euro", "1000"),
        ("4e4", "duizend euro", "40"),
        ("1.5e9", "miljard euro", "1,5"),
        ("0.5", "euro", "0,6"),
        ("0", "euro", "1"),
    ],
)
def test_scale_is_in_a_unit_that_reads_well(top: str, unit: str, last: str) -> None:
    chart = draw_bars([bar(Decimal(top))])
    assert (chart.unit, chart.ticks[-1].text) == (unit, last)


@pytest.mark.parametrize("bars", [[], [bar(-1)], [bar(3, 2)]])
def test_what_cannot_be_drawn_is_refused(bars: list[Bar]) -> None:
    with pytest.raises(ValueError, match="A chart needs bars"):
        draw_bars(bars)


@given(st.lists(st.tuples(VALUES, VALUES).map(sorted), min_size=1, max_size=12))
def test_bars_are_in_proportion(values: list[list[Decimal]]) -> None:
    chart = draw_bars([bar(low, high) for low, high in values])
    top = max(high for _, high in values)
    longest = max(b.firm + b.loose for b in chart.bars)
    for (low, high), drawn in zip(values, chart.bars, strict=True):
        assert 0 <= drawn.firm <= drawn.firm + drawn.loose <= 100
        if top:
            assert abs(drawn.firm / longest - low / top) < Decimal("0.0001")
            assert abs((drawn.firm + drawn.loose) / longest - high / top) < Decimal("0.0001")


@given(VALUES.filter(bool))
def test_step_reaches_the_top_in_at_most_four(top: Decimal) -> None:
    step = scale_step(top)
    assert step * 4 >= top > step
    assert str(step.normalize().as_tuple().digits[0]) in "125"
