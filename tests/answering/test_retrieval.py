from __future__ import annotations

import numpy as np
import pytest

from assistant.answering.retrieval import Retrieved, retrieve
from assistant.index.opening import Index
from assistant.index.vectors import fetch


def _texts(index: Index, found: Retrieved) -> list[str]:
    return [index.text_of(index.passages[number]) for number, _ in found.hits]


@pytest.mark.parametrize(
    ("question", "dutch", "words"),
    [
        ("Waar komt een speeltuin?", True, "speeltuin"),
        ("Mag een gemeente geld bewaren?", True, "bewaren"),
        ("Can a municipality keep the money?", False, "bewaren"),
        ("Kann eine Gemeinde Geld aufbewahren?", False, "bewaren"),
        ("Belediye parayı saklayabilir mi?", False, "bewaren"),
    ],
)
def test_retrieve_finds_the_passage_in_any_language(index: Index, question: str, dutch: bool, words: str) -> None:
    found = retrieve(index, question, dutch=dutch, limit=3)
    assert words in _texts(index, found)[0]


def test_retrieve_finds_a_name_in_arabic_letters(index: Index) -> None:
    assert index.vocabulary.names_like("ليندنهوف").keys() == {"lindenhof"}
    assert "Lindenhof" in _texts(index, retrieve(index, "ماذا يوجد في ليندنهوف؟", dutch=False, limit=1))[0]


def test_retrieve_gives_the_same_hits_best_first(index: Index) -> None:
    first = retrieve(index, "Hoeveel geld krijgt Waterkant?", dutch=True, limit=50)
    again = retrieve(index, "Hoeveel geld krijgt Waterkant?", dutch=True, limit=50)
    assert first.hits == again.hits
    assert sorted(number for number, _ in first.hits) == list(range(len(index.passages)))
    assert [score for _, score in first.hits] == sorted((score for _, score in first.hits), reverse=True)
    assert first.vector.shape == (512,)
    assert float(np.linalg.norm(first.vector)) == pytest.approx(1, abs=1e-4)


def test_retrieve_keeps_to_the_limit_and_the_mask(index: Index) -> None:
    everything = retrieve(index, "geld", dutch=True, limit=50).hits
    allowed = np.zeros(len(index.passages), dtype=bool)
    assert retrieve(index, "geld", dutch=True, limit=5, allowed=allowed).hits == ()
    allowed[[everything[-1][0], everything[1][0]]] = True
    assert retrieve(index, "geld", dutch=True, limit=5, allowed=allowed).hits == (everything[1], everything[-1])
    assert retrieve(index, "geld", dutch=True, limit=2).hits == everything[:2]


@pytest.mark.parametrize("question", ["?!", "de het een", "xqzv wqkj", "中文", "2031", "\x00", "a" * 1000])
@pytest.mark.parametrize("dutch", [True, False])
def test_retrieve_of_no_known_word_still_ranks_by_the_vectors(index: Index, question: str, dutch: bool) -> None:
    found = retrieve(index, question, dutch=dutch, limit=2)
    assert len(found.hits) == 2
    assert all(np.isfinite(score) for _, score in found.hits)


def test_retrieve_dense_is_the_highest_cosine(index: Index) -> None:
    found = retrieve(index, "Het Rijk stelt ruim € 12 miljoen beschikbaar.", dutch=True, limit=1)
    ids = list(index.passages_by_sentence_vector)
    highest = max(float(v @ found.vector) for v in fetch(index.vectors.sentences, ids).values())
    assert found.dense == pytest.approx(highest, abs=1e-4) == pytest.approx(1, abs=1e-4)
