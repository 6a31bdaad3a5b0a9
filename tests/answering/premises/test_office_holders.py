from __future__ import annotations

import pytest

from assistant.answering.premises.office_holders import asks_holder, names_holder, office_end
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("asked", "said", "named"),
    [
        ("Wie is burgemeester van Berkendam?", "Visser was in 2022 burgemeester van Berkendam.", True),
        ("Wie is burgemeester van Berkendam?", "De burgemeester van Berkendam is betrokken.", False),
        ("Wie is minister?", "Anna Visser werkt bij het ministerie.", False),
        ("Wie is programmadirecteur?", "Anna Visser is directeur van het programma.", True),
        ("Wie was in 2019 burgemeester?", "Anna Visser, burgemeester van Berkendam:", False),
        ("Wie was in 2019 burgemeester?", "Anna Visser was in 2019 burgemeester.", True),
        ("Wie was de eerste burgemeester?", "Anna Visser was burgemeester.", False),
        ("Wie was de eerste burgemeester?", "Anna Visser was de eerste burgemeester.", True),
        ("Wie is de koning?", "Koningin Anna Visser bezocht Berkendam.", False),
        ("Wie was eerder burgemeester?", "Anna Visser is burgemeester.", False),
        ("Wie was eerder burgemeester?", "Jan Bos was eerder dan Anna Visser burgemeester.", True),
        ("Wie was voor Anna Visser burgemeester?", "Anna Visser was in 2022 burgemeester.", False),
        ("Wie was voor Anna Visser burgemeester?", "Jan Bos was eerder dan Anna Visser burgemeester.", True),
    ],
)
def test_sentence_names_who_held_the_office(village: Index, asked: str, said: str, named: bool) -> None:
    reading, nothing = read_text(village, said), read_text(village, "")
    assert names_holder(read_question(village, asked), reading, reading, nothing) == named


def test_question_for_the_holder_of_an_office(village: Index) -> None:
    question = read_question(village, "Wie is minister van Onderwijs?")
    assert asks_holder(question)
    assert question.text[office_end(question) :] == " van Onderwijs?"
    assert not asks_holder(read_question(village, "Wie betaalt mee?"))
    assert not asks_holder(read_question(village, "Wat doet de minister?"))
