"""Time, memory and disk of ingesting many small documents: `python -m benchmarks.sizes --documents 1000`.

A line every so many seconds while it runs: what the process holds of its own, and with mapped files.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from assistant.settings import PROJECT_ROOT
from benchmarks.machine import describe, folder_mb
from benchmarks.small_documents import write_small_documents

_LOOK_S = 0.2


def main() -> int:
    """Run the command; return the exit code of the ingestion."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sizes", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, help="how many documents (default: 1000)")
    parser.add_argument("--folder", type=Path, help="where corpus and index stay; without it they go at the end")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between two lines (default: 10)")
    args = parser.parse_args()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="assistant-size-"))
    try:
        if not (folder / "corpus").exists():
            write_small_documents(folder / "corpus", corpus=PROJECT_ROOT / "corpus", documents=args.documents)
        print(*describe(), sep="\n")
        return measure({"ASSISTANT_CORPUS": str(folder / "corpus"), "ASSISTANT_DATA": str(folder / "data")}, args.every)
    finally:
        if args.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def measure(environment: Mapping[str, str], every_s: float) -> int:
    """Run an ingestion and print what it takes."""
    started = told = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "ingest"], cwd=PROJECT_ROOT, env=os.environ | environment)
    own = mapped = 0.0
    while process.poll() is None:
        now_own, now_mapped = _memory_mb(process.pid)
        own, mapped = max(own, now_own), max(mapped, now_mapped)
        if time.monotonic() - told >= every_s:
            told = time.monotonic()
            print(f"{told - started:6.0f} s {now_own:6.0f} MB own, {now_mapped:6.0f} MB in all", flush=True)
        time.sleep(_LOOK_S)
    print(
        f"{time.monotonic() - started:.0f} s, at most {own:.0f} MB own and {mapped:.0f} MB in all, "
        f"{folder_mb(Path(environment['ASSISTANT_DATA'])):.0f} MB on disk"
    )
    return process.returncode


def _memory_mb(process: int) -> tuple[float, float]:
    """Return the memory of a process in MB (10⁶ bytes): its own, and with mapped files; 0 when it ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0, 0.0
    found = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("RssAnon:", "VmRSS:"))}
    return int(found.get("RssAnon", 0)) * 1024 / 1e6, int(found.get("VmRSS", 0)) * 1024 / 1e6


if __name__ == "__main__":
    sys.exit(main())
