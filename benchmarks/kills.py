"""Kill an ingestion at random moments, ask all the time, and count what there is at the end.

python -m benchmarks.kills --documents 1000 --kills 50 [--chroma-server]
"""

from __future__ import annotations

import argparse
import math
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import AssistantError
from assistant.index import generations
from assistant.index.embedding import Embedder, open_embedder
from assistant.index.entries import entry_text, sentence_text
from assistant.index.opening import IndexReader, open_index
from assistant.index.vectors import nearest, vector_id
from assistant.settings import PROJECT_ROOT, Settings, load_settings
from benchmarks.chroma_server import chroma_server
from benchmarks.machine import folder_mb
from benchmarks.small_documents import write_small_documents
from ingest.building import load_corpus
from ingest.splitting import split_document

_SHIPPED = PROJECT_ROOT / "corpus"
_EARLIEST_S = 0.2
_PAUSE_S = 0.02
_OUTPUT = re.compile(r"([\d,]+) texts embedded, ([\d,]+) reused")


@dataclass(slots=True)
class KillReport:
    """What happened; `faults` says what was not as it should be, empty when all was."""

    kills: int = 0
    completed: int = 0
    answers: int = 0
    embedded: int = 0
    reused: int = 0
    leftover_mb: float = 0.0
    clean_mb: float = 0.0
    final_mb: float = 0.0
    faults: list[str] = field(default_factory=list)


class Asker:
    """Asks the published index over and over in a thread, and notes each answer that is not of one generation."""

    def __init__(self, settings: Settings, report: KillReport) -> None:
        self._settings, self._report = settings, report
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask_on)

    def __enter__(self) -> Asker:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _ask_on(self) -> None:
        reader = IndexReader(self._settings)
        while not self._stop.is_set():
            allowed = {generations.published(self._settings.data)}
            try:
                index = reader.current()
                query = index.vectors.embed_query("Hoeveel geld krijgt de wijk?")
                found = nearest(index.vectors.sentences, query, limit=5)
            except Exception as exc:
                self._report.faults.append(f"no answer: {exc!r}")
                continue
            allowed.add(generations.published(self._settings.data))
            if index.manifest.generation not in allowed:
                self._report.faults.append(f"answer of {index.manifest.generation}, published: {allowed}")
            if len(found) < min(5, len(index.sentence_rows)) or not found.keys() <= index.sentence_rows.keys():
                self._report.faults.append(f"answer that is not of {index.manifest.generation}")
            self._report.answers += 1
            self._stop.wait(_PAUSE_S)
        reader.close()


def run_kills(
    folder: Path, *, documents: int, kills: int, chroma_url: str = "", seed: int = 0, limit_s: float = math.inf
) -> KillReport:
    """Ingest `documents` documents in `folder`, then others, killed `kills` times; check all after each completed one.

    An ingestion that is done before its moment comes is checked, and the documents get other words. After `limit_s`
    seconds no more are killed.
    """
    settings = load_settings(
        corpus=folder / "corpus", data=folder / "data", chroma_url=chroma_url, embedding_model="", embedding_threads=1
    )
    chosen, report, rounds = random.Random(seed), KillReport(), 0
    write_small_documents(settings.corpus, corpus=_SHIPPED, documents=documents)
    embedder = open_embedder(settings)
    began = time.monotonic()
    _finish(settings, embedder, report)
    longest_s = time.monotonic() - began
    report.clean_mb = folder_mb(settings.data)
    with Asker(settings, report):
        while report.kills < kills and time.monotonic() - began < limit_s:
            rounds += 1
            write_small_documents(settings.corpus, corpus=_SHIPPED, documents=documents, first_round=rounds)
            started, before = time.monotonic(), report.kills
            while report.kills < kills and _kill(settings, report, chosen.uniform(_EARLIEST_S, longest_s)):
                report.kills += 1
                report.leftover_mb = max(report.leftover_mb, folder_mb(settings.data))
                print(f"\r{report.kills} kills, {report.answers} answers", end="", file=sys.stderr, flush=True)
                if time.monotonic() - began > limit_s:
                    break
            if report.kills == before:  # an ingestion from the start took no longer than this
                longest_s = min(longest_s, time.monotonic() - started)
            _finish(settings, embedder, report)
    print(file=sys.stderr)
    report.faults += check_leftovers(settings)
    report.final_mb = folder_mb(settings.data)
    return report


def _kill(settings: Settings, report: KillReport, after_s: float) -> bool:
    """Start an ingestion and kill it; tell whether it was still at work."""
    process = _start(settings)
    try:
        output, _ = process.communicate(timeout=after_s)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    _count(output, report)
    return False


def _finish(settings: Settings, embedder: Embedder, report: KillReport) -> None:
    """Run an ingestion to its end and compare what there is with the documents."""
    process = _start(settings)
    output, _ = process.communicate()
    if process.returncode:
        report.faults.append(f"the ingestion failed: {output.strip()}")
    _count(output, report)
    report.completed += 1
    report.faults += check_index(settings, embedder)


def _count(output: str, report: KillReport) -> None:
    if counts := _OUTPUT.search(output):
        report.embedded += int(counts[1].replace(",", ""))
        report.reused += int(counts[2].replace(",", ""))


def check_index(settings: Settings, embedder: Embedder) -> list[str]:
    """Return how the published index differs from the documents in its corpus: too few, too many or others."""
    documents = load_corpus(settings.corpus, max_bytes=settings.document_max_bytes).documents
    split = [(d, p) for d in documents for p in split_document(d, max_chars=settings.passage_max_chars)]
    expected = {
        "passages": {vector_id(entry_text(d, p)) for d, p in split},
        "sentences": {
            vector_id(text)
            for d, p in split
            for text in (*p.headings[-1:], *(sentence_text(d, s) for s in p.sentences))
        },
    }
    try:
        index = open_index(settings, embedder)
    except AssistantError as exc:
        return [str(exc)]
    faults = []
    manifest = index.manifest
    counted = (len(documents), len(split), sum(len(p.sentences) for _, p in split))
    if (manifest.documents, manifest.passages, manifest.sentences) != counted:
        faults.append(f"counts {manifest} are not {counted}")
    if [d.sha256 for d in index.documents.values()] != [d.sha256 for d in documents] or len(index.passages) != len(
        split
    ):
        faults.append("other documents or passages")
    expected["words"] = set(index.words_by_vector)
    for unit, ids in expected.items():
        stored = getattr(index.vectors, unit).get(include=[])["ids"]
        if len(stored) != len(ids) or set(stored) != ids:
            faults.append(f"{unit}: {len(stored)} vectors, {len(ids)} expected")
    index.close()
    kept = {"current", "generations", "ingest.lock", *(["installation"] if settings.chroma_url else [])}
    if left := {path.name for path in settings.data.iterdir()} - kept:
        faults.append(f"left behind: {sorted(left)}")
    return faults


def check_leftovers(settings: Settings) -> list[str]:
    """Run an ingestion that has nothing to do but to clear up, and return what it left."""
    _start(settings).communicate()
    left = {p.name for p in (settings.data / "generations").iterdir()} - generations.kept_generations(settings.data)
    return [f"left behind: {sorted(left)}"] if left else []


def _start(settings: Settings) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "ASSISTANT_CORPUS": str(settings.corpus),
        "ASSISTANT_DATA": str(settings.data),
        "ASSISTANT_CHROMA_URL": settings.chroma_url,
    }
    command = [sys.executable, "-m", "ingest"]
    return subprocess.Popen(
        command, cwd=PROJECT_ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def main() -> int:
    """Run the command; return 0 when nothing was lost, doubled or left behind, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, help="how many documents (default: 1000)")
    parser.add_argument("--kills", type=int, default=50, help="how many kills (default: 50)")
    parser.add_argument("--chroma-server", action="store_true", help="keep the vectors on a Chroma server")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop earlier (default: no limit)")
    parser.add_argument("--seed", type=int, default=0, help="which random moments (default: 0)")
    args = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="assistant-kills-")))
        url = stack.enter_context(chroma_server(folder / "chroma")) if args.chroma_server else ""
        report = run_kills(
            folder / "own",
            documents=args.documents,
            kills=args.kills,
            chroma_url=url,
            seed=args.seed,
            limit_s=args.minutes * 60,
        )
    print(
        f"{args.documents} documents, {report.kills} kills, {report.completed} completed ingestions, "
        f"{report.answers} answers meanwhile. "
        f"Those completed embedded {report.embedded} texts and reused {report.reused}. "
        f"On disk {report.clean_mb:.0f} MB with one index, at most {report.leftover_mb:.0f} MB after a kill, "
        f"{report.final_mb:.0f} MB at the end."
    )
    print("\n".join(report.faults[:20]) or "Nothing lost, nothing doubled, nothing left behind; every answer whole.")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
