from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from ingest.documents import load_document
from ingest.official_xml import read_official_xml

_FILE = Path(__file__).with_name("files") / "stcrt.xml"
_STOP = """<Regeling xmlns="https://standaarden.overheid.nl/stop/imop/tekst/">
<RegelingOpschrift><Al>Regeling wijken</Al></RegelingOpschrift>
<Lichaam><Hoofdstuk eId="chp_1"><Kop><Label>Hoofdstuk</Label><Nummer>1</Nummer><Opschrift>Geld</Opschrift></Kop>
<Artikel eId="art_1"><Kop><Label>Artikel</Label><Nummer>1</Nummer><Opschrift>Bedrag</Opschrift></Kop>
<Lid><LidNummer>1.</LidNummer><Inhoud><Al>Het bedrag is <b>€ 3 miljoen</b>.</Al></Inhoud></Lid>
<Lid><LidNummer>2.</LidNummer><Inhoud><Al>Het is voor:</Al><Lijst><Li><LiNummer>a.</LiNummer><Al>scholen;</Al></Li>
</Lijst></Inhoud></Lid></Artikel></Hoofdstuk></Lichaam></Regeling>"""


def test_official_xml_gives_title_date_publisher_and_address() -> None:
    document = load_document(_FILE, max_bytes=100_000)
    assert (document.title, document.date, document.publisher, document.url) == (
        "Regeling specifieke uitkering wijken",
        dt.date(2026, 1, 15),
        "Ministerie van Volkshuisvesting",
        "https://zoek.officielebekendmakingen.nl/stcrt-2026-123.html",
    )


def test_official_xml_keeps_chapters_articles_and_their_parts() -> None:
    found = read_official_xml(_FILE.read_bytes())
    assert [(h.level, h.title) for h in found.headings] == [
        (1, "Regeling specifieke uitkering wijken"),
        (2, "Hoofdstuk 1 Algemeen"),
        (3, "Artikel 1 Begrippen"),
        (3, "Artikel 2"),
        (2, "Bijlage Bedragen"),
    ]
    assert "- a. minister: de Minister van Volkshuisvesting;\n- b. gebied: een gebied uit de bijlage.\n\n" in found.text
    assert "1. Een gemeente krijgt een uitkering van ten hoogste € 3 miljoen.\n2. Het bedrag staat" in found.text


def test_official_xml_footnote_is_a_reference_and_no_text() -> None:
    found = read_official_xml(_FILE.read_bytes())
    (reference,) = found.references
    assert (reference.label, reference.text, reference.url) == (
        "1",
        "Zie de lijst.",
        "https://www.voorbeeld.nl/gebieden",
    )
    assert found.text[: reference.position].endswith("een gebied uit de bijlage.")
    assert "Zie de lijst" not in found.text


def test_official_xml_table_repeats_merged_cells_where_they_hold() -> None:
    found = read_official_xml(_FILE.read_bytes())
    (table,) = found.tables
    assert found.text[table.start : table.end] == (
        "Gemeente | Bedrag | Bedrag\nGemeente | 2026 | 2027\n"
        "Arnhem | 1.250 | 1.300\nBreda | 980 | 1.010\nDelft | 775 | 1.010"
    )
    assert (table.header_rows, table.caption) == (2, "Bedragen per gemeente (x € 1.000)")


def test_official_xml_of_stop_is_read_alike() -> None:
    found = read_official_xml(_STOP.encode())
    assert found.text == (
        "Regeling wijken\n\nHoofdstuk 1 Geld\n\nArtikel 1 Bedrag\n\n"
        "1. Het bedrag is € 3 miljoen.\n2. Het is voor:\n- a. scholen;"
    )
    assert [h.level for h in found.headings] == [1, 2, 3]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<urlset><url><loc>https://a.nl</loc></url></urlset>", "no XML of an official publication"),
        ("<al>Tekst", "the XML of this XML file is broken"),
        ('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><al>&e;</al></a>', "entities of its own"),
        (
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
            + "]><a><al>&a8;</al></a>",
            "entities of its own|is broken",
        ),
        ("<a>" * 240 + "<al>x</al>" + "</a>" * 240, "nested over 200 deep"),
    ],
    ids=["sitemap", "cut", "external-entity", "laughs", "deep"],
)
def test_official_xml_that_cannot_be_read_says_what_to_do(tmp_path: Path, source: str, message: str) -> None:
    path = tmp_path / "stcrt.xml"
    path.write_text(source)
    with pytest.raises(DocumentError, match=message):
        load_document(path, max_bytes=1_000_000)
