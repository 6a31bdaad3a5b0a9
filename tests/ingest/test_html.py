from __future__ import annotations

from pathlib import Path

import pytest

from ingest.documents import load_document

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


def _real_pages() -> list[Path]:
    return sorted((Path(__file__).resolve().parents[3] / "shared" / "documents").glob("*.html"))


@pytest.mark.skipif(not _real_pages(), reason="no real pages beside the checkout")
@pytest.mark.parametrize("path", _real_pages(), ids=lambda path: path.stem)
def test_html_of_real_pages_is_read(path: Path) -> None:
    document = load_document(path, max_bytes=20_000_000)
    assert len(document.text) > 1000
    assert "function(" not in document.text
