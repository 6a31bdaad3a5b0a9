from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.words import (
    compound_parts,
    content_words,
    fold,
    is_function_word,
    lemma,
    lemmas,
    ngrams,
    plain,
    strip_marks,
    tokens,
    zipf,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Café", "cafe"), ("’s-Hertogenbosch", "'s-hertogenbosch"), ("COÖRDINATIE", "coordinatie"), ("", "")],
)
def test_fold_drops_case_and_diacritics(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("السُّؤال", "السؤال"), ("İstanbul", "istanbul"), ("e\u0301en", "éen"), ("a\u00adb", "ab")]
)
def test_plain_drops_marks_that_no_letter_composes_with(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_strip_marks_keeps_case_and_accents() -> None:
    assert strip_marks("Één Ömer") == "Één Ömer"


def test_tokens_are_split_at_hyphens_and_apostrophes() -> None:
    assert tokens("Zaandam-Oost: foto's, 3e_jaar") == ["zaandam", "oost", "foto", "s", "3e", "jaar"]


@pytest.mark.parametrize(
    ("word", "expected"), [("scholen", "school"), ("kinderen", "kind"), ("gemeenten", "gemeente"), ("xyzzy", "xyzzy")]
)
def test_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("wijkteam", ("wijk", "team")),
        ("schuldhulpverlening", ("schuld", "hulpverlening")),
        ("jongerenwerk", ("jong", "werk")),
        ("onderwijs", ()),
        ("werk", ()),
        ("covid2019x", ()),
    ],
)
def test_compound_parts(word: str, expected: tuple[str, ...]) -> None:
    assert compound_parts(word) == expected


def test_lemmas_give_the_parts_after_the_whole() -> None:
    assert lemmas("Twee wijkteams.") == ["twee", "wijkteams", "wijk", "team"]


def test_ngrams_mark_both_ends_and_keep_a_short_word_whole() -> None:
    assert ngrams("Wíjk") == ["_wij", "wijk", "ijk_"]
    assert ngrams("a ab") == ["_a_", "_ab_"]


def test_zipf_is_zero_for_a_language_without_a_list() -> None:
    assert zipf("school") > 4
    assert zipf("school", "zh") == zipf("school", "xx") == 0.0


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("het", "nl", True), ("the", "en", True), ("the", "xx", False), ("geld", "nl", False), ("nedir", "tr", False)],
)
def test_function_words(word: str, language: str, expected: bool) -> None:
    assert is_function_word(word, language) is expected


def test_content_words_keep_order_and_case() -> None:
    assert content_words("Het Geld voor de Wijk in Arnhem") == ["Geld", "Wijk", "Arnhem"]


@given(st.text(max_size=60))
def test_terms_of_any_text_are_words(text: str) -> None:
    assert all(token and token == token.strip() for token in tokens(text))
    assert all(content_words(text, language) is not None for language in ("nl", "tr", "zh"))
    assert all(len(gram) >= 1 for gram in ngrams(text))
    assert lemmas(text) == lemmas(text)
