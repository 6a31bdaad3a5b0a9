"""Whether a Dutch question asks for several things at once, or for all that somebody does: by its words alone."""

from __future__ import annotations

import re
from typing import Final

from assistant.text.asking import asks_for_activity
from assistant.text.figures import read_number_words
from assistant.text.words import fold, is_function_word, lemma

_ALL: Final = re.compile(
    r"\b(?:allemaal|op een rij(?:tje)?|som(?: \w+){0,8} op|opsommen|opsomming|overzicht|lijst(?:je)? (?:van|met))\b",
    re.IGNORECASE,
)
_BEFORE_NOUN: Final = re.compile(
    r"""(?<![\w-])(?:welke | (?:noem|geef|som|toon|wat\ zijn|wie\ zijn)(?:\ (?:me|mij))?\ (?:de|alle)
        | (?:kun|kunt|kan|wil|wilt)\ (?:u|je|jij)(?:\ (?:me|mij))?\ (?:de|alle)
        | (?:overzicht|lijst|lijstje|opsomming)\ (?:van|met)\ (?:de|alle)? )\s+
    (?P<words>[^\W\d_][\w-]*(?:['’]s)?(?:\s+[^\W\d_][\w-]*(?:['’]s)?)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_SPENDING: Final = re.compile(
    r"""\bwaar\ (?:geeft|gaf|geven|gaven|zet|zette|zetten|gebruikt|gebruikte|gebruiken|besteedt|besteedde|doet|deed)\b
        .*\b(?:uit|in|aan|voor|mee)\b
    | \b(?:waaraan|waarvoor|waarop|waarmee|waarin)\ (?:besteedt|besteedde|besteden|besteedden
        |gebruikt|gebruikte|gebruiken|geeft|gaf|geven|gaven|zet|zette|zetten)\b
    | \bwaar\w*\ (?:heeft|hebben|had|hadden|is|zijn|was|werd)\b
        .*\b(?:uitgegeven|besteed|gebruikt|ingezet|opgegaan)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PURPOSE: Final = re.compile(
    r"""\bwaar(?:voor|aan|in|op)?\ (?:mag|mogen|mocht|mochten|kan|kon|is|was|moet|moest|moeten)\b
        .*\b(?:geld|middelen|budget|subsidie|bedrag|uitkering)\b.*\b(?:uitgeven|uitgegeven|besteed|besteden|gebruiken|gebruikt
        |ingezet|inzetten|bedoeld|bestemd)\b
    | \bwaar(?:voor|aan|op)\ .*\b(?:geld|middelen|budget|subsidie|uitkering)\b.*\b(?:bedoeld|bestemd)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LIGHT: Final = frozenset(
    """allemaal bekend bestaan besteden budget deelnemen doen erbij gebeuren gebruik gebruiken geld geven hebben horen
    iets inzetten liggen lijst lijstje meedoen middelen noemen opsommen opsomming overzicht rij rijtje sommen uitgeven
    vinden weten worden zetten zien zijn""".split()
)
_LIGHT_VERBS: Final = ("zetten", "geven", "zijn", "besteden")
_HOW_MUCH_KNOWN: Final = re.compile(
    r"\b(?:welke|alle|de)\b[^?.]*\b(?:weten|weet|bekend|staat)\b"
    r"[^?.]*\bhoeveel (?:geld|euro|budget|subsidie|zij|ze|er|dat)\b[^?.]*\b(?:krijg|kreeg|ontv|besch)"
    r"|\b(?:van|voor) welke \w+ (?:staat|staan|is|zijn|was|weet|weten|kent|kennen|noem\w*)\b"
    r"[^?.]*\b(?:bedrag(?:en)?|budget)\b",
)
_KNOWN: Final = re.compile(r"\bwaarvan\b[^?.:]*\b(?:weet|weten|bekend|kent|kennen|staat|noemen)\b", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\b(?:buiten|naast|ander|andere|los van)\b", re.IGNORECASE)
_DENIED: Final = re.compile(r"\b(?:geen|niet|nooit|zonder)\b", re.IGNORECASE)


def asks_for_all(question: str) -> bool:
    """Tell whether a question says that it wants all there is ("allemaal", "op een rij", "een overzicht van")."""
    return _ALL.search(question) is not None


def listed_noun(question: str) -> str:
    """Return the plural noun whose things a question asks for ("Welke *interventies* …"), or ""."""
    for match in _BEFORE_NOUN.finditer(question):
        words: list[str] = match["words"].split()
        first, following = words[0], words[1:]
        before = first.casefold().endswith("e") or read_number_words(first.casefold()) is not None
        found: list[str] = [word for word in (first, *(following if before else ())) if _is_plural(word)]
        if found:
            return found[0]
    return ""


def asks_what_is_done(question: str) -> bool:
    """Tell whether a question asks what somebody does, or uses money for ("Waar gaf … zijn geld aan uit?")."""
    return asks_for_activity(question) or _SPENDING.search(question) is not None


def asks_what_for(question: str) -> bool:
    """Tell whether a question asks what money may be used for ("Waar mag het geld aan worden besteed?")."""
    return _PURPOSE.search(question) is not None


def asks_of_whom_known(question: str) -> bool:
    """Tell whether a question asks of which ones an amount is known ("Van welke … weten we hoeveel …?")."""
    return _HOW_MUCH_KNOWN.search(question.casefold()) is not None


def asks_for_others(question: str) -> bool:
    """Tell whether a question asks for what is beside something ("Welke potten vallen *buiten* …?")."""
    return _BESIDE.search(question) is not None


def asks_of_known(question: str) -> bool:
    """Tell whether a question is only about those of which an amount is known ("waarvan u het bedrag weet")."""
    return _KNOWN.search(question) is not None


def asks_what_is_not(question: str) -> bool:
    """Tell whether a question asks for what is not so ("Welke gebieden krijgen *geen* geld?")."""
    return _DENIED.search(question) is not None


def is_light(word: str) -> bool:
    """Tell whether a word of a question for a list says nothing about which things are asked."""
    forms = (word.casefold(), lemma(word.casefold()))
    return any(form in _LIGHT or form.endswith(_LIGHT_VERBS) for form in forms)


def _is_plural(word: str) -> bool:
    if word.endswith(("'s", "’s")):
        return True
    folded = fold(word.rpartition("-")[2])
    return not is_function_word(folded) and folded.endswith(("en", "s")) and lemma(folded) != folded
