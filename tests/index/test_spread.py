from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.index.spread import Spread, read_spread, write_spread


def test_spread_gives_the_moments_of_all_similarities(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    vectors = random.normal(size=(200, 8)).astype(np.float32)
    query = random.normal(size=8).astype(np.float32)
    write_spread(tmp_path / "spread.npz", {"passages": Spread.of(vectors), "best_sentences": Spread.of(vectors[:50])})
    read = read_spread(tmp_path / "spread.npz")
    assert set(read) == {"passages", "best_sentences"}
    mean, deviation = read["passages"].moments(query)
    assert mean == pytest.approx(float((vectors @ query).mean()), abs=1e-4)
    assert deviation == pytest.approx(float((vectors @ query).std()), abs=1e-4)


def test_spread_of_one_vector_has_no_zero_deviation() -> None:
    vector = np.full((1, 4), 0.5, dtype=np.float32)
    assert list(Spread.of(vector).moments(vector[0])) == pytest.approx([1.0, 1e-6])


def test_spread_by_hand() -> None:
    vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)
    spread = Spread.of(vectors)
    assert spread.mean.tolist() == [0.5, 0.5]
    assert spread.covariance.tolist() == [[0.25, -0.25], [-0.25, 0.25]]
    assert spread.moments(vectors[0]) == (0.5, 0.5)
