from __future__ import annotations

import pytest

from assistant.answering.focusing.candidates import find_durations, find_rates, find_times
from assistant.answering.reading import read_text
from assistant.index.opening import Index


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("De school opende in 1817 en sloot op 3 mei 1905.", ["1817", "3 mei 1905"]),
        ("Hij regeerde van 1321 tot 1323.", ["1321 tot 1323"]),
        ("Het begon in het voorjaar van 1349.", ["het voorjaar van 1349"]),
        ("De kerk is uit het begin van de negentiende eeuw.", ["het begin van de negentiende eeuw"]),
        ("De wijk is uit de jaren zestig.", ["de jaren zestig"]),
        ("De markt is op zaterdag.", ["zaterdag"]),
        ("Zij begonnen rond maart.", ["rond maart"]),
        ("Dat was 22.000 jaar geleden.", ["22.000 jaar geleden"]),
        ("Het kwam aan het einde van de Eerste Wereldoorlog.", ["einde van de Eerste Wereldoorlog"]),
        ("Er kwamen 1.850 mensen en € 1900.", []),
    ],
)
def test_times_are_dates_and_what_has_no_exact_value(village: Index, said: str, times: list[str]) -> None:
    assert [said[c.start : c.end] for c in find_times(read_text(village, said))] == times


@pytest.mark.parametrize(
    ("said", "durations"),
    [
        ("De proef duurt tien jaar en kost veel.", ["tien jaar"]),
        ("Het kan 15 tot 20 jaar duren.", ["15 tot 20 jaar"]),
        ("Ieder jaar komt er iets bij.", []),
    ],
)
def test_durations_have_a_number(village: Index, said: str, durations: list[str]) -> None:
    assert [said[c.start : c.end] for c in find_durations(read_text(village, said))] == durations


@pytest.mark.parametrize(
    ("said", "rates"),
    [
        ("Zij praten elke maand en schrijven twee keer per jaar.", ["elke maand", "twee keer per jaar"]),
        ("Dat gebeurt jaarlijks.", ["jaarlijks"]),
        ("Zij won tweemaal.", ["tweemaal"]),
        ("Zij won niets.", []),
    ],
)
def test_rates_say_how_often(village: Index, said: str, rates: list[str]) -> None:
    assert [said[c.start : c.end] for c in find_rates(read_text(village, said))] == rates
