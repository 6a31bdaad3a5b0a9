from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.checks.verification import is_exact, is_supported, verified
from assistant.answering.citations import cite
from assistant.records import AnswerSentence, Citation, Document, SentenceKind, Span
from assistant.text.names import NameTable, parse_names

_TEXT = "Berkendam Oost krijgt ruim € 12 miljoen op 1 mei 2034. Merelstad-Zuid krijgt 20 procent."
_DOCUMENT = Document(
    id="brief",
    title="Brief",
    date=None,
    publisher="Rijk",
    url="https://brief.example",
    kind="announcement",
    licence="CC0-1.0",
    language="nl",
    text=_TEXT,
    sha256="ab12",
)
_DOCUMENTS = {"brief": _DOCUMENT}
_MONEY, _SHARE = (
    cite(_DOCUMENT, Span(0, 54), heading="", number=1),
    cite(_DOCUMENT, Span(55, 88), heading="", number=2),
)


@pytest.fixture(scope="module")
def names() -> NameTable:
    places = ("Berkendam Oost", "Merelstad-Zuid")
    return parse_names({"areas": [{"slug": place.casefold(), "name": place} for place in places]})


def _written(text: str, *numbers: int, kind: SentenceKind = "written") -> AnswerSentence:
    return AnswerSentence(text, numbers, kind)


def test_quotes_are_verified(names: NameTable) -> None:
    sentences = [AnswerSentence(c.quote, (c.number,), "quote") for c in (_MONEY, _SHARE)]
    assert [c.quote for c in (_MONEY, _SHARE)] == [_TEXT[:54], _TEXT[55:]]
    assert verified(sentences, [_MONEY, _SHARE], documents=_DOCUMENTS, names=names)


@pytest.mark.parametrize(
    "changed",
    [
        replace(_MONEY, quote=_MONEY.quote.replace("12", "13")),
        replace(_MONEY, start=1),
        replace(_MONEY, end=53),
        replace(_MONEY, start=1, end=55),
        replace(_MONEY, end=5000),
        replace(_MONEY, start=-54, end=-1),
        replace(_MONEY, quote="", start=3, end=3),
        replace(_MONEY, text_sha256="ab13"),
        replace(_MONEY, document_id="andere-brief"),
    ],
)
def test_citation_that_is_not_exact_is_caught(names: NameTable, changed: Citation) -> None:
    sentence = AnswerSentence(changed.quote, (1,), "quote")
    assert not is_exact(changed, _DOCUMENTS)
    assert not verified([sentence], [changed], documents=_DOCUMENTS, names=names)


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("Berkendam Oost krijgt ruim € 12 miljoen.", True),
        ("Ruim 12 miljoen euro gaat naar Berkendam-Oost.", True),
        ("Op 1 mei 2034 is het zover.", True),
        ("Het geld komt.", True),
        ("Berkendam Oost krijgt ruim € 13 miljoen.", False),
        ("Berkendam Oost krijgt € 12 miljoen.", False),
        ("Berkendam Oost krijgt bijna € 12 miljoen.", False),
        ("Merelstad-Zuid krijgt ruim € 12 miljoen.", False),
        ("Op 2 mei 2034 is het zover.", False),
        ("Berkendam Oost krijgt 20 procent.", False),
    ],
)
def test_written_sentence_has_only_the_figures_and_names_of_its_quote(
    names: NameTable, text: str, supported: bool
) -> None:
    assert is_supported(_written(text, 1), [_MONEY, _SHARE], names) is supported


def test_figure_of_a_second_citation_counts_when_it_is_cited(names: NameTable) -> None:
    sentence = "Berkendam Oost krijgt ruim € 12 miljoen en Merelstad-Zuid 20 procent."
    assert is_supported(_written(sentence, 1, 2), [_MONEY, _SHARE], names)
    assert not is_supported(_written(sentence, 1), [_MONEY, _SHARE], names)


@pytest.mark.parametrize("numbers", [(), (3,)])
@pytest.mark.parametrize("kind", ["quote", "computed", "written"])
def test_sentence_without_a_citation_is_caught(names: NameTable, kind: SentenceKind, numbers: tuple[int, ...]) -> None:
    assert not is_supported(_written("Het geld komt.", *numbers, kind=kind), [_MONEY], names)


@pytest.mark.parametrize("text", [_MONEY.quote[:-1], _MONEY.quote.upper(), f"{_MONEY.quote} ", _SHARE.quote])
def test_quote_has_to_be_letter_for_letter(names: NameTable, text: str) -> None:
    assert not is_supported(_written(text, 1, kind="quote"), [_MONEY, _SHARE], names)


def test_fixed_sentence_cites_nothing(names: NameTable) -> None:
    assert is_supported(_written("Dat staat er niet.", kind="fixed"), [], names)
    assert not is_supported(_written("Dat staat er niet.", 1, kind="fixed"), [_MONEY], names)


def test_one_bad_sentence_spoils_all(names: NameTable) -> None:
    good, bad = AnswerSentence(_MONEY.quote, (1,), "quote"), _written("Er is € 99 miljoen.", 1)
    assert verified([good], [_MONEY], documents=_DOCUMENTS, names=names)
    assert not verified([good, bad], [_MONEY], documents=_DOCUMENTS, names=names)


@pytest.mark.parametrize(
    ("text", "numbers", "language", "supported"),
    [
        ("In English notation: more than €12 million.", (1,), "en", True),
        ("In deutscher Schreibweise: mehr als 12 Millionen Euro.", (1,), "de", True),
        ("In English notation: 1 May 2034.", (1,), "en", True),
        ("In English notation: €12 million.", (1,), "en", False),
        ("In English notation: more than €13 million.", (1,), "en", False),
        ("In English notation: more than €12 million.", (2,), "en", False),
        ("In English notation: more than €12 million.", (), "en", False),
        ("In English notation: more than €12 million.", (1,), "de", False),
        ("It is more than nothing.", (1,), "en", False),
    ],
)
def test_repeated_figure_has_to_be_what_the_writer_makes_of_a_cited_one(
    names: NameTable, text: str, numbers: tuple[int, ...], language: str, supported: bool
) -> None:
    sentence = AnswerSentence(text, numbers, "computed", language)
    assert is_supported(sentence, [_MONEY, _SHARE], names) is supported
