"""The words of an answer: the chosen sentences with what they lean on, or a refusal with what came nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.answering.citations import cite
from assistant.answering.evidence import Evidence
from assistant.answering.focusing.focus import find_focus
from assistant.answering.question import Question
from assistant.answering.replying.replies import reply, status_of
from assistant.answering.table_rows import focus_on_cell
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Citation, Computation, Focus, Sentence, Span, Status
from assistant.text.asking import is_money_word
from assistant.text.places import is_place

_NEAREST, _SPEECH = 3, 2
_OFF_TOPIC_DENSE, _OFF_TOPIC_COVERAGE = 0.42, 0.35
"""A question that names nothing of the programme is off topic when no text is more alike than the first and no sentence
covers more of its words than the second: set on the development questions (docs/evaluation.md)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is checked.

    `nearest`, or `shown` if given, is shown only without a citation, `suggestions` in place of others. `words` are what
    its fixed sentence was filled with, by place, as far as the question does not tell: to say it in another language.
    """

    status: Status
    reason: str | None
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    focus: Focus | None = None
    computation: Computation | None = None
    shown: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compose(index: Index, question: Question, chosen: Sequence[Evidence]) -> Draft:
    """Put the chosen sentences in order, each after the words it leans on, each with a citation of its own."""
    spans: dict[tuple[str, int], tuple[Span, str]] = {}
    for evidence in chosen:
        heading = index.passages[evidence.passage].headings[-1:]
        before = [evidence.sentence.speaker] if evidence.sentence.speaker else []
        told = (*evidence.support, evidence.sentence, *_speech_after(index, question, evidence))
        for span in (*before, *(Span(s.start, s.end) for s in told)):
            spans.setdefault((evidence.document_id, span.start), (span, heading[0] if heading else ""))
    citations = tuple(
        cite(index.documents[document_id], span, heading=heading, number=number)
        for number, ((document_id, _), (span, heading)) in enumerate(spans.items(), start=1)
    )
    sentences = tuple(AnswerSentence(c.quote, (c.number,), "quote") for c in citations)
    citations, focus = _focused(index, question, chosen[0], citations)
    return Draft("answered", None, sentences, citations, focus=focus)


def _focused(
    index: Index, question: Question, first: Evidence, citations: tuple[Citation, ...]
) -> tuple[tuple[Citation, ...], Focus | None]:
    """Return the citations and the asked words in them; the citation of a table's row names the asked cell."""
    rows = {c.number: focus_on_cell(index, question, c) for c in citations}
    named = tuple(row[0] if (row := rows[c.number]) is not None else c for c in citations)
    for citation in citations:
        row = rows[citation.number]
        if (citation.document_id, citation.start) == (first.document_id, first.sentence.start) and row is not None:
            return named, row[1]
    return named, _focus(index, question, first, citations)


def _speech_after(index: Index, question: Question, evidence: Evidence) -> tuple[Sentence, ...]:
    """Return the first of what somebody says when the chosen words only say who speaks, unless that is asked."""
    if question.asked == "person" or not evidence.own.text.endswith(":"):
        return ()
    here = Span(evidence.sentence.start, evidence.sentence.end)
    following = [
        s
        for p in index.passages[evidence.passage : evidence.passage + 2]
        if p.document_id == evidence.document_id
        for s in p.sentences
        if s.speaker == here
    ]
    return tuple(following[:_SPEECH])


def refuse(index: Index, question: Question, evidence: Sequence[Evidence], *, dense: float) -> Draft:
    """Say honestly that the sources do not answer, why, and keep what came nearest."""
    status, reason = _why(question, evidence, dense=dense)
    areas = asked_places(index, question)
    sentence = reply(status, reason, names=_list(question.unknown), areas=_list(areas), programme=_programme(index))
    nearest = () if status == "outOfScope" else _nearest(evidence, areas=question.areas)
    return Draft(status, reason, (AnswerSentence(sentence, (), "fixed"),), nearest=nearest)


def asked_places(index: Index, question: Question) -> list[str]:
    """Return the districts that are asked about, which say more than the areas they lie in, or else the areas."""
    districts = [m.name.name for m in question.mentions if m.name.kind == "district"]
    return districts or [n.name for n in index.names.names if n.kind == "area" and n.id in question.areas]


def reply_politely(index: Index, reason: str, *, kinds: Sequence[str] = ()) -> Draft:
    """Give the set reply of a reason; `kinds` are the personal data that it names."""
    status = status_of(reason)
    sentence = reply(status, reason, programme=_programme(index), contact=_contact(index), kinds=_list(kinds))
    return Draft(status, reason, (AnswerSentence(sentence, (), "fixed"),))


def _contact(index: Index) -> str:
    """Return where a person answers: the first contact that has a telephone number."""
    row = find_contact(index)
    return f"{row['label']}, telefoon {row['phone']}" if row else "uw gemeente"


def find_contact(index: Index) -> Mapping[str, Any] | None:
    """Return the first contact that has a telephone number, as the table of names has it."""
    contacts = index.names.raw.get("programme", {}).get("contacts", ())
    return next((row for row in contacts if "phone" in row), None)


def _programme(index: Index) -> str:
    return str(index.names.raw.get("programme", {}).get("name", "dit programma"))


def _why(question: Question, evidence: Sequence[Evidence], *, dense: float) -> tuple[Status, str]:
    named = bool(question.mentions)
    coverage = max((e.signals.content for e in evidence), default=0.0)
    if (
        not named
        and not _asks_money_for_place(question)
        and dense < _OFF_TOPIC_DENSE
        and coverage < _OFF_TOPIC_COVERAGE
    ):
        return "outOfScope", "otherTopic"
    if question.unknown:
        return "unanswerable", "nameNotInSources"
    if question.areas:
        return "unanswerable", "areaNotInSources"
    if evidence and all(e.unmet == "period" for e in evidence[:_NEAREST]):
        return "unanswerable", "periodNotInSources"
    return "unanswerable", "notInSources"


def _asks_money_for_place(question: Question) -> bool:
    """Tell whether a question is about money for a real place that the sources don't have: on topic, no answer."""
    money = question.asked == "amount" or any(is_money_word(word) for word in question.text.split())
    return money and any(is_place(name) for name in question.unknown)


def _nearest(evidence: Sequence[Evidence], *, areas: frozenset[str]) -> tuple[Evidence, ...]:
    """Return the nearest evidence: first what says that the sources do not say it, then what comes closest in words."""
    order = sorted(evidence, key=lambda e: (e.unmet != "absent", e.unmet in ("area", "unknownName"), -e.score))
    absent = [e for e in order if e.unmet == "absent" and (not areas or areas & e.own.areas or not e.own.areas)][:1]
    return tuple([*absent, *(e for e in order if e.unmet != "absent")][:_NEAREST])


def _focus(index: Index, question: Question, first: Evidence, citations: Sequence[Citation]) -> Focus | None:
    span = find_focus(question, first)
    if span is None:
        return None
    for citation in citations:
        if citation.document_id == first.document_id and citation.start <= span.start and span.end <= citation.end:
            text = index.documents[first.document_id].text[span.start : span.end]
            return Focus(text, citation.number, span.start, span.end)
    return None


def _list(words: Sequence[str]) -> str:
    """Join words as Dutch does: "a, b en c"."""
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
