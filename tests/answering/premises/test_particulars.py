from __future__ import annotations

import pytest

from assistant.answering.premises.particulars import asks_duration, asks_end, tells_particulars

_HOLDER = "Anna Visser is burgemeester van Berkendam."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Wat is het e-mailadres van Anna Visser?", "Mail naar info@berkendam.example."),
        ("Wat is het telefoonnummer van de gemeente?", "Bel 0123-456789."),
        ("heb je het tel nr van de gemeente", "Bel 0123-456789."),
        ("Waar kan ik naartoe bellen?", "Bel 0123-456789."),
        ("Moet je je daar voor opgeven?", "Aanmelden kan bij de balie."),
        ("Hoe meld ik me aan?", "Opgeven kan bij de balie."),
        ("Hoeveel van de € 6 miljoen is er uitgegeven?", "Merelstad gaf € 5 miljoen uit."),
        ("Hoeveel inwoners heeft Berkendam volgens DorpTV?", "DorpTV noemt 900 inwoners."),
        ("Hoe oud is Anna Visser?", "Anna Visser is 50 jaar."),
        ("Waar woont Anna Visser?", "Anna Visser woont in Berkendam."),
        ("Hoeveel verdient Anna Visser?", "Haar salaris staat vast."),
        ("Wat zei Anna Visser?", "Anna Visser vroeg om geld."),
        ("Wie kreeg meer dan € 5 miljoen?", "Merelstad kreeg € 6 miljoen."),
        ("Hoeveel huizen zijn er in heel Nederland?", "In heel Nederland zijn er 9 huizen."),
        ("Wat is het kenmerk van de regeling?", "Het kenmerk is 12."),
        ("Wat vond Anna Visser van het feest?", "Anna Visser was tevreden."),
        ("Hoe laat gaat het buurthuis open?", "Het buurthuis is open van 9 tot 17 uur."),
        ("Is de opvang gratis?", "De opvang kost niets."),
        ("Is het voorstel aangenomen?", "De raad heeft het voorstel verworpen."),
        ("Wat staat er in Kamerstuk 105?", "Dat is Kamerstuk 105."),
        ("Wanneer begon de aanvraag?", "Vanaf 1 mei 2026 kon dat."),
        ("Wanneer sloot de aanvraag?", "De aanvraag eindigde op 1 mei 2026."),
    ],
)
def test_asked_particular_has_to_be_told(asked: str, said: str) -> None:
    assert tells_particulars(asked, said)
    assert not tells_particulars(asked, _HOLDER)


def test_beginning_is_no_end() -> None:
    assert not tells_particulars("Wanneer eindigde de aanvraag?", "Aanvragen kon vanaf 1 mei 2026.")
    assert asks_end("Wanneer eindigde de aanvraag?")
    assert not asks_end("Wanneer begon de aanvraag?")


def test_number_of_a_document_is_that_number() -> None:
    assert not tells_particulars("Wat staat er in Kamerstuk 105?", "Dat is Kamerstuk 1059, nummer 106.")


@pytest.mark.parametrize("asked", ["Hoeveel jaar duurt het?", "Hoe lang loopt het?", "Wanneer eindigt het?"])
def test_question_for_a_duration(asked: str) -> None:
    assert asks_duration(asked)
    assert not asks_duration("Wanneer begon het?")


def test_question_without_a_particular_asks_for_none() -> None:
    assert tells_particulars("Wie is burgemeester?", _HOLDER)


def test_what_is_available_is_not_what_is_spent() -> None:
    said = "Er is € 6 miljoen beschikbaar."
    assert not tells_particulars("Hoeveel geld is er uitgegeven?", said)
    assert tells_particulars("Hoeveel geld wordt er uitgegeven?", said)


def test_what_a_paper_says_is_told_by_its_own_name() -> None:
    asked = "Hoeveel inwoners heeft Berkendam volgens NU.nl?"
    assert not tells_particulars(asked, "Berkendam had in januari 900 inwoners.")
    assert tells_particulars("Hoeveel inwoners zijn er volgens het CBS?", "Berkendam had in januari 900 inwoners.")
