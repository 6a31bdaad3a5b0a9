"""What limits a figure in its own sentence."""

from __future__ import annotations

import datetime as dt

from assistant.answering.reservations import doubt_of, times_within
from assistant.index.opening import Index
from assistant.records import StatedFigure


def row_of(index: Index, text: str, words: str) -> StatedFigure:
    """The figure that is written so in a sentence with these words."""
    [row] = [
        row
        for row in index.figures
        if row.figure.text == text
        and words in index.documents[row.document_id].text[row.sentence.start : row.sentence.end]
    ]
    return row


def test_payment_before_the_end_of_a_year_is_no_total(shipped: Index) -> None:
    row = row_of(shipped, "ongeveer € 53 miljoen", "betaalde")
    assert row.period == (dt.date(2023, 1, 1), dt.date(2025, 12, 31))
    assert times_within(shipped.documents, row) == ("einde van 2023",)


def test_day_of_saying_is_no_shorter_time(shipped: Index) -> None:
    assert times_within(shipped.documents, row_of(shipped, "€ 200 miljoen", "12 juni 2023")) == ()


def test_most_amounts_are_for_their_whole_period(shipped: Index) -> None:
    amounts = [row for row in shipped.figures if row.figure.kind == "amount"]
    limited = [row for row in amounts if times_within(shipped.documents, row)]
    assert 1 <= len(limited) <= 5
    assert not [row for row in amounts if row.period is None and times_within(shipped.documents, row)]


def test_doubt_is_the_word_of_the_source(shipped: Index) -> None:
    assert doubt_of(shipped.documents, row_of(shipped, "€ 39 miljoen", "Lelystad")) == "waarschijnlijk"
    assert doubt_of(shipped.documents, row_of(shipped, "€ 327 miljoen", "gebundeld")) == ""
