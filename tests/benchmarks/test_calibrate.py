from __future__ import annotations

import math
from dataclasses import asdict

import numpy as np
import pytest

from assistant.answering.gathering import gather
from assistant.answering.question import read_question
from assistant.index.opening import Index
from assistant.records import Filters
from assistant.settings import Settings
from benchmarks.calibrate import SET_BY_HAND, SIGNALS, answers, best_rows, collect

_ASKED = "Hoeveel geld is er voor de Regeling Zonnewijk?"
_MONEY = {"question": _ASKED, "status": ["answered"], "contains": ["€ 12 miljoen"]}
_NOTHING = {"question": "Hoe bak ik pannenkoeken?", "status": ["outOfScope"]}


def test_best_row_of_each_question_is_the_one_with_the_highest_score() -> None:
    assert best_rows(np.array([0, 0, 1, 1, 1]), np.array([1.0, 3.0, 2.0, 2.0, -1.0])) == {0: 1, 1: 2}


def test_collect_gathers_the_signals_of_every_sentence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(settings.data))
    rows, accepted = collect([_MONEY, _NOTHING])
    assert {row.question for row in rows} == {0, 1}
    assert all(len(row.signals) == len(SIGNALS) and all(map(math.isfinite, row.signals)) for row in rows)
    assert any(row.right for row in rows if row.question == 0)
    assert not any(row.right for row in rows if row.question == 1)
    assert accepted[0][1] is True


def test_signals_set_by_hand_are_not_fitted(index: Index) -> None:
    evidence, _ = gather(index, read_question(index, _ASKED), filters=Filters())
    assert set(asdict(evidence[0].signals)) == {*SIGNALS, *SET_BY_HAND}


def test_sentence_answers_when_it_holds_all_and_stands_in_a_right_document(index: Index) -> None:
    evidence, _ = gather(index, read_question(index, _ASKED), filters=Filters())
    best = evidence[0]
    assert answers(_MONEY, best)
    assert answers({**_MONEY, "documents": [best.document_id]}, best)
    assert not answers({**_MONEY, "documents": ["samenvatting-zonnewijk"]}, best)
    assert not answers({**_MONEY, "contains": ["€ 13 miljoen"]}, best)
    assert not answers(_NOTHING, best)
