from __future__ import annotations

import pytest

from assistant.answering.premises.premises import broken_premise
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("asked", "said", "broken"),
    [
        ("Welke gebieden doen niet mee?", "Berkendam Oost doet mee.", "denial"),
        ("Welke boomgaarden zijn er niet?", "Er is geen leeszaal.", "denial"),
        ("Welke boomgaarden zijn er niet?", "Er zijn geen boomgaarden.", ""),
        ("Wanneer eindigde de boomgaard?", "Het fonds eindigde op 1 mei 2026.", "particulars"),
        ("Hoe oud is Anna Visser?", "Anna Visser is burgemeester.", "particulars"),
        ("Wie is minister van boomgaarden?", "Minister Visser betaalt mee.", "holder"),
        ("Hoeveel geld is er voor boomgaarden?", "Er is € 12 miljoen.", "purpose"),
        ("Hoeveel geld is er voor boomgaarden?", "Voor boomgaarden is er € 1 miljoen.", ""),
        ("Hoeveel geld is er per inwoner?", "Er is € 12 miljoen.", "premise"),
        ("Hoeveel geld is er?", "Er is € 12 miljoen.", ""),
    ],
)
def test_premise_that_a_sentence_does_not_bear_out(village: Index, asked: str, said: str, broken: str) -> None:
    reading, nothing = read_text(village, said), read_text(village, "")
    assert broken_premise(read_question(village, asked), reading, reading, nothing) == broken
