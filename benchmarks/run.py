"""`make bench`: print how fast, how large and how good the product is beside a plain LangChain stack.

BENCH_PASSAGES is the size of the larger corpus (10,000), BENCH_ROUNDS how often both are asked in turn (2). What is
measured is described in docs/benchmarks.md. A time never makes this fail.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.evaluation.answers import load_questions
from assistant.settings import PROJECT_ROOT, load_settings
from benchmarks import machine, quality, speed
from benchmarks.children import BenchmarkError, Product, has_rival
from benchmarks.passages import write_corpus
from benchmarks.tables import print_table

EVALUATION = PROJECT_ROOT.parent / "shared" / "evaluation"
QUESTIONS = PROJECT_ROOT / "tests" / "questions"
RIVAL_BUILD_MAX_S, RIVAL_PASSAGES = 600, 2_000
WARM_UP = (
    "Waar gaat dit over?",
    "Wat is een wijk?",
    "Wie betaalt dat allemaal?",
    "Hoe laat gaat het loket open?",
    "Krijgt mijn straat een nieuw speelplein?",
    "Welke ministeries doen mee?",
    "Hoeveel scholen zijn er in Groningen?",
    "What is this money for?",
    "Wanneer begint het?",
    "Mag een gemeente het geld teruggeven?",
)


def main() -> int:
    """Measure and print everything; return 0, or 1 when something could not be run at all."""
    began = time.monotonic()
    rival = has_rival()
    print("\n".join(machine.describe()))
    if not rival:
        print("LangChain is not installed in .venv-bench: it is left out")
    asked = {"warm_up": list(WARM_UP), "questions": load_asked(QUESTIONS)}
    rounds = int(os.environ.get("BENCH_ROUNDS", "2"))
    print(
        f"{len(asked['questions'])} questions, each once per process after a warm-up of {len(WARM_UP)}; {rounds} rounds"
    )
    try:
        with tempfile.TemporaryDirectory(prefix="assistant-bench-") as name:
            passages = int(os.environ.get("BENCH_PASSAGES", "10000"))
            compare_speed(Path(name), asked, passages=passages, rounds=rounds, rival=rival)
            compare_quality(Path(name), rival=rival)
    except BenchmarkError as exc:
        print(f"bench: {exc}", file=sys.stderr)
        return 1
    print(f"\nDone in {(time.monotonic() - began) / 60:.1f} minutes; {machine.load()}")
    return 0


def compare_speed(folder: Path, asked: dict[str, list[str]], *, passages: int, rounds: int, rival: bool) -> None:
    """Measure the shipped corpus and one of `passages` passages; where the rival is too slow, a smaller one first."""
    settings = load_settings()
    shipped = show_speed("the shipped corpus", settings.corpus, folder / "shipped", asked, rounds=rounds, rival=rival)
    sizes = [(passages, rival)]
    while sizes:
        size, beside = sizes.pop(0)
        corpus = folder / f"corpus-{size}"
        if not corpus.exists():
            _, chars = write_corpus(
                corpus,
                corpus=settings.corpus,
                evaluation=EVALUATION,
                passages=size,
                max_chars=settings.passage_max_chars,
            )
            if beside and size > RIVAL_PASSAGES and speed.rival_build_s(shipped, chars) > RIVAL_BUILD_MAX_S:
                print(f"\nLangChain would need over {RIVAL_BUILD_MAX_S} s for {size:,} passages: first fewer for both")
                sizes = [(RIVAL_PASSAGES, True), (size, False)]
                continue
        show_speed("repeated text", corpus, folder / f"repeated-{size}", asked, rounds=rounds, rival=beside)


def show_speed(
    what: str, corpus: Path, folder: Path, asked: dict[str, list[str]], *, rounds: int, rival: bool
) -> speed.Measured:
    """Measure one corpus and print its table."""
    folder.mkdir()
    measured = speed.measure(Product(corpus, folder / "data"), asked, folder=folder, rival=rival, rounds=rounds)
    size = f"{measured.ours['passages']:,} passages, {measured.ours['sentences']:,} sentences"
    print_table(f"Speed, {what}: {size} ({machine.load()})", speed.rows(measured))
    return measured


def compare_quality(folder: Path, *, rival: bool) -> None:
    """Print nDCG@10 on the retrieval sets, or that they are not there."""
    if not EVALUATION.is_dir():
        print("\nThe retrieval sets are not beside this checkout: nDCG@10 is left out")
        return
    print_table("Search, nDCG@10 (1 is best)", quality.measure(EVALUATION, folder=folder, rival=rival))


def load_asked(folder: Path) -> list[str]:
    """Return the questions to ask: those to tune on that stand by themselves, each once."""
    files: Sequence[Path] = sorted(folder.glob("development*.yaml"))
    rows = [row for path in files for row in load_questions(path) if "conversation" not in row]
    return list(dict.fromkeys(row["question"] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
