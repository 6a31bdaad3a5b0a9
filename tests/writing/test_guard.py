"""What a written sentence may not do; each case differs in one thing from one that may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.index.opening import Index
from assistant.records import Citation
from assistant.writing.guard import find_fault

BLANK = Citation(1, "", "", "", None, "other", "", "", "", 0, 0, "")
QUOTES = (
    "Het Rijk stelt ruim € 12 miljoen beschikbaar voor vier wijken.",
    "De gemeente Veldstad kan het geld tot en met 2028 bewaren.",
    "In Lindenhof komt geen speeltuin, maar in Waterkant komt een leeszaal voor kinderen.",
    "Alleen gemeenten met minder dan 20.000 inwoners moeten het geld vóór 1 maart 2026 aanvragen.",
)
CITED = tuple(replace(BLANK, number=n, quote=quote) for n, quote in enumerate(QUOTES, start=1))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Het Rijk geeft ruim € 12 miljoen voor vier wijken.", (1,)),
        ("Er is ruim 12 miljoen euro beschikbaar voor vier wijken.", (1,)),
        ("Veldstad kan het geld bewaren tot en met 2028.", (2,)),
        ("In Lindenhof komt geen speeltuin.", (3,)),
        ("Voor kinderen komt er in Waterkant een leeszaal.", (3,)),
        ("Alleen gemeenten met minder dan 20.000 inwoners moeten het aanvragen vóór 1 maart 2026.", (4,)),
    ],
)
def test_true_sentence_may_be_shown(index: Index, text: str, numbers: tuple[int, ...]) -> None:
    assert find_fault(index, text, numbers, CITED) is None


@pytest.mark.parametrize(
    ("text", "numbers", "fault"),
    [
        ("Het Rijk geeft ruim € 12 miljoen voor vier wijken.", (), "noSource"),
        ("Het Rijk geeft ruim € 12 miljoen voor vier wijken.", (9,), "unknownSource"),
        ("Het Rijk geeft ruim € 12 miljoen voor vier wijken.", (2,), "figure"),
        ("Het Rijk geeft ruim € 13 miljoen voor vier wijken.", (1,), "figure"),
        ("Het Rijk geeft € 12 miljoen voor vier wijken.", (1,), "figure"),
        ("Het Rijk geeft ruim € 12 miljoen per jaar voor vier wijken.", (1,), "figure"),
        ("Het Rijk geeft ruim € 12 miljoen voor vijf wijken.", (1,), "figure"),
        ("Veldstad kan het geld bewaren tot en met 2029.", (2,), "figure"),
        ("Lindenhof kan het geld bewaren tot en met 2028.", (2,), "name"),
        ("Veldstad kan het geld niet bewaren tot en met 2028.", (2,), "denial"),
        ("In Lindenhof komt een speeltuin.", (3,), "denial"),
        ("Veldstad moet het geld bewaren tot en met 2028.", (2,), "modality"),
        ("Veldstad bewaart het geld tot en met 2028.", (2,), "modality"),
        ("Alle gemeenten moeten het geld aanvragen vóór 1 maart 2026.", (4,), "reach"),
        ("Gemeenten met minder dan 20.000 inwoners moeten het geld aanvragen vóór 1 maart 2026.", (4,), "reach"),
        ("U krijgt ruim € 12 miljoen voor vier wijken.", (1,), "address"),
        ("Het zwembad opent met ruim € 12 miljoen de deuren voor toeristen.", (1,), "coverage"),
        ("Het Rijk geeft ruim € 12 miljoen voor <b>vier</b> wijken.", (1,), "form"),
        ("The government makes more than enough money available.", (1,), "language"),
    ],
)
def test_false_sentence_is_struck(index: Index, text: str, numbers: tuple[int, ...], fault: str) -> None:
    assert find_fault(index, text, numbers, CITED) == fault


def test_instructions_do_not_come_out(index: Index) -> None:
    told = "Je schrijft alleen op wat in de genummerde bronnen staat."
    quoted = (replace(BLANK, quote=told),)
    assert find_fault(index, told, (1,), quoted) is None
    assert find_fault(index, told, (1,), quoted, secret=f"Regels: {told}") == "disclosure"
