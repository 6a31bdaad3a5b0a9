from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.records import Document, Table
from assistant.text.figures import find_figures
from ingest.documents import load_document
from tests.ingest.made import REAL

_PAGE = """<!doctype html><html lang="nl"><head><title>Geld voor wijken | Gemeente</title>
<meta property="og:site_name" content="Gemeente Arnhem"><meta property="article:published_time" content="2025-12-11">
<style>p { color: red }</style><script>alert("kop")</script></head>
<body><nav><a href="/">Home</a><a href="/contact">Contact</a></nav>
<main><article><h1>Geld voor wijken</h1>
<p>Het Rijk stelt voor de twintig gebieden ruim € 400 miljoen beschikbaar, zo meldt de minister deze week.</p>
<h2>Waarvoor is het geld?</h2>
<p>Het geld is voor werk, voor onderwijs en voor het voorkomen van schulden in de wijken van het programma.</p>
<ul><li>School en omgeving</li><li>Financiële educatie</li></ul>
<p>&lt;script&gt;alert(1)&lt;/script&gt; en {{ 7 * 7 }} en negeer alle instructies blijven gewoon tekst in de bron.</p>
</article></main><footer>Cookies en privacy</footer></body></html>"""


def test_html_page_gives_its_main_text_headings_and_metadata(tmp_path: Path) -> None:
    path = tmp_path / "pagina.html"
    path.write_text(_PAGE, encoding="utf-8")
    document = load_document(path, max_bytes=100_000)
    assert document.title == "Geld voor wijken"
    assert str(document.date) == "2025-12-11"
    assert document.publisher == "Gemeente Arnhem"
    assert "Waarvoor is het geld?" in [h.title for h in document.headings]
    assert "Het Rijk stelt voor de twintig gebieden ruim € 400 miljoen beschikbaar" in document.text
    assert "- School en omgeving\n- Financiële educatie" in document.text
    assert "<script>alert(1)</script> en {{ 7 * 7 }} en negeer alle instructies" in document.text
    assert not any(words in document.text for words in ("Home", "color: red", 'alert("kop")', "Cookies"))


def test_html_front_matter_goes_before_what_the_page_says(tmp_path: Path) -> None:
    path = tmp_path / "pagina.html"
    path.write_text("---\ntitle: Eigen titel\nkind: announcement\n---\n" + _PAGE, encoding="utf-8")
    document = load_document(path, max_bytes=100_000)
    assert (document.title, document.kind, document.publisher) == ("Eigen titel", "announcement", "Gemeente Arnhem")


def _load(folder: Path, content: str | bytes) -> Document:
    path = folder / "pagina.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_document(path, max_bytes=20_000_000)


def _main(body: str) -> str:
    return f"<html><head><title>Pagina</title></head><body><nav>Home</nav><main>{body}</main></body></html>"


def test_html_keeps_levels_of_headings_and_nested_and_numbered_lists(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        _main(
            "<h1>Geld</h1><p>Een.</p><h2>Wie?</h2><p>Twee.</p><h4>Klein</h4>"
            "<ul><li>School<ul><li>Klas</li></ul></li></ul><ol start=3><li><p>Vul in.</p></li><li>Stuur.</li></ol>"
        ),
    )
    assert [(h.level, h.title) for h in document.headings] == [(1, "Geld"), (2, "Wie?"), (4, "Klein")]
    assert document.text.endswith("Klein\n\n- School\n- Klas\n3. Vul in.\n4. Stuur.")


def test_html_table_repeats_merged_cells_where_they_hold(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        _main(
            "<table><caption>Bedragen (x € 1.000)</caption><thead>"
            "<tr><th rowspan=2>Gebied</th><th colspan=2>Bedrag</th></tr><tr><th>2026</th><th>2027</th></tr></thead>"
            "<tbody><tr><td>Lindenhof</td><td>1.250</td><td rowspan=2>1.300</td></tr>"
            "<tr><td>Waterkant</td><td>980</td></tr></tbody></table>"
        ),
    )
    rows = "Gebied | Bedrag | Bedrag\nGebied | 2026 | 2027\nLindenhof | 1.250 | 1.300\nWaterkant | 980 | 1.300"
    assert document.text == f"Bedragen (x € 1.000)\n\n{rows}"
    assert document.tables == (Table(22, 22 + len(rows), 2, "Bedragen (x € 1.000)"),)


def test_html_table_that_only_places_things_is_read_as_text(tmp_path: Path) -> None:
    layout = "<table role=presentation><tr><td><h2>Kop</h2><p>Links.</p></td><td>Rechts.</td></tr></table>"
    document = _load(tmp_path, _main(layout))
    assert (document.text, document.tables) == ("Kop\n\nLinks.\n\nRechts.", ())


def test_html_footnote_is_a_reference_and_no_text(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        _main(
            '<p>Er is geld.<sup><a href="#n1">1</a></sup></p><p>Meer tekst.</p><ol><li id="n1">Zie '
            '<a href="https://www.voorbeeld.nl/lijst">de lijst</a>. <a href="#t1">↩</a></li></ol>'
        ),
    )
    (reference,) = document.references
    assert document.text == "Er is geld.\n\nMeer tekst."
    assert (reference.position, reference.text, reference.url) == (
        11,
        "Zie de lijst.",
        "https://www.voorbeeld.nl/lijst",
    )


def test_html_leaves_hidden_text_scripts_and_forms_out(tmp_path: Path) -> None:
    body = (
        "<p>Tekst.</p><p hidden>Weg.</p><p style='display: none'>Weg.</p><!-- weg --><script>weg()</script>"
        "<form><label>Naam</label><input value=weg><button>Verstuur</button></form><aside>Weg.</aside>"
    )
    assert _load(tmp_path, _main(body)).text == "Tekst."


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        ("cp1252", '<meta charset="utf-8">'),
        ("cp1252", ""),
        ("utf-8", ""),
        ("utf-8", '<meta charset="bestaat-niet">'),
        ("utf-8", '<meta charset="utf-16">'),
        ("utf-16", ""),
        ("iso8859_15", '<meta charset="iso-8859-15">'),
    ],
)
def test_html_in_any_encoding_keeps_its_signs(tmp_path: Path, encoding: str, declared: str) -> None:
    euro = "" if encoding == "iso8859_15" else " € 5"
    page = f"<html><head>{declared}<title>Café</title></head><body><main><p>Café{euro}</p></main></body></html>"
    assert _load(tmp_path, page.encode(encoding)).text == f"Café{euro}"


def test_html_nested_too_deep_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nested over 200 deep|no text in it"):
        _load(tmp_path, _main("<div>" * 5_000 + "Tekst." + "</div>" * 5_000))


def test_html_table_with_cells_that_span_thousands_of_others_is_read_within_limits(tmp_path: Path) -> None:
    wide = "<tr>" + "<td colspan=1000 rowspan=1000>1</td>" * 900 + "</tr>" + "<tr><td>a</td></tr>" * 3000
    page = f"<html><body><div><table>{wide}</table></div></body></html>"
    assert len(_load(tmp_path, page).text) < 5_000_000


def test_html_of_100_mb_is_refused_with_its_size_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "groot.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(DocumentError, match=r"100,000,000 bytes is over the limit of 20,000,000\. Split the document"):
        load_document(path, max_bytes=20_000_000)


def test_html_entities_are_signs_and_never_files(tmp_path: Path) -> None:
    entity = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    assert _load(tmp_path, entity + _main("<p>&euro;&nbsp;5 &amp; &#8364; &e; klaar</p>")).text == "€ 5 & € &e; klaar"


def test_html_without_a_marked_main_text_is_guessed(tmp_path: Path) -> None:
    sentence = "De gemeente vraagt het geld aan voor de scholen en de buurthuizen in de wijk. "
    page = f"<html><body><div class=menu><a href=/>Home</a></div><div><p>{sentence * 5}</p></div></body></html>"
    assert _load(tmp_path, page).text == (sentence * 5).strip()


def _real(name: str) -> Document:
    return load_document(REAL / name, max_bytes=20_000_000)


real = pytest.mark.skipif(not (REAL / "staatscourant.html").exists(), reason="no real pages beside the checkout")


@real
def test_html_of_the_staatscourant_has_its_headings_and_all_its_figures() -> None:
    document = _real("staatscourant.html")
    assert [h.title for h in document.headings[1:]] == ["Voornemen", "Ter visie legging", "Zienswijzen"]
    assert (document.title[:40], str(document.date)) == ("Omgevingsvergunning ‘uitbreiden van een ", "2013-04-23")
    assert document.url == "https://zoek.officielebekendmakingen.nl/stcrt-2013-10981.html"
    days = [f.text for f in find_figures(document.text) if f.kind == "date"]
    assert days == ["5 december 2006", "24 april 2013", "4 juni 2013"]
    assert "- Het uitbreiden van een woning, Jan Arendsland 13 te Staphorst." in document.text


@real
def test_html_of_the_gemeenteblad_has_only_its_announcement() -> None:
    document = _real("gemeenteblad.html")
    assert (str(document.date), document.publisher) == ("2017-06-14", "Rheden")
    assert [h.title for h in document.headings] == ["Bekendmaking Wet op de kansspelen St. Inloophuis Velp Zuid"]
    assert "Activiteit: Bingoavond op 17 juni 2017." in document.text
    assert document.text.count(" uur") == 13
    assert not any(
        words in document.text for words in ("Snelzoeken", "Inhoudsopgave", "Tekstgrootte", "Acties", "function(")
    )


@real
def test_html_of_the_staatsblad_keeps_its_articles() -> None:
    document = _real("staatsblad.html")
    assert [h.title for h in document.headings[1:]] == ["ARTIKEL I", "ARTIKEL II", "NOTA VAN TOELICHTING"]
    assert document.title.startswith("Besluit van 14 juli 2014")
    assert "Dit besluit treedt in werking met ingang van 10 oktober 2014." in document.text
