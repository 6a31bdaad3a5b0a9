from __future__ import annotations

import pytest

from assistant.answering.citations import cite
from assistant.answering.glossary import MOST_TERMS, explain_terms
from assistant.index.opening import Index
from assistant.records import Citation, Document, ExplainedTerm, Span
from assistant.text.names import NameTable, parse_names

_TEXT = "De SPUK Dorpen helpt. De samenhang en het dorpshuis groeien.\nDorpshuizen krijgen SPUK-geld."


@pytest.fixture(scope="module")
def names() -> NameTable:
    terms = [
        {"term": "SPUK", "explanation": "Geld van het Rijk."},
        {"term": "sociale cohesie", "aliases": ["samenhang"], "plain": ["samenhang"], "explanation": "Verbondenheid."},
        {"term": "dorpshuis", "aliases": ["dorpshuizen"], "explanation": "Een huis voor het dorp."},
        {"term": "geld"},
        *({"term": f"jargon{letter}", "explanation": "Een moeilijk woord."} for letter in "abcdefg"),
    ]
    programme = {"id": "dorpen", "name": "SPUK Dorpen"}
    return parse_names({"programme": programme, "terms": terms})


def _cited(text: str, *spans: tuple[int, int]) -> list[Citation]:
    document = Document("brief", "Brief", None, "Rijk", "", "announcement", "CC0-1.0", "nl", text, "ab12")
    return [cite(document, Span(*span), heading="", number=number) for number, span in enumerate(spans, start=1)]


def test_each_term_is_explained_once_at_its_first_mention_in_the_document(names: NameTable) -> None:
    second = _TEXT.index("De samenhang")
    citations = _cited(_TEXT, (second, len(_TEXT)), (0, 21))

    at = [_TEXT.index("dorpshuis"), _TEXT.index("SPUK-geld")]
    assert explain_terms(names, citations) == (
        ExplainedTerm("dorpshuis", "Een huis voor het dorp.", at[0], at[0] + 9, 1),
        ExplainedTerm("SPUK", "Geld van het Rijk.", at[1], at[1] + 4, 1),
    )


def test_term_inside_a_longer_name_is_explained(names: NameTable) -> None:
    assert [t.term for t in explain_terms(names, _cited(_TEXT, (0, 21)))] == ["SPUK"]


def test_no_more_than_five_terms(names: NameTable) -> None:
    text = " ".join(f"jargon{letter}" for letter in "gfedcba")
    assert [t.term for t in explain_terms(names, _cited(text, (0, len(text))))] == [f"jargon{c}" for c in "gfedc"]
    assert MOST_TERMS == 5


def test_without_citations_nothing_is_explained(names: NameTable) -> None:
    assert explain_terms(names, ()) == ()


def test_every_term_of_the_shipped_corpus_is_explained(shipped: Index) -> None:
    known = {n.id for n in shipped.names.names if n.kind == "term"}
    assert {n.id for n in shipped.names.jargon.names} == known
