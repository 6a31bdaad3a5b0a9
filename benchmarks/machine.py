"""What the benchmark reads of the machine: memory, disk, load and processors. Only the standard library."""

from __future__ import annotations

import os
import platform
import resource
import sys
import time
from pathlib import Path

STARTED = "BENCH_STARTED"
"""The environment variable in which a child finds when it was started, in seconds since the epoch."""


def peak_rss_mb(process: int | str) -> float:
    """Return the highest memory that a process had so far, in MB (10⁶ bytes); nan for another one without /proc.

    `process` is a process id or "self". ru_maxrss would do on Linux too, were it not inherited from a larger parent.
    """
    found = _status_mb(process, "VmHWM")
    if found is None and process == "self":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    return float("nan") if found is None else found


def rss_mb(process: int) -> float:
    """Return the memory that a process has now, in MB (10⁶ bytes); nan without /proc."""
    found = _status_mb(process, "VmRSS")
    return float("nan") if found is None else found


def folder_mb(folder: Path) -> float:
    """Return what the files below a folder take, in MB (10⁶ bytes)."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def since_start_s() -> float:
    """Return how long ago this process was started, in seconds: its imports are part of it."""
    return time.time() - float(os.environ[STARTED])


def load() -> str:
    """Return the load averages of 1, 5 and 15 minutes."""
    return "load " + " ".join(f"{value:.2f}" for value in os.getloadavg())


def describe() -> list[str]:
    """Return lines about this machine and what in the environment makes it slower or faster."""
    core = os.environ.get("OPENBLAS_CORETYPE")
    return [
        f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} processors ({_processor()}), {load()}",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, "
        f"niceness {os.getpriority(os.PRIO_PROCESS, 0)}",
        f"OPENBLAS_CORETYPE is set to {core}: numpy uses that processor's instructions, which can be slower"
        if core
        else "OPENBLAS_CORETYPE is not set: numpy uses the instructions of this processor",
    ]


def _status_mb(process: int | str, field: str) -> float | None:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    [line] = [line for line in status.splitlines() if line.startswith(f"{field}:")]
    return int(line.split()[1]) * 1024 / 1e6


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")
