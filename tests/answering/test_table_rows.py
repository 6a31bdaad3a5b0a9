"""A corpus that is one table of amounts, read in and asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answering.pipeline import answer
from assistant.http.completion_text import annotate
from assistant.index.opening import Index, IndexReader
from assistant.records import Ask, Focus
from assistant.settings import load_settings
from assistant.writing.writer import is_writable
from ingest.building import ensure_index

_TABLE = """Bedragen x € 1.000;;;;
Gemeente;2026;2027;Inwoners;Aandeel (%)
Lindenhof;1.250;1.300;164.000;12,5
Waterkant;980;1.010;187.000;8
Duinrand;775;;106.000;6,5
Totaal;3.005;3.100;457.000;
"""
_NAMES = """[programme]
id = "zonnewijk"
name = "Regeling Zonnewijk"
aliases = ["Zonnewijk"]
""" + "".join(
    f'\n[[areas]]\nslug = "{name.lower()}"\nname = "{name}"\n'
    for name in ("Lindenhof", "Waterkant", "Duinrand", "Bosrand")
)
_YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of a corpus that holds one CSV file in the encoding of Excel."""
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "bedragen.csv").write_text(_TABLE, encoding="cp1252")
    (corpus / "bedragen.meta.toml").write_text(
        'title = "Geld voor Zonnewijk per gemeente"\nkind = "announcement"\ndate = 2026-01-15\n'
    )
    (corpus / "names.toml").write_text(_NAMES)
    settings = load_settings(corpus=corpus, data=tmp_path_factory.mktemp("data"), embedding_threads=1)
    ensure_index(settings, progress=lambda *_: None)
    reader = IndexReader(settings)
    yield reader.current()
    reader.close()


@pytest.mark.parametrize(
    ("question", "figure", "unit", "cell"),
    [
        ("Hoeveel krijgt Lindenhof in 2026?", "1.250", "x € 1.000", "Lindenhof, 2026, x € 1.000"),
        ("Hoeveel geld krijgt Waterkant in 2027?", "1.010", "x € 1.000", "Waterkant, 2027, x € 1.000"),
        ("Hoeveel inwoners heeft Waterkant?", "187.000", "", "Waterkant, Inwoners"),
        ("Welk aandeel krijgt Duinrand?", "6,5", "", "Duinrand, Aandeel (%)"),
    ],
)
def test_question_about_a_cell_finds_it(table: Index, question: str, figure: str, unit: str, cell: str) -> None:
    found = answer(table, Ask(question))
    (citation,) = found.citations
    document = table.documents[citation.document_id]
    assert (found.status, citation.cell) == ("answered", cell)
    assert isinstance(found.focus, Focus)
    assert (found.focus.text, found.focus.unit) == (figure, unit)
    assert document.text[found.focus.start : found.focus.end] == figure
    assert document.text[citation.start : citation.end] == citation.quote == found.sentences[0].text


def test_question_that_means_no_one_column_has_no_focus(table: Index) -> None:
    found = answer(table, Ask("Hoeveel krijgt Waterkant?"))
    assert (found.status, found.focus) == ("answered", None)
    assert found.citations[0].cell == "Gemeente | 2026 | 2027 | Inwoners | Aandeel (%), x € 1.000"


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel krijgt Lindenhof in 2028?",
        "Hoeveel krijgt Bosrand in 2026?",
        "Hoeveel krijgt Duinrand in 2027?",
        "Hoeveel woningen heeft Lindenhof?",
    ],
    ids=["no-column", "no-row", "empty-cell", "no-such-count"],
)
def test_question_about_a_cell_that_is_not_there_is_not_answered(table: Index, question: str) -> None:
    found = answer(table, Ask(question))
    assert (found.status, found.focus) == ("unanswerable", None)


def test_catalogue_has_the_value_of_a_cell_with_its_place_and_period(table: Index) -> None:
    (row,) = [r for r in table.figures if r.figure.text == "1.250"]
    assert (row.figure.kind, row.figure.low, row.areas, row.period) == (
        "amount", Decimal(1_250_000), frozenset({"lindenhof"}), _YEAR,
    )  # fmt: skip
    assert (row.words, row.cell) == ("1.250 (x € 1.000)", "Lindenhof, 2026, x € 1.000")


def test_catalogue_counts_with_a_count_and_not_with_the_unit_of_the_caption(table: Index) -> None:
    (row,) = [r for r in table.figures if r.figure.text == "187.000"]
    assert (row.figure.kind, row.figure.low, row.figure.noun, row.unit) == ("number", Decimal(187_000), "inwoners", "")


def test_catalogue_has_every_figure_of_the_table(table: Index) -> None:
    kinds = [row.figure.kind for row in table.figures]
    assert {kind: kinds.count(kind) for kind in kinds} == {"amount": 7, "number": 4, "percentage": 3}


def test_answer_as_text_names_the_cell(table: Index) -> None:
    found = answer(table, Ask("Hoeveel krijgt Lindenhof in 2026?"))
    text, _ = annotate(found.sentences, found, "https://vraagbaak.example")
    assert text.startswith("Lindenhof | 1.250 | 1.300 | 164.000 | 12,5 (Lindenhof, 2026, x € 1.000) [1]")


def test_answer_in_another_language_does_not_repeat_the_bare_figure(table: Index) -> None:
    found = answer(table, Ask("How much money does Lindenhof get in 2026?"))
    assert not any("1,250" in sentence.text for sentence in found.sentences)


def test_model_may_not_write_what_a_table_says(table: Index) -> None:
    assert not is_writable(answer(table, Ask("Hoeveel krijgt Lindenhof in 2026?")))
