from __future__ import annotations

import re
from string import Formatter

import pytest

from assistant.answering.replying.replies import REPLIES, reply, status_of
from assistant.records import Status

_WORDS = {
    "programme": "SPUK Kansrijke Wijk",
    "contact": "Uw gemeente, telefoon 14 000",
    "kinds": "een bsn, een rekeningnummer, een telefoonnummer en een adres",
}
"""The longest words that a reply is filled with; any other is one word."""


def _opened(text: str) -> set[str]:
    """The names of the words that a reply leaves open."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


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
    for (status, reason), text in REPLIES.items():
        opened = _opened(text)
        sentence = reply(status, reason, **{word: f"«{word}»" for word in {*_WORDS, *opened}})
        assert sentence.endswith((".", "?"))
        assert set(re.findall(r"«(\w+)»", sentence)) == opened
        assert "{" not in sentence


def test_reply_is_short_and_simple() -> None:
    for (status, reason), text in REPLIES.items():
        words = dict.fromkeys(_opened(text), "A") | _WORDS
        sentences = re.split(r"(?<=[.?!]) ", reply(status, reason, **words))
        assert len(sentences) <= 3
        assert all(len(re.findall(r"[\w-]+", sentence)) <= 15 for sentence in sentences), sentences


def test_reason_has_one_status() -> None:
    assert all(status_of(reason) == status for status, reason in REPLIES)
    with pytest.raises(KeyError):
        status_of("nothing")
