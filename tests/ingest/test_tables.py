"""Tables of any reader: how they are laid out, and where a header is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.records import Table
from ingest.documents import build_document
from ingest.grids import guess_header_rows
from ingest.layout import Layout
from ingest.splitting import split_document

_HEADER = ["Gebied", "2026"]


def test_table_that_goes_on_below_the_same_header_is_one_table() -> None:
    layout = Layout()
    layout.table([_HEADER, ["Lindenhof", "1.250"]], header_rows=1)
    layout.table([_HEADER, ["Waterkant", "980"]], header_rows=1)
    found = layout.finish(notes={})
    assert found.text == "Gebied | 2026\nLindenhof | 1.250\nWaterkant | 980"
    assert found.tables == (Table(0, len(found.text), 1, ""),)


def test_table_below_other_text_is_a_table_of_its_own() -> None:
    layout = Layout()
    layout.table([_HEADER, ["Lindenhof", "1.250"]], header_rows=1)
    layout.paragraph(["Bedragen in miljoenen euro"])
    layout.table([_HEADER, ["Waterkant", "980"]], header_rows=1)
    assert [table.caption for table in layout.finish(notes={}).tables] == ["", "Bedragen in miljoenen euro"]


def test_table_loses_blank_rows_and_columns_and_one_column_is_text() -> None:
    layout = Layout()
    layout.table([["Gebied", "", "2026"], ["", "", ""], ["Lindenhof", "", "1.250"]])
    layout.table([["Alleen"], ["dit"]])
    assert layout.finish(notes={}).text == "Gebied | 2026\nLindenhof | 1.250\n\nAlleen\n\ndit"


@pytest.mark.parametrize(
    ("grid", "count"),
    [
        ((("Gebied", "2026"), ("Lindenhof", "5")), 1),
        ((("", "2026"), ("Lindenhof", "5")), 1),
        ((("Lindenhof", "€ 5 miljoen"), ("Waterkant", "€ 6 miljoen")), 0),
        ((("Gebied", "Bedrag", "Bedrag"), ("Gebied", "2026", "2027"), ("Lindenhof", "5", "6")), 2),
        ((("Gebied", "2026"),), 0),
    ],
)
def test_header_is_guessed_where_the_file_does_not_say_it(grid: tuple[tuple[str, ...], ...], count: int) -> None:
    assert guess_header_rows(grid) == count


def test_markdown_table_has_its_place_and_caption() -> None:
    body = "# Geld\n\nBedragen x € 1.000\n\n| Gebied | 2026 |\n|---|---|\n| Lindenhof | 5 |\n\nTekst."
    document = build_document(Path("a.md"), meta={}, body=body)
    (table,) = document.tables
    assert document.text[table.start : table.end] == "Gebied | 2026\nLindenhof | 5"
    assert (table.header_rows, table.caption) == (1, "Bedragen x € 1.000")


def test_each_row_of_a_table_is_a_sentence_and_its_header_is_none() -> None:
    body = "| Gebied | Doel |\n|---|---|\n| Lindenhof | School. Buurt. |\n| Waterkant | Werk |"
    document = build_document(Path("a.md"), meta={}, body=body)
    (passage,) = split_document(document, max_chars=700)
    texts = [document.text[s.start : s.end] for s in passage.sentences]
    assert texts == ["Lindenhof | School. Buurt.", "Waterkant | Werk"]
