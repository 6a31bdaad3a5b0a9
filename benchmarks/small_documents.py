"""Many small documents out of the shipped corpus: three sentences each, repeated with other names and numbers."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from assistant.settings import load_settings
from benchmarks.passages import Swap
from ingest.documents import load_document

_SENTENCES = 3


def write_small_documents(folder: Path, *, corpus: Path, documents: int, first_round: int = 0) -> None:
    """Fill `folder` with that many documents and the tables of `corpus`; without known questions. Nothing is random.

    The same documents with another `first_round` have other words.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table in corpus.glob("*.toml"):
        shutil.copy(table, folder)
    pieces = tuple(_pieces(corpus))
    swap = Swap([f"{title}\n{body}" for title, body in pieces])
    rounds = itertools.chain.from_iterable(
        zip(itertools.repeat(k), pieces, strict=False) for k in itertools.count(first_round)
    )
    for number, (rotate, (title, body)) in enumerate(itertools.islice(rounds, documents)):
        name = json.dumps(swap.text(title, rotate=rotate), ensure_ascii=False)
        text = f"---\nid: stuk-{number}\ntitle: {name}\n---\n\n{swap.text(body, rotate=rotate)}\n"
        path = folder / f"{number // 1000:03}" / f"stuk-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _pieces(corpus: Path) -> Iterator[tuple[str, str]]:
    """Yield a title and three sentences that stand together, each once."""
    from ingest.splitting import split_document

    settings = load_settings(corpus=corpus)
    for path in sorted(corpus.rglob("*.md")):
        document = load_document(path, max_bytes=settings.document_max_bytes)
        for passage in split_document(document, max_chars=settings.passage_max_chars):
            for first in range(0, len(passage.sentences) - _SENTENCES + 1, _SENTENCES):
                text = document.text[passage.sentences[first].start : passage.sentences[first + _SENTENCES - 1].end]
                yield (passage.headings or (document.title,))[-1], " ".join(text.split())
