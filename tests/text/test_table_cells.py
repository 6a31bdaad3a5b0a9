from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.records import Table
from assistant.text.tables import find_row, name_cell, name_columns, read_unit, row_figures

_HEADER = "Nr. | Gebied | 2026 | Inwoners | Aandeel"


def _read(line: str, *, header: str = _HEADER, caption: str = "Bedragen x € 1.000") -> list[tuple[str, str, Decimal]]:
    text = f"Vooraf.\n\n{header}\n{line}\n\nDaarna."
    table = Table(9, 9 + len(header) + 1 + len(line), 1, caption)
    row = find_row(text, [table], table.end - 1)
    assert row is not None
    assert text[row.start : row.end] == line
    return [
        (name_cell(row, cell), figure.kind, figure.low)
        for cell, figure in row_figures(text, row)
        if figure.low is not None and text[row.start + figure.start : row.start + figure.end] == figure.text
    ]


def test_row_gives_each_figure_with_its_row_column_and_unit() -> None:
    assert _read("7 | Lindenhof | 1.250 | 164.000 | 12,5%") == [
        ("Lindenhof, 2026, x € 1.000", "amount", Decimal(1_250_000)),
        ("Lindenhof, Inwoners", "number", Decimal(164_000)),
        ("Lindenhof, Aandeel", "percentage", Decimal("12.5")),
    ]


def test_cell_with_a_scale_of_its_own_is_not_multiplied_by_another() -> None:
    assert _read("Lindenhof | € 3 miljoen", header="Gebied | Bedrag") == [
        ("Lindenhof, Bedrag", "amount", Decimal(3_000_000))
    ]


@pytest.mark.parametrize("cell", ["-250", "(250)", "–", "p.m.", "2026", "12 t/m 14 1.250", ""])
def test_cell_whose_value_is_not_certain_is_left_unread(cell: str) -> None:
    assert not [row for row in _read(f"Lindenhof | {cell}", header="Gebied | Bedrag") if row[1] == "amount"]


@pytest.mark.parametrize(
    ("cell", "value"), [("1 250", 1_250_000), ("€ 1.250", 1_250_000), ("1.250*", 1_250_000), ("0", 0)]
)
def test_cell_is_read_as_it_is_commonly_written(cell: str, value: int) -> None:
    assert [row[2] for row in _read(f"Lindenhof | {cell}", header="Gebied | Bedrag")] == [Decimal(value)]


@pytest.mark.parametrize(
    ("column", "caption", "unit"),
    [
        ("2026", "Bedragen (x € 1.000)", "x € 1.000"),
        ("2026 (x € 1 mln)", "Bedragen (x € 1.000)", "x € 1 mln"),
        ("Inwoners", "Bedragen (x € 1.000)", ""),
        ("Aandeel (%)", "Bedragen (x € 1.000)", ""),
        ("Bedrag in euro", "Bedragen (x € 1.000)", ""),
        ("Jaar", "Bedragen (x € 1.000)", ""),
        ("Projectnummer", "Bedragen (x € 1.000)", ""),
        ("2026", "Bedragen in miljoenen euro", "Bedragen in miljoenen euro"),
        ("", "Bedragen (x € 1.000)", ""),
    ],
)
def test_unit_is_that_of_the_column_then_of_the_caption(column: str, caption: str, unit: str) -> None:
    assert read_unit(column, caption)[0] == unit


def test_two_lines_of_header_are_one_name() -> None:
    text = "Gebied | Bedrag | Bedrag\nGebied | 2026 | 2027\nLindenhof | 5 | 6"
    row = find_row(text, [Table(0, len(text), 2)], len(text) - 1)
    assert row is not None
    assert [cell.column for cell in row.cells] == ["Gebied", "Bedrag 2026", "Bedrag 2027"]
    assert name_columns(row) == "Gebied | Bedrag 2026 | Bedrag 2027"


def test_header_and_text_outside_are_no_row() -> None:
    text = "Gebied | 2026\nLindenhof | 5\n\nTekst."
    tables = [Table(0, 27)]
    assert (find_row(text, tables, 3), find_row(text, tables, 30)) == (None, None)
