"""A question for what is not so is answered only by a sentence that says what is not so."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.question import Question
from assistant.answering.reading import Reading

_NOT: Final = (
    r"(?:niet(?!-)(?!\s+(?:alleen|meer\s+dan|zo\s))|geen|nooit|niemand|niets|niks|nergens|behalve|uitgezonderd)"
)
_ASKED: Final = re.compile(
    rf"""\b(?:wie|wat|welke?|hoeveel|waar\w*|wanneer|waarom|hoe)\b[^.!?;,]*?(?<!\bof)\s{_NOT}\b
    | \b(?:which|who|what|where|why|when|how)\b[^.!?;,]*?(?:\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bexcept\b)
    | \b(?:welche\w*|wer|was|wo|warum|wann|wie)\b[^.!?;,]*?\b(?:nicht|kein\w*|nie|niemand)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID: Final = re.compile(
    r"""\b(?:geen|nooit|niemand|niets|zonder|behalve|buiten|evenmin|afgewezen|ander\ geld\ dan|andere?\ \w+\ dan
    | niet(?!\s+alleen\b))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DESCRIBING: Final = re.compile(
    r"(?:^|\b(?:de|het|een|van)\s+)niet\s+(?:ge|be|ver)\w+(?:t|d|te|de|en)\s", re.IGNORECASE
)
_REACH: Final = 30


def asks_what_is_not(text: str) -> bool:
    """Tell whether a question word is followed by a denial ("Welke gebieden doen *niet* mee?").

    A yes-or-no question ("Moet een gemeente niet zelf meebetalen?") is none: either answer tells what it asks.
    """
    return _ASKED.search(text) is not None


def says_what_is_not(question: Question, own: Reading) -> bool:
    """Tell whether a sentence denies something, other than that it is about the programme when that is not asked."""
    text = _DESCRIBING.sub(lambda match: " " * len(match.group()), own.text)
    programme = [] if question.named("programme") else [m for m in own.mentions if m.name.kind == "programme"]
    return any(not any(0 <= m.start - denial.end() <= _REACH for m in programme) for denial in _SAID.finditer(text))
