"""Replies to what is no question about the programme."""

from __future__ import annotations

import pytest

from assistant.answering.courtesy import courtesy_reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hallo!", "greeting"),
        ("Goedemorgen", "greeting"),
        ("dank u wel", "thanks"),
        ("Wie bent u?", "identity"),
        ("ik weet niet meer hoe ik verder moet", "crisis"),
        ("Ik heb schulden en wil niet meer leven", "crisis"),
    ],
)
def test_courtesy_has_a_reason(text: str, reason: str) -> None:
    assert courtesy_reason(text) == reason


@pytest.mark.parametrize(
    "text",
    ["Hallo, wat doet Leeuwarden Oost?", "Wie bent u van plan te helpen?", "Hoe moet ik verder met de aanvraag?"],
)
def test_question_is_no_courtesy(text: str) -> None:
    assert courtesy_reason(text) is None
