from __future__ import annotations

import pytest

from assistant.answering.replies import REPLIES, reply
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
        sentence = reply(status, reason, names="{A}", areas="B", programme="C")
        assert sentence.endswith((".", "?"))
        assert "{names}" not in sentence
