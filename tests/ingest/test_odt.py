from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.records import Table
from ingest.documents import load_document
from ingest.odt import read_odt
from tests.ingest.made import odt_bytes

_NUMBERED = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'


def _cell(text: str, span: str = "") -> str:
    return f"<table:table-cell {span}><text:p>{text}</text:p></table:table-cell>"


def test_odt_keeps_headings_paragraphs_and_lists_in_their_order() -> None:
    found = read_odt(
        odt_bytes(
            '<text:p text:style-name="Title">Geld voor wijken</text:p>'
            '<text:h text:outline-level="2">Voor<text:s/>wie?</text:h>'
            "<text:p>Er is <text:span>€ 3</text:span> miljoen.</text:p>"
            "<text:list><text:list-item><text:p>Voor scholen</text:p></text:list-item>"
            "<text:list-item><text:p>Voor buurthuizen</text:p></text:list-item></text:list>"
            '<text:p>Zo doet u het:</text:p><text:list text:style-name="L1"><text:list-item><text:p>Vul in.</text:p>'
            "</text:list-item><text:list-item><text:p>Stuur op.</text:p></text:list-item></text:list>",
            styles=_NUMBERED,
            meta="<dc:title>Iets anders</dc:title><dc:date>2026-01-15T10:00:00</dc:date>",
        )
    )
    assert found.text == (
        "Geld voor wijken\n\nVoor wie?\n\nEr is € 3 miljoen.\n\n- Voor scholen\n- Voor buurthuizen\n\n"
        "Zo doet u het:\n\n1. Vul in.\n2. Stuur op."
    )
    assert [(h.level, h.title) for h in found.headings] == [(1, "Geld voor wijken"), (2, "Voor wie?")]
    assert found.meta == {"title": "Geld voor wijken", "date": "2026-01-15"}


def test_odt_table_repeats_merged_cells_where_they_hold() -> None:
    covered = "<table:covered-table-cell/>"
    down, right = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'
    found = read_odt(
        odt_bytes(
            "<text:p>Bedragen (x € 1.000)</text:p><table:table><table:table-header-rows>"
            f"<table:table-row>{_cell('Gebied', down)}{_cell('Bedrag', right)}{covered}</table:table-row>"
            f"<table:table-row>{covered}{_cell('2026')}{_cell('2027')}</table:table-row></table:table-header-rows>"
            f"<table:table-row>{_cell('Lindenhof')}{_cell('1.250')}{_cell('1.300', down)}</table:table-row>"
            f"<table:table-row>{_cell('Waterkant')}{_cell('980')}{covered}</table:table-row></table:table>"
        )
    )
    rows = "Gebied | Bedrag | Bedrag\nGebied | 2026 | 2027\nLindenhof | 1.250 | 1.300\nWaterkant | 980 | 1.300"
    assert found.text == f"Bedragen (x € 1.000)\n\n{rows}"
    assert found.tables == (Table(22, 22 + len(rows), 2, "Bedragen (x € 1.000)"),)


def test_odt_footnote_is_a_reference_and_no_text() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Zie https://www.voorbeeld.nl/lijst.</text:p></text:note-body></text:note>"
    )
    found = read_odt(odt_bytes(f"<text:p>Er is{note} geld.</text:p>"))
    (reference,) = found.references
    assert found.text == "Er is geld."
    assert (reference.position, reference.label, reference.url) == (5, "1", "https://www.voorbeeld.nl/lijst")


def test_odt_leaves_deleted_text_remarks_and_contents_out() -> None:
    found = read_odt(
        odt_bytes(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Er is € 9 miljoen.</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:table-of-content><text:index-body><text:p>Kop 1</text:p></text:index-body></text:table-of-content>"
            "<text:p>Er is geld.<office:annotation><text:p>Klopt dit?</text:p></office:annotation></text:p>"
        )
    )
    assert found.text == "Er is geld."


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"geen zip", "no ODT file, or a broken one"),
        (odt_bytes("<text:p>a</text:p>")[:-40], "no ODT file, or a broken one"),
        (odt_bytes("<text:p>a"), "the XML of this ODT file is broken"),
        (odt_bytes("", manifest="<manifest:encryption-data/>"), "it is encrypted. Save it without a password as ODT"),
        (odt_bytes("<text:section>" * 300 + "</text:section>" * 300), "nested over 200 deep|is broken"),
    ],
    ids=["text", "cut", "broken-xml", "encrypted", "deep"],
)
def test_odt_that_cannot_be_read_says_what_to_do(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "brief.odt"
    path.write_bytes(raw)
    with pytest.raises(DocumentError, match=message) as caught:
        load_document(path, max_bytes=1_000_000)
    assert str(caught.value).startswith(f"{path}: ")


def test_odt_does_not_read_files_through_entities(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt_bytes("<text:p>&amp;e;</text:p>"))) as old, zipfile.ZipFile(out, "w") as new:
        content = old.read("content.xml").decode().replace("&amp;e;", "&e;")
        new.writestr("content.xml", f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>' + content)
    with pytest.raises(DocumentError, match="entities of its own"):
        read_odt(out.getvalue())
