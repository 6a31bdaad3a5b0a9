"""A question in vector space: all its texts go through the encoder in one batch, and past the vocabulary once.

A vector depends in its last digits on the batch that it is made in: the batch of a question is always the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.index.opening import Index
from assistant.index.vectors import Vectors
from assistant.index.vocabulary import Word
from assistant.text.scripts import without_article
from assistant.text.words import content_words, strip_marks

_NEIGHBOURS, MIN_LIKENESS = 24, 0.4


@dataclass(frozen=True, slots=True)
class Encoded:
    """The `(d,)` unit vectors of a question and of the names of its places (None when it names none).

    `near` maps its words to the at most 24 words of the corpus nearest to each, with more than 0.4 likeness, the
    nearest first.
    """

    vector: Vectors
    places: Vectors | None
    near: Mapping[str, Sequence[tuple[Word, float]]]


def encode(index: Index, text: str, *, language: str, places: str = "", words: Iterable[str] = ()) -> Encoded:
    """Encode a question, the names of its `places`, the words it is searched by and more `words`."""
    texts = [strip_marks(text), *([places] if places else [])]
    forms = (form for word in search_words(text, language) for form in search_forms(word))
    batch = list(dict.fromkeys([*forms, *words]))
    vectors = index.vectors.embed_words([*texts, *batch])
    near = index.vocabulary.neighbours(vectors[len(texts) :], limit=_NEIGHBOURS, above=MIN_LIKENESS)
    return Encoded(vectors[0], vectors[1] if places else None, dict(zip(batch, near, strict=True)))


def search_words(text: str, language: str) -> list[str]:
    """Return the words by which a question is searched, each once: those that say something, of two letters or more."""
    return [word for word in dict.fromkeys(content_words(text, language)) if len(word) > 1]


def search_forms(word: str) -> tuple[str, ...]:
    """Return what is looked up for a word: the word, an Arabic one also without its article; nothing for a number."""
    return () if word.isdigit() else (word, without_article(word))
