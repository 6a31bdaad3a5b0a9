from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from assistant.answering.evidence import Evidence, weigh, without_names
from assistant.answering.question import read_question
from assistant.index.opening import Index

Piece = Callable[[str, str], Evidence]
Weighed = Callable[[str], tuple[Evidence, ...]]


def test_weigh_of_no_passages_is_no_evidence(village: Index) -> None:
    question = read_question(village, "Hoeveel geld is er?")
    assert weigh(village, question, village.vectors.embed_query(question.text), []) == ()


def test_weigh_takes_every_sentence_once(village: Index, weighed: Weighed) -> None:
    evidence = weighed("Hoeveel geld is er?")
    assert len({(e.document_id, e.sentence.start) for e in evidence}) == len(evidence)
    assert len(evidence) == sum(len(p.sentences) for p in village.passages)


def test_weigh_puts_what_fails_a_demand_last_and_the_best_first(weighed: Weighed) -> None:
    evidence = weighed("Hoeveel krijgt Berkendam Oost in 2034?")
    keys = [(bool(e.unmet), -e.score) for e in evidence]
    assert keys == sorted(keys)
    assert [e.own.text for e in evidence if not e.unmet] == [
        "Berkendam Oost krijgt voor 2034-2036 een bedrag van € 12,5 miljoen."
    ]


def test_sentence_that_the_sources_do_not_tell_comes_after_any_answer_however_alike(weighed: Weighed) -> None:
    evidence = weighed("Staat er een bedrag in de bronnen voor Merelstad-Zuid uit de Regeling Dorpskracht?")
    (absent,) = [e for e in evidence if e.unmet == "absent"]
    assert (evidence[0].unmet, evidence[0].score < absent.score) == ("", True)


def test_weigh_is_the_same_each_time(weighed: Weighed) -> None:
    assert weighed("Wat komt er in Spoorbuurt?") == weighed("Wat komt er in Spoorbuurt?")


def test_evidence_that_leans_is_read_with_what_it_leans_on(piece: Piece) -> None:
    found = piece("Hoeveel geld is er?", "Het Rijk stelt hiervoor")
    assert found.own.text == "Het Rijk stelt hiervoor ruim € 80 miljoen beschikbaar."
    assert found.whole.text == f"De Regeling Dorpskracht 2034-2036 is toegekend.\n{found.own.text}"


def test_evidence_that_somebody_says_is_read_with_the_speaker(piece: Piece) -> None:
    found = piece("Wat zegt de burgemeester?", "grote boomgaard")
    assert found.whole.text == (
        "Tilde Vonk, burgemeester van Berkendam:\nMet de Regeling Dorpskracht planten wij samen een grote boomgaard."
    )


def test_evidence_stands_under_its_title_and_headings(piece: Piece) -> None:
    found = piece("Wat is een buurtgids?", "Een buurtgids is")
    assert found.context.text == "Vragen over de Regeling Dorpskracht\nBuurtgids"
    assert (found.announced, piece("Wat?", "Tilde Vonk").announced) == (False, True)


@pytest.mark.parametrize("asked", ["Wat doet Spoorbuurt aan scholen?", "Wat doet Berkendam Oost aan scholen?"])
def test_vector_without_names_keeps_its_length_and_loses_the_name(village: Index, asked: str) -> None:
    question = read_question(village, asked)
    (mention,) = question.mentions
    name = village.vectors.embed_query(question.text[mention.start : mention.end])
    rest = without_names(question, village.vectors.embed_query(question.text))
    assert float(np.linalg.norm(rest)) == pytest.approx(1, abs=1e-4)
    assert float(rest @ name) == pytest.approx(0, abs=1e-4)


def test_vector_of_a_question_without_places_is_left(village: Index) -> None:
    question = read_question(village, "Hoeveel betaalt het MTW?")
    vector = village.vectors.embed_query(question.text)
    assert without_names(question, vector) is vector
