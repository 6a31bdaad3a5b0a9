from __future__ import annotations

import pytest

from assistant.answering.composition import Draft
from assistant.answering.phrases import find_phrases
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.answering.replies import REPLIES
from assistant.answering.translation import translate
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Ask

_LANGUAGES = ("en", "de", "tr", "ar", "pl", "uk", "fr", "es")
_NOW = ("notInSources", "nameNotInSources", "areaNotInSources", "periodNotInSources")
_COURTESIES = ("otherTopic", "crisis", "greeting", "thanks", "identity")


def test_answer_has_fixed_quoted_and_computed_sentences_in_order(village: Index) -> None:
    given = answer(village, Ask("How much does the Ministry of Neighbourhoods contribute?"))
    told = [(s.kind, s.language, s.citations) for s in given.sentences]
    assert told == [("fixed", "en", ()), ("quote", "nl", (1,)), ("computed", "en", (1,))]
    assert given.sentences[-1].text == "In English notation: €50 million."


def test_dutch_answer_is_quotes_alone(village: Index) -> None:
    given = answer(village, Ask("Hoeveel krijgt Berkendam Oost voor 2034-2036?"))
    assert {(s.kind, s.language) for s in given.sentences} == {("quote", "nl")}


def test_refusal_is_in_the_language_of_the_asker(village: Index) -> None:
    given = answer(village, Ask("How many dentists are there in Berkendam Oost?"))
    assert (given.status, given.language) == ("unanswerable", "en")
    assert [s.text for s in given.sentences] == ["The sources do not say that for Berkendam Oost."]


def test_refusal_without_translation_stays_dutch(village: Index) -> None:
    question = read_question(village, "How many dentists are there in Berkendam Oost?")
    draft = Draft("unanswerable", "nieuweReden", (AnswerSentence("Dat weet ik niet.", (), "fixed"),))
    assert translate(village, question, draft) == draft


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_language_has_each_reply_with_the_words_of_the_dutch_one(language: str) -> None:
    phrases = find_phrases(language)
    assert phrases is not None
    assert {reason for _, reason in phrases.replies} >= {*_NOW, *_COURTESIES}
    replies = {(str(status), reason): text for (status, reason), text in REPLIES.items()}
    assert phrases.replies.keys() <= replies.keys()
    for key, text in phrases.replies.items():
        for place in ("{names}", "{areas}", "{programme}"):
            assert (place in text) == (place in replies[key]), (language, key)
