"""Serves a GGUF file as an OpenAI-compatible server until stopped: python -m benchmarks.llama_server MODEL PORT."""

from __future__ import annotations

import sys
import time

import xllamacpp

CONTEXT_TOKENS = 4096
THREADS = 2


def main() -> None:
    """Load the model, say where it answers, and wait."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = sys.argv[1]
    parameters.port = int(sys.argv[2])
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = THREADS
    parameters.cpuparams_batch.n_threads = THREADS
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main()
