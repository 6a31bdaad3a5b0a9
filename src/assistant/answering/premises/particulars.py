"""Particulars that a question can ask of somebody or something: a sentence without that very thing is no answer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ENDING: Final = (
    r"\b(?:eindig\w*|sloot|sluit|sluiten|gesloten|uiterlijk|deadline|einddatum|sluitingsdatum|tot wanneer"
    r"|(?:liep|loopt|lopen) .*\baf)\b"
)
_PAIRS: Final = (
    (r"\b(?:e-?mail\w*|mailadres\w*)\b", r"\S@\S"),
    (
        r"\b(?:telefoon\w*|tel\.? ?(?:nr|nummer)|belnummer|06-?nummer|mobiele? nummer)\b"
        r"|\b(?:waar|hoe|wie) (?:kan|kun|moet|mag) (?:ik|je|u|men|we|wij) (?:\w+ ){0,3}?bellen\b",
        r"\b\d{2,4}[- ]?\d{5,8}\b|\b14 ?0\d+",
    ),
    (
        r"\b(?:aan(?:ge)?meld\w*|in(?:ge)?schr(?:ij|e)[fv]\w*|(?:me|mij|je|zich|ons|u) (?:\w+ ){0,3}?op(?:ge)?geven)\b"
        r"|\b(?:meld|schrijf|geef) (?:ik|je|u|jij) (?:me|mij|je|zich|u)\b",
        r"\b(?:aan(?:ge)?meld\w*|in(?:ge)?schr(?:ij|e)[fv]\w*|op(?:ge)?gev\w*|opgave|aanmelding\w*)\b"
        r"|\bmeld\w* .*\baan\b",
    ),
    (
        r"\bhoeveel\b.*\b(?:is|zijn|was|werd|heeft|hebben)\b.*\b(?:uitgegeven|opgemaakt|besteed|uitgekeerd|overgebleven)\b",
        r"\b(?:uitg[ea]\w+|besteed\w*|opgemaakt|opmak\w*|gebruikt\w*|uitgekeerd|over(?:gebleven|bleef|houd\w*|hield\w*)?)\b"
        r"|\bg(?:af|aven)\b.*\buit\b",
    ),
    (r"\b(?:hoe oud|leeftijd|geboren|geboortedatum|geboortejaar|jarig)\b", r"\b(?:jaar|jarigen?|geboren|leeftijd)\b"),
    (r"\bwaar wo(?:on(?:t|de)|nen|nden)\b|\bwoonadres\w*\b|\bhuisadres\w*\b", r"\b(?:wo+n(?:t|de|en|den)|adres)\b"),
    (r"\b(?:verdien(?:t|de|en|den)?|salaris\w*|maandloon|jaarloon)\b", r"\b(?:verdien\w*|salaris\w*|loon)\b"),
    (r"\b(?:getrouwd|gehuwd|kinderen heeft .* zelf|hobby\w*)\b", r"\b(?:getrouwd|gehuwd|hobby\w*)\b"),
    (
        r"\b(?:zei|zegt|zeiden|gezegd|said)\b",
        r"[:“\"]|\b(?:zei|zegt|zeiden|spr[ae]+k\w*|noem\w*|vr(?:oeg|aag)\w*|schre[ef]+\w*|vind\w*|vond\w*)\b",
    ),
    (
        r"\bwie (?:kr[ije]+g\w*|ontv[ai]ng\w*)\b",
        r"\b(?:kr[ije]+g\w*|ontv[ai]ng\w*|uitkering|geld van het \w+ (?:voor|aan)|aan \w*(?:gemeenten|bewoners))\b",
    ),
    (
        r"\bwanneer (?:begon|begint|begonnen|start|startte|opende)\b",
        r"\b(?:be[gc]on\w*|begin\w*|start\w*|vanaf|open\w*|loopt|liep|ging\w*|van .* tot|kwam\w*)\b",
    ),
    (r"\b(?:heel|in|heeft) nederland\b|\blandelijk\w*", r"\bnederland\w*\b|\blandelijk\w*"),
    (r"\bkenmerk\b", r"\bkenmerk\b"),
    (
        r"\b(?:wat|hoe)\s+(?:(?:zou|zouden|zal)\s+)?(?:vindt|vond|vinden|vonden|denkt|dacht|denken|dachten)\b|\bmening\b",
        r"[:“\"]|\b(?:vind\w*|vond\w*|mening\w*|oordeel\w*|beroep|pleit\w*|wil\w*|vr(?:oeg|aag)\w*|tevreden|kritiek)\b",
    ),
    (
        r"\bhoe (?:laat|vroeg)\b|\bopeningstijd\w*",
        r"\bom \d|\d[.:]\d\d|\bvan \d+ (?:uur )?tot \d+ uur|\bopeningstijd\w*",
    ),
    (r"\b(?:gratis|kosteloos)\b", r"\b(?:gratis|kosteloos|kost\w*|betaal\w*|betalen|bijdrage|korting)\b"),
    (r"\b(?:aangenomen|verworpen|weggestemd)\b", r"\b(?:aangenomen|verworpen|weggestemd|nam\w* .* aan|stem\w*)\b"),
    (
        _ENDING,
        r"\b(?:eindig\w*|sloot|sluit\w*|gesloten|uiterlijk|deadline|tot|einde?|loopt|liep|duur\w*)\b|t/m",
    ),
)
_COMPILED: Final = tuple((re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE)) for a, b in _PAIRS)
_NUMBERED: Final = re.compile(
    r"\b(?:nummer|nr\.?|kamerstuk|artikel|staatsblad|staatscourant)\s+(?:van\s+)?(?P<number>\d+)", re.IGNORECASE
)
_ACCORDING: Final = re.compile(r"\b[Vv]olgens (?P<who>[A-ZÀ-Þ][\w'’-]+)")
_LASTING: Final = re.compile(r"\b(?:hoe ?lang|hoeveel jaar|duurt|duurde)\b", re.IGNORECASE)


def tells_particulars(asked: str, said: str) -> bool:
    """Tell whether `said` has each particular that a question asks for: an address, an age, words said, an end.

    What only names the person ("… is burgemeester van …") tells none of these, and a beginning is no end.
    """
    return all(told.search(said) for told in _to_be_told(asked))


@lru_cache(maxsize=8)
def _to_be_told(asked: str) -> tuple[re.Pattern[str], ...]:
    """Return what a sentence has to hold; kept for the questions at hand, which each sentence is held against."""
    numbers = [m["number"] for m in _NUMBERED.finditer(asked)]
    return (
        *(told for asks, told in _COMPILED if asks.search(asked)),
        *(re.compile(rf"\b{re.escape(m['who'])}\b") for m in _ACCORDING.finditer(asked)),
        *(re.compile(rf"(?<!\d){re.escape(number)}(?!\d)") for number in numbers),
    )


def asks_duration(asked: str) -> bool:
    """Tell whether a question asks how long something lasts or when it ends."""
    return asks_end(asked) or _LASTING.search(asked) is not None


def asks_end(asked: str) -> bool:
    """Tell whether a question asks when something ends."""
    return re.search(_ENDING, asked, re.IGNORECASE) is not None
