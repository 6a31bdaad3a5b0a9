"""An answer in the words of a language model: what of it passes the guard, and the extractive answer where that fails.

Nothing unverified leaves this file.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from assistant.answering.checks.measures import is_same
from assistant.answering.checks.verification import verified
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Ask
from assistant.text.figures import find_figures
from assistant.text.names import NameTable
from assistant.text.words import fold
from assistant.writing.breaker import Breaker
from assistant.writing.connecting import connecting_messages, read_proposals
from assistant.writing.guard import Fault, find_fault
from assistant.writing.guard_abroad import TRANSLATED, find_fault_abroad
from assistant.writing.model import Failure, LanguageModel, ModelError
from assistant.writing.prompting import (
    MAX_SENTENCES,
    NO_ANSWER,
    Message,
    answer_messages,
    instructions,
    translation_messages,
)
from assistant.writing.sentences import Written, read_sentences
from assistant.writing.tally import Tally

USES: Final = ("answer", "plain", "translation", "draft")
"""What a model may write: answers, answers in plainer words, translations of quotes, connecting words of a draft."""

_LIST: Final = 4


@dataclass(frozen=True, slots=True)
class Struck:
    """A sentence that was not shown, and why."""

    written: Written
    fault: Fault


@dataclass(slots=True)
class Attempt:
    """What became of one answer: the answer that is shown, what was struck, and how the model failed, if it did."""

    answer: Answer
    struck: list[Struck] = field(default_factory=list)
    failure: Failure | None = None
    first_s: float | None = None


class Writer:
    """Lets a model write answers, at most `timeout_s` long; several threads may use it."""

    def __init__(
        self,
        model: LanguageModel,
        *,
        name: str,
        timeout_s: float,
        uses: Container[str] = USES,
        breaker: Breaker | None = None,
        tally: Tally | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._name = name
        self._timeout_s = timeout_s
        self._uses = uses
        self._breaker = breaker or Breaker()
        self.tally = tally or Tally()
        self._clock = clock

    def write(self, index: Index, ask: Ask, answer: Answer) -> Answer:
        """Return `answer` in the words of the model, or as it is when those don't hold or don't come in time."""
        return self.attempt(index, ask, answer).answer

    def attempt(self, index: Index, ask: Ask, answer: Answer) -> Attempt:
        """Do as `write`, and say what was struck."""
        return _result_of(self.stream(index, ask, answer))

    def may(self, use: str) -> bool:
        """Tell whether the model may be used for this."""
        return use in self._uses

    def stream(self, index: Index, ask: Ask, answer: Answer) -> Generator[AnswerSentence, None, Attempt]:
        """Yield the sentences of the answer as each is verified; return the attempt, with the whole answer.

        When what the model wrote does not answer after all, the sentences of the sources follow it. Of an answer in
        another language the quotes stay, and the translation of each follows them.
        """
        attempt = Attempt(answer)
        started = self._clock()
        use = self._use_for(ask, answer)
        if use is not None and not self._breaker.allows():
            self.tally.add("answers", "skipped")
            use = None
        if use is None:
            yield from answer.sentences
        elif use == "translation":
            yield from self._translate(index, attempt, started)
        else:
            yield from self._write_answer(index, ask, attempt, started)
        return attempt

    def connect(self, names: NameTable, questions: Sequence[str]) -> tuple[str, ...]:
        """Return a sentence to go before the answer to each question, "" where none may be used or came."""
        none = ("",) * len(questions)
        if not self.may("draft") or not questions or not self._breaker.allows():
            return none
        try:
            pieces = self._model.stream(connecting_messages(questions), deadline=self._clock() + self._timeout_s)
            proposed = read_proposals("".join(pieces), questions, names)
        except ModelError as exc:
            self.tally.add("failures", exc.failure)
            self._breaker.record(failed=True)
            return none
        self._breaker.record(failed=False)
        self.tally.add("answers", "connected" if any(proposed) else "extractive")
        return proposed

    def _use_for(self, ask: Ask, answer: Answer) -> str | None:
        """Return what the model is used for with this answer; None when it is not."""
        if is_writable(answer):
            use = "plain" if ask.plain else "answer"
        elif is_translatable(answer):
            use = "translation"
        else:
            return None
        return use if self.may(use) else None

    def _write_answer(self, index: Index, ask: Ask, attempt: Attempt, started: float) -> Iterator[AnswerSentence]:
        answer = attempt.answer
        messages = answer_messages(
            answer.read_as or ask.question, answer.citations, conversation=ask.conversation, plain=ask.plain
        )

        def fault_of(written: Written) -> Fault | None:
            return find_fault(index, written.text, written.numbers, answer.citations, secret=instructions())

        kept = []
        for sentence in self._verified(messages, fault_of, attempt, started, most=MAX_SENTENCES):
            kept.append(sentence)
            yield sentence
        fixed = tuple(s for s in answer.sentences if s.kind == "fixed")
        if kept and self._hold(index, answer, kept) and answers(kept, answer):
            attempt.answer = replace(answer, sentences=(*kept, *fixed), written_by=self._name)
            self.tally.add("answers", "written")
            yield from fixed
        else:
            self.tally.add("answers", "extractive")
            yield from answer.sentences

    def _translate(self, index: Index, attempt: Attempt, started: float) -> Iterator[AnswerSentence]:
        answer = attempt.answer
        yield from answer.sentences
        secret = instructions("translation", answer.language)

        def fault_of(written: Written) -> Fault | None:
            return find_fault_abroad(
                index, written.text, written.numbers, answer.citations, language=answer.language, secret=secret
            )

        messages = translation_messages(answer.citations, language=answer.language)
        kept = []
        for sentence in self._verified(messages, fault_of, attempt, started, most=2 * len(answer.citations)):
            kept.append(replace(sentence, language=answer.language))
            yield kept[-1]
        if kept and self._hold(index, answer, kept):
            attempt.answer = replace(answer, sentences=(*answer.sentences, *kept), written_by=self._name)
        self.tally.add("answers", "translated" if attempt.answer.written_by else "extractive")

    def _verified(
        self,
        messages: Sequence[Message],
        fault_of: Callable[[Written], Fault | None],
        attempt: Attempt,
        started: float,
        *,
        most: int,
    ) -> Iterator[AnswerSentence]:
        """Yield the sentences of the model that pass, each once; note in `attempt` what did not, and how it failed."""
        said: set[str] = set()
        shown = 0
        try:
            pieces = self._model.stream(messages, deadline=started + self._timeout_s)
            for written in _first(read_sentences(pieces), 2 * most):
                if NO_ANSWER.casefold() in written.text.casefold():
                    said.add(NO_ANSWER)
                    break
                if fold(written.text) in said:
                    continue
                said.add(fold(written.text))
                fault = fault_of(written)
                if fault is not None:
                    attempt.struck.append(Struck(written, fault))
                    self.tally.add("struck", fault)
                    continue
                if attempt.first_s is None:
                    attempt.first_s = self._clock() - started
                    self.tally.add_first(attempt.first_s)
                yield AnswerSentence(written.text, written.numbers, "written")
                shown += 1
                if shown == most:
                    break
            if not said:
                raise ModelError("empty")
        except ModelError as exc:
            attempt.failure = exc.failure
            self.tally.add("failures", exc.failure)
        self._breaker.record(failed=attempt.failure is not None)

    @staticmethod
    def _hold(index: Index, answer: Answer, kept: Sequence[AnswerSentence]) -> bool:
        return verified(kept, answer.citations, documents=index.documents, names=index.names)


def may_be_plainer(answer: Answer) -> bool:
    """Tell whether a model may be asked to say this answer, written by it or not, in plainer words."""
    return is_writable(answer) or (answer.written_by is not None and answer.language == "nl")


def is_translatable(answer: Answer) -> bool:
    """Tell whether a model may translate the quotes of this answer: one for somebody who asks in another language."""
    told = [s for s in answer.sentences if s.kind == "quote"]
    return answer.status in ("answered", "partial") and answer.language in TRANSLATED and 0 < len(told) <= _LIST


def is_writable(answer: Answer) -> bool:
    """Tell whether a model may write this answer: one in Dutch, of quotes, no long list, table or computation."""
    told = [s for s in answer.sentences if s.kind != "fixed"]
    return (
        answer.status in ("answered", "partial")
        and answer.language == "nl"
        and answer.computation is None
        and 0 < len(told) <= _LIST
        and all(s.kind == "quote" for s in told)
        and not any(c.cell for c in answer.citations)
    )


def answers(kept: Sequence[AnswerSentence], answer: Answer) -> bool:
    """Tell whether sentences that hold also answer: they have what was asked for, from the sentence that has it.

    Where the answer says more than quotes (how sources differ, what is missing), each quote has to be told.
    """
    cited = {number for sentence in kept for number in sentence.citations}
    told = [s for s in answer.sentences if s.kind != "fixed"]
    if len(told) < len(answer.sentences) and not {n for s in told for n in s.citations} <= cited:
        return False
    if answer.focus is None:
        return bool(set(told[0].citations) & cited)
    return answer.focus.citation in cited and any(
        _has(sentence.text, answer.focus.text) for sentence in kept if answer.focus.citation in sentence.citations
    )


def _has(text: str, wanted: str) -> bool:
    figures = find_figures(wanted)
    if figures:
        return all(any(is_same(f, g) for g in find_figures(text)) for f in figures)
    return fold(wanted) in fold(text)


def _first(sentences: Iterable[Written], limit: int) -> Iterator[Written]:
    for number, sentence in enumerate(sentences, start=1):
        yield sentence
        if number >= limit:
            return


def _result_of(steps: Generator[AnswerSentence, None, Attempt]) -> Attempt:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
