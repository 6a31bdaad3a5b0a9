"""What an earlier question was about, as words that a pronoun or nothing at all in a later one stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.conversation.asking_again import OPENING, ask_again
from assistant.answering.conversation.slots import Filler, Slot, add_words, find_fillers, words_outside
from assistant.text.asking import asked_kind, is_money_word
from assistant.text.names import NameTable
from assistant.text.words import PIECE, fold

_DEFINED = re.compile(r"^(?:wat|wie) (?:is|zijn|was|waren|betekent|doet|doen|zegt|houdt) (.+)$", re.IGNORECASE)
_ORDER: Final[tuple[Slot, ...]] = ("subject", "scheme", "place", "payer", "period")
_NOUNS: Final[dict[Slot, str]] = {
    "place": r"wijk|buurt|gebied|gemeente|stad|stadsdeel|plaats|plek",
    "payer": r"ministerie",
    "period": r"tranche|periode|ronde|jaren|tijd",
    "subject": r"thema|onderwerp",
}
_POINTED: Final = tuple(
    (slot, re.compile(rf"\b(?:die|dat|deze|dit) (?:{nouns})\b", re.IGNORECASE)) for slot, nouns in _NOUNS.items()
)
_HERE = re.compile(r"\b(?:daar|hier)\b(?! (?:van|voor|mee|aan|over|bij|uit|naar|in)\b)", re.IGNORECASE)
_THERE = re.compile(
    r"\b((?:woont|wonen|woonden|leeft|leven) er\b|(?:gebeurt|gebeuren|gebeurde|komt|komen|kwam) er(?=[ ?!.]*$))",
    re.IGNORECASE,
)
_THEN = re.compile(r"\btoen(?=[ ?!.]*$)", re.IGNORECASE)
_WITH = re.compile(r"\b(?:(?:daar|hier)(van|voor|mee|aan|over|bij|uit)|er(van|voor|mee|over))\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\b(die|dat|deze|dit) (geld|bedrag|aanpak|plan|plannen|project|projecten|subsidie|middelen|regels?)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?<!\bhet )(?<!\bje )(?<!\bu )(?<!\bik )\b(?:(?:dat|dit|die|deze|hij|zij|ze|hem|hen)"
    r"(?=(?: [\w'’-]+){0,2}[ ?!.]*$| per\b)|het(?=[ ?!.]*$| (?:ook|nu|precies)\b))",
    re.IGNORECASE,
)
"""Near the end only: what has more after it is a conjunction, a relative or a determiner ("die twintig wijken")."""
_FEW_WORDS = 3
_FARTHEST = 4
"""A pronoun farther on in a question points back within that question ("… dat de burgemeester …")."""
_OWN = re.compile(
    r"(?<=\bis )(zijn|haar|hun|diens) (\w+)|(?<=\bwas )(zijn|haar|hun|diens) (\w+)"
    r"|(?<=\bzijn )(haar|hun|diens) (\w+)|(?<=\bwaren )(zijn|haar|hun|diens) (\w+)",
    re.IGNORECASE,
)
"""Whose something is: behind a verb, where "zijn" is none itself ("Wat is *zijn functie*?")."""
_ASKED_PLACE = re.compile(r"^(?:(?:in|bij|uit|onder) welke? \w+\b|waar (?:ligt|lag|liggen)\b)", re.IGNORECASE)
_PLURAL_PLACES = re.compile(
    r"\b(?:gebied\w*|gemeente\w*|wijken|steden|provincies?|buurten|totaal|alle|alles|heel|samen)\b", re.IGNORECASE
)
_WITH_WORDS: Final = {"mee": "met"}


def ask_of_topic(table: NameTable, now: str, before: str) -> str | None:
    """Return `now` with what it leaves to the question `before` it; None when it stands by itself."""
    now = now[:1].upper() + now[1:]
    again = ask_again(table, now, before)
    if again is not None:
        return again
    earlier = find_fillers(table, before)
    own = {f.slot for f in find_fillers(table, now)}
    said = pointed = _name_places(now, earlier, own=own)
    topic = _topic(table, before, without={f.slot for f in find_fillers(table, pointed)})
    places = [f for f in earlier if f.slot == "place"]
    if places and _ASKED_PLACE.match(now):
        topic = places[-1].text
    if not own - {"payer", "period"}:
        said = _say_pronoun(table, pointed, topic, aside=OPENING.sub("", before.rstrip(" ?!."), count=1))
    if said == now:
        words = [w for w in now.split() if fold(w).strip("?!.,") not in ("dan", "ook")]
        nothing = len(words) <= 2 and OPENING.match(now) and not find_fillers(table, now)
        place = any(f.slot == "place" and f.text == topic for f in earlier)
        return add_words(now, f"in {topic}" if place else topic) if nothing and topic else None
    return _add_period(table, said, earlier)


def fill_linked(table: NameTable, now: str, before: str) -> str | None:
    """Return a whole question that was begun with "en" with the place and period of the one before that it lacks."""
    own = {f.slot for f in find_fillers(table, now)}
    if asked_kind(now) == "definition" or "scheme" in own:
        return None
    earlier = find_fillers(table, before)
    places = [f for f in earlier if f.slot == "place"]
    filled = now
    if places and "place" not in own and not _PLURAL_PLACES.search(now):
        filled = add_words(filled, f"in {places[-1].text}")
    filled = _add_period(table, filled, earlier)
    return None if filled == now else filled[:1].upper() + filled[1:]


def define_other(now: str, before: str) -> str | None:
    """Ask of a few words ("een energiefixer") what a question for a meaning asked before; None when it asked else."""
    defined = _DEFINED.match(before.rstrip(" ?!."))
    words = now.strip(" ?!.")
    if defined is None or not words or len(words.split()) > _FEW_WORDS or OPENING.match(words):
        return None
    return f"{before[: defined.start(1)]}{words}?"


def _name_places(now: str, earlier: Sequence[Filler], *, own: set[Slot]) -> str:
    """Put the place, period and payer in the place of the words that point to one ("die wijk", "daar", "toen")."""
    last = {f.slot: f for f in earlier}
    for slot, pattern in _POINTED:
        if slot in last:
            now = pattern.sub(lambda _, text=last[slot].text: text, now)  # type: ignore[misc]
    if "place" in last and "place" not in own and not _PLURAL_PLACES.search(now):
        where = f"in {last['place'].text}"
        now = _HERE.sub(lambda _: where, now)
        now = _THERE.sub(lambda match: f"{match[1]} {where}", now)
    if "period" in last and "period" not in own:
        now = _THEN.sub(lambda _: last["period"].phrase, now)
    return now


def _topic(table: NameTable, before: str, *, without: set[Slot]) -> str:
    """Return the noun phrase for what a question was about, less the slots that the next one fills itself."""
    found = sorted(find_fillers(table, before), key=lambda f: (_ORDER.index(f.slot), -f.start))
    fillers = {f.slot: f for f in found if f.slot not in without}
    defined = _DEFINED.match(before.rstrip(" ?!."))
    if defined and len(fillers) == len({f.slot for f in found}):
        return defined[1]
    if asked_kind(before) == "amount" or any(is_money_word(w) for w in words_outside(before, tuple(fillers.values()))):
        if list(fillers) == ["period"]:
            return _name_period(fillers["period"])
        return " ".join(["het geld", *(_of_money(f) for f in fillers.values())])
    present = list(fillers.values())
    return " ".join([f.text if f is present[0] else f.phrase for f in present])


def _of_money(filler: Filler) -> str:
    return f"voor {filler.text}" if filler.slot in ("place", "subject") else filler.phrase


def _name_period(filler: Filler) -> str:
    return filler.text if filler.name is None or filler.text[:1].isalpha() else f"de {filler.name.name}"


def _say_pronoun(table: NameTable, now: str, topic: str, *, aside: str) -> str:
    """Put the topic in the place of the first pronoun that points back; without a topic, put `aside` at the end."""
    names = find_fillers(table, now)
    owned = _OWN.search(now)
    if owned and topic:
        return f"{now[: owned.start()]}de {owned.group().split()[1]} van {topic}{now[owned.end() :]}"
    inner = _PLURAL_PLACES.search(_ASKED_PLACE.sub("", now)) or any(f.slot == "payer" for f in names)
    open_question = (_PRONOUN,) if OPENING.match(now) else ()  # "Is dat veel?" asks for a judgement
    for pattern in (_WITH,) if inner else (_WITH, _NOUN, *open_question):
        for match in pattern.finditer(now):
            inside = any(f.start <= match.start() < f.end for f in names)
            if inside or len(PIECE.findall(now[: match.start()])) > _FARTHEST:
                continue
            if not topic:
                return add_words(now, f"({aside})")
            said = now[: match.start()] + _said(pattern, match, topic) + now[match.end() :].lstrip()
            return said[:1].upper() + said[1:]
    return now


def _said(pattern: re.Pattern[str], match: re.Match[str], topic: str) -> str:
    after = match.string[match.end() :]
    space = "" if not after or after[0] in "?!.," else " "
    if pattern is _WITH:
        preposition = (match[1] or match[2]).lower()
        return f"{_WITH_WORDS.get(preposition, preposition)} {topic}{space}"
    if pattern is _NOUN:
        article = "het" if match[1].lower() in ("dat", "dit") else "de"
        of = topic.removeprefix("het geld").strip() if topic.startswith("het geld") else f"van {topic}"
        return f"{article} {match[2]} {of}{space}"
    return topic + space


def _add_period(table: NameTable, now: str, earlier: Sequence[Filler]) -> str:
    """Add the period of the question before to one about money that names none."""
    fillers = find_fillers(table, now)
    periods = [f for f in earlier if f.slot == "period"]
    money = asked_kind(now) == "amount" or any(is_money_word(w) for w in words_outside(now, fillers))
    if not periods or not money or any(f.slot == "period" for f in fillers):
        return now
    return add_words(now, periods[-1].phrase)
