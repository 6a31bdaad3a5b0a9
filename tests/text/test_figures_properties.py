"""Invariants of the figures: what is written reads back, and no text breaks the reader."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.records import Figure
from assistant.text.figures import (
    find_figures,
    read_number_words,
    same_value,
    write_amount,
    write_date,
    write_number,
    write_percentage,
    write_period,
)

values = st.decimals(min_value=-(10**15), max_value=10**15, places=2) | st.decimals(-1000, 1000, places=5)
millions = st.integers(-99_999, 99_999).map(lambda number: Decimal(number) * 10_000)
dates = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
periods = st.tuples(dates, dates).map(lambda pair: (min(pair), max(pair)))
years = st.tuples(st.integers(1900, 2099), st.integers(1900, 2099)).map(
    lambda pair: (dt.date(min(pair), 1, 1), dt.date(max(pair), 12, 31))
)
PIECES = [
    *"0123456789.,-–€%()[]\n\t ",
    "tot",
    "en",
    "met",
    "t/m",
    "tussen",
    "de",
    "miljoen",
    "mln.",
    "euro",
    "een",
    "half",
    "twaalf",
    "duizend",
    "2026",
    "december",
    "eind",
    "kwartaal",
    "eerste",
    "Q1",
    "artikel",
    "groep",
    "per",
    "jaar",
    "ruim",
    "gebieden",
    "schooljaar",
    "0800",
    "AB",
    "½",
    "４",
]
jumbles = st.lists(st.sampled_from(PIECES), max_size=25).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda link: link.join(pieces))
)
texts = st.text(max_size=200) | jumbles


def read_back(written: str) -> Figure:
    """Return the figure of `written`, which must cover it, and be the same inside a sentence."""
    (figure,) = find_figures(written)
    assert figure.text == written
    (embedded,) = find_figures(f"Volgens het Rijk is dat {written}, zo staat in de brief.")
    assert same_value(figure, embedded)
    assert embedded.text == written
    return figure


@given(values | millions)
def test_written_amount_reads_back(value: Decimal) -> None:
    figure = read_back(write_amount(value))
    assert (figure.kind, figure.low, figure.high) == ("amount", value, value)


@given(values | millions, st.integers(0, 50), st.sampled_from("OIlZxé０４²½_"))
def test_amount_with_a_damaged_digit_is_not_read(value: Decimal, place: int, damage: str) -> None:
    written = write_amount(value)
    digits = [index for index, char in enumerate(written) if char.isdecimal()]
    at = digits[place % len(digits)]
    assert find_figures(written[:at] + damage + written[at + 1 :]) == ()


@given(values)
def test_written_number_reads_back(value: Decimal) -> None:
    figure = read_back(write_number(value))
    assert (figure.kind, figure.low, figure.high) == ("number", value, value)


@given(values)
def test_written_percentage_reads_back(value: Decimal) -> None:
    figure = read_back(write_percentage(value))
    assert (figure.kind, figure.low, figure.high) == ("percentage", value, value)


@given(dates)
def test_written_date_reads_back(value: dt.date) -> None:
    figure = read_back(write_date(value))
    assert (figure.kind, figure.first, figure.last) == ("date", value, value)


@given(periods | years)
def test_written_period_reads_back(period: tuple[dt.date, dt.date]) -> None:
    figure = read_back(write_period(*period))
    assert (figure.kind, figure.first, figure.last) == ("period", *period)


@given(texts, st.sampled_from(["", "(x € 1.000)", "aantal (x 1.000)", "%"]))
@settings(max_examples=500)
def test_figures_lie_in_the_text_in_order(text: str, headers: str) -> None:
    end = 0
    for figure in find_figures(text, headers=headers):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert (figure.low is None) == (figure.high is None) != (figure.first is None) == (figure.last is None)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.first is None or figure.last is None or figure.first <= figure.last
        end = figure.end


@given(texts)
def test_heading_may_be_any_text(headers: str) -> None:
    find_figures("12", headers=headers)


@given(texts)
def test_number_words_may_be_any_text(text: str) -> None:
    read_number_words(text)


@given(texts)
def test_figure_is_its_own_like(text: str) -> None:
    assert all(same_value(figure, figure) for figure in find_figures(text))
