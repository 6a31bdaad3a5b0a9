"""What a language model is given: the instructions of the .md files, the question as read, the evidence as quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypedDict

from assistant.answering.replying.notation import write_figure
from assistant.records import Citation, Turn
from assistant.text.figures import find_figures

NO_ANSWER: Final = "GEEN ANTWOORD"
MAX_SENTENCES: Final = 4
LANGUAGES: Final[Mapping[str, str]] = {"en": "Engels", "de": "Duits"}
"""How the instructions call the languages that quotes are translated to."""

_FOLDER: Final = Path(__file__).parent
_TURNS: Final = 3
_NEUTRAL: Final = str.maketrans({"<": "‹", ">": "›"})

Prompt = Literal["answer", "translation", "plain", "connecting"]


class Message(TypedDict):
    """One message to the model."""

    role: Literal["system", "user"]
    content: str


@lru_cache(maxsize=8)
def instructions(prompt: Prompt = "answer", language: str = "nl") -> str:
    """Return the instructions of a task; those of "plain" go below those of an answer."""
    text = (_FOLDER / f"{prompt}.md").read_text(encoding="utf-8").strip()
    return text.replace("{sentences}", str(MAX_SENTENCES)).replace("{language}", LANGUAGES.get(language, ""))


def answer_messages(
    question: str, citations: Sequence[Citation], *, conversation: Sequence[Turn] = (), plain: bool = False
) -> list[Message]:
    """Return the messages that ask for an answer to `question` from the quotes of `citations`, and from nothing else.

    A quote can't close its own mark: "<" and ">" in it are shown as other signs.
    """
    earlier = "\n".join(f"- {neutral(turn.question)}" for turn in conversation[-_TURNS:])
    parts = [
        f"Eerdere vragen:\n{earlier}" if earlier else "",
        "Bronnen:\n" + "\n".join(map(_source, citations)),
        f"Vraag: {neutral(question)}",
        instructions("plain") if plain else "",
    ]
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": "\n\n".join(part for part in parts if part)},
    ]


def translation_messages(citations: Sequence[Citation], *, language: str) -> list[Message]:
    """Return the messages that ask for a translation of each quote, with its figures as `language` writes them."""
    told = []
    for citation in citations:
        figures = "; ".join(dict.fromkeys(_figures(citation.quote, language)))
        told.append(_source(citation) + (f"\nSchrijf hierbij: {figures}" if figures else ""))
    return [
        {"role": "system", "content": instructions("translation", language)},
        {"role": "user", "content": "\n\n".join(told)},
    ]


def neutral(text: str) -> str:
    """Return a text that can't close or open a mark of ours."""
    return text.translate(_NEUTRAL)


def _source(citation: Citation) -> str:
    return f'<bron nummer="{citation.number}">{neutral(citation.quote)}</bron>'


def _figures(quote: str, language: str) -> Iterator[str]:
    for figure in find_figures(quote):
        written = write_figure(figure, language)
        if written is not None:
            yield f"{figure.text} = {written}"
