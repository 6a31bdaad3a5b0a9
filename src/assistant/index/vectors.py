"""Vectors in Chroma: the only file that imports it besides the encoders, and the only one that knows distances.

A generation has four collections: of passages, of sentences (and headings), of the words of the corpus, and of the
questions that its sentences are known to answer. A record's
id is the hash of the text it was made of, so equal texts share a vector, and an unchanged text is copied from the
generation before instead of embedded again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError
from numpy.typing import NDArray

from assistant.errors import AssistantError, IndexMismatchError, IndexMissingError, SettingsError
from assistant.index.embedding import Embedder
from assistant.index.installation import installation_id
from assistant.settings import Settings

Vectors = NDArray[np.float32]
Collection = chromadb.Collection

UNITS = ("passages", "sentences", "words", "asked")

_INSTALLATION, _IDS_KEPT = "installation", 20_000
REINGEST = "Run `python -m ingest` to make the index again."
REMAKE = "Run `python -m ingest --force` to make the index again."


@dataclass(frozen=True, slots=True)
class VectorStore:
    """The open collections of one generation; close() releases the files."""

    client: ClientAPI
    embedder: Embedder
    passages: chromadb.Collection
    sentences: chromadb.Collection
    words: chromadb.Collection
    asked: chromadb.Collection

    def embed_query(self, text: str) -> Vectors:
        """Return the `(d,)` unit vector of a question."""
        return np.asarray(self.embedder.embed_query([text])[0], dtype=np.float32)

    def embed_words(self, words: Sequence[str]) -> Vectors:
        """Return the `(n, d)` unit vectors of single words, n at least 1."""
        return np.asarray(self.embedder.embed_query(list(words)), dtype=np.float32)

    def close(self) -> None:
        """Release Chroma's files and threads."""
        cast(Any, self.client).close()


@lru_cache(maxsize=_IDS_KEPT)
def vector_id(text: str) -> str:
    """Return the id of the record that holds the vector of `text`: 32 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def nearest(collection: chromadb.Collection, query: Vectors, *, limit: int) -> dict[str, float]:
    """Return the cosine similarity (-1 to 1) of the `limit` records nearest to `query`, by id."""
    return nearest_to_each(collection, query[None, :], limit=limit)[0]


def nearest_to_each(collection: chromadb.Collection, queries: Vectors, *, limit: int) -> list[dict[str, float]]:
    """Return for each of the `(n, d)` queries what `nearest` returns for one."""
    found = collection.query(query_embeddings=cast(Any, queries), n_results=limit, include=["distances"])
    distances = cast(list[list[float]], found["distances"])
    return [
        {key: 1.0 - distance for key, distance in zip(ids, row, strict=True)}
        for ids, row in zip(found["ids"], distances, strict=True)
    ]


def fetch(collection: chromadb.Collection, ids: Sequence[str]) -> dict[str, Vectors]:
    """Return the vectors of those `ids` that the collection holds."""
    vectors: dict[str, Vectors] = {}
    for batch in _batches(list(dict.fromkeys(ids)), 5000):
        found = collection.get(ids=batch, include=["embeddings"])
        vectors.update(zip(found["ids"], cast(Any, found["embeddings"]), strict=True))
    return vectors


def write_records(collection: chromadb.Collection, ids: Sequence[str], vectors: Vectors) -> None:
    """Add the `(n, d)` vectors of `ids` to a collection."""
    collection.add(ids=list(ids), embeddings=cast(Any, vectors))


def create_store(settings: Settings, folder: Path, generation: str, embedder: Embedder) -> VectorStore:
    """Make the empty collections of a new generation, in `folder` or on the Chroma server."""
    client = _client(settings, folder)
    made = [
        client.create_collection(
            f"{generation}-{unit}",
            embedding_function=cast(Any, embedder),
            configuration={"hnsw": {"space": "cosine", "ef_search": 150, "max_neighbors": 24}},
            metadata={"encoder": embedder_label(embedder), **_owner(settings)},
        )
        for unit in UNITS
    ]
    return VectorStore(client, embedder, *made)


def open_store(settings: Settings, folder: Path, generation: str, embedder: Embedder) -> VectorStore:
    """Open the collections of a published generation.

    Raises IndexMismatchError when another encoder made them, IndexMissingError when they are gone.
    """
    if not settings.chroma_url and not folder.is_dir():
        raise IndexMissingError(f"The vectors in {folder} are gone. {REMAKE}")
    client = _client(settings, folder)
    try:
        opened = [_open_collection(client, f"{generation}-{unit}", embedder) for unit in UNITS]
    except AssistantError:
        cast(Any, client).close()
        raise
    return VectorStore(client, embedder, *opened)


def delete_remote(settings: Settings, *, keep: set[str]) -> None:
    """Delete from a Chroma server the collections of this installation's generations that are not in `keep`.

    Its own are those with its mark; all others stay.
    """
    if not settings.chroma_url:
        return
    mine = _owner(settings)[_INSTALLATION]
    client = _client(settings, Path())
    try:
        for collection in client.list_collections():
            generation, _, unit = collection.name.rpartition("-")
            own = (collection.metadata or {}).get(_INSTALLATION) == mine
            if unit in UNITS and own and generation not in keep:
                client.delete_collection(collection.name)
    finally:
        cast(Any, client).close()


def embedder_label(embedder: Embedder) -> str:
    """Return the name under which an index remembers its encoder, such as "sentence-transformers: model"."""
    return f"{embedder.name()}: {embedder.get_config()['model']}"


def _owner(settings: Settings) -> dict[str, str]:
    """Return what marks a collection on a server as that of this installation."""
    return {_INSTALLATION: installation_id(settings.data)} if settings.chroma_url else {}


def _open_collection(client: ClientAPI, name: str, embedder: Embedder) -> chromadb.Collection:
    try:
        collection = client.get_collection(name, embedding_function=cast(Any, embedder))
    except NotFoundError as exc:
        raise IndexMissingError(f"The vectors {name!r} of the index are gone. {REMAKE}") from exc
    except ValueError as exc:
        raise IndexMismatchError(
            f"The index was made with another encoder than {embedder_label(embedder)}. {REINGEST}"
        ) from exc
    made_with = (collection.metadata or {}).get("encoder")
    if made_with != embedder_label(embedder):
        raise IndexMismatchError(
            f"The index was made with {made_with}, the settings name {embedder_label(embedder)}. {REINGEST}"
        )
    return collection


def _client(settings: Settings, folder: Path) -> ClientAPI:
    options = ChromaSettings(anonymized_telemetry=False)
    if not settings.chroma_url:
        try:
            return chromadb.PersistentClient(path=str(folder), settings=options)
        except (ValueError, AttributeError, ChromaError) as exc:  # AttributeError: Chroma closing what never opened
            raise IndexMissingError(f"The vectors in {folder} can't be opened ({exc}). {REMAKE}") from exc
    address = urlsplit(settings.chroma_url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise SettingsError(
            f"ASSISTANT_CHROMA_URL={settings.chroma_url!r} is no address. Write it as http://localhost:8001."
        )
    try:
        ssl = address.scheme == "https"
        port = address.port or (443 if ssl else 80)
        return chromadb.HttpClient(host=address.hostname, port=port, ssl=ssl, settings=options)
    except (ValueError, ChromaError) as exc:
        raise SettingsError(
            f"No Chroma server answers at {settings.chroma_url}. "
            "Start it (`chroma run --path P --port N`) or unset ASSISTANT_CHROMA_URL."
        ) from exc


def _batches(items: list[str], size: int) -> Iterator[list[str]]:
    for i in range(0, len(items), size):
        yield items[i : i + size]
