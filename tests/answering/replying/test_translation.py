from __future__ import annotations

from dataclasses import replace
from string import Formatter
from typing import get_args

import pytest

from assistant.answering.composition import Draft, reply_politely
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.answering.replying import translation
from assistant.answering.replying.phrases import find_phrases
from assistant.answering.replying.replies import ASKED_BACK, OTHER_AREAS, REPLIES
from assistant.answering.replying.translation import translate
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Ask, Operation
from assistant.text.personal import PersonalKind

_LANGUAGES = ("en", "de", "tr", "ar", "pl", "uk", "fr", "es")


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


def test_refusal_with_an_unknown_place_stays_dutch(village: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = find_phrases("en")
    assert phrases is not None
    told = {("unanswerable", "notInSources"): "Not in {nobody_knows}."}
    monkeypatch.setattr(translation, "find_phrases", lambda _: replace(phrases, replies=told))
    question = read_question(village, "How many dentists are there in Berkendam Oost?")
    draft = Draft("unanswerable", "notInSources", (AnswerSentence("Dat staat er niet.", (), "fixed"),))
    assert translate(village, question, draft) == draft


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_language_has_each_reply_with_the_words_of_the_dutch_one(language: str) -> None:
    phrases = find_phrases(language)
    assert phrases is not None
    assert {key: _places(text) for key, text in phrases.replies.items()} == {
        (str(status), reason): _places(text) for (status, reason), text in REPLIES.items()
    }


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_language_asks_back_and_names_each_kind_of_personal_data(language: str) -> None:
    phrases = find_phrases(language)
    assert phrases is not None
    asked_back = {kind: _places(text) for kind, text in ASKED_BACK.items()}
    assert {kind: _places(text) for kind, text in phrases.asked_back.items()} == asked_back
    assert phrases.kinds.keys() == set(get_args(PersonalKind))
    assert phrases.computed.keys() == {*get_args(Operation), "lead", "rounded", "more"}
    assert _places(phrases.contact) == {"label", "phone"}


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_reply_can_be_filled_in(shipped: Index, language: str) -> None:
    question = replace(read_question(shipped, "Wat krijgt Delft?"), language=language, unknown=("Delft",))
    question = replace(question, areas=frozenset(n.id for n in shipped.names.names if n.kind == "area"))
    words = {
        "kinds": ("bsn", "phone"),
        "names": ("VWS", OTHER_AREAS),
        "count": ("7",),
        "date": ("31-12-2026",),
        "title": ("Brief",),
    }
    for status, reason in REPLIES:
        dutch = AnswerSentence("Nederlands.", (), "fixed")
        told = translate(shipped, question, Draft(status, reason, (dutch,), words=words)).sentences[0]
        assert told.language == language, reason
        assert not {"{", "}"} & set(told.text)
        assert OTHER_AREAS not in told.text


@pytest.mark.parametrize("language", _LANGUAGES)
def test_numbers_to_call_are_kept(shipped: Index, language: str) -> None:
    question = replace(read_question(shipped, "Help"), language=language)
    for reason, numbers in (("crisis", ("113", "0800-0113", "112")), ("insult", ("14 + netnummer",))):
        told = translate(shipped, question, reply_politely(shipped, reason)).sentences[0].text
        assert all(number in told for number in numbers)


@pytest.mark.parametrize(
    ("question", "language", "starts"),
    [
        ("My BSN is 111222333, how much money do I get?", "en", "I see a citizen service number (BSN) in your"),
        ("Meine Telefonnummer ist 06-12345678, wie viel Geld bekomme ich?", "de", "Ich sehe in Ihrer Frage eine Tel"),
        ("Je veux mourir", "fr", "Je suis désolé"),
        ("Хочу померти", "uk", "Мені шкода"),
        ("How much do OCW and VWS pay together?", "en", "I cannot compute that. The sources do not give the amount"),
        ("How much money goes to Amsterdam?", "en", "Amsterdam has 2 areas. Do you mean Amsterdam Nieuw-West or Am"),
    ],
)  # fmt: skip
def test_what_is_not_answered_is_said_in_the_language_of_the_asker(
    shipped: Index, question: str, language: str, starts: str
) -> None:
    (told,) = answer(shipped, Ask(question)).sentences
    assert (told.kind, told.language) == ("fixed", language)
    assert told.text.startswith(starts)


def test_tranches_are_asked_back_by_their_years(shipped: Index) -> None:
    labels = ("de eerste tranche (2023-2025)", "de tweede tranche (2026-2028)")
    draft = Draft(
        "clarify",
        "whichPeriod",
        (AnswerSentence("Bedoelt u …?", (), "fixed"),),
        words={"askedBack": ("period",), "word": ("",), "choices": labels},
    )
    told = translate(shipped, read_question(shipped, "How much money is there?"), draft).sentences[0].text
    assert told == "The money is divided over 2 periods. Do you mean 2023-2025 or 2026-2028?"


def _places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}
