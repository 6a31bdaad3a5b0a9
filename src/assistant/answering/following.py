"""Questions to go on with after an answer: near to what it cites, and each tried before it is offered.

They come from the corpus itself, the headings that ask and the questions known for a sentence, never from what people
type, so that what was found out about one may be remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from assistant.answering import pipeline
from assistant.answering.conversation.conversation import stand_alone
from assistant.index.opening import Index
from assistant.records import Answer, Ask, Citation, Sentence, Turn
from assistant.text.asking import asked_kind
from assistant.text.language import detect_language
from assistant.text.names import find_names
from assistant.text.words import fold

_SHOWN: Final = 3
_TRIED: Final = 9
_SHORTEST, _LONGEST = 15, 90
_NEIGHBOURS: Final = (1, -1, 2, -2)
_NEAREST, _NAMING = 2, 6
_EVERYWHERE: Final = ("programme", "tranche")
_REMEMBERED: Final = 20_000

Place = tuple[str, int]
"""Where a sentence begins: the id of its document and its offset."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be offered; `place` is the sentence that has to answer it, None when any may."""

    question: str
    place: Place | None = None


@dataclass
class FollowUps:
    """Finds questions to go on with; remembers what the answer to each of them cites. Safe to share between threads."""

    _cited: dict[tuple[str, str], frozenset[Place]] = field(default_factory=dict)

    def find(self, index: Index, answer: Answer, *, conversation: Sequence[str], limit: int = _SHOWN) -> list[str]:
        """Return at most `limit` questions that the sources answer with something else than `answer` says.

        `conversation` are the questions so far, this one last: what one of them asked is not offered again, nor what
        would be read otherwise behind them than it was tried.
        """
        told = _places(answer.citations)
        asked = {_plain(question) for question in (*conversation, answer.read_as or "")}
        found: list[str] = []
        seen: set[Place] = set(told)
        for tried, candidate in enumerate(_candidates(index, answer, conversation[-1])):
            if tried == _TRIED or len(found) == limit:
                break
            cited = self._answered(index, candidate.question)
            new = cited - seen
            fits = candidate.place in new if candidate.place else bool(new)
            if fits and _plain(candidate.question) not in asked and _stands(index, candidate.question, conversation):
                found.append(candidate.question)
                seen |= cited
        return found

    def _answered(self, index: Index, question: str) -> frozenset[Place]:
        """Return where the answer to a question of the corpus is cited from; nothing when there is no full answer."""
        key = (index.manifest.generation, question)
        cited = self._cited.get(key)
        if cited is None:
            given = pipeline.answer(index, Ask(question))
            cited = _places(given.citations) if given.status == "answered" else frozenset()
            if len(self._cited) >= _REMEMBERED:
                self._cited.clear()
            self._cited[key] = cited
        return cited


def _candidates(index: Index, answer: Answer, question: str) -> list[Candidate]:
    """Return questions near to an answer, each once: first those that share a name with the question."""
    told = _places(answer.citations)
    names = _names(index, answer.read_as or question)
    passages = _passages(index, answer.citations or answer.nearest, names)
    known = _known_questions(index, passages[:1], told, language=answer.language)
    offered: Iterable[Candidate] = map(Candidate, answer.suggestions if answer.language == "nl" else ())
    further = _known_questions(index, passages[1:], told, language=answer.language)
    near: dict[str, Candidate] = {}
    for candidate in (*offered, *islice(known, _NEAREST), *further):
        near.setdefault(_plain(candidate.question), candidate)
    return sorted(near.values(), key=lambda c: names.isdisjoint(_names(index, c.question)))


def _names(index: Index, text: str) -> frozenset[tuple[str, str]]:
    """Return kind and id of the names in a text that are not everywhere."""
    found = (mention.name for mention in find_names(index.names, text))
    return frozenset((name.kind, name.id) for name in found if name.kind not in _EVERYWHERE)


def _passages(index: Index, citations: Sequence[Citation], names: Iterable[tuple[str, str]]) -> list[int]:
    """Return the passages of the citations, those around the first, and some that have the names."""
    within = [
        number
        for c in citations
        for number, p in enumerate(index.passages)
        if p.document_id == c.document_id and p.start <= c.start < p.end
    ]
    around = [
        within[0] + step
        for step in (_NEIGHBOURS if within else ())
        if 0 <= within[0] + step < len(index.passages)
        and index.passages[within[0] + step].document_id == index.passages[within[0]].document_id
    ]
    naming = [number for name in sorted(names) for number in index.passages_by_name.get(name, ())[:_NAMING]]
    return list(dict.fromkeys((*within, *around, *naming)))


def _known_questions(
    index: Index, passages: Sequence[int], told: frozenset[Place], *, language: str
) -> Iterator[Candidate]:
    """Yield the clearest question known for each sentence of some passages that is not told yet."""
    for number in passages:
        passage = index.passages[number]
        for sentence in passage.sentences:
            place = (passage.document_id, sentence.start)
            clear = [] if place in told else _clear(index, sentence, language=language)
            if clear:
                yield Candidate(clear[0], place)


def _clear(index: Index, sentence: Sentence, *, language: str) -> list[str]:
    """Return the known questions of a sentence that somebody else would understand, the shortest first.

    Such a one begins with a capital, ends in a question mark, has a word that asks, and names what it is about.
    """
    return sorted(
        (
            text
            for text in sentence.asked
            if text[:1].isupper()
            and text.endswith("?")
            and _SHORTEST <= len(text) <= _LONGEST
            and asked_kind(text) != "other"
            and find_names(index.names, text)
            and detect_language(text) == language
        ),
        key=len,
    )


def _stands(index: Index, question: str, conversation: Sequence[str]) -> bool:
    """Tell whether a question means the same behind a conversation as by itself."""
    ask = Ask(question, conversation=tuple(map(Turn, conversation)))
    return stand_alone(index, ask).question == question


def _places(citations: Sequence[Citation]) -> frozenset[Place]:
    return frozenset((c.document_id, c.start) for c in citations)


def _plain(question: str) -> str:
    return fold(question).rstrip("?! .")
