"""Stretches of a sentence that can be an asked person, body or place: runs of capitals, nouns behind a preposition."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

import simplemma

from assistant.answering.focusing.candidates import Candidate
from assistant.answering.reading import Reading
from assistant.records import Span
from assistant.text.words import PIECE, zipf

_CAPITAL = r"(?:(?:[Aa]l|[Ee]l|[Dd]|[Ll])[-'’])?[A-ZÀ-ÞĀ-Ž]\w*(?:[-'’.&](?=\w)\w+)*"
_INITIALS = r"(?:(?:[A-Z]|St|Mt)\.\s?)+"
_PARTICLE = (
    r"(?:van (?:de[rn]?|het|['’]t)|van|von|de[rn]?|del|da|dos|di|du|la|le|ten?|ter|['’]t|ibn|bin|al|el"
    r"|of|and|the|voor|&)"
)
_RUN = re.compile(
    rf"(?<![\w'’])(?:{_INITIALS}\s?(?:{_PARTICLE}\s+)*)?{_CAPITAL}"
    rf"(?:\s+(?:{_PARTICLE}\s+)*(?:{_INITIALS}\s?)*{_CAPITAL}|\s+\d{{1,3}}(?![\w%.,]))*"
)
_TITLE = re.compile(
    r"(?<!\w)(?:(?:(?:prof|dr|drs|mr|ir|ing|mevr|dhr)\.|generaal(?:-majoor)?|kolonel|kapitein|koning(?:in)?|keizer(?:in)?"
    r"|prins(?:es)?|paus|graaf|hertog|professor|mevrouw|meneer)\s+)+$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w-]+(?:se|nse|ische)$")
_AFTER_ADJECTIVE = re.compile(r"(?:\s+[a-zà-þ]+e)?\s+(?!van\b|en\b|in\b|op\b|die\b|dat\b|de\b)[a-zà-þ][\w-]{2,}")
_NAME_BEHIND = re.compile(r"\s+[A-ZÀ-Þ]")
_SOURCE = re.compile(r"(?<!\w)[Vv]olgens\s+(?:(?:de|het)\s+)?$")
_BETWEEN_RUNS = re.compile(r"(?:-?,\s+|-?,?\s+en\s+(?:de\s+|het\s+)?)")
_BEHIND = re.compile(
    r"(?<!\w)(?P<word>in|op|te|bij|uit|naar|binnen|buiten|langs|aan|tot|onder|tussen|als|via|voor|over|met|van|tegen)\s+"
    r"(?P<place>(?:(?:de|het|een|deze|dit|hun|zijn|haar)\s+)?(?:[a-zà-þ-]+e\s+){0,2}(?-i:[a-zà-þ])[\w-]{3,}"
    r"(?:\s+(?:van|voor)\s+(?:(?:de|het|een)\s+)?[\w-]{3,})?)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?<!\w)(?:(?:de|het|een|alle|veel|elke|iedere|andere|twee|drie|vier)\s+){0,2}(?:[a-zà-þ-]+e\s+)?[a-zà-þ-]*"
    r"(?:gemeenten?|gemeenteraad|raad|college|kabinet|rijk|regering|ministers?|ministerie|wethouders?|burgemeesters?"
    r"|provincies?|inwoners?|bewoners?|kinderen|ouders|jongeren|mensen|leerlingen|studenten|leraren|docenten|scholen"
    r"|professionals|vrijwilligers|organisaties?|instellingen|instelling|bedrijven|bedrijf|partners|werkgevers"
    r"|huurders|presidenten|staat)(?!\w)",
    re.IGNORECASE,
)
_OPENERS = frozenset("behalve conform dankzij gedurende krachtens namens ondanks sinds tijdens volgens wegens".split())
_PRONOMINAL = re.compile(r"(?:hier|daar|waar)[a-z]*", re.IGNORECASE)
_FUNCTION_ZIPF, _CERTAIN_ZIPF = 5.0, 6.0


def find_runs(own: Reading) -> tuple[Candidate, ...]:
    """Return the runs of capitalised words, with particles, initials and titles; none that a name of the table touches.

    An adjective takes its noun with it ("Duitse leger"), but is none before a name ("Duitse architect Semper"). Who is
    only the source of the words ("volgens …") is none either.
    """
    taken = [(m.start, m.end) for m in own.mentions]
    found = []
    for match in _RUN.finditer(own.text):
        run = _without_opening(own.text, match)
        if run is None or any(a < run.end and run.start < b for a, b in taken):
            continue
        if _SOURCE.search(own.text, 0, run.start):
            continue
        title = _TITLE.search(own.text, 0, run.start)
        end = _end_of_noun(own.text, run)
        if end is not None:
            found.append(Candidate(title.start() if title else run.start, end))
    return tuple(found)


def join_runs(own: Reading, runs: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Join the runs that stand in a row ("China, Japan en Korea"); a run that stands alone stays as it is."""
    joined: list[Candidate] = []
    for run in runs:
        if joined and _BETWEEN_RUNS.fullmatch(own.text, joined[-1].end, run.start):
            joined[-1] = Candidate(joined[-1].start, run.end)
        else:
            joined.append(run)
    return tuple(joined)


def find_places(own: Reading, prepositions: Container[str]) -> tuple[Candidate, ...]:
    """Return the nouns behind one of some prepositions, with their article and adjectives ("in *de landbouw*")."""
    return tuple(
        Candidate(m.start("place"), m.end("place"))
        for m in _BEHIND.finditer(own.text)
        if m["word"].casefold() in prepositions
    )


def find_groups(own: Reading) -> tuple[Candidate, ...]:
    """Return the groups of people and bodies that have no name of their own ("alle gemeenten", "de minister")."""
    return tuple(Candidate(m.start(), m.end()) for m in _GROUP.finditer(own.text))


def _end_of_noun(text: str, run: Span) -> int | None:
    """Return the end of a run with the noun of its adjective; None when the adjective describes a name behind it."""
    noun = _AFTER_ADJECTIVE.match(text, run.end) if _ADJECTIVE.search(text, run.start, run.end) else None
    if noun is None:
        return run.end
    return None if _NAME_BEHIND.match(text, noun.end()) else noun.end()


def _without_opening(text: str, run: re.Match[str]) -> Span | None:
    """Drop a first word that has its capital only from where it stands; None when nothing is left."""
    before = text[: run.start()].rstrip()
    if (before and before[-1] not in '.!?:"“‘') or _TITLE.search(text, 0, run.start()):
        return Span(run.start(), run.end())
    first, *others = PIECE.finditer(text, run.start(), run.end())
    following = next((w for w in others if w.group()[0].isupper()), None)
    if following is None:
        return None if _is_common(first.group()) else Span(run.start(), run.end())
    word = first.group().casefold()
    opens = word in _OPENERS or (_is_common(first.group()) and zipf(word) >= _FUNCTION_ZIPF)
    return Span(following.start() if opens else run.start(), run.end())


def _is_common(word: str) -> bool:
    """Tell whether a word that opens a sentence is written small elsewhere, as far as its dictionary form tells."""
    if word.isupper() and len(word) > 1:
        return False
    base = simplemma.lemmatize(word, lang="nl")
    return base[:1].islower() or zipf(word.casefold()) >= _CERTAIN_ZIPF or _PRONOMINAL.fullmatch(word) is not None
