"""The words by which a turn of a conversation ties itself to the one before: "en", "nee, ik bedoel", "korter"."""

from __future__ import annotations

import re
from typing import Final

_BRIEF, _AMPLE, _SAME_LENGTH = 1, 10, 0
_WILL: Final = r"(?:(?:kun|kunt|kan|wil|wilt) (?:je|u|jij) )?"
_LENGTHS: Final = (
    (
        _BRIEF,
        re.compile(
            rf"^(?:{_WILL}(?:(?:dat|dit|het) )?(?:wat is het )?(?:(?:ook|wat|iets|nog|graag) )*"
            r"(?:korter|kort|in (?:het kort|(?:een|één|1) zin)|samenvatten|(?:een )?samenvatting)"
            r"(?: (?:zeggen|uitleggen|graag|samengevat|geven|en bondig|maken))*)[ ?!.]*$",
            re.IGNORECASE,
        ),
    ),
    (
        _AMPLE,
        re.compile(
            rf"^{_WILL}(?:(?:vertel|leg|geef) )?(?:(?:me|mij|er|hier|daar|iets|wat|nog|dat) )*"
            r"(?:meer|uitgebreider|langer)(?: (?:uitleg|details|informatie))?"
            r"(?: (?:over|erover|hierover|daarover|vertellen|uitleggen|zeggen|geven|weten|graag|uit))*[ ?!.]*$",
            re.IGNORECASE,
        ),
    ),
    (
        _SAME_LENGTH,
        re.compile(
            r"^(?:klopt dat(?: wel| echt)?|(?:weet|weten) (?:je|u|jullie) dat zeker|is dat zeker|waar staat dat"
            r"|hoe weet (?:je|u) dat|wie (?:zegt|zei) dat|(?:wat|welke) is (?:de|uw|je) bron)[ ?!.]*$",
            re.IGNORECASE,
        ),
    ),
)
"""What only asks for the answer before again: in fewer or more sentences, or for its source, which it always shows."""
_POLITE = re.compile(
    r"^(?:(?:nee|ja|ok|oke|oké|sorry|pardon|oh|ah|aha|top|prima|mooi|duidelijk|bedankt|dankjewel"
    r"|dank (?:je|u)(?: wel)?|no|yes|h+m+|tja|goed)\b[,.! ]*)+",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^(?:maar )?(?:ik bedoel(?:de)?|bedoel(?:de)? ik|i mean(?:t)?)\b[, ]*(?:eigenlijk )?(?:niet .+? maar )?"
    r"|^(?:niet .+? maar )",
    re.IGNORECASE,
)
_MEANT_LAST = re.compile(r"[, ]+(?:bedoel(?:de)? ik|ik bedoel(?:de)?)[ !.]*$", re.IGNORECASE)
_LINK = re.compile(r"^(?:en|maar|dus|and|but|und|aber|ve|et|y|i|e|та|і|а)\b[, ]*|^و ?(?=\S)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!]*[^.?!\s][^.?!]*[.?!]*")


def question_in(turn: str) -> str:
    """Return the last question of a turn; the whole turn when no sentence of it is one."""
    questions = [s.strip() for s in _SENTENCE.findall(turn) if s.strip().endswith("?")]
    return questions[-1] if questions and len(_SENTENCE.findall(turn)) > 1 else turn


def asked_length(now: str) -> int | None:
    """Return how many sentences a turn asks the answer before in, 0 for as many; None when it asks for something."""
    plain = _POLITE.sub("", now).strip()
    return next((length for length, pattern in _LENGTHS if plain and pattern.match(plain)), None)


def untie(now: str) -> tuple[str, bool, bool]:
    """Return a question without the words that tie it to another, and whether it was linked and whether it corrects."""
    polite = _POLITE.match(now)
    rest = now[polite.end() :] if polite else now
    meant = _MEANT.match(rest)
    rest = rest[meant.end() :] if meant else rest
    if meant is None:
        meant = _MEANT_LAST.search(rest)
        rest = rest[: meant.start()] if meant else rest
    link = None if meant else _LINK.match(rest)
    rest = rest[link.end() :] if link else rest
    denied = polite is not None and polite.group().lower().startswith(("nee", "no", "sorry", "pardon"))
    return rest.strip(), link is not None, meant is not None or denied
