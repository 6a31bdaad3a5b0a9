from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.records import Table
from ingest.csv_table import read_csv
from ingest.documents import load_document

_ROWS = "Gebied | 2026\nLindenhof | 1.250,50\nWaterkant | 980"


@pytest.mark.parametrize(
    "raw",
    [
        "Gebied;2026\nLindenhof;1.250,50\nWaterkant;980\n".encode("cp1252"),
        b'\xef\xbb\xbfGebied,2026\r\nLindenhof,"1.250,50"\r\nWaterkant,980\r\n',
        b"Gebied\t2026\nLindenhof\t1.250,50\nWaterkant\t980\n",
        b"sep=;\nGebied;2026\nLindenhof;1.250,50\nWaterkant;980\n",
        "Gebied;2026\nLindenhof;1.250,50\nWaterkant;980\n".encode("utf-16"),
    ],
    ids=["excel-nl", "bom-comma", "tab", "sep-line", "utf-16"],
)
def test_csv_of_any_program_is_one_table_with_its_numbers_as_written(raw: bytes) -> None:
    found = read_csv(raw)
    assert (found.text, found.tables) == (_ROWS, (Table(0, len(_ROWS), 1, ""),))


def test_csv_of_excel_keeps_the_euro_sign_and_accents() -> None:
    assert read_csv("Wijk;Bedrag\nCafé;€ 5\n".encode("cp1252")).text == "Wijk | Bedrag\nCafé | € 5"


def test_csv_lines_above_the_table_are_its_caption() -> None:
    found = read_csv(b"Ministerie;;\nBedragen in miljoenen euro;;\n;;\nGebied;2026;2027\nLindenhof;5;6\n")
    assert found.text == "Ministerie\n\nBedragen in miljoenen euro\n\nGebied | 2026 | 2027\nLindenhof | 5 | 6"
    assert found.tables[0].caption == "Bedragen in miljoenen euro"


def test_csv_cell_with_line_ends_and_bars_stays_one_cell() -> None:
    assert (
        read_csv(b'Wijk;Doel\nLindenhof;"school | buurt\nen sport"\n').text
        == "Wijk | Doel\nLindenhof | school / buurt en sport"
    )


def test_csv_without_header_has_none() -> None:
    assert read_csv(b"Lindenhof;1.250\nWaterkant;980\n").tables[0].header_rows == 0


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04\x00\x00\x00", "it is no CSV file. Save it as CSV UTF-8 in Excel."),
        (b"a;b\n" * 250_001, "the table has over 500,000 cells. Split it."),
        (b'a;b\n"' + b"x" * 200_000, "is no CSV"),
        (b";;\n;;\n", "there is no text in it"),
    ],
    ids=["zip", "large", "long-cell", "blank"],
)
def test_csv_that_cannot_be_read_says_what_to_do(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "tabel.csv"
    path.write_bytes(raw)
    with pytest.raises(DocumentError, match=message):
        load_document(path, max_bytes=10_000_000)
