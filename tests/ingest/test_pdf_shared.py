"""Real files that are not part of the repository: only where they are there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from assistant.errors import DocumentError
from assistant.records import Heading
from assistant.text.figures import find_figures
from assistant.text.tables import find_row, row_figures
from ingest.extracted import Extracted
from ingest.pdf import read_pdf

SHARED = Path("/work/shared/documents")

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not there")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def read_shared(name: str) -> Extracted:
    return read_pdf((SHARED / name).read_bytes())


def table_lines(document: Extracted, number: int) -> list[str]:
    table = document.tables[number]
    return document.text[table.start : table.end].split("\n")


def lost_numbers(name: str, *, without: str = "$^", first: int = 0) -> dict[str, int]:
    """Return the numbers of the text layer that are neither in the text nor in a footnote, with how often.

    What matches `without` does not count, nor do the pages before the index `first`.
    """
    document = read_shared(name)
    layer: Counter[str] = Counter()
    for page in list(pypdfium2.PdfDocument(SHARED / name))[first:]:
        text = page.get_textpage().get_text_range().replace("\ufffe\r\n", "").replace("\ufffe", "")
        layer.update(_NUMBER.findall(re.sub(without, "", text)))
    kept = Counter(_NUMBER.findall(" ".join([document.text, *(note.text for note in document.references)])))
    return dict(layer - kept)


def test_answer_of_a_minister_has_all_its_tables() -> None:
    document = read_shared("kamervragen-1.pdf")
    assert table_lines(document, 0) == [
        "Grond | Meldingen in 2021 | Meldingen in 2022 | Meldingen in 2023",
        "Geslacht(Trans) | 2 | 3 | 6",
        "Seksuele gerichtheid | 10 | 14 | 34",
        "TOTAAL | 12 | 17 | 40",
    ]
    assert table_lines(document, 1) == [
        "Grond | Meldingen in 2021 | Meldingen in 2022 | Meldingen in 2023",
        "Seksuele gerichtheid | 66 | 73 | 74",
    ]
    assert document.tables[0].caption == "Meldingen Tumba, kenniscentrum discriminatie en diversiteit"


def test_answer_of_a_minister_has_headings_footnotes_and_whole_words() -> None:
    document = read_shared("kamervragen-1.pdf")
    questions = [h.title for h in document.headings if h.title.startswith(("Vraag", "Antwoord"))]
    assert questions == [
        "Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2", "Vraag 3, 4 en 5", "Antwoord 3, 4 en 5", "Vraag 6",
        "Antwoord 6",
    ]  # fmt: skip
    assert [note.url.split("/")[2] for note in document.references] == ["nos.nl", "www.movisie.nl"]
    assert document.references[1].url.endswith("220315_%20Regenboogbeleid%20provincies%202022.pdf")
    assert "om zich regenboogprovincie te mogen noemen" in document.text
    assert document.text[document.pages[1].offset :].startswith("Deelt u de mening dat regenboogprovincies in het")


def test_only_marks_and_running_feet_of_a_ministers_answers_are_left_out() -> None:
    """Counted by hand: of 66 numbers 4 are marks of footnotes, 2 page numbers, 4 years of the running foot."""
    assert lost_numbers("kamervragen-1.pdf") == {"1": 3, "2": 3, "2023": 2, "2024": 2}


def test_merged_cells_of_the_overview_are_told_in_each_row() -> None:
    document = read_shared("tabel-onderzoeken.pdf")
    rows = [line.split(" | ") for line in table_lines(document, 0)]
    letters = Counter(row[1] for row in rows[1:])
    assert rows[0] == ["Onderzoek", "Rapportages meegegaan in", "Digitale vind plek resultaten"]
    assert letters == {"Kamerbrief 16 juli": 6, "Kamerbrief 17 augustus": 2, "Kamerbrief 28 augustus": 5}
    assert rows[12][0] == "Duidingsrapportage CoronaMelder: Informatiebeveiliging en privacybescherming"
    assert rows[13][2] == "https://www.rijksoverheid.nl/documenten/kamerstukken/2020/08/28/voortgang-coronamelder"
    assert document.headings == (Heading(1, "Overzicht onderzoeken CoronaMelder", 0, 34),)
    assert document.meta["date"] == "2020-12-10"


def test_no_number_of_the_overview_is_lost() -> None:
    """Counted by hand: 15 numbers, in 3 dates of letters, 3 addresses, the name of a test and the date below."""
    assert lost_numbers("tabel-onderzoeken.pdf") == {}


def test_table_over_two_pages_is_one() -> None:
    document = read_shared("vergelijkingstabel.pdf")
    lines = table_lines(document, 0)
    assert len(document.tables) == 1
    assert {line.count(" | ") for line in lines} == {15}
    assert lines[-1].startswith("Levenscyclusfase | Archiveren | Wanneer het AI-model niet langer nodig is")
    assert document.text[document.pages[1].offset :] == lines[-1]


def test_report_has_its_headings_and_no_running_feet() -> None:
    document = read_shared("toegankelijkheid.pdf")
    titles = {h.title: h.level for h in document.headings}
    assert (titles["3 Het onderzoek"], titles["3.1 Methode"], titles["Principe 1: Waarneembaar"]) == (2, 3, 4)
    assert "/32" not in document.text
    assert "....." not in document.text
    assert len(document.pages) == 32
    assert len(table_lines(document, 1)) == 18


def test_no_number_of_the_report_is_lost_after_its_contents() -> None:
    assert lost_numbers("toegankelijkheid.pdf", without=r"Toegankelijkheidsonderzoek .* 2\.1\s+\d+/32", first=3) == {}


@pytest.mark.parametrize(
    ("name", "message"),
    [("scan-without-text.pdf", "it has no text, only images"), ("garbage-text-layer.pdf", "signs that are no words")],
)
def test_file_without_usable_text_is_refused(name: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_shared(name)


def test_amounts_and_dates_of_a_ministers_answers_are_all_found() -> None:
    """Counted by hand on the pages: 3 amounts and 4 dates, two of them the same."""
    found = [
        figure for figure in find_figures(read_shared("kamervragen-2.pdf").text) if figure.kind in ("amount", "date")
    ]
    assert [(figure.kind, figure.text) for figure in found] == [
        ("date", "5 juni 2024"),
        ("date", "28 juni 2024"),
        ("amount", "10 miljoen euro per jaar"),
        ("amount", "24 miljoen euro"),
        ("amount", "125 miljoen euro"),
        ("date", "14 juli 2023"),
        ("date", "14 juli 2023"),
    ]


def test_cells_of_a_ministers_tables_are_all_found_with_their_columns() -> None:
    """Counted by hand on the page: 12 numbers in 4 rows."""
    document = read_shared("kamervragen-1.pdf")
    starts = [
        table.start + line.start()
        for table in document.tables
        for line in re.finditer(r"(?m)^.+$", document.text[table.start : table.end])
    ]
    rows = [row for start in starts if (row := find_row(document.text, document.tables, start)) is not None]
    cells = [
        (row.label, cell.column[-4:], figure.text) for row in rows for cell, figure in row_figures(document.text, row)
    ]
    assert cells == [
        ("Geslacht(Trans)", "2021", "2"), ("Geslacht(Trans)", "2022", "3"), ("Geslacht(Trans)", "2023", "6"),
        ("Seksuele gerichtheid", "2021", "10"), ("Seksuele gerichtheid", "2022", "14"),
        ("Seksuele gerichtheid", "2023", "34"),
        ("TOTAAL", "2021", "12"), ("TOTAAL", "2022", "17"), ("TOTAAL", "2023", "40"),
        ("Seksuele gerichtheid", "2021", "66"), ("Seksuele gerichtheid", "2022", "73"),
        ("Seksuele gerichtheid", "2023", "74"),
    ]  # fmt: skip


def test_message_of_a_minister_loses_only_marks_of_footnotes() -> None:
    """Counted by hand: the mark in the text and the one before the note."""
    assert lost_numbers("kamervragen-3.pdf") == {"1": 2}
