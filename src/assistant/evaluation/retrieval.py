"""Retrieval quality on passages and queries: nDCG@10 and its relatives, on a temporary index."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.answering.retrieval import retrieve
from assistant.evaluation.passages import passage_index, read_rows
from assistant.index.opening import Index
from assistant.settings import Settings
from assistant.text.language import detect_language

_CUT = 10


def evaluate_retrieval(settings: Settings, passages: Path, queries: Path) -> dict[str, Any]:
    """Index `passages` in a temporary folder, ask `queries`, and return the measures per query language.

    Each passage is ranked whole. nDCG@10 has binary gains over all `positive` ids (Järvelin and Kekäläinen 2002).
    The published index is left alone.
    """
    asked = read_rows(queries, ("id", "query", "positive"))
    with passage_index(settings, passages) as index:
        ranked = [_ranked(index, row) for row in asked]
        count = len(index.passages)
    languages = sorted({row["lang"] for row in ranked})
    return {
        "passages": count,
        "queries": len(asked),
        "languages": {lang: _summary([r for r in ranked if r["lang"] == lang]) for lang in languages},
    }


def ndcg(ranking: Sequence[str], positive: Sequence[str], *, cut: int = _CUT) -> float:
    """Return nDCG at `cut` with gain 1 for each id in `positive`, 0 to 1."""
    gains = sum(1 / math.log2(i + 2) for i, item in enumerate(ranking[:cut]) if item in positive)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(cut, len(positive))))
    return gains / ideal if ideal else 0.0


def print_retrieval(report: Mapping[str, Any]) -> None:
    """Print a line per query language."""
    print(f"{report['passages']} passages, {report['queries']} queries")
    heads = (("n", 5), ("nDCG@10", 9), ("hit@1", 7), ("hit@10", 8), ("rec@10", 8), ("MRR@10", 8), ("median ms", 11))
    print(f"{'lang':<6}" + "".join(f"{head:>{width}}" for head, width in (*heads, ("p95 ms", 8))))
    for lang, row in report["languages"].items():
        print(
            f"{lang:<6}{row['n']:>5}{row['ndcg10']:>9.3f}{row['hit1']:>7.3f}{row['hit10']:>8.3f}{row['recall10']:>8.3f}"
            f"{row['mrr10']:>8.3f}{row['medianMs']:>11.1f}{row['p95Ms']:>8.1f}"
        )


def _ranked(index: Index, row: Mapping[str, Any]) -> dict[str, Any]:
    started = time.perf_counter()
    dutch = detect_language(row["query"]) == "nl"
    found = retrieve(index, row["query"], dutch=dutch, limit=_CUT)
    took_ms = (time.perf_counter() - started) * 1000
    ranking = [index.passages[number].document_id for number, _ in found.hits]
    positive = [str(p) for p in row["positive"]]
    first = next((i for i, item in enumerate(ranking) if item in positive), None)
    return {
        "lang": row.get("lang", "nl"),
        "ndcg10": ndcg(ranking, positive),
        "hit1": float(first == 0),
        "hit10": float(first is not None),
        "recall10": sum(p in ranking for p in positive) / max(1, len(positive)),
        "mrr10": 0.0 if first is None else 1 / (first + 1),
        "tookMs": took_ms,
    }


def _summary(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    times = sorted(row["tookMs"] for row in rows)
    measures = ("ndcg10", "hit1", "hit10", "recall10", "mrr10")
    return {
        "n": len(rows),
        **{key: statistics.fmean(row[key] for row in rows) for key in measures},
        "medianMs": statistics.median(times),
        "p95Ms": times[min(len(times) - 1, int(0.95 * len(times)))],
    }
