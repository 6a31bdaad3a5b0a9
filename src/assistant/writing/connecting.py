"""Connecting sentences that a language model proposes for a draft: they announce a part and claim nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.checks.measures import has_quoted_names, has_quoted_numbers
from assistant.answering.checks.wording import denies, modes_of
from assistant.text.figures import find_figures
from assistant.text.names import NameTable
from assistant.text.words import PIECE, fold, lemma, lemmas
from assistant.writing.prompting import Message, instructions, neutral

_LINE: Final = re.compile(r"^\s*(?:vraag\s*)?(\d{1,2})\s*[:.)]\s*(\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)
_FORM: Final = re.compile(r"[<>{}\[\]`*#|\\]|https?:|www\.", re.IGNORECASE)
_MOST_WORDS: Final = 14
_CONNECTING: Final = frozenset(
    "eerst daarna dan tot slot ten slotte vervolgens hieronder hierna verder ook nu over gaat volgt volgen leest lezen "
    "ziet vindt staat staan antwoord antwoorden vraag vragen stuk deel onderwerp bronnen volgende u uw het de een is "
    "en van voor in op aan wat wie waar wanneer hoe hoeveel welke waarom dit deze die dat er om bij met uit".split()
)


def connecting_messages(questions: Sequence[str]) -> list[Message]:
    """Return the messages that ask for a sentence before the answer to each question."""
    asked = "\n".join(f"Vraag {number}: {neutral(question)}" for number, question in enumerate(questions, 1))
    return [{"role": "system", "content": instructions("connecting")}, {"role": "user", "content": asked}]


def read_proposals(text: str, questions: Sequence[str], names: NameTable) -> tuple[str, ...]:
    """Return for each question the sentence that `text` proposes, "" where there is none that may be used."""
    proposed = {int(number): " ".join(sentence.split()) for number, sentence in reversed(_LINE.findall(text))}
    return tuple(
        sentence if (sentence := proposed.get(number, "")) and claims_nothing(sentence, question, names) else ""
        for number, question in enumerate(questions, 1)
    )


def claims_nothing(sentence: str, question: str, names: NameTable) -> bool:
    """Tell whether a sentence only announces: no figure, no denial, no duty, and no word beyond its question's."""
    if _FORM.search(sentence) or sentence[-1] not in ".:" or len(sentence.split()) > _MOST_WORDS:
        return False
    if find_figures(sentence) or any(ch.isdigit() for ch in sentence):
        return False
    if denies(sentence) or not modes_of(sentence) - {"will"} <= modes_of(question):
        return False
    if not has_quoted_names(sentence, [question], names) or not has_quoted_numbers(sentence, [question], names):
        return False
    asked = {fold(word) for word in PIECE.findall(question)} | set(lemmas(question))
    words = [fold(word) for word in PIECE.findall(sentence)]
    return all(word in _CONNECTING or word in asked or lemma(word) in asked for word in words)
