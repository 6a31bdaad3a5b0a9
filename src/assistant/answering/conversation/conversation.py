"""A question and the earlier ones of its conversation become one question that stands by itself.

Only what the user asked is read. What the client says that was answered is no evidence, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.clarifying.place_parts import name_parts
from assistant.answering.conversation.choosing import choose
from assistant.answering.conversation.degrees import ask_of_degree
from assistant.answering.conversation.periods import say_periods
from assistant.answering.conversation.slots import Filler, find_fillers, narrow_place, put_filler, words_outside
from assistant.answering.conversation.ties import asked_length, question_in, untie
from assistant.answering.conversation.topics import ask_of_topic, define_other, fill_linked
from assistant.answering.question import clean_question
from assistant.answering.replying.courtesy import courtesy_reason
from assistant.answering.spelling import mend_typos
from assistant.index.opening import Index
from assistant.records import Ask
from assistant.text.asking import asked_kind
from assistant.text.figures import find_figures
from assistant.text.language import detect_language
from assistant.text.words import PIECE, fold, is_function_word, zipf

_TURNS, _MAX_CHARS = 10, 1000
_SAME = re.compile(
    r"^(?:(?:die|dat|degenen?)\b|(?:hoeveel|wat|hoe) (?:is|was|waren|werd|wordt|zit|krijgt|kreeg) (?:dat|dit|het|die)\b"
    r"|(?:geldt|is|was|kan|mag|krijgt) (?:dat|dit|het)\b|(?:what|how) about\b|wat dacht (?:je|u)\b)?"
    r"(?: ?\b(?:in|voor|van|bij|uit|op|naar|met|aan|de|het|een|dan|ook|nu|daarvan|ervan|hiervan|alleen|graag"
    r"|weer|gemeente|wijk|gebied|stadsdeel|ministerie|thema|for|from|the|fur|icin|pour|para|dla|w)\b)*$"
)
_FRAGMENT_WORDS, _LEAST_ASKED = 5, 2
_ORDINARY_ZIPF: Final = 4.8
"""Without a capital, a word that is so frequent is no name ("straks" 4.9, "jij" 6.0; "nijmegen" 4.6, "gouda" 4.2)."""
_HOW_MUCH: Final = ("amount", "number", "share")
_NEW_PLACE = re.compile(
    r"^(?:(in|voor|bij|van)\s+)?((?:heel\s+)?(?:['’]s-)?[A-ZÀ-Þ][\w'’-]*(?:\s+(?:[A-ZÀ-Þ][\w'’-]*|aan|den|de|op))*)$"
)
_NOW = re.compile(r"\s+nu\b(?=[ ?!.])", re.IGNORECASE)
_STRANGER = re.compile(r"(?<=\w )[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*")


def stand_alone(index: Index, ask: Ask) -> Ask:
    """Return `ask` with a question that needs no other; `ask` itself when its question stands by itself.

    The turns are folded from the oldest on, so that a third "En in Breda?" still knows what the first one asked. A
    request for a shorter or longer answer gives the question before, and another number of sentences.
    """
    standing = ""
    for turn in ask.conversation[-_TURNS:]:
        asked = name_parts(index.names, clean_question(turn.question[:_MAX_CHARS]))
        standing = _next_standing(index, standing, asked)
    now = clean_question(ask.question)
    if not standing or courtesy_reason(now) is not None:
        return ask
    length = asked_length(now)
    if length is not None:
        return replace(ask, question=standing, max_sentences=length or ask.max_sentences)
    followed = follow(index, standing, now)
    return ask if followed is None or len(followed) > _MAX_CHARS else replace(ask, question=followed)


def _next_standing(index: Index, standing: str, now: str) -> str:
    """Return the question that the next turn follows up: thanks, a claim or "korter" leave the one before."""
    now = question_in(now)
    if not now or courtesy_reason(now) is not None or asked_length(now) is not None:
        return standing
    claims = asked_kind(now) == "other" and "?" not in now and any(f.kind == "amount" for f in find_figures(now))
    if claims or not untie(now)[0]:
        return standing
    followed = follow(index, standing, now) if standing else None
    return now if followed is None or len(followed) > _MAX_CHARS else followed


def follow(index: Index, before: str, now: str) -> str | None:
    """Return what `now` asks after the question `before`, as a question; None when it stands by itself."""
    rest, linked, corrects = untie(now)
    if not rest:
        return None
    chosen = choose(index.names, before, rest)
    if chosen is not None:
        return chosen
    degree = ask_of_degree(rest, before)
    if degree is not None:
        return degree
    earlier = find_fillers(index.names, before)
    rest = say_periods(index.names, rest, earlier)
    replaced = _replace(index, before, rest, tied=linked or corrects)
    if replaced is not None:
        return replaced
    if linked or corrects:
        named = _replace_unknown(index, before, rest.strip(" ?!."), earlier=earlier, corrects=corrects)
        if named is not None:
            return named
    if detect_language(rest) != "nl":
        return None
    asked = ask_of_topic(index.names, rest, before)
    if asked is not None and len(words_outside(asked, find_fillers(index.names, asked))) < _LEAST_ASKED:
        return None
    if asked is not None or not linked or all(is_function_word(fold(word)) for word in PIECE.findall(rest)):
        return asked
    return define_other(rest, before) or fill_linked(index.names, rest, before)


def _replace(index: Index, before: str, rest: str, *, tied: bool) -> str | None:
    """Put the names of a fragment ("in Breda") in the question before; None when it is more than names."""
    text = rest
    fillers = find_fillers(index.names, text)
    if not fillers and len(rest.split()) <= _FRAGMENT_WORDS:
        text = mend_typos(index, rest)
        fillers = find_fillers(index.names, text)
    outside = " ".join(words_outside(text, fillers))
    slots = {f.slot for f in find_fillers(index.names, before)}
    if not fillers or not _SAME.match(outside):
        return None
    if outside.startswith("hoeveel") and asked_kind(before) not in _HOW_MUCH:
        return None
    if not tied and not any(f.slot in slots or f.preposition or f.slot == "period" for f in fillers):
        return None
    for filler in fillers:
        before = _put(index, before, filler)
    return before


def _put(index: Index, before: str, new: Filler) -> str:
    """Put a name in a question; a place also where a place stands that no table and no source names."""
    fillers = find_fillers(index.names, before)
    if new.slot == "place" and not any(f.slot == "place" for f in fillers):
        for match in _STRANGER.finditer(before):
            apart = all(match.end() <= f.start or f.end <= match.start() for f in fillers)
            if apart and not any(fold(word) in index.spellings for word in PIECE.findall(match.group())):
                return before[: match.start()] + new.text + before[match.end() :]
    return put_filler(index.names, _NOW.sub("", before) if new.slot == "period" else before, new)


def _replace_unknown(index: Index, before: str, rest: str, *, earlier: Sequence[Filler], corrects: bool) -> str | None:
    """Put a place that no table names, or that is only a part of a name, in the question before."""
    places = [f for f in earlier if f.slot == "place"]
    written = _NEW_PLACE.match(rest)
    narrowed = narrow_place(index.names, written[2] if written else rest, places[-1] if places else None)
    if narrowed is not None:
        return put_filler(index.names, before, narrowed)
    if corrects or is_function_word(fold(rest)):
        return None
    if written is not None:
        return _put(index, before, Filler("place", written[2], 0, 0, (written[1] or "in").lower()))
    lone = rest.removeprefix("in ")
    ordinary = zipf(lone.casefold()) >= _ORDINARY_ZIPF
    if not places or not lone.isalpha() or ordinary or fold(lone) in index.spellings:
        return None
    return _put(index, before, Filler("place", lone.capitalize(), 0, 0, "in"))
