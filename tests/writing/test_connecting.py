"""Connecting sentences announce a part and claim nothing; what claims something is left out."""

from __future__ import annotations

import pytest

from assistant.index.opening import Index
from assistant.settings import Settings
from assistant.writing.connecting import claims_nothing, connecting_messages, read_proposals
from assistant.writing.model import ServedModel
from assistant.writing.writer import Writer
from tests.writing.conftest import Script, says

QUESTIONS = ("Hoeveel geld is er voor de Regeling Zonnewijk?", "Wat komt er in Lindenhof?")


@pytest.mark.parametrize(
    "sentence",
    [
        "Eerst over het geld voor de Regeling Zonnewijk.",
        "Hieronder leest u hoeveel geld er is.",
        "Dit stuk gaat over het geld:",
    ],
)
def test_announcement_may_be_used(index: Index, sentence: str) -> None:
    assert claims_nothing(sentence, QUESTIONS[0], index.names)


@pytest.mark.parametrize(
    "sentence",
    [
        "Er is ruim € 12 miljoen voor de Regeling Zonnewijk.",
        "Er is veel geld voor de Regeling Zonnewijk.",
        "Er is geen geld voor de Regeling Zonnewijk.",
        "Het geld voor de Regeling Zonnewijk moet op tijd komen.",
        "Het geld is voor Lindenhof.",
        "Het geld komt van het ministerie.",
        "U krijgt geld.",
        "Daarna vier vragen over geld.",
        "Eerst over het geld",
        "Eerst over het <b>geld</b>.",
        "Eerst dan nu verder over het geld dat er is voor de regeling en ook daarna weer.",
    ],
)
def test_claim_may_not_be_used(index: Index, sentence: str) -> None:
    assert not claims_nothing(sentence, QUESTIONS[0], index.names)


def test_proposals_are_read_by_their_numbers(index: Index) -> None:
    text = "2: Daarna leest u wat er in Lindenhof komt.\n1: Er is € 5 miljoen.\n7: Tot slot."
    assert read_proposals(text, QUESTIONS, index.names) == ("", "Daarna leest u wat er in Lindenhof komt.")


def test_writer_proposes_and_gives_nothing_when_the_model_fails(
    index: Index, model_settings: Settings, server: Script
) -> None:
    writer = Writer(ServedModel(model_settings), name="klein", timeout_s=3)
    server.play = says("1: Eerst over het geld.\n2: Onzin over fietsen.\n")
    assert writer.connect(index.names, QUESTIONS) == ("Eerst over het geld.", "")
    assert server.asked[0]["messages"] == connecting_messages(QUESTIONS)
    server.play = lambda handler: handler.send(500, "{}")
    assert writer.connect(index.names, QUESTIONS) == ("", "")
    off = Writer(ServedModel(model_settings), name="klein", timeout_s=3, uses={"answer"})
    assert off.connect(index.names, QUESTIONS) == ("", "")
