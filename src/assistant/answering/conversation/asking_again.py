"""The question before, asked again with another question word: "Waarom?", "In welke stad was dat?", "Wie dan wel?"."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.conversation.slots import find_fillers
from assistant.text.asking import asked_kind
from assistant.text.names import NameTable

QUESTION_WORD: Final = r"(?:hoeveel|wat|wie|waar|wanneer|waarom|welke?|hoe)"
VERB: Final = (
    r"(?:is|zijn|was|waren|werd|wordt|heeft|hebben|had|krijg\w*|kreeg\w*|gaat|gaan|ging|kom\w*|doet|doen|deed"
    r"|betaal\w*|vroeg\w*|woont|wonen|kost\w*|vind\w*|kan|kunnen|mag|mogen|moet\w*)"
)
OPENING: Final = re.compile(
    rf"^(?:(?:tot|sinds|vanaf|door|voor|van|op|in|uit|bij|met|aan|over|naar) )?{QUESTION_WORD}\b\s*", re.IGNORECASE
)
_COUNTED: Final = re.compile(rf"^(?:hoeveel|welke?) (\w+) ({VERB}) (er )?", re.IGNORECASE)
_ASKED_AGAIN: Final = re.compile(rf"^(?:\w+ )?{QUESTION_WORD}: ", re.IGNORECASE)
_BARE: Final = re.compile(
    r"^((?:waarom|waardoor|hoezo|(?:sinds |tot |vanaf )?wanneer|(?:door |voor |van )?wie|waar|hoeveel|hoe))"
    r"(?: (?:dan|wel|niet|precies|eigenlijk|is dat|was dat))*[ ?!.]*$",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    r"^((?:in|bij|op|uit) welke? \w+) (?:is|was|ligt|lag|gebeur\w+) (?:dat|dit|het)(?: (?:dan|precies))*[ ?!.]*$",
    re.IGNORECASE,
)
_WHICH: Final = re.compile(
    r"^welke?(?: (?:zijn|waren|is|was) (?:dat|die|het))?(?: (?:dan|precies|allemaal|er))*[ ?!.]*$", re.IGNORECASE
)
_HOW_MANY: Final = re.compile(rf"^hoeveel (?!{VERB}\b)(?=[^\W\d_]+ )", re.IGNORECASE)
_FINITE: Final = (
    rf"(?:{VERB}|mocht\w*|kon\w*|sta(?:at|an)|stond\w*|werden|worden|geld(?:t|en)|ligt|liggen|hoort|horen|zit|zitten)"
)
_YES_OR_NO: Final = re.compile(
    rf"^({_FINITE}) (?:(ik|je|jij|u|wij|we|jullie|iedereen|(?:een|de|het|mijn|onze?|elke?|iedere?) \w+) )?"
    r"((?:zelf |ook |wel )*)",
    re.IGNORECASE,
)
_BEFORE_THEM: Final = re.compile(
    r"^wie (?:deed|was|is) (?:dat|dit|het) (?:(?:voor|vóór) (?:haar|hem|hen|die tijd)|daarvoor|ervoor|eerder|hiervoor)"
    r"[ ?!.]*$",
    re.IGNORECASE,
)
_HOLDER: Final = re.compile(r"^wie (?:is|was) (?:nu |op dit moment )?(?:de |het )?", re.IGNORECASE)
_DENYING: Final = re.compile(r"\bniet\b", re.IGNORECASE)


def ask_again(table: NameTable, now: str, before: str) -> str | None:
    """Return the question `before` with the question word that is all there is of `now`; None when there is more."""
    which = _WHICH.match(now)
    if which and asked_kind(before) == "number" and _HOW_MANY.match(before):
        return _HOW_MANY.sub("Welke ", before, count=1)
    if _BEFORE_THEM.match(now) and _HOLDER.match(before):
        return _HOLDER.sub("Wie was eerder ", before, count=1)
    placed = _PLACED.match(now)
    if placed and OPENING.match(before) and not any(f.slot == "place" for f in find_fillers(table, before)):
        return _opened_with(placed[1], before)
    bare = _BARE.match(now)
    return _opened_with(bare[1], before, denied=_DENYING.search(now) is not None) if bare else None


def _opened_with(word: str, before: str, *, denied: bool = False) -> str:
    """Ask the question `before` with another question word: "Hoeveel geld is er?" as "Waarom is er geld?"."""
    asked = word[:1].upper() + word[1:].lower()
    before = _ASKED_AGAIN.sub("", before)
    counted = _COUNTED.match(before)
    if counted and not re.fullmatch(VERB, counted[1], re.IGNORECASE):
        return f"{asked} {counted[2]} {counted[3] or ''}{counted[1]} {before[counted.end() :]}"
    if OPENING.match(before):
        return f"{asked} {OPENING.sub('', before, count=1)}"
    doubted = _YES_OR_NO.match(before)
    if asked == "Wie" and doubted and doubted[2]:
        return f"Wie {doubted[1].lower()} {before[doubted.end() :]}"
    return f"{asked}{' niet' if denied else ''}: {before}"
