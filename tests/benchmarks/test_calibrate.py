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
from benchmarks.calibrate import (
    SET_BY_HAND,
    SIGNALS,
    Group,
    Row,
    answers,
    collect,
    fit_ranking,
    group_rows,
    is_answered_by_one_sentence,
)

_ASKED = "Hoeveel geld is er voor de Regeling Zonnewijk?"
_MONEY = {"question": _ASKED, "status": ["answered"], "contains": ["€ 12 miljoen"]}
_NOTHING = {"question": "Hoe bak ik pannenkoeken?", "status": ["outOfScope"]}


def test_ranking_learns_the_signal_that_tells() -> None:
    noise = np.random.default_rng(7).normal(size=(40, 3, len(SIGNALS)))
    groups = [Group(signals, signals[:, 2] == signals[:, 2].max()) for signals in noise]
    weights = fit_ranking(groups)
    assert int(np.argmax(np.abs(weights))) == 2
    assert all(group.is_right(weights) for group in groups)


def test_rows_are_grouped_by_question_and_only_where_one_is_right() -> None:
    rows = [Row(0, [1.0], True), Row(0, [2.0], False), Row(1, [3.0], False)]
    (group,) = group_rows(rows)
    assert group.right.tolist() == [True, False]


def test_question_that_is_answered_another_way_is_not_fitted() -> None:
    assert is_answered_by_one_sentence({"group": "facts"})
    assert not is_answered_by_one_sentence({"group": "sums"})
    assert not is_answered_by_one_sentence({"group": "facts", "conversation": ["Hoi?"]})


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
