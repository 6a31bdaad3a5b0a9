"""Small words that turn a sentence."""

from __future__ import annotations

import pytest

from assistant.answering.checking.guarded import are_opposed, guarded_words


def test_guarded_words_are_found_with_their_kind_and_place() -> None:
    text = "Een gemeente mag dat niet."
    assert [(kind, text[a:b]) for kind, a, b in guarded_words(text)] == [("may", "mag"), ("denial", "niet")]


@pytest.mark.parametrize(
    ("words", "others", "opposed"),
    [(["stijgen"], ["dalen"], True), (["stijgen"], ["stijgen", "dalen"], False), (["fiets"], ["dalen"], False)],
)
def test_opposites_count_only_when_the_word_itself_is_absent(
    words: list[str], others: list[str], opposed: bool
) -> None:
    assert are_opposed(words, others) is opposed
