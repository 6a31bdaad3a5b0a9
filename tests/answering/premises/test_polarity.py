from __future__ import annotations

import pytest

from assistant.answering.premises.polarity import asks_what_is_not, says_what_is_not
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Wie betaalt NIET mee?", True),
        ("Welke gebieden horen er niet bij?", True),
        ("Hoeveel gemeenten vroegen niets aan?", True),
        ("Welke wijken krijgen geen geld?", True),
        ("Which areas don't get any money?", True),
        ("Welche Viertel bekommen kein Geld?", True),
        ("Moet een gemeente niet zelf meebetalen?", False),
        ("Ik snap het niet, wat is een tranche?", False),
        ("Is dit een subsidie of niet?", False),
        ("Wat is het, een subsidie of niet?", False),
        ("Wat doet niet alleen de gemeente?", False),
        ("Wanneer moet niet-besteed geld terug?", False),
        ("Wie betaalt mee?", False),
    ],
)
def test_denial_behind_a_question_word(text: str, denies: bool) -> None:
    assert asks_what_is_not(text) == denies


@pytest.mark.parametrize(
    ("asked", "said", "denied"),
    [
        ("Wie betaalt niet mee?", "Merelstad-Zuid betaalt niet mee.", True),
        ("Wie betaalt niet mee?", "Merelstad-Zuid betaalt mee.", False),
        ("Wie betaalt niet mee?", "Merelstad-Zuid krijgt € 2 miljoen, niet uit de Regeling Dorpskracht.", False),
        ("Wat is niet van de Regeling Dorpskracht?", "Dat fonds is ander geld dan de Regeling Dorpskracht.", True),
        ("Wat mag niet?", "Niet gebruikt geld mag worden bewaard.", False),
        ("Wat mag niet?", "De regeling is niet alleen voor bomen.", False),
    ],
)
def test_sentence_denies_what_is_asked(village: Index, asked: str, said: str, denied: bool) -> None:
    assert says_what_is_not(read_question(village, asked), read_text(village, said)) == denied
