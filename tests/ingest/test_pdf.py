from __future__ import annotations

import functools
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.answering.citations import cite
from assistant.errors import DocumentError
from assistant.records import PageStart, Span, Table
from ingest.documents import load_document
from ingest.extracted import Extracted
from ingest.pdf import read_pdf
from ingest.pdf.worker import MAX_PAGES, read
from tests.pdfs import HEIGHT, LEFT, PROSE, WIDTH, draw_grid, make_pdf, write, write_row

_LEFT_COLUMN = (
    "De wijk krijgt in de komende jaren geld",
    "voor scholen. Dat is goed voor kinderen",
    "en voor hun ouders in de hele stad.",
    "Het Rijk betaalt er € 12 miljoen voor.",
)
_RIGHT_COLUMN = (
    "De gemeente vraagt het geld ieder jaar",
    "aan. Zij legt daarover rekening af en",
    "vertelt wat er met het geld is gedaan.",
    "Daarna kijkt de raad er nog eens naar.",
)
_WHOLE_PROSE = " ".join(PROSE)


def read_page(draw: Callable[[Canvas], None]) -> Extracted:
    return read(make_pdf(draw))


def read_lines(*lines: str) -> str:
    return read_page(lambda canvas: write(canvas, lines)).text


def raised(canvas: Canvas, before: str, label: str, *, y: float, rise: float = 4) -> None:
    """Write words and a small label raised behind them."""
    write(canvas, [before], y=y)
    end = LEFT + canvas.stringWidth(before, "Helvetica", 11)
    write(canvas, [label], x=end, y=y - rise, size=6.5)


def table_rows(document: Extracted, number: int = 0) -> list[list[str]]:
    table = document.tables[number]
    return [line.split(" | ") for line in document.text[table.start : table.end].split("\n")]


def test_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Geld voor de wijk"], size=18, font="Helvetica-Bold")
        write(canvas, _LEFT_COLUMN, y=110)
        write(canvas, _RIGHT_COLUMN, x=310, y=110)

    document = read_page(draw)
    assert document.text == f"Geld voor de wijk\n\n{' '.join(_LEFT_COLUMN)}\n\n{' '.join(_RIGHT_COLUMN)}"
    assert [(h.level, h.title) for h in document.headings] == [(1, "Geld voor de wijk")]


def test_columns_between_two_rules_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, _LEFT_COLUMN * 3, y=110)
        write(canvas, _RIGHT_COLUMN * 3, x=310, y=110)
        for y in (90, 400):
            canvas.line(LEFT, HEIGHT - y, 540, HEIGHT - y)

    document = read_page(draw)
    assert document.tables == ()
    assert document.text.startswith(" ".join(_LEFT_COLUMN))


def test_heading_in_the_margin_comes_before_its_text() -> None:
    def draw(canvas: Canvas) -> None:
        for number, y in ((1, 100), (2, 220)):
            write(canvas, [f"Artikel {number}"], x=40, y=y, font="Helvetica-Bold")
            write(canvas, PROSE * 2, x=160, y=y, size=9)

    text = f"{_WHOLE_PROSE} {_WHOLE_PROSE}"
    assert read_page(draw).text == f"Artikel 1\n\n{text}\n\nArtikel 2\n\n{text}"


def test_key_and_value_stay_on_one_line() -> None:
    pairs = (("Naam", "Gemeente Veldstad"), ("Bedrag", "Twee miljoen euro"), ("Looptijd", "Van maart tot juni"))

    def draw(canvas: Canvas) -> None:
        for i, (key, value) in enumerate(pairs):
            write(canvas, [key], y=100 + 15 * i)
            write(canvas, [value], x=250, y=100 + 15 * i)

    assert read_page(draw).text == "\n\n".join(f"{key} {value}" for key, value in pairs)


def _letter_page(number: int, canvas: Canvas) -> None:
    write(canvas, ["Ministerie van Voorbeelden"], y=40, size=9)
    write(canvas, [f"Dit is alinea {number * 7}.", *PROSE], y=120)
    write(canvas, [f"Totaal {number * 100}"], y=760)
    write(canvas, [f"Pagina {number} van 4"], x=400, y=800, size=9)


def test_running_heads_and_page_numbers_go_and_figures_in_the_same_place_stay() -> None:
    document = read(make_pdf(*(functools.partial(_letter_page, n) for n in (1, 2, 3, 4))))
    assert "Ministerie" not in document.text
    assert "Pagina" not in document.text
    assert [f"Totaal {n * 100}" in document.text for n in (1, 2, 3, 4)] == [True] * 4


def test_chapter_heading_at_the_top_of_each_page_stays() -> None:
    def page(canvas: Canvas, number: int) -> None:
        write(canvas, [f"Hoofdstuk {number}"], y=80, size=18)
        write(canvas, PROSE, y=200 + number)

    document = read(make_pdf(*(functools.partial(page, number=n) for n in (1, 2, 3))))
    assert [h.title for h in document.headings] == ["Hoofdstuk 1", "Hoofdstuk 2", "Hoofdstuk 3"]


def test_running_head_with_the_name_of_each_chapter_goes() -> None:
    def page(canvas: Canvas, number: int) -> None:
        write(canvas, [f"Hoofdstuk {number // 2 + 1}: Deel {'abc'[number // 2]} {number + 7}"], y=40, size=8)
        write(canvas, [f"Dit is alinea {number * 7}.", *PROSE], y=200)

    document = read(make_pdf(*(functools.partial(page, number=n) for n in range(5))))
    assert "Hoofdstuk" not in document.text
    assert document.text.count("Dit is alinea") == 5


def test_numbered_heading_is_no_item() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["1. Inleiding"], size=16)
        write(canvas, PROSE, y=110)
        write(canvas, ["1. een school", "2. een plein"], y=170)

    document = read_page(draw)
    assert [h.title for h in document.headings] == ["1. Inleiding"]
    assert document.text.endswith("\n\n1. een school\n2. een plein")


def test_pages_begin_where_their_text_begins() -> None:
    document = read(make_pdf(*(functools.partial(_letter_page, n) for n in (1, 2, 3, 4))))
    assert [p.number for p in document.pages] == [1, 2, 3, 4]
    assert [document.text[p.offset :][:14].strip(" .") for p in document.pages] == [
        "Dit is alinea", "Dit is alinea", "Dit is alinea", "Dit is alinea",
    ]  # fmt: skip


def test_paragraph_over_two_pages_is_one_and_knows_both() -> None:
    document = read(
        make_pdf(
            lambda canvas: write(canvas, [*PROSE[:2], "met de scholen en met de bewo-"], y=700),
            lambda canvas: write(canvas, ["ners die er nu wonen."]),
        )
    )
    assert document.text.endswith("met de scholen en met de bewoners die er nu wonen.")
    assert "\n" not in document.text
    assert document.pages == (PageStart(0, 1), PageStart(document.text.index("ners die"), 2))


def test_small_print_at_the_foot_does_not_break_a_sentence_over_pages() -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, [*PROSE, "Daarna krijgt de wijk ook nog geld uit een fonds van de"], y=640)
        write(canvas, ["ISSN 1234 - 5678"], y=790, size=6)

    document = read(make_pdf(first, lambda canvas: write(canvas, ["provincie en van het Rijk."])))
    assert "fonds van de provincie en van het Rijk." in document.text


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("de wet en de regen-", "boogprovincie voert", "de wet en de regenboogprovincie voert"),
        ("geld voor onderwijs-", "en zorginstellingen", "geld voor onderwijs- en zorginstellingen"),
        ("met de CoronaMelder-", "app van nu", "met de CoronaMelder-app van nu"),
        ("in de jaren 2023-", "2024 was er", "in de jaren 2023-2024 was er"),
        ("het nest van de zee-", "eend is daar", "het nest van de zee-eend is daar"),
        ("de steun aan niet-", "gouvernementele hulp", "de steun aan niet-gouvernementele hulp"),
        ("het bedrag is € 1,5", "miljoen in dit jaar", "het bedrag is € 1,5 miljoen in dit jaar"),
        (
            "https://www.voorbeeld.nl/stukken/",
            "kamerstuk-2024 is",
            "https://www.voorbeeld.nl/stukken/kamerstuk-2024 is",
        ),
    ],
)
def test_line_ends_are_joined(above: str, below: str, joined: str) -> None:
    assert joined in read_lines(above, below)


def test_word_that_the_document_writes_with_a_hyphen_keeps_it() -> None:
    assert "de lhbti-gemeenschap is" in read_lines(
        "Voor de lhbti-gemeenschap is dat goed en voor de lhbti-", "gemeenschap is het fijn."
    )


def _noted_page(canvas: Canvas) -> None:
    raised(canvas, "Het Rijk betaalt 1314", "2", y=100)
    write(canvas, ["euro voor dit ene huis in de wijk."], y=113)
    write(canvas, PROSE, y=160)
    write(canvas, ["2"], x=LEFT, y=697, size=5)
    write(canvas, ["Kamerbrief van 3 maart 2024, zie", "https://www.voorbeeld.nl/brief-2024"], x=78, y=700, size=8)


def test_footnote_stands_apart_and_its_mark_is_never_part_of_a_figure() -> None:
    document = read_page(_noted_page)
    assert "betaalt 1314 euro" in document.text
    assert "Kamerbrief" not in document.text
    note = document.references[0]
    assert (document.text[: note.position], note.label) == ("Het Rijk betaalt 1314", "2")
    assert note.text == "Kamerbrief van 3 maart 2024, zie https://www.voorbeeld.nl/brief-2024"
    assert note.url == "https://www.voorbeeld.nl/brief-2024"


def test_mark_without_a_note_stays_as_raised_figure() -> None:
    def draw(canvas: Canvas) -> None:
        raised(canvas, "Het Rijk betaalt 1314", "7", y=100)

    assert read_page(draw).text == "Het Rijk betaalt 1314⁷"


def test_small_letters_of_ordinals_and_units_stay_in_their_word() -> None:
    def draw(canvas: Canvas) -> None:
        raised(canvas, "Voor het 10", "e", y=100)
        raised(canvas, "een huis van 100 m", "2", y=113)
        raised(canvas, "en de uitstoot van CO", "2", y=126, rise=-2)

    assert read_page(draw).text == "Voor het 10e een huis van 100 m² en de uitstoot van CO2"


def test_list_items_follow_each_other_with_a_dash() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Wij doen drie dingen:"])
        write(canvas, ["• een speeltuin maken in de wijk", "• een leeszaal bouwen", "   naast de school"], y=90)

    text = "Wij doen drie dingen:\n\n- een speeltuin maken in de wijk\n- een leeszaal bouwen naast de school"
    assert read_page(draw).text == text


def test_numbered_question_and_answer_are_headings() -> None:
    document = read_page(
        lambda canvas: write(
            canvas,
            [
                "Vraag 3, 4 en 5",
                "Hoeveel geld krijgt de gemeente in dit jaar van het Rijk voor de",
                "wijk?",
                "Antwoord 3, 4 en 5",
                "De gemeente krijgt € 2 miljoen.",
            ],
        )
    )
    assert [h.title for h in document.headings] == ["Vraag 3, 4 en 5", "Antwoord 3, 4 en 5"]
    assert "Hoeveel geld krijgt de gemeente in dit jaar van het Rijk voor de wijk?" in document.text.split("\n\n")


def test_table_of_contents_is_left_out() -> None:
    def contents(canvas: Canvas) -> None:
        write(canvas, ["Inhoud"], size=18)
        write(canvas, [f"{n} Hoofdstuk {'.' * 40} {n}" for n in (1, 2, 3)], y=120)

    document = read(make_pdf(contents, *(functools.partial(_letter_page, n) for n in (2, 3))))
    assert document.text.startswith("Inhoud\n\nDit is alinea 14.")


def test_amount_that_stands_in_the_same_place_on_all_pages_stays() -> None:
    page = functools.partial(write, lines=["Het Rijk betaalt € 5 miljoen."])
    assert read(make_pdf(*[page] * 3)).text.count("€ 5 miljoen") == 3


def test_prices_behind_dots_are_kept() -> None:
    assert read_lines("Koffie ........ 400", "Thee ........ 300", "Soep ........ 900").count("........") == 3


def _drawn_table(canvas: Canvas) -> None:
    write(canvas, ["Tabel 1. Bedragen x € 1.000"], y=90, font="Helvetica-Bold")
    canvas.setFont("Helvetica", 10)
    xs = (72, 200, 300, 400)
    rows = (("Gemeente", "2024", "2025"), ("Veldstad aan de", "1.250", "2.300"), ("Zandvoorde", "75", ""))
    for row, y in zip(rows, (114, 134, 164), strict=True):
        write_row(canvas, row, [x + 4 for x in xs[:3]], y)
    canvas.drawString(76, HEIGHT - 146, "Rivier")
    draw_grid(canvas, xs, (100, 120, 150, 170))


def test_drawn_table_keeps_its_header_and_cells_of_two_lines() -> None:
    document = read_page(_drawn_table)
    assert table_rows(document) == [
        ["Gemeente", "2024", "2025"],
        ["Veldstad aan de Rivier", "1.250", "2.300"],
        ["Zandvoorde", "75", ""],
    ]
    assert (document.tables[0].header_rows, document.tables[0].caption) == (1, "Tabel 1. Bedragen x € 1.000")


def _merged_table(canvas: Canvas, *, shared: str) -> None:
    rows = (
        ("Gemeente", "Brief", "2025"),
        ("Veldstad", shared, "2.300"),
        ("Waterdam", "", "900"),
        ("Duin", "nee", "80"),
    )
    canvas.setFont("Helvetica", 10)
    for row, y in zip(rows, (114, 134, 154, 174), strict=True):
        write_row(canvas, row, (76, 204, 304), y)
    draw_grid(canvas, (72, 200), (100, 120, 140, 160, 180))
    draw_grid(canvas, (200, 300), (100, 120, 160, 180))
    draw_grid(canvas, (300, 400), (100, 120, 140, 160, 180))


def test_words_of_a_merged_cell_stand_in_each_of_its_rows() -> None:
    rows = table_rows(read_page(functools.partial(_merged_table, shared="3 juli")))
    assert rows[1:] == [["Veldstad", "3 juli", "2.300"], ["Waterdam", "3 juli", "900"], ["Duin", "nee", "80"]]


def test_figure_that_rows_share_is_never_told_of_one_of_them() -> None:
    rows = table_rows(read_page(functools.partial(_merged_table, shared="€ 4 miljoen")))
    assert rows[1:] == [["Veldstad; Waterdam", "€ 4 miljoen", "2.300; 900"], ["Duin", "nee", "80"]]


def _figures(canvas: Canvas, *, rows: Sequence[Sequence[str]]) -> None:
    canvas.setFont("Helvetica", 10)
    for i, row in enumerate(rows):
        write_row(canvas, row, (72, 220, 330), 100 + 14 * i)


_HEADER = ("Wijk", "Bewoners", "Bedrag")
_FIRST = (
    ("Lindenhof", "1.200", "€ 5 miljoen"),
    ("Waterkant", "900", "€ 7 miljoen"),
    ("Zonneveld", "450", "€ 1,5 miljoen"),
)
_NEXT = (
    ("Molenwijk", "300", "€ 2 miljoen"),
    ("Kerkbuurt", "210", "€ 3 miljoen"),
    ("Totaal", "3.060", "€ 18,5 miljoen"),
)


@pytest.mark.parametrize("repeated", [(), (_HEADER,)])
def test_table_of_figures_over_pages_is_one_table_with_one_header(repeated: Sequence[Sequence[str]]) -> None:
    first = functools.partial(_figures, rows=(_HEADER, *_FIRST))
    document = read(make_pdf(first, functools.partial(_figures, rows=(*repeated, *_NEXT))))
    assert table_rows(document) == [list(row) for row in (_HEADER, *_FIRST, *_NEXT)]
    assert document.tables == (Table(0, len(document.text), 1, ""),)
    assert document.pages[1] == PageStart(document.text.index("Molenwijk"), 2)


def test_table_between_flat_rules_has_its_header_above_the_first() -> None:
    def draw(canvas: Canvas) -> None:
        rows = (("Wijk", "Wie", "Wanneer"), ("Lindenhof", "de school en", "in maart"), ("", "het buurthuis", ""))
        _figures(canvas, rows=(*rows, ("Waterkant", "de politie", "daarna")))
        for y in (88, 104, 150):
            canvas.line(72, HEIGHT - y, 420, HEIGHT - y)

    assert table_rows(read_page(draw)) == [
        ["Wijk", "Wie", "Wanneer"],
        ["Lindenhof", "de school en het buurthuis", "in maart"],
        ["Waterkant", "de politie", "daarna"],
    ]


def test_page_on_its_side_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -WIDTH)
        for i, line in enumerate(PROSE):
            canvas.drawString(72, 500 - 14 * i, line)

    assert read_page(draw).text == _WHOLE_PROSE


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_page_is_read_as_it_is_shown(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[rotation])
        canvas.rotate(rotation)
        for i, line in enumerate(PROSE):
            canvas.drawString(72, 500 - 14 * i, line)

    assert read_page(draw).text == _WHOLE_PROSE


def test_words_at_an_angle_are_left_out_with_a_warning() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, PROSE)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "CONCEPT")

    document = read_page(draw)
    assert document.text == _WHOLE_PROSE
    assert document.warnings == ("page 1: text at an angle is left out. Look at what it says.",)


def test_title_of_the_file_counts_only_when_the_page_says_it() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["Overzicht van de onderzoeken"], size=20)
        write(canvas, ["Datum: 10 december 2020"], y=110)
        write(canvas, PROSE, y=140)

    stale = read(make_pdf(draw, title="Microsoft Word - sjabloon brief", author="lams0610")).meta
    assert stale == {"title": "Overzicht van de onderzoeken", "date": "2020-12-10"}
    own = read(make_pdf(draw, title="Overzicht onderzoeken", author="het Rijk")).meta
    assert own == {"title": "Overzicht onderzoeken", "publisher": "het Rijk", "date": "2020-12-10"}


def test_pages_that_are_only_an_image_are_named() -> None:
    document = read(make_pdf(lambda canvas: write(canvas, PROSE), _draw_image))
    assert document.warnings == ("page 2: only an image, left out. Read it with OCR (ocrmypdf).",)


def _draw_nothing(_canvas: Canvas) -> None:
    """Leave the page blank."""


def _draw_image(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "red")), 0, 0, WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (make_pdf(_draw_image), "it has no text, only images. Read it with OCR first"),
        (make_pdf(_draw_nothing), "it has no text, empty pages"),
        (make_pdf(lambda canvas: write(canvas, ["(cid:3)(cid:12)(cid:7)"] * 9)), "signs that are no words"),
        (make_pdf(lambda canvas: write(canvas, ["Gdw lv qlhw wh ohchq hq rrn qlhw wh jheuxlnhq"] * 9)), "no words"),
        (b"", "it is broken or no PDF. Open it"),
        (b"PK\x03\x04 this is no PDF", "it is broken or no PDF. Open it"),
        (make_pdf(*[_draw_nothing] * (MAX_PAGES + 1)), "it has 501 pages, over the limit of 500. Split it"),
    ],
    ids=["scan", "blank", "cid", "shifted", "empty", "zip", "pages"],
)
def test_file_without_text_that_can_be_read_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message.replace("(", "\\(")):
        read(raw)


def test_encrypted_file_is_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt="geheim")
    write(canvas, PROSE)
    canvas.save()
    with pytest.raises(DocumentError, match="it is encrypted"):
        read(out.getvalue())


def test_broken_page_is_left_out_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    load = pypdfium2.PdfDocument.get_page

    def fail_on_second(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
        if index == 1:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return load(document, index)

    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", fail_on_second)
    document = read(make_pdf(*[lambda canvas: write(canvas, PROSE)] * 2))
    assert document.warnings == ("page 2: broken, left out. Print the file to a new PDF.",)


def test_reading_in_a_process_of_its_own_gives_the_same() -> None:
    raw = make_pdf(_noted_page, _drawn_table)
    assert read_pdf(raw) == read(raw)


def test_refusal_comes_through_from_the_process() -> None:
    with pytest.raises(DocumentError, match="no PDF"):
        read_pdf(b"geen pdf")


def test_memory_over_the_limit_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"takes more than 40 MB of memory|reading it failed"):
        read_pdf(make_pdf(_noted_page), max_memory=40 << 20)


def test_time_over_the_limit_is_refused() -> None:
    long = make_pdf(*[lambda canvas: write(canvas, PROSE * 15, size=9)] * 400)
    with pytest.raises(DocumentError, match="takes more than 1 seconds"):
        read_pdf(long, max_seconds=1)


def test_pdf_of_the_corpus_becomes_a_document_with_pages(tmp_path: Path) -> None:
    path = tmp_path / "Brief 7.pdf"
    path.write_bytes(make_pdf(*(functools.partial(_letter_page, n) for n in (1, 2, 3)), title="Dit is alinea"))
    document = load_document(path, max_bytes=100_000)
    assert (document.id, document.title) == ("brief-7", "Dit is alinea")
    assert [p.number for p in document.pages] == [1, 2, 3]
    assert cite(document, Span(document.text.index("Totaal 200"), len(document.text)), heading="", number=1).page == 2


def test_refusal_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(make_pdf(_draw_image))
    with pytest.raises(DocumentError, match=r"scan\.pdf: it has no text, only images"):
        load_document(path, max_bytes=100_000)
