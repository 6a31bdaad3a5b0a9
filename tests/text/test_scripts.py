from __future__ import annotations

import pytest

from assistant.text.scripts import consonants, is_foreign_script, romanise, without_article


@pytest.mark.parametrize(
    ("word", "expected"), [("أرنهم", True), ("Арнем", True), ("Αθήνα", True), ("Arnhém", False), ("2026", False)]
)
def test_foreign_script(word: str, expected: bool) -> None:
    assert is_foreign_script(word) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("المدرسة", "مدرسة"), ("والمدرسة", "مدرسة"), ("للمدرسة", "مدرسة"), ("الف", "الف"), ("al", "al")],
)
def test_article_is_taken_off_what_is_long_enough(word: str, expected: str) -> None:
    assert without_article(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("روتردام", "rotrdam"), ("Роттердам", "rotterdam"), ("Київ", "kiiv"), ("Ağrı", "agri")]
)
def test_romanise(word: str, expected: str) -> None:
    assert romanise(word) == expected


def test_the_same_name_in_other_letters_has_the_same_consonants() -> None:
    assert consonants(romanise("روتردام")) == consonants(romanise("Роттердам")) == consonants("rotterdam") == "RTRTM"
    assert consonants("genghis") == consonants("jnkiz") == "KNKS"
