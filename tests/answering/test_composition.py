from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answering.composition import compose, refuse
from assistant.answering.evidence import Evidence
from assistant.answering.question import read_question
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Focus

Piece = Callable[[str, str], Evidence]
Weighed = Callable[[str], tuple[Evidence, ...]]


def _texts(index: Index, asked: str, *pieces: Evidence) -> list[str]:
    return [sentence.text for sentence in compose(index, read_question(index, asked), pieces).sentences]


def test_sentence_comes_after_what_it_leans_on_each_with_its_citation(village: Index, piece: Piece) -> None:
    asked = "Waar helpen gemeenten hun bewoners aan?"
    draft = compose(village, read_question(village, asked), [piece(asked, "aan werk")])
    assert (draft.status, draft.reason, draft.nearest) == ("answered", None, ())
    assert draft.sentences == (
        AnswerSentence("De Regeling Dorpskracht 2034-2036 is toegekend.", (1,), "quote"),
        AnswerSentence("Het Rijk stelt hiervoor ruim € 80 miljoen beschikbaar.", (2,), "quote"),
        AnswerSentence("Hiermee helpen gemeenten hun bewoners aan werk.", (3,), "quote"),
    )
    assert [c.number for c in draft.citations] == [1, 2, 3]


def test_speech_comes_after_who_says_it_without_half_quotation_marks(village: Index, piece: Piece) -> None:
    asked = "Wat zegt de burgemeester?"
    assert _texts(village, asked, piece(asked, "grote boomgaard")) == [
        "Tilde Vonk, burgemeester van Berkendam:",
        "Met de Regeling Dorpskracht planten wij samen een grote boomgaard.",
    ]


def test_who_says_it_is_told_once(village: Index, piece: Piece) -> None:
    asked = "Wat zegt de burgemeester?"
    assert _texts(village, asked, piece(asked, "graag vooruit"), piece(asked, "grote boomgaard")) == [
        "Tilde Vonk, burgemeester van Berkendam:",
        "Bewoners van Berkendam Oost willen graag vooruit met hun straat.",
        "Met de Regeling Dorpskracht planten wij samen een grote boomgaard.",
    ]


def test_what_was_told_already_is_not_leaned_on_again(village: Index, piece: Piece) -> None:
    asked = "Hoeveel geld is er?"
    assert _texts(village, asked, piece(asked, "stelt hiervoor"), piece(asked, "aan werk")) == [
        "De Regeling Dorpskracht 2034-2036 is toegekend.",
        "Het Rijk stelt hiervoor ruim € 80 miljoen beschikbaar.",
        "Hiermee helpen gemeenten hun bewoners aan werk.",
    ]


def test_citation_stands_under_its_heading(village: Index, piece: Piece) -> None:
    asked = "Wat is een buurtgids?"
    (citation,) = compose(village, read_question(village, asked), [piece(asked, "buurtgids is")]).citations
    assert (citation.heading, citation.quote) == ("Buurtgids", "Een buurtgids is iemand die bewoners de weg wijst.")


def test_focus_lies_in_the_citation_of_the_sentence_itself(village: Index, piece: Piece) -> None:
    asked = "Hoeveel geld is er?"
    draft = compose(village, read_question(village, asked), [piece(asked, "stelt hiervoor")])
    start = village.documents[draft.citations[1].document_id].text.index("ruim € 80 miljoen")
    assert draft.focus == Focus("ruim € 80 miljoen", 2, start, start + 17)


def test_focus_is_none_where_no_such_words_are_asked(village: Index, piece: Piece) -> None:
    asked = "Mag het?"
    assert compose(village, read_question(village, asked), [piece(asked, "stelt hiervoor")]).focus is None


@pytest.mark.parametrize(
    ("asked", "reason", "sentence"),
    [
        ("Hoeveel krijgt Merelstad-Zuid?", "areaNotInSources", "Dat staat voor Merelstad-Zuid niet in de bronnen."),
        (
            "Hoeveel krijgen Berkendam en Merelstad in 2041?",
            "areaNotInSources",
            "Dat staat voor Berkendam Oost en Merelstad-Zuid niet in de bronnen.",
        ),
        ("Hoeveel geld is er in 2041?", "periodNotInSources", "Dat staat voor deze periode niet in de bronnen."),
        ("Hoeveel krijgt mevrouw Dremmelo?", "nameNotInSources", "Over Dremmelo staat niets in de bronnen."),
        (
            "Krijgen de heren Dremmelo, Kwakkelmans en Brontegem geld?",
            "nameNotInSources",
            "Over Dremmelo, Kwakkelmans en Brontegem staat niets in de bronnen.",
        ),
        ("Hoeveel scholen heeft de Regeling Dorpskracht?", "notInSources", "Dat staat niet in de bronnen."),
    ],
)
def test_refusal_says_why(village: Index, weighed: Weighed, asked: str, reason: str, sentence: str) -> None:
    draft = refuse(village, read_question(village, asked), weighed(asked), dense=1.0)
    assert (draft.status, draft.reason, draft.citations) == ("unanswerable", reason, ())
    assert draft.sentences == (AnswerSentence(sentence, (), "fixed"),)
    assert len(draft.nearest) == 3


def test_refusal_of_another_topic_shows_nothing_near(village: Index, weighed: Weighed) -> None:
    asked = "Hoe bak ik pannenkoeken?"
    draft = refuse(village, read_question(village, asked), weighed(asked), dense=0.0)
    assert (draft.status, draft.reason, draft.nearest) == ("outOfScope", "otherTopic", ())
    assert draft.sentences[0].text == (
        "Deze vraag gaat over een ander onderwerp. Ik antwoord alleen op vragen over Regeling Dorpskracht."
    )


def test_refusal_of_a_question_about_the_programme_is_never_off_topic(village: Index, weighed: Weighed) -> None:
    asked = "Hoe bak ik pannenkoeken in Spoorbuurt?"
    assert refuse(village, read_question(village, asked), weighed(asked), dense=0.0).status == "unanswerable"


def test_nearest_begins_with_what_says_that_the_sources_do_not(village: Index, weighed: Weighed) -> None:
    asked = "Hoeveel krijgt Merelstad-Zuid?"
    nearest = refuse(village, read_question(village, asked), weighed(asked), dense=1.0).nearest
    assert [e.own.text for e in nearest[:2]] == [
        "In de bronnen staat geen bedrag voor Merelstad-Zuid uit de Regeling Dorpskracht.",
        "Merelstad-Zuid kreeg in 2034 € 6 miljoen uit het Dijkenfonds, niet uit de Regeling Dorpskracht.",
    ]


def test_nearest_has_another_area_last(village: Index, weighed: Weighed) -> None:
    asked = "Wat komt er in Spoorbuurt?"
    evidence = [replace(e, score=9.0) if e.unmet == "area" else e for e in weighed(asked)]
    nearest = refuse(village, read_question(village, asked), evidence, dense=1.0).nearest
    assert all(e.unmet != "area" for e in nearest)


def test_refusal_without_evidence_has_nothing_near(village: Index) -> None:
    draft = refuse(village, read_question(village, "Wat is de Regeling Dorpskracht?"), [], dense=1.0)
    assert (draft.status, draft.reason, draft.nearest) == ("unanswerable", "notInSources", ())


def test_refusal_names_the_district_that_was_asked_and_shows_the_figure_of_its_area(
    village: Index, weighed: Weighed
) -> None:
    asked = "Hoeveel krijgt Kraaienhoek?"
    draft = refuse(village, read_question(village, asked), weighed(asked), dense=0.9)
    assert draft.reason == "areaNotInSources"
    assert draft.sentences[0].text == "Dat staat voor Kraaienhoek niet in de bronnen."
    assert any("Berkendam Oost krijgt" in e.own.text for e in draft.nearest)
    assert not any("Merelstad-Zuid" in e.own.text for e in draft.nearest)
