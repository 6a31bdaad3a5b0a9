"""The sentences of the sources that come nearest to each sentence of a text: by meaning and by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistant.answering.checking.claims import Claim
from assistant.answering.reading import Reading, read_text
from assistant.index.entries import context_text, sentence_text, support_of, whole_text
from assistant.index.opening import Index
from assistant.index.vectors import Vectors, nearest_to_each, vector_id
from assistant.records import Sentence
from assistant.text.words import is_function_word, lemmas

_BY_MEANING: Final = 24
_BY_WORDS: Final = 4
"""Passages whose sentences are taken because they share rare words with the claim."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of the sources beside a claim: itself, with what it leans on, and what stands above it.

    `similarity` is the cosine of claim and sentence, -1 to 1.
    """

    passage: int
    sentence: Sentence
    own: Reading
    whole: Reading
    context: Reading
    above: tuple[str, ...]
    similarity: float


def find_sources(index: Index, claims: Sequence[Claim]) -> tuple[tuple[Source, ...], ...]:
    """Return for each claim the sentences of the sources near to it, the most similar first.

    All claims are embedded at once: one by one costs three times as much.
    """
    if not claims or not index.passages:
        return tuple(() for _ in claims)
    vectors = np.asarray(index.vectors.embedder([c.text for c in claims]), dtype=np.float32)
    limit = min(_BY_MEANING, len(index.sentence_rows))
    near = nearest_to_each(index.vectors.sentences, vectors, limit=limit)
    return tuple(
        _sources(index, claim, vector, similarities)
        for claim, vector, similarities in zip(claims, vectors, near, strict=True)
    )


def _sources(index: Index, claim: Claim, vector: Vectors, similarities: Mapping[str, float]) -> tuple[Source, ...]:
    places = {
        (number, position): key
        for number in dict.fromkeys([*_passages_of(index, similarities), *_passages_by_words(index, claim)])
        for position, key in enumerate(_keys(index, number))
    }
    by_words = frozenset(_passages_by_words(index, claim))
    taken = {place: key for place, key in places.items() if key in similarities or place[0] in by_words}
    unknown = list(dict.fromkeys(key for key in taken.values() if key not in similarities))
    known = dict(similarities)
    if unknown:
        rows = index.sentence_vectors.read([index.sentence_rows[key] for key in unknown])
        known.update(zip(unknown, (float(x) for x in rows @ vector), strict=True))
    found = [read_source(index, *place, similarity=known[key]) for place, key in taken.items()]
    return tuple(sorted(found, key=lambda s: -s.similarity))


def read_source(index: Index, number: int, position: int, *, similarity: float) -> Source:
    """Return the sentence at `position` of a passage as a source."""
    passage = index.passages[number]
    document, sentence = index.documents[passage.document_id], passage.sentences[position]
    support = support_of(index.passages, number, position)
    return Source(
        passage=number,
        sentence=sentence,
        own=read_text(index, sentence_text(document, sentence)),
        whole=read_text(index, whole_text(document, sentence, support)),
        context=read_text(index, context_text(document, passage)),
        above=(document.title, *passage.headings),
        similarity=similarity,
    )


def _passages_of(index: Index, similarities: Mapping[str, float]) -> list[int]:
    return [number for key in similarities for number in index.passages_by_sentence_vector.get(key, ())]


def _passages_by_words(index: Index, claim: Claim) -> list[int]:
    terms = [term for term in lemmas(claim.text) if not is_function_word(term)]
    scores = index.lexical.scores("lemmas", terms)
    best = np.argsort(-scores, kind="stable")[:_BY_WORDS]
    return [int(i) for i in best if scores[i] > 0]


def _keys(index: Index, number: int) -> list[str]:
    passage = index.passages[number]
    document = index.documents[passage.document_id]
    return [vector_id(sentence_text(document, s)) for s in passage.sentences]
