"""Open the published generation, and follow it when a new one is published."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from assistant.errors import AssistantError
from assistant.index import generations
from assistant.index.catalogue import read_catalogue
from assistant.index.embedding import Embedder, open_embedder
from assistant.index.entries import entry_text, sentence_text
from assistant.index.generations import Manifest
from assistant.index.lexical import LexicalIndex, open_lexical
from assistant.index.likeness import Likeness, read_likeness
from assistant.index.readings import ReadingFile
from assistant.index.rows import Rows, rows_path
from assistant.index.spread import Spread, read_spread
from assistant.index.vectors import Vectors, VectorStore, open_store, vector_id
from assistant.index.vocabulary import Vocabulary, Word, read_vocabulary
from assistant.index.wordings import Wordings, read_wordings
from assistant.records import Document, Life, Passage, Span, StatedFigure
from assistant.settings import Settings
from assistant.text.asking import asks_for_activity
from assistant.text.names import NameTable, find_names, parse_names
from assistant.text.words import fold

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Index:
    """Everything of one generation that answering needs; passages are known by their number, 0 to n-1."""

    manifest: Manifest
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    names: NameTable
    lexical: LexicalIndex
    vectors: VectorStore
    spread: Mapping[str, Spread]
    vocabulary: Vocabulary
    wordings: Wordings
    """The words of the known questions, and then of those that the documents are known not to answer."""
    folder: Path
    read_at_ingestion: ReadingFile
    likeness: Likeness | None = None
    """What was learned of how alike questions are; None when there were too few."""
    readings: dict[str, object] = field(default_factory=dict)
    """What answering remembers of the texts that it has read, by text."""
    views: dict[Hashable, Index] = field(default_factory=dict)
    """What answering remembers of the index with fewer figures, by what decides which."""

    @property
    def data(self) -> Path:
        """The data folder that its generation is in."""
        return self.folder.parent.parent

    @cached_property
    def passages_by_vector(self) -> dict[str, list[int]]:
        """Map the id of a passage vector to the passages that have it."""
        return _group((vector_id(entry_text(self.documents[p.document_id], p)), i) for i, p in enumerate(self.passages))

    @cached_property
    def passages_by_sentence_vector(self) -> dict[str, list[int]]:
        """Map the id of a sentence's or heading's vector to the passages that have it."""
        return _group(
            (vector_id(text), i)
            for i, p in enumerate(self.passages)
            for text in (*p.headings[-1:], *(sentence_text(self.documents[p.document_id], s) for s in p.sentences))
        )

    @cached_property
    def passages_by_asked_vector(self) -> dict[str, list[int]]:
        """Map the id of a known question's vector to the passages that answer it."""
        return _group(
            (vector_id(text), i) for i, p in enumerate(self.passages) for s in p.sentences for text in s.asked
        )

    @cached_property
    def sentence_rows(self) -> dict[str, int]:
        """Map the id of a sentence's or heading's vector to its number among the vectors of sentences."""
        return {key: number for number, key in enumerate(self.passages_by_sentence_vector)}

    @cached_property
    def sentence_vectors(self) -> Rows:
        """The vectors of sentences and headings, to look up."""
        return self._open_rows("sentences", len(self.passages_by_sentence_vector))

    @cached_property
    def asked_ids(self) -> tuple[str, ...]:
        """The ids of the known questions, in the order of their vectors."""
        return tuple(self.passages_by_asked_vector)

    @cached_property
    def asked_numbers(self) -> dict[str, int]:
        """Map the id of a known question to its number among them."""
        return {key: number for number, key in enumerate(self.asked_ids)}

    @cached_property
    def asked_vectors(self) -> Rows:
        """The vectors of the known questions, mapped."""
        return self._open_rows("asked", len(self.passages_by_asked_vector))

    @cached_property
    def unanswered_vectors(self) -> Rows:
        """The vectors of the questions that the documents are known not to answer, mapped."""
        return self._open_rows("unanswered", self.manifest.unanswered)

    def map_question(self, vector: Vectors) -> Vectors:
        """Return the vector of a question as known and unanswered questions are compared with."""
        return vector if self.likeness is None else self.likeness.of(vector)

    def _open_rows(self, unit: str, count: int) -> Rows:
        try:
            return Rows(rows_path(self.folder, unit), count=count)
        except (OSError, ValueError) as exc:
            raise generations.damaged(self.folder.parent.parent, exc) from exc

    @cached_property
    def figures(self) -> tuple[StatedFigure, ...]:
        """The catalogue of figures. Raises IndexMissingError when its file is damaged."""
        try:
            return read_catalogue(self.folder)
        except (OSError, ValueError, LookupError, TypeError) as exc:
            raise generations.damaged(self.folder.parent.parent, exc) from exc

    @cached_property
    def figures_by_sentence(self) -> dict[tuple[str, Span], list[StatedFigure]]:
        """Map a document's id and the span of a sentence to the figures in it."""
        grouped: dict[tuple[str, Span], list[StatedFigure]] = {}
        for row in self.figures:
            grouped.setdefault((row.document_id, row.sentence), []).append(row)
        return grouped

    def with_figures(self, figures: tuple[StatedFigure, ...]) -> Index:
        """Return the index with other figures in its catalogue."""
        view = copy.copy(self)
        for name in ("figures_by_sentence", "beside_amounts"):
            view.__dict__.pop(name, None)
        view.__dict__["figures"] = figures
        return view

    @cached_property
    def beside_amounts(self) -> NDArray[np.bool_]:
        """The `(n,)` mask of the passages under a heading below which a figure of an area stands."""
        told = {(row.document_id, row.heading) for row in self.figures if row.ids("area")}
        return np.array([(p.document_id, "".join(p.headings[-1:])) in told for p in self.passages], dtype=bool)

    @cached_property
    def on_activities(self) -> NDArray[np.bool_]:
        """The `(n,)` mask of the passages under a heading that asks what is done."""
        asking = {h for p in self.passages for h in p.headings if asks_for_activity(h)}
        return np.array([not asking.isdisjoint(p.headings) for p in self.passages], dtype=bool)

    @cached_property
    def dated(self) -> tuple[Document, ...]:
        """The documents of which is said from or until when they hold, that they are a draft, or what replaces them."""
        none = Life()
        return tuple(document for document in self.documents.values() if document.life != none)

    @cached_property
    def announced(self) -> NDArray[np.bool_]:
        """The `(n,)` mask of the passages of announcements."""
        return np.array([self.documents[p.document_id].kind == "announcement" for p in self.passages], dtype=bool)

    @cached_property
    def passages_by_heading(self) -> dict[str, list[int]]:
        """Map the folded heading right above passages to these passages."""
        return _group((fold(p.headings[-1]), i) for i, p in enumerate(self.passages) if p.headings)

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Map each folded word of the corpus to its commonest spelling."""
        return {fold(word): word for word in self.vocabulary}

    @cached_property
    def lemmas(self) -> list[str]:
        """All lemmas of the corpus, sorted."""
        return sorted({word.lemma for word in self.vocabulary.values()})

    @cached_property
    def lemma_set(self) -> frozenset[str]:
        """All lemmas of the corpus."""
        return frozenset(self.lemmas)

    @cached_property
    def words_by_vector(self) -> dict[str, Word]:
        """Map the id of a word's vector to the word."""
        return {vector_id(spelling): word for spelling, word in self.vocabulary.items()}

    @cached_property
    def passages_by_name(self) -> dict[tuple[str, str], list[int]]:
        """Map (kind, id) of a name to the passages in whose text, headings or title it stands."""
        return _group(
            ((mention.name.kind, mention.name.id), i)
            for i, p in enumerate(self.passages)
            for mention in find_names(self.names, entry_text(self.documents[p.document_id], p))
        )

    def text_of(self, passage: Passage) -> str:
        """Return the text of a passage."""
        return self.documents[passage.document_id].text[passage.start : passage.end]

    def close(self) -> None:
        """Release the files of the vectors and readings."""
        self.vectors.close()
        self.read_at_ingestion.close()
        for unit in ("sentence_vectors", "asked_vectors", "unanswered_vectors"):
            if unit in self.__dict__:
                getattr(self, unit).close()


class IndexReader:
    """Gives the published index, and the new one as soon as one is published. Safe to share between threads."""

    def __init__(self, settings: Settings, *, on_open: Callable[[Index], None] | None = None) -> None:
        """Make a reader; `on_open` is called once with each index before anybody gets it."""
        threadpool_limits(limits=1, user_api="blas")  # questions are small: more threads only wait for each other
        self._settings = settings
        self._on_open = on_open
        self._embedder: Embedder | None = None
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._retired: Index | None = None

    def current(self) -> Index:
        """Return the published index; while one thread opens a new one, the others get the one before.

        Raises IndexMissingError or IndexMismatchError when there is none to use.
        """
        generation = generations.published(self._settings.data)
        index = self._index
        if index is not None and generation == index.manifest.generation:
            return index
        if index is None:
            self._lock.acquire()
        elif not self._lock.acquire(blocking=False):
            return index
        try:
            if self._index is None or generation != self._index.manifest.generation:
                opened = self._open_newest()
                if self._on_open is not None:
                    self._on_open(opened)
                if self._retired is not None:
                    self._retired.close()
                self._retired, self._index = self._index, opened
            return self._index
        finally:
            self._lock.release()

    def _open_newest(self) -> Index:
        """Open the published index, again when another was published meanwhile and this one is gone."""
        self._embedder = self._embedder or open_embedder(self._settings)
        while True:
            generation = generations.published(self._settings.data)
            try:
                return open_index(self._settings, self._embedder)
            except AssistantError:
                if generations.published(self._settings.data) == generation:
                    raise

    def close(self) -> None:
        """Close what is open."""
        for index in (self._index, self._retired):
            if index is not None:
                index.close()
        self._index = self._retired = None


def open_index(settings: Settings, embedder: Embedder) -> Index:
    """Open the published generation of `settings.data`. Raises IndexMissingError or IndexMismatchError."""
    manifest = generations.read_manifest(settings.data)
    folder = generations.folder_of(settings.data, manifest.generation)
    try:
        names = parse_names(json.loads((folder / "names.json").read_text(encoding="utf-8")))
        index = Index(
            manifest=manifest,
            documents=generations.read_documents(folder),
            passages=generations.read_passages(folder),
            names=names,
            lexical=open_lexical(folder / "lexical"),
            spread=read_spread(folder / "spread.npz"),
            vocabulary=read_vocabulary(folder),
            wordings=read_wordings(folder),
            folder=folder,
            read_at_ingestion=ReadingFile(folder, names),
            likeness=read_likeness(folder),
            vectors=open_store(settings, folder / "vectors", manifest.generation, embedder),
        )
    except (OSError, EOFError, ValueError, LookupError, TypeError, BadZipFile) as exc:
        raise generations.damaged(settings.data, exc) from exc
    try:
        _ = index.passages_by_vector, index.sentence_rows, index.passages_by_name
        _ = index.sentence_vectors, index.asked_vectors, index.unanswered_vectors
    except AssistantError:
        index.close()
        raise
    return index


def _group(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    grouped: dict[Key, list[int]] = {}
    for key, i in pairs:
        numbers = grouped.setdefault(key, [])
        if not numbers or numbers[-1] != i:
            numbers.append(i)
    return grouped
