"""The sentences of the passages found, each weighed against the question: demands first, then what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answering.demands import unmet_demand
from assistant.answering.heard import NOTHING_HEARD, Heard
from assistant.answering.question import Question
from assistant.answering.reading import Reading, read_text
from assistant.answering.support import Signals, measure, rank
from assistant.answering.table_rows import read_row
from assistant.index.entries import context_text, sentence_text, support_of, whole_text
from assistant.index.opening import Index
from assistant.index.vectors import Vectors, vector_id
from assistant.records import Sentence
from assistant.text.tables import find_row


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, with the sentences it leans on, and how well it speaks to the question.

    `own` is the sentence as read, `whole` with what it leans on, `context` its headings and title. `unmet` names the
    demand that it fails, or is "". `score` (log-odds) orders the evidence.
    """

    passage: int
    document_id: str
    sentence: Sentence
    support: tuple[Sentence, ...]
    own: Reading
    whole: Reading
    context: Reading
    unmet: str
    announced: bool
    signals: Signals
    score: float


def weigh(
    index: Index,
    question: Question,
    vector: Vectors,
    hits: Sequence[tuple[int, float]],
    *,
    heard: Heard = NOTHING_HEARD,
    failing: bool = True,
) -> tuple[Evidence, ...]:
    """Return the evidence in the passages of `hits`, best first; what fails a demand comes last, or is left out.

    `heard` is how like the question is to known ones.
    """
    similarities = _similarities(index, without_names(question, vector), (number for number, _ in hits))
    best = max((relevance for _, relevance in hits), default=0.0)
    candidates = [
        _read_candidate(index, question, number, position, heard=heard, behind=relevance - best)
        for number, relevance in hits
        for position in range(len(index.passages[number].sentences))
    ]
    nearest = max((max(c.asked.values(), default=0.0) for c in candidates if c.unmet in ("", "absent")), default=0.0)
    kept = candidates if failing else [c for c in candidates if not c.unmet]
    found = [_measured(index, question, c, similarities=similarities, heard=heard, nearest=nearest) for c in kept]
    return tuple(sorted(found, key=lambda e: (bool(e.unmet), -e.score, e.document_id, e.sentence.start)))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence as read, before its signals are measured."""

    passage: int
    sentence: Sentence
    support: tuple[Sentence, ...]
    own: Reading
    whole: Reading
    context: Reading
    unmet: str
    asked: Mapping[str, float]
    behind: float


def _read_candidate(
    index: Index, question: Question, number: int, position: int, *, heard: Heard, behind: float
) -> _Candidate:
    passage = index.passages[number]
    document = index.documents[passage.document_id]
    sentence = passage.sentences[position]
    support = support_of(index.passages, number, position)
    row = find_row(document.text, document.tables, sentence.start)
    if row is None:
        own = read_text(index, sentence_text(document, sentence))
        whole = read_text(index, whole_text(document, sentence, support))
    else:
        own, whole = read_row(index, question, document, row)
    context = read_text(index, context_text(document, passage))
    return _Candidate(
        passage=number,
        sentence=sentence,
        support=support,
        own=own,
        whole=whole,
        context=context,
        unmet=unmet_demand(question, own=own, whole=whole, context=context, names=index.names),
        asked=heard.of(sentence.asked),
        behind=behind,
    )


def _measured(
    index: Index,
    question: Question,
    candidate: _Candidate,
    *,
    similarities: Mapping[str, float],
    heard: Heard,
    nearest: float,
) -> Evidence:
    passage = index.passages[candidate.passage]
    announced = index.documents[passage.document_id].kind == "announcement"
    signals = measure(
        question,
        own=candidate.own,
        whole=candidate.whole,
        context=candidate.context,
        similarity=similarities.get(vector_id(candidate.own.text), 0.0),
        heading=similarities.get(vector_id(passage.headings[-1]), 0.0) if passage.headings else 0.0,
        behind=candidate.behind,
        announced=announced,
        spoken=candidate.sentence.speaker is not None,
        asked=candidate.asked,
        nearest_asked=nearest,
        wording=heard.wording(index, candidate.sentence.asked),
        unanswered=heard.unanswered,
        unanswered_wording=heard.unanswered_wording,
    )
    return Evidence(
        passage=candidate.passage,
        document_id=passage.document_id,
        sentence=candidate.sentence,
        support=candidate.support,
        own=candidate.own,
        whole=candidate.whole,
        context=candidate.context,
        unmet=candidate.unmet,
        announced=announced,
        signals=signals,
        score=rank(signals),
    )


def without_names(question: Question, vector: Vectors) -> Vectors:
    """Take out of the question's vector what its place names bring, so that similarity tells what is asked about them.

    The part along the vector of the names is removed (vector rejection) and the rest made a unit vector again.
    """
    names = question.encoded.places if question.encoded else None
    if names is None:
        return vector
    rest = vector - float(vector @ names) * names
    length = float(np.linalg.norm(rest))
    return np.asarray(rest / length, dtype=np.float32) if length > 1e-6 else vector


def _similarities(index: Index, vector: Vectors, numbers: Iterable[int]) -> dict[str, float]:
    """Return the cosine of the question with each sentence and heading of the passages, by vector id."""
    ids = [
        vector_id(text)
        for passage in map(index.passages.__getitem__, numbers)
        for document in (index.documents[passage.document_id],)
        for text in (*passage.headings[-1:], *(sentence_text(document, s) for s in passage.sentences))
    ]
    known = {key: index.sentence_rows[key] for key in ids}
    if not known:
        return {}
    products = index.sentence_vectors.read(list(known.values())) @ vector
    return dict(zip(known, products.tolist(), strict=True))
