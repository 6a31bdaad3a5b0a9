"""How often a question on another subject gets an answer all the same: each of those answers is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.answering.pipeline import answer
from assistant.evaluation.passages import read_rows
from assistant.index.opening import Index
from assistant.records import Answer, Ask

MOST_ANSWERED: Final = 0.01
"""The share of questions on other subjects that may get an answer."""
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class StrayQuestion:
    """A question that is about nothing in the sources: its set, its language and its words."""

    collection: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class StrayResult:
    """How the questions of one set in one language fared: how many, and those that were answered or asked back."""

    collection: str
    language: str
    count: int
    answered: tuple[tuple[StrayQuestion, Answer], ...]
    asked_back: int


def load_stray_questions(folder: Path) -> tuple[StrayQuestion, ...]:
    """Return the questions of every `SET/queries.jsonl` below a folder, in the order of the sets, each once."""
    found = (
        StrayQuestion(path.parent.name, str(row["lang"]), str(row["query"]).strip()[:_LONGEST])
        for path in sorted(folder.glob("*/queries.jsonl"))
        for row in read_rows(path, ("query", "lang"))
    )
    return tuple(dict.fromkeys(found))


def ask_stray_questions(index: Index, questions: Iterable[StrayQuestion]) -> tuple[StrayResult, ...]:
    """Ask each question and return the results by set and language, in the order in which they come."""
    given: dict[tuple[str, str], list[tuple[StrayQuestion, Answer]]] = {}
    for question in questions:
        asked = (question, answer(index, Ask(question.text)))
        given.setdefault((question.collection, question.language), []).append(asked)
    return tuple(
        StrayResult(
            collection,
            language,
            count=len(rows),
            answered=tuple(row for row in rows if row[1].status in ("answered", "partial")),
            asked_back=sum(row[1].status == "clarify" for row in rows),
        )
        for (collection, language), rows in given.items()
    )


def answered_share(results: Sequence[StrayResult]) -> float:
    """Return the share of all the questions that was answered, 0 to 1; 0 for none."""
    total = sum(r.count for r in results)
    return sum(len(r.answered) for r in results) / total if total else 0.0


def off_topic_table(results: Sequence[StrayResult]) -> list[str]:
    """Return a table with a row per set and language and one of all of them."""
    rows = [f"| {r.collection} | {r.language} | {r.count} | {len(r.answered)} | {r.asked_back} |" for r in results]
    count, answered = sum(r.count for r in results), sum(len(r.answered) for r in results)
    return [
        "| set | language | questions | answered | asked back |",
        "|---|---|---|---|---|",
        *rows,
        f"| all |  | {count} | {answered} ({answered_share(results):.2%}) | {sum(r.asked_back for r in results)} |",
    ]
