"""A corpus that is one table of amounts, read in and asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answering.computing.checks import keeps_units
from assistant.answering.pipeline import answer
from assistant.answering.receipts.receipts import make_receipt, verify_receipt, write_receipt
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


@pytest.mark.parametrize(
    ("question", "text", "cells"),
    [
        (
            "Hoeveel krijgen Lindenhof en Waterkant samen in 2026?",
            "Samen is dat € 2,23 miljoen: € 1,25 miljoen + € 980.000.",
            ["Lindenhof, 2026, x € 1.000", "Waterkant, 2026, x € 1.000"],
        ),
        (
            "Hoeveel krijgen Lindenhof, Waterkant en Duinrand samen in 2026?",
            "Samen is dat € 3.005.000: € 1,25 miljoen + € 980.000 + € 775.000.",
            ["Lindenhof, 2026, x € 1.000", "Waterkant, 2026, x € 1.000", "Duinrand, 2026, x € 1.000"],
        ),
        (
            "Hoeveel krijgt Lindenhof in 2026 en 2027 samen?",
            "Samen is dat € 2,55 miljoen: € 1,25 miljoen + € 1,3 miljoen.",
            ["Gemeente | 2026 | 2027 | Inwoners | Aandeel (%), x € 1.000"],
        ),
        (
            "Hoeveel krijgt Lindenhof meer dan Waterkant in 2027?",
            "Het verschil is € 290.000: € 1,3 miljoen − € 1,01 miljoen. Lindenhof heeft meer dan Waterkant.",
            ["Lindenhof, 2027, x € 1.000", "Waterkant, 2027, x € 1.000"],
        ),
    ],
)
def test_cells_are_computed_with_and_each_is_cited(table: Index, question: str, text: str, cells: list[str]) -> None:
    found = answer(table, Ask(question))
    assert (found.status, found.sentences[0].kind) == ("answered", "computed")
    assert found.sentences[0].text == text
    assert [citation.cell for citation in found.citations] == cells


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hoeveel krijgen Lindenhof en Duinrand samen in 2027?", "Duinrand"),
        ("Hoeveel krijgen Lindenhof en Bosrand samen in 2026?", "Bosrand"),
        ("Hoeveel krijgt Lindenhof in 2026 en 2028 samen?", "Lindenhof in 2028"),
    ],
)
def test_sum_over_cells_of_which_one_is_not_there_is_refused(table: Index, question: str, missing: str) -> None:
    found = answer(table, Ask(question))
    assert (found.status, found.reason, found.computation) == ("unanswerable", "operandsNotInSources", None)
    assert f"Voor {missing} staat het bedrag of aantal niet in de bronnen." in found.text


def test_receipt_of_a_sum_over_cells_holds_and_tells_a_changed_unit(table: Index) -> None:
    question = "Hoeveel krijgen Lindenhof en Waterkant samen in 2026?"
    found = answer(table, Ask(question))
    receipt = write_receipt(make_receipt(table, found, question=question, moment=dt.datetime.now(dt.UTC)))
    assert [finding.text for finding in verify_receipt(receipt, table) if not finding.holds] == []
    other = verify_receipt(receipt.replace('"unit": "x € 1.000"', '"unit": "x € 1"'), table)
    assert [finding.part for finding in other if not finding.holds] == ["bewijs", "zin 1"]


def test_cell_that_is_read_with_another_unit_than_its_table_gives_is_caught(table: Index) -> None:
    found = answer(table, Ask("Hoeveel krijgen Lindenhof en Waterkant samen in 2026?"))
    computation = found.computation
    assert computation is not None
    assert keeps_units(computation, found.citations, table.documents)
    operands = tuple(replace(o, unit="x € 1 miljoen") for o in computation.operands)
    assert not keeps_units(replace(computation, operands=operands), found.citations, table.documents)
    bare = tuple(replace(o, unit="") for o in computation.operands)
    assert not keeps_units(replace(computation, operands=bare), found.citations, table.documents)


def _index_of(folder: Path, tables: dict[str, str]) -> IndexReader:
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, content in tables.items():
        (corpus / f"{name}.csv").write_text(content, encoding="utf-8")
        (corpus / f"{name}.meta.toml").write_text('title = "Geld voor Zonnewijk"\nkind = "announcement"\n')
    (corpus / "names.toml").write_text(_NAMES)
    settings = load_settings(corpus=corpus, data=folder / "data", embedding_threads=1)
    ensure_index(settings, progress=lambda *_: None)
    return IndexReader(settings)


@pytest.mark.parametrize(
    "tables",
    [
        {
            "a": "Gebied;2026 (€)\nLindenhof;100\nWaterkant;200\n",
            "b": "Gebied;2026 (€)\nLindenhof;100\nWaterkant;300\n",
        },
        {"a": "Gebied;Aanvraag 2026 (€);Besluit 2026 (€)\nLindenhof;100;90\nWaterkant;200;150\n"},
        {"a": "Gebied;2026 (€)\nLindenhof;100\n", "b": "Gebied;2026 (€)\nWaterkant;300\n"},
    ],
    ids=["tables-disagree", "two-columns-of-one-year", "cells-of-two-tables"],
)
def test_cells_that_may_not_be_added_are_not(tmp_path: Path, tables: dict[str, str]) -> None:
    reader = _index_of(tmp_path, tables)
    found = answer(reader.current(), Ask("Hoeveel krijgen Lindenhof en Waterkant samen in 2026?"))
    reader.close()
    assert (found.computation, found.reason == "operandsNotInSources") == (None, False)


def test_cells_with_the_unit_in_their_column_are_added(tmp_path: Path) -> None:
    reader = _index_of(tmp_path, {"a": "Gebied;2026 (x € 1 mln)\nLindenhof;1,5\nWaterkant;2,25\n"})
    found = answer(reader.current(), Ask("Hoeveel krijgen Lindenhof en Waterkant samen in 2026?"))
    reader.close()
    assert found.sentences[0].text == "Samen is dat € 3,75 miljoen: € 1,5 miljoen + € 2,25 miljoen."
