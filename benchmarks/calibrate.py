"""Fit the two linear models, of answering/support.py and acceptance.py, on development questions and print them.

Run: `.venv/bin/python -m benchmarks.calibrate tests/questions/development*.yaml`; it prints RANKING, ACCEPTING and, by
ten-fold cross-validation over questions, how many best sentences are right and what each confidence would accept.
Never run it on the test part.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.answering.acceptance import ACCEPTING, acceptance_signals
from assistant.answering.conversation.conversation import stand_alone
from assistant.answering.evidence import Evidence
from assistant.answering.gathering import gather
from assistant.answering.question import read_question
from assistant.answering.support import RANKING
from assistant.evaluation.answers import ask_of, holds, load_questions
from assistant.index.opening import IndexReader
from assistant.records import Filters
from assistant.settings import load_settings

SET_BY_HAND = ("defines", "several")
SIGNALS = [name for name in RANKING if name not in SET_BY_HAND]
OTHERWISE = ("sums", "lists", "compare", "clarify", "followups")
FOLDS, REPEATS = 10, 5
ACCEPTANCE_C = 0.05


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate sentence of a question: its signals and whether it answers."""

    question: int
    signals: list[float]
    right: bool


def main(paths: Sequence[str]) -> int:
    """Fit and print."""
    questions = [row for path in paths for row in load_questions(Path(path)) if is_answered_by_one_sentence(row)]
    rows, accepted = collect(questions)
    x = np.array([row.signals for row in rows])
    y = np.array([row.right for row in rows])
    groups = np.array([row.question for row in rows])
    held_out = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(x, y, groups):
        held_out[test] = ranking_model().fit(x[train], y[train]).decision_function(x[test])
    model = ranking_model().fit(x, y)
    print("RANKING =", {name: round(float(c), 2) for name, c in zip(SIGNALS, model.coef_[0], strict=True)})
    answerable = [i for i, row in enumerate(questions) if "answered" in row["status"]]
    for name, scores in (("as coded", x @ np.array([RANKING[s] for s in SIGNALS])), ("held out", held_out)):
        top = best_rows(groups, scores)
        right = sum(bool(y[top[i]]) for i in answerable if i in top)
        print(f"best sentence right, {name}: {right} of {len(answerable)}")
    fit_acceptance(questions, accepted)
    return 0


def is_answered_by_one_sentence(row: Mapping[str, Any]) -> bool:
    """Tell whether a question is answered by the best sentence: not by a computation, a list or a question back."""
    return row.get("group") not in OTHERWISE and not row.get("conversation")


def ranking_model() -> LogisticRegression:
    """Return the model that tells right from wrong sentences."""
    return LogisticRegression(C=0.5, class_weight="balanced", max_iter=5000)


def collect(questions: Sequence[Mapping[str, Any]]) -> tuple[list[Row], dict[int, tuple[dict[str, float], bool]]]:
    """Gather the evidence for every question from the published index.

    Returns a row per sentence, and per question the signals of its best sentence and whether that one answers.
    """
    reader = IndexReader(load_settings())
    index = reader.current()
    rows = []
    accepted = {}
    for number, expected in enumerate(questions):
        question = read_question(index, stand_alone(index, ask_of(expected)).question)
        evidence, _ = gather(index, question, filters=Filters())
        if evidence and not evidence[0].unmet:
            accepted[number] = (acceptance_signals(question, evidence), answers(expected, evidence[0]))
        for piece in evidence:
            if not piece.unmet:
                signals = asdict(piece.signals)
                rows.append(Row(number, [signals[s] for s in SIGNALS], answers(expected, piece)))
    reader.close()
    return rows, accepted


def answers(expected: Mapping[str, Any], piece: Evidence) -> bool:
    """Tell whether a sentence holds all that the answer has to hold, and stands in a right document."""
    if "answered" not in expected["status"]:
        return False
    documents = expected.get("documents") or (piece.document_id,)
    return piece.document_id in documents and holds(piece.whole.text, expected.get("contains") or ())


def best_rows(groups: np.ndarray, scores: np.ndarray) -> dict[int, int]:
    """Return for each question the number of its row with the highest score."""
    best: dict[int, int] = {}
    for i, group in enumerate(groups):
        if group not in best or scores[i] > scores[best[group]]:
            best[int(group)] = i
    return best


def fit_acceptance(
    questions: Sequence[Mapping[str, Any]], accepted: Mapping[int, tuple[dict[str, float], bool]]
) -> None:
    """Fit and print the model that tells whether the best sentence answers, and what each threshold gives."""
    numbers = sorted(accepted)
    names = [name for name in ACCEPTING if name not in SET_BY_HAND]
    table = np.array([[accepted[n][0][name] for name in names] for n in numbers])
    right = np.array([accepted[n][1] for n in numbers])
    probability = np.zeros(len(numbers))
    for seed in range(REPEATS):
        for train, test in KFold(FOLDS, shuffle=True, random_state=seed).split(table):
            probability[test] += acceptance_model().fit(table[train], right[train]).predict_proba(table[test])[:, 1]
    probability /= REPEATS
    scale = np.maximum(table.std(axis=0), 1e-6)
    model = LogisticRegression(C=ACCEPTANCE_C, max_iter=5000).fit((table - table.mean(axis=0)) / scale, right)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ table.mean(axis=0))
    print("ACCEPTING =", {name: round(float(c), 2) for name, c in zip(names, weights, strict=True)})
    print("ACCEPTING_BIAS =", round(bias, 2))
    unanswerable = {i for i, row in enumerate(questions) if "answered" not in row["status"]}
    print("threshold: right, wrong, rightly refused, wrongly refused (held out)")
    for threshold in np.arange(0.3, 0.85, 0.05):
        taken = probability >= threshold
        refused = len(unanswerable) - sum(bool(t) and n in unanswerable for n, t in zip(numbers, taken, strict=True))
        good, bad = int((taken & right).sum()), int((taken & ~right).sum())
        print(f"{threshold:.2f}: {good}, {bad}, {refused}, {len(questions) - good - bad - refused}")


def acceptance_model() -> Pipeline:
    """Return the model that tells whether a best sentence answers; signals are brought to one scale first."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=ACCEPTANCE_C, max_iter=5000))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
