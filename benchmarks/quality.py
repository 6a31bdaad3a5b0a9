"""nDCG@10 of the product and the rival on retrieval sets of real questions, where those lie beside the checkout."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.evaluation.retrieval import evaluate_retrieval, ndcg
from assistant.settings import load_settings
from benchmarks.children import run_rival
from benchmarks.tables import Row

SETS = (("rijksoverheid-vac", ("nl",)), ("minvws-faq", ("nl", "en")), ("xquad-nl", ("nl", "en")))


def measure(evaluation: Path, *, folder: Path, rival: bool) -> list[Row]:
    """Rank the passages of each set for its queries; `folder` is for files in between.

    Both see the same text: where a passage has a title, it stands on top.
    """
    rows = []
    for name, languages in SETS:
        source = evaluation / name
        if not (source / "queries.jsonl").is_file():
            continue
        asked = [row for row in _read(source / "queries.jsonl") if row["lang"] in languages]
        queries = _write(folder / f"{name}-queries.jsonl", asked)
        ours = evaluate_retrieval(load_settings(), source / "passages.jsonl", queries)["languages"]
        theirs = _rival_quality(source, queries, asked, folder=folder) if rival else {}
        rows += [
            Row(
                f"{name} {language} ({ours[language]['n']} questions)",
                ours[language]["ndcg10"],
                theirs.get(language),
                3,
            )
            for language in languages
        ]
    return rows


def _rival_quality(source: Path, queries: Path, asked: Sequence[dict[str, Any]], *, folder: Path) -> dict[str, float]:
    """Return the rival's mean nDCG@10 by query language."""
    passages = [{"id": row["id"], "text": _whole(row)} for row in _read(source / "passages.jsonl")]
    ranked = run_rival("rank", str(_write(folder / f"{source.name}-passages.jsonl", passages)), str(queries))
    found: dict[str, list[float]] = {}
    for row, ranking in zip(asked, ranked["rankings"], strict=True):
        found.setdefault(row["lang"], []).append(ndcg(ranking, row["positive"]))
    return {language: statistics.fmean(values) for language, values in found.items()}


def _whole(row: dict[str, Any]) -> str:
    title = str(row.get("title") or "").replace("_", " ")
    return f"{title}\n{row['text']}" if title else str(row["text"])


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path
