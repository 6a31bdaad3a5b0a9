"""What a sentence leans on, and the texts that are read."""

from __future__ import annotations

from assistant.index.entries import read_texts, support_of, whole_text
from assistant.records import Document, Passage, Sentence, Span

_TEXT = "De regeling is er. Het Rijk betaalt. Dat is veel. Wij zeiden: hier! Mooi!"
_DOCUMENT = Document("a", "Titel", None, "", "", "other", "", "nl", _TEXT, "")
_FIRST = (Sentence(0, 18), Sentence(19, 36, leans=True), Sentence(37, 49, leans=True))
_SECOND = (Sentence(50, 67, leans=True), Sentence(68, 73, speaker=Span(50, 61)))
_PASSAGES = (Passage("a", 0, 0, 49, ("Kop",), _FIRST), Passage("a", 1, 50, 73, (), _SECOND))


def test_support_is_what_a_sentence_leans_on_nearest_last() -> None:
    assert support_of(_PASSAGES, 0, 2) == _FIRST[:2]
    assert support_of(_PASSAGES, 0, 2, limit=1) == _FIRST[1:2]
    assert support_of(_PASSAGES, 0, 0) == support_of(_PASSAGES, 1, 1) == ()


def test_support_goes_back_into_the_passage_before_of_the_same_document_only() -> None:
    other = Passage("b", 0, 0, 49, (), _FIRST)
    assert support_of(_PASSAGES, 1, 0) == _FIRST[1:]
    assert support_of((other, _PASSAGES[1]), 1, 0) == ()


def test_whole_text_has_the_speaker_and_the_sentences_leaned_on() -> None:
    assert whole_text(_DOCUMENT, _FIRST[1], _FIRST[:1]) == "De regeling is er.\nHet Rijk betaalt."
    assert whole_text(_DOCUMENT, _SECOND[1], ()) == "Wij zeiden:\nMooi!"


def test_texts_read_are_headings_sentences_and_wholes() -> None:
    texts = list(read_texts({"a": _DOCUMENT}, _PASSAGES))
    assert texts[:4] == ["Titel\nKop", "De regeling is er.", "De regeling is er.", "Het Rijk betaalt."]
    assert "Het Rijk betaalt.\nDat is veel.\nWij zeiden: hier!" in texts
