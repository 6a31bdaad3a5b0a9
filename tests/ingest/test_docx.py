from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.records import Table
from ingest.documents import load_document
from ingest.docx import read_docx
from tests.ingest.made import FOOTNOTES, REAL, cell, docx_bytes, paragraph, rezip

_REAL = REAL / "invultemplate.docx"


def test_docx_keeps_headings_paragraphs_and_lists_in_their_order() -> None:
    found = read_docx(
        docx_bytes(
            paragraph("Geld voor wijken", style="Title")
            + paragraph("Voor wie?", style="Heading1")
            + paragraph("Er is € 3 miljoen.")
            + paragraph("Voor scholen", style="ListBullet")
            + paragraph("Voor buurthuizen", style="ListBullet")
            + paragraph("Aanvragen", style="Heading2")
            + paragraph("Vul het formulier in.", style="ListNumber")
            + paragraph("Stuur het op.", style="ListNumber")
        )
    )
    assert found.text == (
        "Geld voor wijken\n\nVoor wie?\n\nEr is € 3 miljoen.\n\n- Voor scholen\n- Voor buurthuizen\n\n"
        "Aanvragen\n\n1. Vul het formulier in.\n2. Stuur het op."
    )
    assert [(h.level, h.title) for h in found.headings] == [
        (1, "Geld voor wijken"), (1, "Voor wie?"), (2, "Aanvragen"),
    ]  # fmt: skip
    assert found.meta["title"] == "Geld voor wijken"


def test_docx_without_a_title_in_its_text_has_that_of_its_properties() -> None:
    assert read_docx(docx_bytes(paragraph("Tekst."))).meta["title"] == "Titel van het bestand"


def test_docx_paragraph_with_an_outline_level_is_a_heading() -> None:
    found = read_docx(docx_bytes(paragraph("Kop", properties='<w:outlineLvl w:val="2"/>') + paragraph("Tekst.")))
    assert [(h.level, h.title) for h in found.headings] == [(3, "Kop")]


def test_docx_table_repeats_merged_cells_where_they_hold() -> None:
    span, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    header = "<w:trPr><w:tblHeader/></w:trPr>"
    found = read_docx(
        docx_bytes(
            paragraph("Bedragen (x € 1.000)")
            + "<w:tbl>"
            + f"<w:tr>{header}{cell('Gebied', down)}{cell('Bedrag', span)}</w:tr>"
            + f"<w:tr>{header}{cell('', on)}{cell('2026')}{cell('2027')}</w:tr>"
            + f"<w:tr>{cell('Lindenhof')}{cell('1.250')}{cell('1.300', down)}</w:tr>"
            + f"<w:tr>{cell('Waterkant')}{cell('980')}{cell('', on)}</w:tr>"
            + "</w:tbl>"
        )
    )
    rows = "Gebied | Bedrag | Bedrag\nGebied | 2026 | 2027\nLindenhof | 1.250 | 1.300\nWaterkant | 980 | 1.300"
    assert found.text == f"Bedragen (x € 1.000)\n\n{rows}"
    assert found.tables == (Table(22, 22 + len(rows), 2, "Bedragen (x € 1.000)"),)


def test_docx_footnote_is_a_reference_and_no_text() -> None:
    body = '<w:p><w:r><w:t>Er is geld.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    found = read_docx(docx_bytes(body, parts={"word/footnotes.xml": FOOTNOTES}))
    (reference,) = found.references
    assert found.text == "Er is geld."
    assert (reference.position, reference.url) == (11, "https://www.voorbeeld.nl/lijst")


def test_docx_leaves_deleted_and_hidden_text_out_and_keeps_inserted_text() -> None:
    found = read_docx(
        docx_bytes(
            "<w:p><w:r><w:t>Er is </w:t></w:r><w:del><w:r><w:delText>€ 9</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>€ 3</w:t></w:r></w:ins><w:r><w:t> miljoen.</w:t></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Geheim.</w:t></w:r></w:p>"
        )
    )
    assert found.text == "Er is € 3 miljoen."


def test_docx_leaves_header_footer_and_table_of_contents_out() -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "KOPREGEL"
    document.sections[0].footer.paragraphs[0].text = "VOETREGEL"
    document.add_paragraph("Tekst.")
    out = io.BytesIO()
    document.save(out)
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Kop 1 ... 3')}</w:sdtContent></w:sdt>"
    )
    raw = rezip(out.getvalue(), edit={"word/document.xml": lambda xml: xml.replace("<w:body>", "<w:body>" + contents)})
    assert read_docx(raw).text == "Tekst."


def test_docx_reads_a_text_box_once() -> None:
    box = f"<w:txbxContent>{paragraph('In het kader.')}</w:txbxContent>"
    names = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    alternate = (
        f'<mc:AlternateContent {names}><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = read_docx(docx_bytes(f"<w:p><w:r><w:t>Tekst.</w:t>{alternate}</w:r></w:p>"))
    assert found.text == "Tekst.\n\nIn het kader."


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "encrypted DOCX file or one of Word 2003"),
        (b"geen zip", "no DOCX file, or a broken one"),
        (docx_bytes(paragraph("a"))[:-40], "no DOCX file, or a broken one"),
        (rezip(docx_bytes(paragraph("a")), edit={"word/document.xml": lambda xml: xml[:-30]}), "broken"),
    ],
    ids=["encrypted", "text", "cut", "broken-xml"],
)
def test_docx_that_cannot_be_read_says_what_to_do(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(raw)
    with pytest.raises(DocumentError, match=message) as caught:
        load_document(path, max_bytes=1_000_000)
    assert str(caught.value).startswith(f"{path}: ")


def test_docx_that_is_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 40_000_000)
    with pytest.raises(DocumentError, match=r"word/document\.xml in it is over 30,000,000 bytes unpacked"):
        read_docx(out.getvalue())


def test_docx_does_not_read_files_through_entities(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM")
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
    raw = rezip(
        docx_bytes(paragraph("Tekst &amp;e;")),
        edit={
            "word/document.xml": lambda xml: xml.replace("<w:document", entity + "<w:document", 1).replace(
                "&amp;e;", "&e;"
            )
        },
    )
    assert read_docx(raw).text == "Tekst"


@pytest.mark.skipif(not _REAL.exists(), reason="no real document beside the checkout")
def test_docx_of_a_real_form_has_its_headings_and_all_its_questions() -> None:
    found = read_docx(_REAL.read_bytes())
    assert len(found.headings) == 32
    assert found.text.count(" | ") == len(found.tables) == 110
    assert (
        "1.1.2 | In welk risicogebied van de AI act past jouw AI-systeem: Onaanvaardbaar, hoog of minimaal"
        in found.text
    )
    assert "De 34 blauwe vragen zijn verplicht." in found.text
