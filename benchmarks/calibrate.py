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
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
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
RIDGE = 0.1
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
    groups = group_rows(rows)
    coded = np.array([RANKING[s] for s in SIGNALS])
    held_out = {}
    for train, test in KFold(FOLDS, shuffle=True, random_state=0).split(groups):
        weights = fit_ranking([groups[i] for i in train])
        held_out.update({int(i): groups[i].is_right(weights) for i in test})
    fitted = fit_ranking(groups)
    scale = spread(groups, coded) / spread(groups, fitted)  # distances between scores keep their size
    print("RANKING =", {name: round(float(c * scale), 2) for name, c in zip(SIGNALS, fitted, strict=True)})
    print(f"best sentence right, as coded: {sum(g.is_right(coded) for g in groups)} of {len(groups)} that have one")
    print(f"best sentence right, held out: {sum(held_out.values())} of {len(groups)}")
    fit_acceptance(questions, accepted)
    return 0


@dataclass(frozen=True, slots=True)
class Group:
    """The candidate sentences of a question: signals `(n, k)` and which of them answer `(n,)`, one at least."""

    signals: np.ndarray
    right: np.ndarray

    def is_right(self, weights: np.ndarray) -> bool:
        """Tell whether the sentence with the highest score answers."""
        return bool(self.right[np.argmax(self.signals @ weights)])


def group_rows(rows: Sequence[Row]) -> list[Group]:
    """Return the rows of each question that has a sentence which answers."""
    by_question: dict[int, list[Row]] = {}
    for row in rows:
        by_question.setdefault(row.question, []).append(row)
    found = [Group(np.array([r.signals for r in g]), np.array([r.right for r in g])) for g in by_question.values()]
    return [group for group in found if group.right.any()]


def fit_ranking(groups: Sequence[Group]) -> np.ndarray:
    """Return the weights of a conditional logit, `(k,)`: the likeliest that of each question a right sentence is first.

    McFadden, Conditional logit analysis of qualitative choice behavior (1974); several right ones count together.
    """

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = 0.5 * RIDGE * float(weights @ weights), RIDGE * weights
        for group in groups:
            scores = group.signals @ weights
            exp = np.exp(scores - scores.max())
            right = exp * group.right + 1e-30
            total += float(np.log(exp.sum()) - np.log(right.sum()))
            gradient = gradient + group.signals.T @ (exp / exp.sum() - right / right.sum())
        return total, gradient

    start = np.zeros(len(SIGNALS))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x)


def spread(groups: Sequence[Group], weights: np.ndarray) -> float:
    """Return how far the best sentence of a question is above the next five, in the mean."""
    scores = [np.sort(group.signals @ weights)[::-1][:6] for group in groups]
    return float(np.mean([s[0] - s[1:].mean() for s in scores if len(s) > 1]))


def is_answered_by_one_sentence(row: Mapping[str, Any]) -> bool:
    """Tell whether a question is answered by the best sentence: not by a computation, a list or a question back."""
    return row.get("group") not in OTHERWISE and not row.get("conversation")


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
