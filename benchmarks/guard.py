"""Measure the guard of what a language model writes, and write its part of docs/language-model.md.

Run: `python -m benchmarks.guard`. It returns 1 when a planted error is not caught.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from assistant.answering.checks.coverage import covered_share
from assistant.evaluation.planting import Paraphrase, Plant, load_paraphrases, load_plants, plant_all
from assistant.index.opening import Index, IndexReader
from assistant.records import Citation
from assistant.settings import PROJECT_ROOT, load_settings
from assistant.writing.guard import Fault, find_fault
from assistant.writing.prompting import instructions

SET: Final = PROJECT_ROOT / "tests" / "writing"
TARGET: Final = PROJECT_ROOT / "docs" / "language-model.md"
BEGIN, END = "<!-- made by python -m benchmarks.guard -->", "<!-- end of what benchmarks.guard made -->"
SHARES: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
INTRODUCTION: Final = """## How well the guard holds

A sentence of a model is shown when every check of `src/assistant/writing/guard.py` passes. Here it gets sentences with
one planted error, and true paraphrases of the sources (`tests/writing/planted.yaml`, `tests/writing/paraphrases.yaml`;
the rest of the errors is made of the paraphrases by `src/assistant/evaluation/planting.py`). `make test` plays the same
sentences over HTTP. A paraphrase that is struck costs nothing but the words of the model: the quote is shown instead.

`tune` set the word lists and rules, `held` was written apart and only measures. `free` are freer ones, written before
the rules were read; they mended them afterwards. The aim was 10 % struck; where that and catching every error were at
odds, catching went first."""
SWEEP: Final = """### The share of words that the quotes have to say

This is the last check, and what passes the others is caught here only: so the share is 1. Each telling word has to
stand in a quote, in a form of it or in a word for it (`src/assistant/answering/checks/alternatives.py`). How alike a
sentence and its quote are as a whole is not asked: a sentence and its opposite are too much alike."""
_BLANK: Final = Citation(1, "", "", "", None, "other", "", "", "", 0, 0, "")


def main() -> int:
    """Measure, print and write; return 1 when a planted error is not caught."""
    reader = IndexReader(load_settings())
    index = reader.current()
    paraphrases = load_paraphrases(SET / "paraphrases.yaml")
    plants = (*load_plants(SET / "planted.yaml"), *plant_all(paraphrases, index.names))
    caught = [_fault(index, p.text, p.quotes, p.numbers) for p in plants]
    struck = [_fault(index, p.text, p.quotes, range(1, len(p.quotes) + 1)) for p in paraphrases]
    lines = [
        BEGIN,
        INTRODUCTION,
        "",
        *planted_table(plants, caught),
        "",
        *true_table(paraphrases, struck),
        "",
        SWEEP,
        "",
    ]
    lines += [*share_table(plants, caught, paraphrases, struck), END]
    print("\n".join(lines))
    _write(lines)
    reader.close()
    return int(None in caught)


def planted_table(plants: Sequence[Plant], caught: Sequence[Fault | None]) -> list[str]:
    """Return by kind of error how many were planted and caught, and by which checks."""
    rows = ["| planted error | planted | caught | by |", "|---|---|---|---|"]
    for kind in sorted({plant.kind for plant in plants}):
        faults = [fault for plant, fault in zip(plants, caught, strict=True) if plant.kind == kind]
        by = Counter(fault for fault in faults if fault is not None)
        told = ", ".join(f"{fault} {count}" for fault, count in by.most_common(4))
        rows.append(f"| {kind} | {len(faults)} | {by.total()} | {told} |")
    return [*rows, f"| all | {len(plants)} | {sum(f is not None for f in caught)} | |"]


def true_table(paraphrases: Sequence[Paraphrase], struck: Sequence[Fault | None]) -> list[str]:
    """Return by part how many true paraphrases were struck, and by which checks."""
    rows = ["| true paraphrases | number | struck | share | by |", "|---|---|---|---|---|"]
    for part in ("tune", "free", "held", "all"):
        faults = [fault for p, fault in zip(paraphrases, struck, strict=True) if part in (p.part, "all")]
        by = Counter(fault for fault in faults if fault is not None)
        told = ", ".join(f"{fault} {count}" for fault, count in by.most_common(5))
        rows.append(f"| {part} | {len(faults)} | {by.total()} | {by.total() / len(faults):.1%} | {told} |")
    return rows


def share_table(
    plants: Sequence[Plant],
    caught: Sequence[Fault | None],
    paraphrases: Sequence[Paraphrase],
    struck: Sequence[Fault | None],
) -> list[str]:
    """Return what is missed and struck when less of the words has to be said."""
    rows = ["| least share | errors not caught | true paraphrases struck |", "|---|---|---|"]
    errors = [(f, covered_share(p.text, [p.quotes[n - 1] for n in p.numbers if n <= len(p.quotes)]))
              for p, f in zip(plants, caught, strict=True)]  # fmt: skip
    true = [(f, covered_share(p.text, p.quotes)) for p, f in zip(paraphrases, struck, strict=True)]
    for least in SHARES:
        missed = sum(_passes(fault, share, least) for fault, share in errors)
        kept = sum(_passes(fault, share, least) for fault, share in true)
        rows.append(f"| {least} | {missed} of {len(errors)} | {1 - kept / len(true):.1%} |")
    return rows


def _passes(fault: Fault | None, share: float, least: float) -> bool:
    return fault in (None, "coverage") and share >= least


def _fault(index: Index, text: str, quotes: Sequence[str], numbers: Sequence[int]) -> Fault | None:
    cited = [replace(_BLANK, number=number, quote=quote) for number, quote in enumerate(quotes, start=1)]
    return find_fault(index, text, numbers, cited, secret=instructions())


def _write(lines: Sequence[str], target: Path = TARGET) -> None:
    """Put the lines in the place of those made before, or at the end of the file."""
    before = target.read_text(encoding="utf-8") if target.exists() else "# The language model\n"
    head, _, rest = before.partition(BEGIN)
    tail = rest.partition(END)[2]
    target.write_text(head.rstrip() + "\n\n" + "\n".join(lines) + "\n" + tail.lstrip("\n"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
