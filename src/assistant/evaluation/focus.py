"""Quality of the focus: how often the marked words of a sentence hold the literal answer, and how few they are."""

from __future__ import annotations

import hashlib
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.answering.evidence import Evidence, weigh
from assistant.answering.focusing.focus import find_focus
from assistant.answering.question import Question, read_question
from assistant.evaluation.passages import passage_index, read_rows
from assistant.index.opening import Index
from assistant.settings import Settings
from assistant.text.words import PIECE, fold

KINDS = ("amount", "number", "share", "date", "person", "place", "name")
"""The typed things of the total; "name" is a question with "welke" whose answer is a name."""
_MOST_WORDS = 8
_ARTICLES = frozenset({"de", "het", "een"})


def evaluate_focus(settings: Settings, passages: Path, queries: Path) -> dict[str, Any]:
    """Find the focus for each Dutch query for a typed thing and compare it with the literal answer span.

    Queries have `answers`: a list of `text` and `start` in their first positive passage; those without a literal span
    are left out. Returns totals per kind and a row per query: `held` in the sentence with the answer, `heldChosen` in
    the sentence of that passage that the product puts first.
    """
    with passage_index(settings, passages) as index:
        numbers = {p.document_id: number for number, p in enumerate(index.passages)}
        rows = [
            _judged(index, read_question(index, row["query"]), row, number=numbers[row["positive"][0]])
            for row in _literal(read_rows(queries, ("id", "query", "positive", "answers")), index)
        ]
    rows = [row for row in rows if row["kind"] in (*KINDS, "list")]
    kinds = {kind: [r for r in rows if r["kind"] == kind] for kind in (*KINDS, "list")}
    return {
        "kinds": {kind: _summary(chosen) for kind, chosen in kinds.items() if chosen},
        "total": _summary([r for r in rows if r["kind"] in KINDS]),
        "heldOut": _summary([r for r in rows if r["kind"] in KINDS and is_held_out(r["id"])]),
        "questions": rows,
    }


def holds_answer(focus: str, gold: str) -> bool:
    """Tell whether a focus of at most eight words holds all words of the answer in a row, but for its article."""
    words, wanted = _words(focus), _words(gold)
    if wanted[:1] and wanted[0] in _ARTICLES:
        wanted = wanted[1:]
    if not wanted or len(words) > _MOST_WORDS:
        return False
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def is_held_out(query: str) -> bool:
    """Tell whether a query, by the hash of its id, is in the half on which no weight of the focus was set."""
    return hashlib.sha256(query.encode()).digest()[-1] % 2 == 1


def print_focus(report: Mapping[str, Any]) -> None:
    """Print a line per kind of answer and for all but "list", the questions with "welke" for something without name."""
    heads = (("n", 5), ("held", 7), ("given", 7), ("right", 7), ("words", 7), ("held in chosen", 16), ("median ms", 11))
    print(f"{'kind':<10}" + "".join(f"{head:>{width}}" for head, width in heads))
    for kind, row in (*report["kinds"].items(), ("all", report["total"]), ("held out", report["heldOut"])):
        print(
            f"{kind:<10}{row['n']:>5}{row['held']:>7.0%}{row['given']:>7.0%}{row['right']:>7.0%}{row['words']:>7.1f}"
            f"{row['heldChosen']:>16.0%}{row['medianMs']:>11.3f}"
        )


def _literal(rows: Sequence[Mapping[str, Any]], index: Index) -> Iterator[Mapping[str, Any]]:
    """Yield the Dutch queries whose answer stands in its passage, letter for letter."""
    for row in rows:
        answer = row["answers"][0] if row["answers"] else None
        if row.get("lang", "nl") == "nl" and answer is not None and row.get("span_ok", True):
            text = index.documents[row["positive"][0]].text
            if text.startswith(answer["text"], answer["start"]):
                yield row


def _judged(index: Index, question: Question, row: Mapping[str, Any], *, number: int) -> dict[str, Any]:
    gold = str(row["answers"][0]["text"])
    evidence = weigh(index, question, index.vectors.embed_query(question.text), [(number, 0.0)])
    wanted = " ".join(_words(gold))
    holding = sorted(
        (e for e in evidence if wanted in " ".join(_words(e.own.text))),
        key=lambda e: f" {wanted} " not in f" {' '.join(_words(e.own.text))} ",
    )
    started = time.perf_counter()
    found = _focus_text(index, question, holding[0]) if holding else None
    took_ms = (time.perf_counter() - started) * 1000
    chosen = _focus_text(index, question, evidence[0]) if evidence else None
    named = question.asked == "list" and gold[:1].isupper()
    return {
        "id": row["id"],
        "kind": "name" if named else question.asked,
        "question": question.text,
        "sentence": holding[0].own.text if holding else "",
        "answer": gold,
        "focus": found,
        "focusChosen": chosen,
        "held": found is not None and holds_answer(found, gold),
        "heldChosen": chosen is not None and holds_answer(chosen, gold),
        "tookMs": took_ms,
    }


def _focus_text(index: Index, question: Question, evidence: Evidence) -> str | None:
    span = find_focus(question, evidence)
    return None if span is None else index.documents[evidence.document_id].text[span.start : span.end]


def _words(text: str) -> list[str]:
    return [fold(word) for word in PIECE.findall(text)]


def _summary(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    given = [row for row in rows if row["focus"] is not None]
    count = max(1, len(rows))
    return {
        "n": len(rows),
        "held": sum(row["held"] for row in rows) / count,
        "given": len(given) / count,
        "right": sum(row["held"] for row in given) / max(1, len(given)),
        "words": statistics.median(len(_words(row["focus"])) for row in given) if given else 0.0,
        "heldChosen": sum(row["heldChosen"] for row in rows) / count,
        "medianMs": statistics.median(row["tookMs"] for row in rows) if rows else 0.0,
    }
