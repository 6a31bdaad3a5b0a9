from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.focus import find_focus
from assistant.answering.question import read_question
from assistant.index.opening import Index

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
