from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.question import clean_question, read_question
from assistant.answering.spelling import mend_typos
from assistant.index.opening import Index


@pytest.mark.parametrize(
    "name",
    [
        "Berkendam Oost",
        "berkendam oost",
        "BERKENDAM OOST",
        "Berkendam-Oost",
        "berkendamoost",
        "Bérkendam Oost",
        "het Oosterkwartier",
        "Berkendam",
        "de gemeente Berkendam",
        "Kraaienhoek",
        "de Heuvel",
    ],
)
def test_question_knows_an_area_by_any_of_its_names(village: Index, name: str) -> None:
    assert read_question(village, f"Hoeveel geld krijgt {name}?").areas == {"berkendam-oost"}


@pytest.mark.parametrize("name", ["merelstad zuid", "Merelstede", "Spoorbuurt", "spoor-buurt"])
def test_question_knows_the_other_area_too(village: Index, name: str) -> None:
    assert read_question(village, f"Wat gebeurt er in {name}?").areas == {"merelstad-zuid"}


def test_question_with_a_common_word_names_no_district(village: Index) -> None:
    assert read_question(village, "Wie woont er op een heuvel?").areas == frozenset()


def test_question_can_name_two_areas(village: Index) -> None:
    question = read_question(village, "Krijgt Kraaienhoek meer dan Merelstad-Zuid?")
    assert question.areas == {"berkendam-oost", "merelstad-zuid"}


def test_question_knows_payers_funds_and_tranches(village: Index) -> None:
    question = read_question(village, "Hoeveel betaalt het MVB in 2034-2036 aan het Dijkenfonds?")
    named = [question.named(kind) for kind in ("ministry", "tranche", "fund", "programme")]
    assert named == [{"mvb"}, {"tweede"}, {"dijkenfonds"}, frozenset()]
    assert question.asked == "amount"


def test_question_in_another_language_is_read_as_it_is(village: Index) -> None:
    question = read_question(village, "How much does the Ministry of Neighbourhoods contribute?")
    assert (question.language, question.dutch, question.asked) == ("en", False, "amount")
    assert question.named("ministry") == {"mvb"}
    assert question.read_as is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Waar komt een fietsschol?", "Waar komt een fietsschool?"),
        ("Wat zegt de burgemeestr?", "Wat zegt de burgemeester?"),
        ("Hoeveel krijgt Merelstat-Zuid?", "Hoeveel krijgt Merelstad-Zuid?"),
    ],
)
def test_typo_is_mended_and_shown(village: Index, typed: str, read: str) -> None:
    question = read_question(village, typed)
    assert (question.typed, question.text, question.read_as) == (typed, read, read)


@pytest.mark.parametrize(
    "typed",
    [
        "Waar komt een fietsschool?",
        "Waar staat het gasfornuis van de kookschool?",
        "Welke wethouder praat met bewoonsters?",
        "Wat wilden de eigenaren van de fietsstalling?",
        "Wie is xqzvwkj?",
        "Where is the playgruond?",
    ],
)
def test_word_that_exists_or_resembles_nothing_is_left(village: Index, typed: str) -> None:
    question = read_question(village, typed)
    assert (question.text, question.read_as) == (typed, None)


def test_word_of_the_sources_is_never_overridden(village: Index) -> None:
    words = " ".join(village.vocabulary)
    assert mend_typos(village, words) == words


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("Hoeveel geld krijgt de gemeente Dremmelo?", ("Dremmelo",)),
        ("Wat vinden de heren Kwakkelmans en Dremmelo ervan?", ("Kwakkelmans", "Dremmelo")),
        ("Dremmelo krijgt hoeveel geld van het Rijk?", ()),
        ("Hoeveel geld krijgt Berkendam Oost?", ()),
        ("Wie is Tilde Vonk?", ()),
        ("Wie viel Geld bekommt die Gemeinde Dremmelo?", ()),
        ("HOEVEEL GELD KRIJGT ZONDERLAND NOU?", ()),
    ],
)
def test_unknown_names_are_capitals_that_the_sources_do_not_have(
    village: Index, typed: str, unknown: tuple[str, ...]
) -> None:
    assert read_question(village, typed).unknown == unknown


def test_terms_of_a_question_are_split_into_words_and_names(village: Index) -> None:
    question = read_question(village, "Wat kost Leren & Spelen in Berkendam Oost volgens het MTW?")
    assert {t.name.id for t in question.gate_terms if t.name} == {"berkendam-oost", "mtw"}
    assert "leren-en-spelen" in {t.name.id for t in question.content_terms if t.name}
    assert len(question.content_terms) + len(question.gate_terms) == len(question.terms)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Hoeveel\tgeld\n\n is er? ", "Hoeveel geld is er?"),
        ("\u202eHoeveel\u202c geld\u200b is\x00 er\x1b?", "Hoeveel geld is er ?"),
        ("Cafe\u0301", "Café"),
        ("🌻 <script>alert(1)</script> {{ 7*7 }}", "🌻 {{ 7*7 }}"),
        ('<p class="x">Wat krijgt <b>Lindenhof</b>?</p>', "Wat krijgt Lindenhof ?"),
        ("is 3 < 4 en 5 > 2?", "is 3 < 4 en 5 > 2?"),
        ("<br>", "<br>"),
        ("\x00\u200f", ""),
    ],
)
def test_clean_question(typed: str, cleaned: str) -> None:
    assert clean_question(typed) == cleaned


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_clean_question_leaves_nothing_invisible(typed: str) -> None:
    cleaned = clean_question(typed)
    assert clean_question(cleaned) == cleaned
    assert not any(unicodedata.category(char) == "Cc" for char in cleaned)
    assert not set(cleaned) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("How much money goes to Berkendam Oost?", ()),
        ("How much money is best for Berkendam Oost?", ()),
        ("How much money is there for Goes?", ("Goes",)),
        ("How much money is there for zwolle?", ("Zwolle",)),
    ],
)
def test_common_word_of_another_language_is_no_place(village: Index, question: str, unknown: tuple[str, ...]) -> None:
    assert read_question(village, question).unknown == unknown


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("wie is burgermeester", "wie is burgemeester"),
        ("hoeveel bewoonerz zijn er", "hoeveel bewoners zijn er"),
        ("wat doet berkendamm", "wat doet Berkendam"),
        ("wie woont er in de tuinman", "wie woont er in de tuinman"),
    ],
)
def test_word_written_by_its_sound_is_mended(village: Index, typed: str, mended: str) -> None:
    assert mend_typos(village, typed) == mended


def test_chat_spelling_is_written_out_and_shown(village: Index) -> None:
    question = read_question(village, "wnr begint de regeling vd gemeente")
    assert question.text == "wanneer begint de regeling van de gemeente"
    assert question.read_as == question.text
    assert question.asked == "date"
