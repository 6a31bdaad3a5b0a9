"""The catalogue of figures: every row leads to its span, and survives the disk."""

from __future__ import annotations

from pathlib import Path

from assistant.index.catalogue import collect_figures, read_catalogue, write_catalogue
from assistant.index.opening import Index


def test_every_row_leads_to_its_span(shipped: Index) -> None:
    assert len(shipped.figures) > 100
    for row in shipped.figures:
        text = shipped.documents[row.document_id].text
        assert text[row.figure.start : row.figure.end] == row.figure.text
        assert row.sentence.start <= row.figure.start < row.figure.end <= row.sentence.end


def test_catalogue_survives_the_disk(shipped: Index, tmp_path: Path) -> None:
    rows = tuple(collect_figures(shipped.documents, shipped.passages, shipped.names))
    write_catalogue(tmp_path, rows)
    assert read_catalogue(tmp_path) == rows == shipped.figures


def test_payers_of_the_second_tranche_are_told_apart(shipped: Index) -> None:
    (bundled,) = {
        row.sentence for row in shipped.figures if row.ids("ministry") == {"ocw"} and row.figure.text == "€ 327 miljoen"
        and row.document_id.startswith("2025")
    }  # fmt: skip
    payers = {row.figure.text: row.ids("ministry") for row in shipped.figures if row.sentence == bundled}
    assert payers == {"€ 327 miljoen": {"ocw"}, "€51 miljoen": {"szw"}, "€30 miljoen": {"vro"}}
