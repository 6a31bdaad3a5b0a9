"""What a language model is given: the instructions of prompt.md, the question as read, and the evidence as quotes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypedDict

from assistant.records import Citation, Turn

NO_ANSWER: Final = "GEEN ANTWOORD"
MAX_SENTENCES: Final = 4

_FILE: Final = Path(__file__).with_name("prompt.md")
_TURNS: Final = 3
_NEUTRAL: Final = str.maketrans({"<": "‹", ">": "›"})


class Message(TypedDict):
    """One message to the model."""

    role: Literal["system", "user"]
    content: str


@lru_cache(maxsize=1)
def instructions() -> str:
    """Return the system prompt."""
    return _FILE.read_text(encoding="utf-8").strip().replace("{sentences}", str(MAX_SENTENCES))


def build_messages(
    question: str, citations: Sequence[Citation], *, conversation: Sequence[Turn] = (), computed: str = ""
) -> list[Message]:
    """Return the messages that ask for an answer to `question` from the quotes of `citations`, and from nothing else.

    A quote can't close its own mark: "<" and ">" in it are shown as other signs. `computed` is a sentence of ours over
    the same quotes that may be repeated.
    """
    sources = "\n".join(f'<bron nummer="{c.number}">{c.quote.translate(_NEUTRAL)}</bron>' for c in citations)
    earlier = "\n".join(f"- {turn.question.translate(_NEUTRAL)}" for turn in conversation[-_TURNS:])
    parts = [
        f"Eerdere vragen:\n{earlier}" if earlier else "",
        f"Bronnen:\n{sources}",
        f"Berekening uit deze bronnen: {computed}" if computed else "",
        f"Vraag: {question.translate(_NEUTRAL)}",
    ]
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": "\n\n".join(part for part in parts if part)},
    ]
