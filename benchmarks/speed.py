"""Speed, memory and size of the product and the rival on the same passages and questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.children import Product, run_rival
from benchmarks.tables import Row, median, p95

Outcome = dict[str, Any]


@dataclass
class Measured:
    """What was measured at one size; each list has an outcome per round, in the order of the rounds."""

    ours: Outcome
    theirs: Outcome | None = None
    retrieved: list[Outcome] = field(default_factory=list)
    rival_retrieved: list[Outcome] = field(default_factory=list)
    answered: list[Outcome] = field(default_factory=list)
    served: list[Outcome] = field(default_factory=list)


def measure(product: Product, asked: dict[str, list[str]], *, folder: Path, rival: bool, rounds: int) -> Measured:
    """Build both indexes, then ask both in turn, `rounds` times over, each time in fresh processes.

    `folder` is an empty one for files in between.
    """
    passages, questions, store = str(folder / "passages.jsonl"), str(folder / "questions.json"), str(folder / "rival")
    Path(questions).write_text(json.dumps(asked), encoding="utf-8")
    measured = Measured(product.run("build"))
    if rival:
        product.run("dump", passages)
        measured.theirs = run_rival("build", passages, store)
    for _ in range(rounds):
        measured.retrieved.append(product.run("retrieve", questions))
        if rival:
            measured.rival_retrieved.append(run_rival("ask", passages, store, questions))
        measured.answered.append(product.run("answer", questions))
        measured.served.append(product.serve(asked))
    return measured


def rival_build_s(measured: Measured, chars: int) -> float:
    """Return how long the rival would take for so many characters, by what it took here; 0 when it was left out."""
    return measured.theirs["took_s"] * chars / measured.theirs["chars"] if measured.theirs else 0.0


def rows(measured: Measured) -> list[Row]:
    """Return the rows of the table of one size."""
    ours, theirs = measured.ours, measured.theirs
    retrieved, rival, answered, served = (
        _pooled(outcomes)
        for outcomes in (measured.retrieved, measured.rival_retrieved, measured.answered, measured.served)
    )
    return [
        Row("ingest, passages per second", _rate(ours), _rate(theirs)),
        Row("ingest, peak memory, MB", ours["peak_mb"], _of(theirs, "peak_mb"), 0),
        Row("index on disk, MB", ours["disk_mb"], _of(theirs, "disk_mb")),
        Row("open the index, s", answered["open_s"], rival.get("open_s"), 2),
        Row("start of the process until it can answer, s", answered["start_s"], rival.get("start_s"), 2),
        Row("first retrieval, ms", retrieved["first_ms"], rival.get("first_ms")),
        Row("retrieval, median, ms", *_both(median, retrieved, rival), 2),
        Row("retrieval, p95, ms", *_both(p95, retrieved, rival), 2),
        Row("first answer, ms", answered["first_ms"]),
        Row("whole answer in process, median, ms", median(answered["times_ms"]), digits=2),
        Row("whole answer in process, p95, ms", p95(answered["times_ms"]), digits=2),
        Row("whole answer over HTTP, median, ms", median(served["times_ms"]), digits=2),
        Row("whole answer over HTTP, p95, ms", p95(served["times_ms"]), digits=2),
        Row("peak memory: retrieval, in process, MB", retrieved["peak_mb"], rival.get("peak_mb"), 0),
        Row("peak memory: whole answers, in process, MB", answered["peak_mb"], digits=0),
        Row("peak memory: the server, from its start, MB", served["peak_mb"], digits=0),
        Row("memory: the server after all questions, MB", served["rss_mb"], digits=0),
    ]


def _pooled(outcomes: Sequence[Outcome]) -> Outcome:
    """Pool the times of all rounds; of everything else take the median."""
    if not outcomes:
        return {}
    pooled: Outcome = {key: median([o[key] for o in outcomes]) for key in outcomes[0] if key != "times_ms"}
    pooled["times_ms"] = [took for outcome in outcomes for took in outcome["times_ms"]]
    return pooled


def _both(measure_of: Callable[[Sequence[float]], float], ours: Outcome, theirs: Outcome) -> tuple[float, float | None]:
    return measure_of(ours["times_ms"]), measure_of(theirs["times_ms"]) if theirs else None


def _rate(outcome: Outcome | None) -> float | None:
    return outcome["passages"] / outcome["took_s"] if outcome else None


def _of(outcome: Outcome | None, key: str) -> float | None:
    return outcome[key] if outcome else None
