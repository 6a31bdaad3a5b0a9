"""Answer quality on a question set (the format is in tests/questions/README.md)."""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.answering.checks.verification import is_exact, verified
from assistant.answering.pipeline import answer, warm
from assistant.errors import SettingsError
from assistant.index.opening import Index, IndexReader
from assistant.records import Answer, Ask, Turn
from assistant.settings import Settings

_ANSWERED = ("answered", "partial")


def evaluate_answers(settings: Settings, path: Path) -> dict[str, Any]:
    """Ask every question of `path` and judge the answers; returns totals, totals per group and a row per question.

    A verdict is "correct", "wrong" (answered with something else than expected, or answered at all where the sources
    don't) or "refused" (not answered though the sources do). Times are in milliseconds, those of a warm index.
    """
    questions = load_questions(path)
    reader = IndexReader(settings, on_open=warm)
    try:
        index = reader.current()
        rows = [_judged(index, row, answer(index, ask_of(row))) for row in questions]
    finally:
        reader.close()
    groups = sorted({row["group"] for row in rows})
    return {
        "file": str(path),
        "generation": index.manifest.generation,
        "total": _summary(rows),
        "groups": {group: _summary([r for r in rows if r["group"] == group]) for group in groups},
        "questions": rows,
    }


def load_questions(path: Path) -> list[dict[str, Any]]:
    """Read a question set. Raises SettingsError when it is not one."""
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as exc:
        raise SettingsError(f"{path} can't be read as YAML: {exc}. Give a question set.") from exc
    if not isinstance(loaded, list) or not all(
        isinstance(r, dict) and {"id", "question", "status"} <= r.keys() for r in loaded
    ):
        raise SettingsError(f"{path} is no question set: a list with id, question and status each was expected.")
    return loaded


def ask_of(row: Mapping[str, Any]) -> Ask:
    """Return the question of a row with the earlier questions of its conversation, if it has any."""
    return Ask(row["question"], conversation=tuple(Turn(earlier) for earlier in row.get("conversation") or ()))


def judge(expected: Mapping[str, Any], given: Answer) -> str:
    """Return the verdict on one answer: "correct", "wrong" or "refused"."""
    answered = given.status in _ANSWERED
    if given.status not in expected["status"]:
        return "wrong" if answered else "refused"
    if not answered:
        return "correct"
    complete = holds(given.text, expected.get("contains") or ())
    spoiled = any(holds(given.text, [item]) for item in expected.get("excludes") or ())
    documents = expected.get("documents") or ()
    cited = not documents or any(c.document_id in documents for c in given.citations)
    return "correct" if complete and cited and not spoiled else "wrong"


def holds(text: str, wanted: Sequence[str | Sequence[str]]) -> bool:
    """Tell whether all `wanted` strings stand in `text`, of a nested list one; case, white space and "€ " folded."""
    folded = _folded(text)
    return all(any(_stands(folded, item) for item in _alternatives(items)) for items in wanted)


def print_answers(report: Mapping[str, Any]) -> None:
    """Print the report as a table per group, with the questions that were not answered right."""
    print(f"{'group':<14}{'n':>5}{'correct':>9}{'wrong':>7}{'refused':>9}{'exact':>7}{'median ms':>11}{'p95 ms':>8}")
    for name, row in (*report["groups"].items(), ("all", report["total"])):
        print(
            f"{name:<14}{row['n']:>5}{row['correct']:>9}{row['wrong']:>7}{row['refused']:>9}"
            f"{row['exactCitations']:>7.0%}{row['medianMs']:>11.1f}{row['p95Ms']:>8.1f}"
        )
    print(f"correct: {report['total']['correct'] / max(1, report['total']['n']):.1%}")
    for row in report["questions"]:
        if row["verdict"] != "correct":
            print(
                f"{row['verdict']:<8} {row['id']:<17} {row['question']}\n"
                f"         -> {row['status']}: {row['answer'][:160]}"
            )


def _judged(index: Index, expected: Mapping[str, Any], given: Answer) -> dict[str, Any]:
    exact = all(is_exact(c, index.documents) for c in (*given.citations, *given.nearest))
    supported = verified(
        given.sentences,
        given.citations,
        documents=index.documents,
        names=index.names,
        computation=given.computation,
    )
    return {
        "id": expected["id"],
        "group": expected.get("group", "all"),
        "question": expected["question"],
        "verdict": judge(expected, given),
        "status": given.status,
        "reason": given.reason,
        "answer": given.text,
        "citations": [c.document_id for c in given.citations],
        "exact": exact and supported,
        "tookMs": given.took_ms,
    }


def _summary(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    times = sorted(row["tookMs"] for row in rows)
    count = len(rows)
    return {
        "n": count,
        **{verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ("correct", "wrong", "refused")},
        "exactCitations": sum(row["exact"] for row in rows) / max(1, count),
        "medianMs": statistics.median(times) if times else 0.0,
        "p95Ms": times[min(count - 1, int(0.95 * count))] if times else 0.0,
    }


def _alternatives(items: str | Sequence[str]) -> Sequence[str]:
    return [items] if isinstance(items, str) else items


def _folded(text: str) -> str:
    return re.sub(r"€\s+", "€", " ".join(str(text).casefold().split()))


def _stands(text: str, item: str) -> bool:
    """Find `item` in folded text; a figure at its edge may not run on into another figure."""
    wanted = _folded(item)
    before = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None
