"""The measures of a bar chart that the server draws: lengths in percent of the width, heights in em of its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from textwrap import wrap
from typing import Final

from assistant.http.figures_csv import dutch_decimal

_LINE: Final = Decimal("1.3")
_DESCENT: Final = Decimal("0.4")
_THICK: Final = Decimal("1.1")
_GAP: Final = Decimal("0.9")
_SCALE: Final = Decimal("1.1")
_AXIS: Final = Decimal("1.5")
_MOST_CHARACTERS: Final = 28
"""The longest line that fits a window of 320 px."""
_MOST_STEPS: Final = 4
_UNITS: Final = (
    (Decimal(10) ** 9, "miljard euro"),
    (Decimal(10) ** 6, "miljoen euro"),
    (Decimal(10) ** 3, "duizend euro"),
    (Decimal(1), "euro"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A value to draw: certain up to `low`, possible up to `high`; `written` is how its source writes it."""

    label: str
    written: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the words of a bar; `y` is where its letters stand, in em. `strong` for a line of its label."""

    text: str
    y: Decimal
    strong: bool


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its places: `firm` and `loose` are lengths in percent, `loose` beginning where `firm` ends."""

    lines: tuple[TextLine, ...]
    y: Decimal
    firm: Decimal
    loose: Decimal


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at `x` percent; `anchor` is the side of `x` at which its text stands."""

    x: Decimal
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """A chart: percents of the width and em. `ranged` when one of the bars has a part that is only possible."""

    bars: tuple[DrawnBar, ...]
    ticks: tuple[Tick, ...]
    unit: str
    thickness: Decimal
    floor: Decimal
    scale_y: Decimal
    height: Decimal

    @property
    def ranged(self) -> bool:
        """Tell whether the chart needs to say what a hatched part means."""
        return any(bar.loose for bar in self.bars)


def draw_bars(bars: Sequence[Bar]) -> BarChart:
    """Measure a chart of bars on one scale that begins at 0. Raises ValueError on no bars or a value below 0."""
    if not bars or any(not 0 <= bar.low <= bar.high for bar in bars):
        raise ValueError(f"A chart needs bars with 0 <= low <= high, not {bars!r}")
    top = max(bar.high for bar in bars)
    step = scale_step(top)
    end = max(step, (top / step).to_integral_value(ROUND_CEILING) * step)
    size, unit = next(((size, unit) for size, unit in _UNITS if top >= size), _UNITS[-1])
    drawn: list[DrawnBar] = []
    for bar in bars:
        drawn.append(_drawn(bar, end, above=drawn[-1].y + _THICK + _GAP if drawn else Decimal(0)))
    floor = drawn[-1].y + _THICK + _DESCENT
    return BarChart(
        bars=tuple(drawn),
        ticks=tuple(_tick(step * n, end, size) for n in range(int(end / step) + 1)),
        unit=unit,
        thickness=_THICK,
        floor=floor,
        scale_y=floor + _SCALE,
        height=floor + _AXIS,
    )


def scale_step(top: Decimal) -> Decimal:
    """Return the smallest 1, 2 or 5 times a power of ten that reaches `top` in at most four steps."""
    if top <= 0:
        return Decimal(1)
    tens = Decimal(10) ** ((top / _MOST_STEPS).adjusted())
    return next(tens * times for times in (1, 2, 5, 10) if tens * times * _MOST_STEPS >= top)


def _drawn(bar: Bar, end: Decimal, *, above: Decimal) -> DrawnBar:
    words = [(line, True) for line in wrap(bar.label, _MOST_CHARACTERS)]
    words += [(line, False) for line in wrap(bar.written.replace("€ ", "€\N{NO-BREAK SPACE}"), _MOST_CHARACTERS)]
    lines = tuple(TextLine(text, above + _LINE * n, strong) for n, (text, strong) in enumerate(words, 1))
    firm = _percent(bar.low, end)
    return DrawnBar(lines, above + _LINE * len(lines) + _DESCENT, firm, _percent(bar.high, end) - firm)


def _tick(value: Decimal, end: Decimal, size: Decimal) -> Tick:
    anchor = "start" if not value else "end" if value == end else "middle"
    return Tick(_percent(value, end), dutch_decimal(value / size), anchor)


def _percent(value: Decimal, end: Decimal) -> Decimal:
    return (value * 100 / end).quantize(Decimal("0.001"))
