from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.focusing.focus import find_focus
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index
from assistant.records import Sentence

Piece = Callable[[str, str], Evidence]
Weighed = Callable[[str], tuple[Evidence, ...]]


@pytest.mark.parametrize(
    ("asked", "said", "focus"),
    [
        ("Hoeveel geld is er?", "stelt hiervoor", "ruim € 80 miljoen"),
        ("Hoeveel krijgt Berkendam Oost voor 2034-2036?", "€ 12,5 miljoen", "€ 12,5 miljoen"),
        ("Hoeveel betaalt het MVB?", "Buurt (€ 50 miljoen)", "€ 50 miljoen"),
        ("Hoeveel betaalt het ministerie van Taal en Werk?", "Buurt (€ 50 miljoen)", "€ 30 miljoen"),
        ("Hoeveel gebieden vroegen Leren & Spelen aan?", "Zeven gebieden", "Zeven"),
        ("Wanneer begint de uitbetaling?", "uitbetaling", "1 mei 2034"),
        ("Wie is de burgemeester van Berkendam?", "Tilde Vonk", "Tilde Vonk"),
        ("In welk gebied komt een fietsschool?", "fietsschool", "Merelstad-Zuid"),
        ("Mag het?", "stelt hiervoor", None),
        ("Hoeveel geld is er?", "buurtgids is", None),
        ("Wie is de burgemeester?", "buurtgids is", None),
    ],
)
def test_focus_is_the_asked_thing(village: Index, piece: Piece, asked: str, said: str, focus: str | None) -> None:
    evidence = piece(asked, said)
    span = find_focus(read_question(village, asked), evidence)
    text = village.documents[evidence.document_id].text
    assert (None if span is None else text[span.start : span.end]) == focus


def test_focus_is_not_the_figure_of_the_question_itself(village: Index, piece: Piece) -> None:
    asked = "Hoeveel betaalt Taal en Werk naast de € 50 miljoen?"
    evidence = piece(asked, "Buurt (€ 50 miljoen)")
    span = find_focus(read_question(village, asked), evidence)
    assert span is not None
    assert village.documents[evidence.document_id].text[span.start : span.end] == "€ 30 miljoen"


@pytest.mark.parametrize(
    "asked",
    ["Hoeveel geld is er?", "Wanneer is het?", "Wie is het?", "In welk gebied?", "Hoeveel gebieden?", "Welk deel?"],
)
def test_focus_lies_within_its_sentence(village: Index, weighed: Weighed, asked: str) -> None:
    for evidence in weighed(asked):
        span = find_focus(read_question(village, asked), evidence)
        assert span is None or evidence.sentence.start <= span.start < span.end <= evidence.sentence.end


@pytest.mark.parametrize(
    ("asked", "said", "focus"),
    [
        ("In welk jaar kwam de beurs?", "In 1817 kwam de beurs, in 1905 de haven.", "1817"),
        ("Wanneer kwam de haven?", "In 1817 kwam de beurs, en de haven kwam in 1905.", "1905"),
        ("Hoe lang is het bewijs geldig?", "Sinds 2031 is het bewijs tien jaar geldig.", "tien jaar"),
        ("Op welke datum is de brief getekend?", "In mei 2033 kwam de brief, op 4 juni 2033 getekend.", "4 juni 2033"),
        ("Wanneer is de regeling toegekend?", "De regeling 2034-2036 is op 4 juni 2033 toegekend.", "4 juni 2033"),
        ("Hoe vaak praten wethouders?", "De 3 wethouders praten elke maand met 20 bewoners.", "elke maand"),
        ("Hoeveel procent werkt?", "Van de € 5 miljoen werkt 20 procent.", "20 procent"),
        ("Wie schreef het boek?", "Met Pia Wit schreef Jan Zwart het boek.", "Jan Zwart"),
        ("Wie hielp Pia Wit?", "Pia Wit kreeg hulp van Jan Zwart.", "Jan Zwart"),
        ("Wie vraagt het geld aan?", "Het geld vragen alle gemeenten samen aan.", "alle gemeenten"),
        ("Met wie werkt de school samen?", "Volgens Dagblad Noord helpt de school ouders.", None),
        ("Wie is Pia Wit?", "Pia Wit helpt bewoners.", None),
        ("Waar werken de kinderen?", "De kinderen werken in de landbouw.", "de landbouw"),
        ("Waar is het geld voor bedoeld?", "Volgens Dagblad Noord is het geld bedoeld voor de school.", "de school"),
        ("Welk bedrijf bouwde de brug?", "De brug werd gebouwd door Zwart Beton.", "Zwart Beton"),
        ("Welke maatregel helpt?", "De maatregel van vorig jaar helpt ook volgens de buren in Peru.", None),
        ("Welke ministeries betalen?", "MVB en MTW betalen mee.", "MVB en MTW"),
    ],
)
def test_focus_in_a_sentence(village: Index, piece: Piece, asked: str, said: str, focus: str | None) -> None:
    some = piece("Mag het?", "stelt hiervoor")
    evidence = replace(some, own=read_text(village, said), sentence=Sentence(0, len(said)))
    span = find_focus(read_question(village, asked), evidence)
    assert (None if span is None else said[span.start : span.end]) == focus
