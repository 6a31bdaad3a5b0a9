"""Ask the test questions with a small real language model behind the guard, and write docs/test-llm.md.

Run: `make test-llm`, or `python -m benchmarks.language_model --every 4` for every fourth question. The model invents
figures, names and sources: nothing of that may be shown. Returns 1 when something was.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from assistant.answering.checks.measures import has_quoted_figures
from assistant.answering.pipeline import answer, warm
from assistant.evaluation.answers import ask_of, judge, load_questions
from assistant.index.opening import Index, IndexReader
from assistant.records import Answer
from assistant.settings import PROJECT_ROOT, load_settings
from assistant.writing.model import ServedModel
from assistant.writing.writer import Attempt, Writer, is_translatable, is_writable
from benchmarks.qwen import NAME, ModelMissingError, fetch_model, serve_model

QUESTIONS: Final = PROJECT_ROOT / "tests" / "questions"
TARGET: Final = PROJECT_ROOT / "docs" / "test-llm.md"
TIMEOUT_S: Final = 90.0
EXAMPLES: Final = 10


@dataclass
class Tally:
    """What became of the questions so far."""

    questions: int = 0
    without: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    written: int = 0
    translated: int = 0
    shown: int = 0
    struck: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    first_s: list[float] = field(default_factory=list)
    loose: int = 0


def main() -> int:
    """Measure, print and write; return 1 when a figure without source was shown or fewer answers were right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="ask every n-th question only (default: all)")
    parser.add_argument("--url", help="a server that runs already, in place of the small model")
    parser.add_argument("--model", default="qwen", help="the name of its model")
    every = max(1, (arguments := parser.parse_args()).every)
    try:
        if arguments.url:
            return _measure(arguments.url, arguments.model, every)
        with serve_model(fetch_model()) as url:
            return _measure(url, "qwen", every)
    except ModelMissingError as exc:
        print(exc, file=sys.stderr)
        return 1


def _measure(url: str, model: str, every: int) -> int:
    settings = load_settings(llm_url=url, llm_model=model, llm_timeout_s=TIMEOUT_S)
    reader = IndexReader(settings, on_open=warm)
    try:
        index = reader.current()
        writer = Writer(ServedModel(settings), name=model, timeout_s=TIMEOUT_S)
        tally = Tally()
        for row in _rows(sorted(QUESTIONS.glob("test*.yaml")), every):
            _count(index, writer, row, tally)
            print(f"\r{tally.questions} asked, {tally.written} written", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        examples = list(_examples(index, writer))
    finally:
        reader.close()
    lines = _report(tally, examples, every, model)
    TARGET.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print("\n".join(lines))
    return int(tally.loose > 0 or tally.beside["correct"] < tally.without["correct"])


def _rows(paths: Sequence[Path], every: int) -> Iterator[dict[str, Any]]:
    rows = [row for path in paths for row in load_questions(path)]
    yield from rows[::every]


def _count(index: Index, writer: Writer, row: dict[str, Any], tally: Tally) -> None:
    ask = ask_of(row)
    plain = answer(index, ask)
    attempt = writer.attempt(index, ask, plain)
    tally.questions += 1
    tally.without[judge(row, plain)] += 1
    tally.beside[judge(row, attempt.answer)] += 1
    if not (is_writable(plain) or is_translatable(plain)):
        return
    tally.asked += 1
    tally.written += attempt.answer.written_by is not None and plain.language == "nl"
    tally.translated += attempt.answer.written_by is not None and plain.language != "nl"
    tally.shown += sum(s.kind == "written" for s in attempt.answer.sentences)
    tally.struck.update(s.fault for s in attempt.struck)
    if attempt.failure is not None:
        tally.failures[attempt.failure] += 1
    if attempt.first_s is not None:
        tally.first_s.append(attempt.first_s)
    tally.loose += _loose(index, attempt.answer)


def _loose(index: Index, given: Answer) -> int:
    """Count written Dutch sentences with a figure that no quote of theirs has, and those without a source."""
    quotes = {c.number: c.quote for c in given.citations}
    return sum(
        not s.citations
        or (s.language == "nl" and not has_quoted_figures(s.text, [quotes[n] for n in s.citations], index.names))
        for s in given.sentences
        if s.kind == "written"
    )


def _examples(index: Index, writer: Writer) -> Iterator[tuple[str, str, str]]:
    """Yield struck sentences of development questions: question, sentence, fault; of each fault some."""
    seen: Counter[str] = Counter()
    found = 0
    for row in _rows([QUESTIONS / "development.yaml"], 5):
        ask = ask_of(row)
        attempt: Attempt = writer.attempt(index, ask, answer(index, ask))
        for struck in attempt.struck:
            if seen[struck.fault] < 3 and found < EXAMPLES:
                seen[struck.fault] += 1
                found += 1
                yield ask.question, struck.written.text, struck.fault
        if found >= EXAMPLES:
            return


def _report(tally: Tally, examples: Sequence[tuple[str, str, str]], every: int, model: str) -> list[str]:
    name = NAME if model == "qwen" else model
    sample = "all questions" if every == 1 else f"every {every}th question"
    first = f"{statistics.median(tally.first_s):.1f} s" if tally.first_s else "none"
    struck = sum(tally.struck.values())
    return [
        "# A small language model behind the guard",
        "",
        f"Made by `make test-llm` on {dt.date.today().isoformat()} with {name}, on {sample} of the test part.",
        "",
        "| | right | wrong | refused wrongly |",
        "|---|---|---|---|",
        f"| without a model | {tally.without['correct']} | {tally.without['wrong']} | {tally.without['refused']} |",
        f"| with it | {tally.beside['correct']} | {tally.beside['wrong']} | {tally.beside['refused']} |",
        "",
        f"Of {tally.questions} questions the model was asked for {tally.asked}. In its words: {tally.written} answers, "
        f"translations with {tally.translated}, {tally.shown} sentences in all. Shown without a source, or with a "
        f"figure that is not in their quotes: {tally.loose}. Struck: {struck} sentences. "
        f"Median time to the first verified sentence: {first}, two cores.",
        "",
        "| struck for | sentences |",
        "|---|---|",
        *(f"| {fault} | {count} |" for fault, count in tally.struck.most_common()),
        "",
        "| the model failed | times |",
        "|---|---|",
        *(f"| {failure} | {count} |" for failure, count in tally.failures.most_common()),
        "",
        "## Struck, for example",
        "",
        "Of the development part.",
        "",
        "| question | sentence of the model | struck for |",
        "|---|---|---|",
        *(f"| {q} | {' '.join(text.split()).replace('|', '/')} | {fault} |" for q, text, fault in examples),
    ]


if __name__ == "__main__":
    started = time.monotonic()
    code = main()
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    sys.exit(code)
