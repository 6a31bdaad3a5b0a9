from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.question import read_question
from assistant.answering.terms import Term, kin_of, name_terms
from assistant.index.opening import Index
from assistant.text.names import find_names
from assistant.text.words import lemma


def _terms(index: Index, question: str) -> dict[str, Term]:
    return {term.lemma or term.word: term for term in read_question(index, question).terms}


def test_terms_leave_out_question_words_and_common_words(village: Index) -> None:
    terms = _terms(village, "Welke boomgaard kunnen de bewoners eigenlijk planten?").values()
    assert [term.word for term in terms] == ["boomgaard", "bewoners", "planten"]


def test_term_of_a_separable_verb_is_the_whole_verb(village: Index) -> None:
    terms = read_question(village, "Hoeveel gebieden vroegen Leren & Spelen aan?").terms
    assert [term.word for term in terms] == ["Leren en Spelen", "gebieden", "aanvragen"]
    assert 0 < terms[2].near[lemma("vroegen")] < terms[2].near[terms[2].lemma]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hoeveel gebieden doen er mee?", {"gebied"}),
        ("Welke zeven gebieden doen er mee?", {"gebied"}),
        ("Wie is de burgemeester?", {"burgemeester"}),
        ("Hoeveel soorten boomgaarden zijn er?", {"boomgaard"}),
        ("Mag een gemeente een boomgaard planten?", set()),
    ],
)
def test_term_that_the_question_word_belongs_to_is_marked(village: Index, question: str, asked: set[str]) -> None:
    assert {name for name, term in _terms(village, question).items() if term.asked} == asked


def test_term_stands_also_for_its_synonyms_and_family(village: Index) -> None:
    assert "bedrag" in _terms(village, "Wie heeft de poen?")["poen"].near
    assert "uitbetaling" in _terms(village, "Mag de gemeente uitbetalen?")["uitbetalen"].near


def test_term_for_money_weighs_less_where_an_amount_is_asked(village: Index) -> None:
    asked = _terms(village, "Hoeveel subsidie krijgt de boomgaard?")["subsidie"]
    told = _terms(village, "Waarom gaat subsidie naar de boomgaard?")["subsidie"]
    assert asked.weight < told.weight


def test_term_that_the_sources_do_not_have_is_unknown(village: Index) -> None:
    terms = _terms(village, "Staat er een xqzvwkj in de boomgaard?")
    assert (terms["xqzvwkj"].known, terms["boomgaard"].known) == (False, True)


def test_term_for_what_somebody_does_is_the_same_in_each_language(village: Index) -> None:
    for question in ("Wat doet Berkendam Oost?", "What does Berkendam Oost do?", "Was macht Berkendam Oost?"):
        assert "doen" in _terms(village, question), question


def test_name_terms_come_once_for_each_name(village: Index) -> None:
    mentions = find_names(village.names, "Berkendam Oost, het Oosterkwartier en het MVB")
    assert [(t.word, t.weight > 0) for t in name_terms(mentions)] == [
        ("Berkendam Oost", True),
        ("ministerie van Volk en Buurt", True),
    ]


def test_term_of_a_word_with_a_meaning_has_its_other_forms(village: Index) -> None:
    (term,) = name_terms(find_names(village.names, "de buurtgidsen"))
    assert "buurtgids" in term.near


@pytest.mark.parametrize(
    ("base", "kin", "expected"),
    [("uitbetalen", "uitbetaling", True), ("bewoning", "bewoner", True), ("weg", "wegen", False)],
)
def test_kin_have_a_common_beginning(village: Index, base: str, kin: str, expected: bool) -> None:
    assert (kin in kin_of(village, base)) is expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from("hoeveel geld poen xqzv Berkendam € 5 miljoen aan vroegen 2034 école ".split())))
def test_terms_weigh_between_nothing_and_all(village: Index, words: list[str]) -> None:
    for term in read_question(village, " ".join(words)).terms:
        assert 0 < term.weight <= 1
        assert all(0 <= value <= 1 for value in term.near.values())
        assert term.name is not None or term.near[term.lemma] == 1.0 or not term.lemma
