"""A conversation as its page carries it: earlier questions and audience in hidden fields, kept nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, cast, get_args

from fastapi import Form

from assistant.answering import pipeline
from assistant.answering.replying.privacy import is_unread
from assistant.http.questions import clean_text, question_fault
from assistant.index.opening import Index
from assistant.records import Answer, Ask, Audience, Turn

MAX_TURNS: Final = 10
_ANSWERED_AGAIN: Final = 3

AUDIENCES: Final[Mapping[Audience, str]] = {
    "citizen": "Ik vraag dit voor mezelf",
    "civilServant": "Ik maak beleid of voer het uit",
    "communications": "Ik schrijf teksten of beantwoord vragen",
}
"""Who asks, as they say it themselves."""

Earlier = Annotated[list[str] | None, Form()]
Typed = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class EarlierTurn:
    """An earlier question; `answer` is given again for the latest few only, else None."""

    question: str
    answer: Answer | None


def read_audience(value: str) -> Audience:
    """Return the audience of a form; anything else than one of them is a citizen."""
    return cast(Audience, value) if value in get_args(Audience) else "citizen"


def ask_of(question: str, earlier: Sequence[str], audience: Audience) -> Ask:
    """Return a question with the ones before it."""
    return Ask(question, conversation=tuple(map(Turn, earlier)), audience=audience)


def earlier_turns(index: Index, questions: Sequence[str], audience: Audience) -> list[EarlierTurn]:
    """Return the earlier questions, oldest first, the latest few with their answers, worked out again."""
    first_answered = len(questions) - _ANSWERED_AGAIN
    return [
        EarlierTurn(
            question,
            pipeline.answer(index, ask_of(question, questions[:number], audience))
            if number >= first_answered
            else None,
        )
        for number, question in enumerate(questions)
    ]


def readable(index: Index, questions: Sequence[str]) -> list[str]:
    """Return the latest earlier questions that can be read, oldest first, as many as a conversation may have.

    One that was stopped unread, for the personal data in it, is not sent along with the next.
    """
    cleaned = (clean_text(text) for text in questions)
    return [text for text in cleaned if question_fault(text) is None and not is_unread(index, text)][-MAX_TURNS:]
