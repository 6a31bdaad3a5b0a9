"""Each kind of file, opened again: every source with its title, address, quote and date; no author, same bytes."""

from __future__ import annotations

import io
import zipfile

import docx
import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from odf import teletype
from odf import text as odf_text
from odf.opendocument import load

from assistant.answering.drafting.drafting import make_draft
from assistant.answering.drafting.files import FILES
from assistant.answering.drafting.records import Draft, Wish
from assistant.index.opening import Index

pytestmark = pytest.mark.usefixtures("scripted")

_W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_TOLD = [
    ("De regels van de Regeling Zonnewijk", "1 februari 2026", "bewaren tot en met 2028", "https://voorbeeld.example/vragen"),
    ("Geld voor de Regeling Zonnewijk", "15 januari 2026", "vraagt het geld aan", "https://voorbeeld.example/zonnewijk"),
    ("Geld voor de Regeling Zonnewijk", "15 januari 2026", 'In deze zin staat <script>alert("x")</script>', "https://voorbeeld.example/zonnewijk"),
]  # fmt: skip
"""Of each source of the draft its title, date, words of its quote, and an address."""


@pytest.fixture
def draft(index: Index, scripted: object) -> Draft:  # noqa: ARG001
    return make_draft(
        index, Wish(("Regels nu?", "Vreemd nu?", "Maan?"), "brief", opening="Eén & <twee>.\n\n1. * _drie_")
    )


def _holds_all(notes: list[str]) -> None:
    assert len(notes) == len(_TOLD)
    for note, told in zip(notes, _TOLD, strict=True):
        assert [words for words in told if words not in note] == []


def _parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_word_file_opens_with_its_paragraphs_and_styles(draft: Draft) -> None:
    opened = docx.Document(io.BytesIO(FILES["docx"].write(draft)))
    texts = [p.text for p in opened.paragraphs]
    style = opened.paragraphs[0].style
    assert style is not None
    assert style.name == "Title"
    assert "Eén & <twee>." in texts
    assert any(text.startswith("Open punt: op de vraag “Maan?”") for text in texts)


def test_word_file_has_real_footnotes_in_order(draft: Draft) -> None:
    parts = _parts(FILES["docx"].write(draft))
    body = lxml.etree.fromstring(parts["word/document.xml"])
    notes = lxml.etree.fromstring(parts["word/footnotes.xml"])
    marks = body.xpath("//w:footnoteReference/@w:id", namespaces=_W)
    told = ["".join(notes.xpath(f"//w:footnote[@w:id='{mark}']//w:t/text()", namespaces=_W)) for mark in marks]
    assert marks == ["1", "2", "3"]
    _holds_all(told)


def test_word_file_names_each_part_in_its_types_and_relationships(draft: Draft) -> None:
    parts = _parts(FILES["docx"].write(draft))
    types = lxml.etree.fromstring(parts["[Content_Types].xml"])
    named = {name.lstrip("/") for name in types.xpath("//*/@PartName")}
    related = lxml.etree.fromstring(parts["word/_rels/document.xml.rels"]).xpath("//*/@Target")
    assert named == {name for name in parts if name.startswith("word/") and name.endswith(".xml")}
    assert {f"word/{target}" for target in related} == named - {"word/document.xml"}


def test_opendocument_file_opens_with_real_footnotes(draft: Draft) -> None:
    file = FILES["odt"].write(draft)
    opened = load(io.BytesIO(file))
    notes = opened.getElementsByType(odf_text.Note)
    assert [note.getAttribute("noteclass") for note in notes] == ["footnote"] * 3
    _holds_all([teletype.extractText(note) for note in notes])
    assert next(iter(_parts(file))) == "mimetype"
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED


def test_markdown_renders_with_its_footnotes_and_shows_signs_as_typed(draft: Draft) -> None:
    page = MarkdownIt().use(footnote_plugin).render(FILES["md"].write(draft).decode())
    tree = lxml.html.fromstring(page)
    _holds_all([note.text_content() for note in tree.xpath("//li[contains(@class, 'footnote-item')]")])
    assert "1. * _drie_" in tree.text_content()
    assert tree.xpath("//script | //em") == []


def test_html_page_leads_from_each_mark_to_its_source(draft: Draft) -> None:
    tree = lxml.html.fromstring(FILES["html"].write(draft).decode())
    assert tree.xpath("//script") == []
    assert tree.xpath("//p/a/@href") == ["#bron-1", "#bron-2", "#bron-3"]
    for number, (title, _, quote, address) in enumerate(_TOLD, 1):
        [source] = tree.xpath(f"//li[@id='bron-{number}']")
        assert title in source.text_content()
        assert quote in source.text_content()
        assert address in source.xpath(".//a/@href")
        assert source.xpath(".//time/text()")


def test_plain_text_lists_its_sources(draft: Draft) -> None:
    text = FILES["txt"].write(draft).decode()
    body, _, sources = text.partition("\n\nBronnen\n\n")
    assert [f"[{n}]" in body for n in (1, 2, 3)] == [True] * 3
    _holds_all(sources.strip().split("\n\n"))


@pytest.mark.parametrize("name", FILES)
def test_file_is_the_same_each_time_and_names_no_author(draft: Draft, name: str) -> None:
    write = FILES[name].write  # type: ignore[index]
    assert write(draft) == write(draft)
    text = b"".join(_parts(write(draft)).values()) if name in ("docx", "odt") else write(draft)
    assert not any(word in text.lower() for word in (b"creator", b"author", b"python-docx", b"generator"))
