"""Measure search, answers and focus and write docs/evaluation.md. Run: `make evaluate`.

The retrieval sets are those of ../shared/evaluation; where that folder is missing, their table is left out.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.evaluation.answers import evaluate_answers
from assistant.evaluation.checking import checking_table, load_paraphrases, stray_sentences
from assistant.evaluation.focus import evaluate_focus
from assistant.evaluation.mutations import answered_sentences, is_caught, mutate_all, passes_as_written
from assistant.evaluation.off_topic import (
    MOST_ANSWERED,
    answered_share,
    ask_stray_questions,
    load_stray_questions,
    off_topic_table,
)
from assistant.evaluation.retrieval import evaluate_retrieval
from assistant.index.opening import IndexReader
from assistant.settings import PROJECT_ROOT, Settings, load_settings
from assistant.text.names import load_names
from benchmarks.plain_language import plain_language_table

SETS = PROJECT_ROOT.parent / "shared" / "evaluation"
QUESTIONS = PROJECT_ROOT / "tests" / "questions"
TARGET = PROJECT_ROOT / "docs" / "evaluation.md"
FLOORS: Mapping[str, Mapping[str, float]] = {
    "rijksoverheid-vac": {"nl": 0.88},
    "minvws-faq": {"nl": 0.54, "en": 0.43},
    "xquad-nl": {"nl": 0.965, "en": 0.93, "de": 0.92, "tr": 0.85, "ar": 0.79},
}
FOCUS_SET = "xquad-nl"
PARTS = {"Development part": "development*.yaml", "Test part (never tuned on)": "test*.yaml"}


def main() -> int:
    """Measure, print and write; return 1 when a floor is not reached."""
    settings = load_settings()
    lines = [
        "# Evaluation",
        "",
        f"Made by `make evaluate` on {dt.date.today().isoformat()}; times are of a shared machine with two cores.",
        "",
    ]
    reached = True
    if SETS.is_dir():
        table, reached = retrieval_table(settings)
        lines += ["## Search", "", *table, "", "## Focus", "", FOCUS, "", *focus_table(settings), ""]
        strays, few = stray_table(settings)
        reached = reached and few
        lines += ["## Questions on other subjects", "", STRAYS, "", *strays, ""]
    lines += ["## Answers", "", EXPLANATION, ""]
    for part, pattern in PARTS.items():
        lines += [f"### {part}", "", *answer_table(settings, sorted(QUESTIONS.glob(pattern))), ""]
    lines += [
        "## Plain language",
        "",
        *plain_language_table(load_names(settings.corpus / "names.toml"), settings.web),
        "",
    ]
    lines += ["## The last check", "", *mutation_table(settings, sorted(QUESTIONS.glob(PARTS["Development part"]))), ""]
    lines += ["## Check of somebody's own text", "", CHECKING, "", *own_text_table(settings), ""]
    TARGET.write_text("\n".join([*lines, NOTES]), encoding="utf-8")
    print("\n".join(lines))
    return 0 if reached else 1


def retrieval_table(settings: Any) -> tuple[list[str], bool]:
    """Return the table of nDCG@10 with its floors, and whether each floor is reached."""
    rows = [
        "Each line: `assistant evaluate retrieval --passages ../shared/evaluation/SET/passages.jsonl --queries …`.",
        "",
        "| set | language | queries | nDCG@10 | floor | hit@1 | recall@10 | median ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    reached = True
    for name, floors in FLOORS.items():
        report = evaluate_retrieval(settings, SETS / name / "passages.jsonl", SETS / name / "queries.jsonl")
        for language, floor in floors.items():
            row = report["languages"][language]
            reached = reached and row["ndcg10"] >= floor
            rows.append(
                f"| {name} | {language} | {row['n']} | {row['ndcg10']:.3f} | {floor} | {row['hit1']:.3f} "
                f"| {row['recall10']:.3f} | {row['medianMs']:.1f} |"
            )
    return rows, reached


def focus_table(settings: Any) -> list[str]:
    """Return the table of how often the focus holds the literal answer, per asked kind."""
    folder = SETS / FOCUS_SET
    report = evaluate_focus(settings, folder / "passages.jsonl", folder / "queries.jsonl")
    table = [
        "| asked | questions | holds the answer | focus given | right when given | words | in the chosen sentence |",
        "|---|---|---|---|---|---|---|",
    ]
    totals = (("all but list", report["total"]), ("of which held out", report["heldOut"]))
    for kind, row in (*report["kinds"].items(), *totals):
        table.append(
            f"| {kind} | {row['n']} | {row['held']:.0%} | {row['given']:.0%} | {row['right']:.0%} | {row['words']:.1f} "
            f"| {row['heldChosen']:.0%} |"
        )
    return [*table, "", f"Median time of one call: {report['total']['medianMs']:.2f} ms."]


def answer_table(settings: Any, paths: Sequence[Path]) -> list[str]:
    """Return the table of verdicts per group over several question files."""
    rows = [row for path in paths for row in evaluate_answers(settings, path)["questions"]]
    table = [
        "| group | questions | correct | wrong | refused wrongly | citations exact | median ms | p95 ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for group in [*sorted({row["group"] for row in rows}), "all"]:
        chosen = [row for row in rows if group in ("all", row["group"])]
        counts = {v: sum(row["verdict"] == v for row in chosen) for v in ("correct", "wrong", "refused")}
        times = sorted(row["tookMs"] for row in chosen)
        exact = sum(row["exact"] for row in chosen)
        share = counts["correct"] / len(chosen)
        table.append(
            f"| {group} | {len(chosen)} | {counts['correct']} ({share:.0%}) | {counts['wrong']} "
            f"| {counts['refused']} | {exact} of {len(chosen)} | {times[len(times) // 2]:.1f} "
            f"| {times[int(0.95 * len(times))]:.1f} |"
        )
    return table


FOCUS = (
    "How often the focus (the marked words of a quote) holds the literal answer span of the Dutch questions of "
    "xquad-nl that ask for a typed thing: `assistant evaluate focus --passages P.jsonl --queries Q.jsonl`. Taken "
    "is the sentence with the answer; the last column takes the sentence of that passage that the product puts "
    "first. The article of the answer and punctuation do not count; a focus of more than eight words is a miss. "
    'Name: a question with "welke" whose answer is a name; list: one whose answer is none, where no focus is the '
    "right thing. Questions whose answer does not stand in the passage letter for letter are left out. Held out "
    "is the half, by the hash of the id, on which no weight was fitted; the mechanisms were made with examples of "
    "both halves in view."
)


STRAYS = (
    "The questions of the retrieval sets are about other subjects: whatever is answered is wrong. At most 1 % may be. "
    "Asked back counts the questions that got a choice of areas."
)


def stray_table(settings: Settings) -> tuple[list[str], bool]:
    """Return how many questions on other subjects are answered, and whether these are few enough."""
    reader = IndexReader(settings)
    try:
        results = ask_stray_questions(reader.current(), load_stray_questions(SETS))
    finally:
        reader.close()
    return off_topic_table(results), answered_share(results) <= MOST_ANSWERED


def mutation_table(settings: Settings, paths: Sequence[Path]) -> list[str]:
    """Return how many sentences, made wrong in one place, the last check refuses, per kind of change."""
    reader = IndexReader(settings)
    try:
        names = reader.current().names
        sentences = answered_sentences(reader.current(), paths)
    finally:
        reader.close()
    mutants = mutate_all(sentences, names)
    rows = [
        f"The {len(sentences)} sentences of the answers to the development questions, each as if it were written: "
        f"{sum(passes_as_written(s, s, names) for s in sentences)} pass. Then made wrong in one place:",
        "",
        "| change | sentences | caught |",
        "|---|---|---|",
    ]
    for change in [*sorted({m.change for m in mutants}), "all"]:
        chosen = [m for m in mutants if change in ("all", m.change)]
        rows.append(f"| {change} | {len(chosen)} | {sum(is_caught(m, names) for m in chosen)} |")
    return rows


CHECKING = (
    "The verdicts of `POST /v1/check` and of the page /concept/controle. The sentences of the sources and the "
    "paraphrases (written by hand, tests/answering/checking/paraphrases.yaml) are true: not supported is a miss, "
    "contradicted an error. Those made wrong must never be supported; a change that makes another sentence of the "
    "sources is left out, and the few names that are left are changes after which another sentence says so "
    '("De tweede tranche ... was geld ..."). Other subjects: sentences of the passages of the retrieval sets.'
)
STRAY_SENTENCES = 1000


def own_text_table(settings: Settings) -> list[str]:
    """Return how sentences that are true, made wrong, or about something else are judged."""
    paraphrases = load_paraphrases(QUESTIONS.parent / "answering" / "checking" / "paraphrases.yaml")
    strays = stray_sentences(SETS, limit=STRAY_SENTENCES) if SETS.is_dir() else ()
    reader = IndexReader(settings)
    try:
        return checking_table(reader.current(), paraphrases, strays)
    finally:
        reader.close()


EXPLANATION = (
    "Correct: the status is as expected and, when answered, all that has to be in the answer is in it, in a quote of a "
    "right document. Wrong: answered with something else, or answered although the sources don't. Refused wrongly: not "
    "answered although the sources do. `assistant evaluate answers FILE.yaml` prints one file with each miss."
)
NOTES = """## How the numbers in the code were set

- The weights of search (`answering/retrieval.py`) on the retrieval sets above: equal weights, halved or quartered where
  that helped; at ±30 % no set falls below its floor.
- The two linear models of answering (`support.py`: which sentence is best; `acceptance.py`: whether the best is good
  enough) by `python -m benchmarks.calibrate tests/questions/development*.yaml`: logistic regressions on the development
  questions that one sentence answers, judged held out by ten-fold cross-validation. `CONFIDENCE` is about the value
  with the most right answers less twice the wrong ones.
- The weights of the focus (`answering/focusing/focus.py`): for names a conditional logit over the candidates of a
  sentence, on the half of the literal answer spans that is not held out, rounded; for figures and dates, where few
  sentences have two candidates, by hand.
- Nothing is set on the test part.
"""

if __name__ == "__main__":
    sys.exit(main())
