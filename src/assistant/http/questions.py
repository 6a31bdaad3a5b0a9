"""What people type, made safe to show and to count; leaves what it means to `answering`."""

from __future__ import annotations

import re

QUESTION_MAX_CHARS = 1000

_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean_text(text: str) -> str:
    """Return `text` trimmed, line ends and tabs as one space, without control characters and bidi marks.

    Half characters (lone surrogates) go too. Zero-width joiners stay: several of the languages people ask in need them.
    """
    return _INVISIBLE.sub("", _SPACES.sub(" ", text)).strip()


def clean_lines(text: str) -> str:
    """Return a text of several lines trimmed, each line as `clean_text` has it; more than one empty line is one."""
    lines = (clean_text(line) for line in re.split(r"\r\n?|\n|\u2028|\u2029", text))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def question_fault(question: str) -> str | None:
    """Return what is wrong with a cleaned question and what to do about it, in Dutch, or None."""
    if not question:
        return "Typ eerst uw vraag."
    if len(question) > QUESTION_MAX_CHARS:
        return f"Uw vraag heeft {dutch_number(len(question))} tekens. Maak de vraag korter: hoogstens 1.000 tekens."
    if "\ufffd" in question:
        return "Uw vraag heeft een teken dat wij niet kunnen lezen (\ufffd). Typ de vraag opnieuw."
    return None


def dutch_number(number: int) -> str:
    """Return a whole number with dots between the thousands."""
    return f"{number:,}".replace(",", ".")
