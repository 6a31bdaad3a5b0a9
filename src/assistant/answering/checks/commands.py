"""Commands: those in a quote, which nobody may carry out, and those that a sentence gives to its reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.text.words import PIECE, fold, lemma

_TO_A_MODEL: Final = re.compile(
    r"\b(?:negeer|ignore|vergeet alles|disregard)\b"
    r"|\b(?:instructies?|instructions?|prompts?|systeem ?:|system ?:|assistent|taalmodel(?:len)?|chatbot)\b"
    r"|\b(?:model|ai)\s*[,:]"
    r"|\b(?:zeg|schrijf|vertel|meld|antwoord|herhaal|noem|toevoegen|zeggen|antwoorden|schrijven)\b[^.]{0,30}(?:\bdat\b|:)"
    r"|\b(?:antwoord (?:alleen|voortaan|met)|als antwoord|in het antwoord|je bent nu|doe alsof|nieuwe opdracht)\b"
    r"|<!--",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:ik|hij|zij|ze|wij|we|burgemeesters?|minister|Rijk|gemeenten?|bronnen)\s+$", re.IGNORECASE
)
_NO_COMMAND: Final = re.compile(r",\s*(?:dan\b|\w+(?:t|en|de|mag|kan|moet)\b)", re.IGNORECASE)
_ENDINGS: Final = ("en", "gaan", "staan", "slaan", "zien", "doen")


def commands_a_model(quote: str) -> bool:
    """Tell whether a quote tries to say what has to be written, as no source about a subject does."""
    return any(not _SAYS.search(quote[: m.start()]) for m in _TO_A_MODEL.finditer(quote))


def commands_nobody(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether the sentence doesn't open as a command to its reader ("Vraag het geld op tijd aan.")."""
    words = [fold(word) for word in PIECE.findall(text)]
    if not words or any(words[0] in {fold(w) for w in PIECE.findall(quote)} for quote in quotes):
        return True
    return not _is_stem(words[0]) or bool(_NO_COMMAND.search(text))


def _is_stem(word: str) -> bool:
    base = lemma(word)
    return (base.endswith(_ENDINGS) and word != base and not word.endswith(("en", "de", "te", "ing"))) or word in _BOTH


_BOTH: Final = frozenset("vraag bel werk leer help zorg let hoop".split())
"""Stems that a list of lemmas has as nouns."""
