"""A question with personal data is stopped unread; nothing of it comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.pipeline import answer
from assistant.answering.replying.privacy import forget_private_turns, private_kinds
from assistant.index.opening import Index
from assistant.records import Ask, Turn


@pytest.mark.parametrize(
    ("asked", "kinds", "secret"),
    [
        ("Hoeveel krijgt Berkendam Oost? mijn bsn is 123456782", "een bsn", "123456782"),
        ("Waar komt een fietsschol? Bel 06-12345678", "een telefoonnummer", "12345678"),
        ("jan@dorp.example en NL91ABNA0417164300", "een e-mailadres en een rekeningnummer", "0417164300"),
        ("Ik woon in de Kerkstraat 12 in Dremmelo, krijg ik geld?", "een adres", "Kerkstraat"),
        ("hallo, mijn bsn is 123456782", "een bsn", "123456782"),
    ],
)
def test_personal_data_stop_a_question(village: Index, asked: str, kinds: str, secret: str) -> None:
    found = answer(village, Ask(asked))
    assert (found.status, found.reason, found.read_as) == ("blocked", "personalData", None)
    assert found.text == (
        f"Ik zie in uw vraag {kinds}. Ik heb niets bewaard. Stel uw vraag nog een keer zonder die gegevens."
    )
    assert (found.citations, found.nearest, found.suggestions) == ((), (), ())
    assert secret not in repr(found)


def test_despair_comes_before_personal_data(village: Index) -> None:
    found = answer(village, Ask("ik wil niet meer leven, bel 06-12345678"))
    assert (found.reason, found.read_as) == ("crisis", None)
    assert "113" in found.text
    assert "12345678" not in repr(found)


def test_nothing_of_a_stopped_question_is_remembered(village: Index) -> None:
    answer(village, Ask("mijn bsn is 123456782"))
    assert not [text for text in village.readings if "123456782" in str(text)]


def test_contact_of_the_sources_is_no_personal_data(village: Index) -> None:
    raw = {**village.names.raw, "programme": {"contacts": [{"label": "Gemeente", "phone": "010-4171643"}]}}
    known = replace(village, names=replace(village.names, raw=raw))
    assert private_kinds(village, "Is 010 417 16 43 het nummer?") == ("phone",)
    assert private_kinds(known, "Is 010 417 16 43 het nummer?") == ()


def test_earlier_turn_with_personal_data_is_forgotten(village: Index) -> None:
    kept = Turn("Hoeveel geld is er?")
    ask = Ask("En voor 2031?", conversation=(Turn("bel mij op 06-12345678"), kept))
    assert forget_private_turns(village, ask).conversation == (kept,)
    assert forget_private_turns(village, Ask("En?", conversation=(kept,))).conversation == (kept,)
