"""The passages nearest to a question: full text, translated words and vectors, fused by their scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.answering.encoding import MIN_LIKENESS, Encoded, encode, search_forms, search_words
from assistant.answering.heard import Heard, hear
from assistant.index.opening import Index
from assistant.index.vectors import Vectors, nearest
from assistant.text.language import detect_language
from assistant.text.words import content_words, is_function_word, lemmas, ngrams

_DENSE_LIMIT = 100
_SENTENCE_LIMIT = 150
_NEIGHBOURS = 12
_WEIGHTS: Final[Mapping[bool, Mapping[str, float]]] = {
    True: {"passages": 1.0, "sentences": 0.5, "translated": 1.0, "grams": 1.0, "lemmas": 1.0, "asked": 0.5},
    False: {"passages": 1.0, "sentences": 0.5, "translated": 1.0, "grams": 0.25, "lemmas": 0.0, "asked": 0.5},
}
"""By whether the question is Dutch. Drawn 25 times at ±30 %, they change nDCG@10 by less than .03 on any set."""

Column = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What retrieval found for a question.

    `vector` is the question's; `hits` are the passages nearest to it, best first: number and score (a sum of z-scores);
    `dense` is the highest cosine of the question with any passage or sentence; `scores` `(n,)` are those of all
    passages; `heard` is how like it is to known questions; `likeness` the highest cosine of a passage or one of its
    sentences, for the passages that were among the nearest.
    """

    vector: Vectors
    hits: tuple[tuple[int, float], ...]
    dense: float
    scores: Column
    heard: Heard
    likeness: Mapping[int, float]

    def best(self, allowed: Mask | None, *, limit: int) -> tuple[tuple[int, float], ...]:
        """Return number and score of the `limit` best passages of a mask, best first."""
        return _best(self.scores, limit=limit, allowed=allowed)


def retrieve(
    index: Index, text: str, *, dutch: bool, limit: int, allowed: Mask | None = None, encoded: Encoded | None = None
) -> Retrieved:
    """Return at most `limit` passages for `text`; `allowed` is an `(n,)` mask of passages that may be used.

    The score of a passage is the weighted sum of five kinds of evidence, each in standard deviations from its mean over
    all passages: cosine of the passage, cosine of its best sentence, BM25 of the corpus words nearest to each word of
    the question in whatever language, BM25 of Dutch lemmas, and BM25 of character 4-grams. `encoded` is the question
    in vector space, when that is known.
    """
    language = "nl" if dutch else detect_language(text)
    encoded = encoded or encode(index, text, language=language)
    vector = encoded.vector
    evidence, likeness = _dense(index, vector)
    dense = max(likeness.values(), default=-1.0)
    mapped = index.map_question(vector)
    heard = hear(index, text, mapped)
    if heard.asked:
        evidence["asked"] = _column(index, "asked", mapped, heard.asked, index.passages_by_asked_vector)
    groups = [_group(index, encoded, word, dutch=dutch) for word in search_words(text, language)]
    grams = (gram for word in content_words(text, language) for gram in ngrams(word))
    evidence["translated"] = _z(index.lexical.group_scores(groups))
    evidence["grams"] = _z(index.lexical.scores("grams", grams))
    if dutch:
        terms = (term for term in lemmas(text) if not is_function_word(term))
        evidence["lemmas"] = _z(index.lexical.scores("lemmas", terms))
    total = np.zeros(len(index.passages), dtype=np.float32)
    for kind, column in evidence.items():
        total += _WEIGHTS[dutch][kind] * column
    hits = _best(total, limit=limit, allowed=allowed)
    return Retrieved(vector, hits, dense, total, heard, likeness)


def _group(index: Index, encoded: Encoded, word: str, *, dutch: bool) -> dict[str, float]:
    """Return the lemmas of the corpus that may stand for a word of the question, with weights in (0, 1].

    A number stands for itself, an Arabic word also for itself without its article, and a name in other letters also for
    the names that sound like it.
    """
    forms = search_forms(word)
    group: dict[str, float] = {} if forms else {word: 1.0}
    for form in forms:
        for like, likeness in encoded.near[form][:_NEIGHBOURS]:
            weight = (min(1.0, likeness) - MIN_LIKENESS) / (1 - MIN_LIKENESS)
            group[like.lemma] = max(weight, group.get(like.lemma, 0.0))
    for name, weight in ({} if dutch else index.vocabulary.names_like(word)).items():
        group[name] = max(weight, group.get(name, 0.0))
    return group


def _dense(index: Index, vector: Vectors) -> tuple[dict[str, Column], dict[int, float]]:
    """Return the z-scores of passage and best sentence, and the highest cosine of each passage among the nearest.

    Both are known for the nearest only; any other passage gets the lowest of what was found, which no longer tells.
    """
    columns = {}
    likeness: dict[int, float] = {}
    for unit, collection, limit, owners in (
        ("passages", index.vectors.passages, _DENSE_LIMIT, index.passages_by_vector),
        ("sentences", index.vectors.sentences, _SENTENCE_LIMIT, index.passages_by_sentence_vector),
    ):
        similarities = nearest(collection, vector, limit=limit)
        for key, similarity in similarities.items():
            for number in owners[key]:
                likeness[number] = max(similarity, likeness.get(number, -1.0))
        columns[unit] = _column(index, unit, vector, similarities, owners)
    return columns, likeness


def _column(
    index: Index, unit: str, vector: Vectors, similarities: Mapping[str, float], owners: Mapping[str, Sequence[int]]
) -> Column:
    """Return for each passage the z-score of its most similar record of a unit, `(n,)`."""
    mean, deviation = index.spread[unit].moments(vector)
    column = np.full(len(index.passages), min(similarities.values(), default=0.0), dtype=np.float32)
    rising = sorted(similarities.items(), key=lambda row: row[1])
    best = {number: similarity for key, similarity in rising for number in owners[key]}
    column[list(best)] = list(best.values())
    return np.asarray((column - np.float32(mean)) / np.float32(deviation), dtype=np.float32)


def _z(scores: Column) -> Column:
    deviation = float(scores.std())
    return (scores - scores.mean()) / deviation if deviation > 1e-9 else np.zeros_like(scores)


def _best(total: Column, *, limit: int, allowed: Mask | None) -> tuple[tuple[int, float], ...]:
    """Return number and score of the `limit` highest allowed passages; of equal ones the first in the corpus first."""
    numbers = np.arange(len(total)) if allowed is None else np.flatnonzero(allowed)
    values = total[numbers]
    if 0 < limit < len(values):  # sorting all of 10,000 passages costs a millisecond
        numbers = numbers[values >= np.partition(values, -limit)[-limit]]
    order = numbers[np.argsort(-total[numbers], kind="stable")[:limit]]
    return tuple((int(i), float(total[i])) for i in order)
