from __future__ import annotations

import re

import pytest

from assistant.answering.replies import REPLIES, reply, status_of
from assistant.records import Status


@pytest.mark.parametrize(
    ("status", "reason", "sentence"),
    [
        ("unanswerable", "notInSources", "Dat staat niet in de bronnen."),
        ("unanswerable", "nameNotInSources", "Over Dremmelo staat niets in de bronnen."),
        ("unanswerable", "areaNotInSources", "Dat staat voor Spoorbuurt niet in de bronnen."),
        ("unanswerable", "periodNotInSources", "Dat staat voor deze periode niet in de bronnen."),
    ],
)
def test_reply(status: Status, reason: str, sentence: str) -> None:
    assert reply(status, reason, names="Dremmelo", areas="Spoorbuurt", programme="Dorpskracht") == sentence


def test_reply_has_every_word_filled_in() -> None:
    for status, reason in REPLIES:
        sentence = reply(status, reason, names="{A}", areas="B", programme="C", contact="D", kinds="E", count="7")
        assert sentence.endswith((".", "?"))
        assert "{names}" not in sentence


def test_reply_is_short_and_simple() -> None:
    kinds = "een bsn, een rekeningnummer, een telefoonnummer en een adres"
    words = {"names": "A", "areas": "B", "programme": "SPUK Kansrijke Wijk", "contact": "Uw gemeente, telefoon 14 000"}
    words["count"] = "12"
    for status, reason in REPLIES:
        sentences = re.split(r"(?<=[.?!]) ", reply(status, reason, kinds=kinds, **words))
        assert len(sentences) <= 3
        assert all(len(re.findall(r"[\w-]+", sentence)) <= 15 for sentence in sentences), sentences


def test_reason_has_one_status() -> None:
    assert all(status_of(reason) == status for status, reason in REPLIES)
    with pytest.raises(KeyError):
        status_of("nothing")
