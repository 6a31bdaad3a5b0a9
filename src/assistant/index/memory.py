"""What an ingestion that goes on running keeps of the one before, so that only what changed costs time.

Nothing of it is written: another process, or another version of the program, reads everything anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from assistant.index.embedding import Embedder, open_embedder
from assistant.index.vectors import Vectors
from assistant.settings import Settings

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key; after each turn only those asked for in it are kept."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Value] = {}
        self._now: dict[Hashable, Value] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of `key`, made when it is not known."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        return self._now[key]

    def turn(self) -> None:
        """Forget what was not asked for since the last turn."""
        self._before, self._now = self._now, {}

    def clear(self) -> None:
        """Forget everything."""
        self._before, self._now = {}, {}


class Unkept(Kept[Value]):
    """Keeps nothing: for an ingestion of any size that ends when it is done."""

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:  # noqa: ARG002
        """Return the value, made anew."""
        return make()


class Memory:
    """The encoder, the vectors of the generation made last, and what its files, documents and texts were read as."""

    def __init__(self) -> None:
        self.files: Kept[Any] = Kept()
        self.documents: Kept[Any] = Kept()
        self.texts: Kept[bytes] = Kept()
        self.words: Kept[list[str]] = Kept()
        self.questions: Kept[Any] = Kept()
        self._embedder: Embedder | None = None
        self._names: Mapping[str, Any] | None = None
        self._generation = ""
        self._vectors: dict[str, dict[str, Vectors]] = {}

    def embedder(self, settings: Settings) -> Embedder:
        """Return the encoder, loaded once."""
        self._embedder = self._embedder or open_embedder(settings)
        return self._embedder

    def begin(self, names: Mapping[str, Any]) -> None:
        """Begin a generation: what was read with other names is read again."""
        if names != self._names:
            self.documents.clear()
            self.texts.clear()
        self._names = names

    def vectors_of(self, generation: str) -> dict[str, dict[str, Vectors]] | None:
        """Return the vectors of a generation by unit and id, None when they are not known."""
        return self._vectors if generation == self._generation else None

    def end(self, generation: str, vectors: Mapping[str, tuple[Sequence[str], Vectors]]) -> None:
        """End a generation with its vectors: per unit the ids and the `(n, d)` rows."""
        self._generation = generation
        self._vectors = {unit: dict(zip(ids, rows, strict=True)) for unit, (ids, rows) in vectors.items()}
        for kept in (self.files, self.documents, self.texts, self.words, self.questions):
            kept.turn()
