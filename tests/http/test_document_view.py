"""A document as blocks: no word lost, and the cited words, and only those, marked."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.http.document_view import Block, DocumentView, Mark, MarkKind, Run, join_runs, parse_span, view_document
from assistant.index.opening import Index
from assistant.records import Document, Heading, Reference, Span


def document(text: str, *, headings: tuple[Heading, ...] = (), references: tuple[Reference, ...] = ()) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document("d", "T", None, "P", "", "other", "", "nl", text, sha256, headings, references)


def letters(text: str) -> str:
    """Leave out what divides cells, items and words."""
    return re.sub(r"[\s|]", "", text)


def shown(view: DocumentView, *, marked: bool = False) -> str:
    return letters("".join(run.text for run in _runs(view) if run.marked or not marked))


def _runs(view: DocumentView) -> list[Run]:
    return [run for block in view.blocks for row in block.rows for cell in row for run in cell]


def test_view_marks_exactly_every_sentence_of_the_index(index: Index) -> None:
    for passage in index.passages:
        for sentence in passage.sentences:
            source = index.documents[passage.document_id]
            view = view_document(source, Span(sentence.start, sentence.end))
            assert shown(view, marked=True) == letters(source.text[sentence.start : sentence.end])
            assert next(run.first for run in _runs(view) if run.marked)
            assert sum(run.first for run in _runs(view)) == 1


_line = st.sampled_from(["- een", "2. twee", "Een zin.", "a | b", "c | d", "  ", "", "🌻 en ☀", "| x", " | "])


@given(st.lists(_line, max_size=8).map("\n".join), st.integers(0, 40), st.integers(0, 40))
def test_view_loses_no_word_whatever_is_cited(text: str, start: int, length: int) -> None:
    view = view_document(document(text), Span(start, start + length))

    assert re.sub(r"[-2.]", "", shown(view)) == re.sub(r"[-2.]", "", letters(text))
    assert view.marked == any(run.marked for run in _runs(view))
    assert sum(run.first for run in _runs(view)) == int(view.marked)


_kinds: tuple[MarkKind, ...] = ("figure", "name")
_kind = st.sampled_from(_kinds)


@st.composite
def _marks(draw: st.DrawFn) -> list[Mark]:
    """Marks of both kinds that may overlap, be empty or lie outside the text, numbered from 1."""
    places = draw(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20), _kind), max_size=8))
    return [Mark(start, start + length, kind, number) for number, (start, length, kind) in enumerate(places, 1)]


@given(st.lists(_line, max_size=8).map("\n".join), st.integers(0, 40), st.integers(0, 40), _marks())
def test_view_text_is_the_same_whatever_is_marked(text: str, start: int, length: int, marks: list[Mark]) -> None:
    cited = Span(start, start + length)
    plain = view_document(document(text), None)
    view = view_document(document(text), cited, marks)

    assert [_block_texts(block) for block in view.blocks] == [_block_texts(block) for block in plain.blocks]
    without = view_document(document(text), cited)
    assert shown(view, marked=True) == shown(without, marked=True)
    assert sum(run.first for run in _runs(view)) == int(view.marked)


@given(st.text("ab €5\n", max_size=40), st.integers(0, 30), st.integers(0, 20), _marks())
def test_view_marks_only_words_of_the_mark(text: str, start: int, length: int, marks: list[Mark]) -> None:
    view = view_document(document(text), Span(start, start + length), marks)
    by_number = {mark.number: mark for mark in marks}

    for run in _runs(view):
        for kind, number in (("figure", run.figure), ("name", run.name)):
            if number:
                assert by_number[number].kind == kind
                assert run.text in text[by_number[number].start : by_number[number].end]


@given(st.text("ab €5", min_size=1, max_size=40), st.integers(0, 30), st.integers(0, 20), _marks())
def test_view_joins_cited_words_to_one_stretch(text: str, start: int, length: int, marks: list[Mark]) -> None:
    view = view_document(document(text), Span(start, start + length), marks)

    for block in view.blocks:
        stretches = list(join_runs(block.runs))
        assert tuple(run for stretch in stretches for run in stretch.runs) == block.runs
        assert sum(stretch.marked for stretch in stretches) <= 1
        assert [stretch.first for stretch in stretches if stretch.marked] == [True] * view.marked


def _block_texts(block: Block) -> list[str]:
    return ["".join(run.text for run in cell) for row in block.rows for cell in row]


def test_view_nests_marks_that_overlap() -> None:
    marks = [Mark(4, 12, "name", 1), Mark(8, 16, "figure", 1), Mark(9, 11, "figure", 2)]
    view = view_document(document("aaa bbb ccc ddd eee"), Span(0, 10), marks)

    assert view.blocks[0].runs == (
        Run("aaa ", marked=True, first=True),
        Run("bbb ", marked=True, name=1),
        Run("cc", marked=True, name=1, figure=1),
        Run("c ", name=1, figure=1),
        Run("ddd ", figure=1),
        Run("eee"),
    )


def test_view_cites_over_several_blocks() -> None:
    view = view_document(document("Een zin.\n\n- punt\n- komma\n\nSlot."), Span(4, 20))

    assert [(run.text, run.first) for run in _runs(view) if run.marked] == [
        ("zin.", True),
        ("punt", False),
        ("k", False),
    ]


def test_view_nests_headings_and_numbers_notes() -> None:
    text = "Kop\n\nZin een. Zin twee.\n\nOnderkop\n\nSlot."
    headings = (Heading(3, "Kop", 0, 3), Heading(4, "Onderkop", 25, 33))
    notes = (Reference(13, "s9", "Bron", "https://b.example"), Reference(23, "s9", "Bron", "https://b.example"))
    view = view_document(document(text, headings=headings, references=notes), None)

    assert [(block.kind, block.level, block.id) for block in view.blocks] == [
        ("heading", 2, "kop-0"),
        ("paragraph", 0, ""),
        ("heading", 3, "kop-25"),
        ("paragraph", 0, ""),
    ]
    assert view.blocks[1].runs == (Run("Zin een."), Run("", note=1), Run(" Zin twee."), Run("", note=1))
    assert [source.label for source in view.sources] == ["s9"]
    assert not view.marked


def test_view_keeps_the_numbers_of_a_list() -> None:
    view = view_document(document("3. drie\n4. vier"), None)

    assert view.blocks == (Block("numbers", (((Run("drie"),),), ((Run("vier"),),)), first_number=3),)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("0", "5", Span(0, 5)),
        ("5", "5", None),
        ("0", "6", None),
        ("٣", "4", None),
        ("1", None, None),
        (" 1", "2", None),
    ],
)
def test_span_of_an_address(start: str | None, end: str | None, span: Span | None) -> None:
    assert parse_span(start, end, length=5) == span
