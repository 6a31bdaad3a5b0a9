"""PDF files, read in a process of their own with limits on its time and memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from assistant.errors import DocumentError
from assistant.records import Heading, PageStart, Reference, Table
from ingest.extracted import Extracted

MAX_SECONDS = 60
MAX_MEMORY = 1 << 30

_PATIENCE = 5
"""Seconds on the clock for one of the processor, on a machine that has more to do."""
_OUT_OF_MEMORY = 3


def read_pdf(raw: bytes, *, max_seconds: int = MAX_SECONDS, max_memory: int = MAX_MEMORY) -> Extracted:
    """Read a PDF. `max_seconds` are of processor time, `max_memory` is in bytes.

    Raises DocumentError, with what to do, when it is encrypted, broken, without text or over a limit.
    """
    command = [sys.executable, "-m", "ingest.pdf.worker", str(max_seconds), str(max_memory)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command, input=raw, capture_output=True, env=environment, timeout=max_seconds * _PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as exc:
        raise DocumentError(_slow(max_seconds)) from exc
    if done.returncode != 0:
        raise DocumentError(_failure(done.returncode, max_seconds, max_memory))
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise DocumentError(answer["error"])
    extracted = _unpack(answer["extracted"])
    if not any(ch.isalnum() for ch in extracted.text):
        raise DocumentError(
            "nothing of its text can be read. Open it and print it to a new PDF, or ask for the file again."
        )
    return extracted


def _failure(code: int, seconds: int, memory: int) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _slow(seconds)
    if code == _OUT_OF_MEMORY:
        return f"reading it takes more than {memory >> 20} MB of memory. Split it, or print it to a new PDF."
    return "it is broken: reading it failed. Open it and print it to a new PDF, or ask for the file again."


def _slow(seconds: int) -> str:
    return f"reading it takes more than {seconds} seconds. Split it, or print it to a new PDF."


def _unpack(row: Mapping[str, Any]) -> Extracted:
    return Extracted(
        text=row["text"],
        headings=tuple(Heading(**h) for h in row["headings"]),
        references=tuple(Reference(**r) for r in row["references"]),
        meta=row["meta"],
        tables=tuple(Table(**t) for t in row["tables"]),
        pages=tuple(PageStart(**p) for p in row["pages"]),
        warnings=tuple(row["warnings"]),
    )
