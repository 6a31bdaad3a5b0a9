"""Dutch as people type it in a chat: short forms and spoken spellings written out, and words that sound the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from assistant.text.words import fold

_WRITTEN_OUT: Final[Mapping[str, str]] = {
    "hoevl": "hoeveel", "hvl": "hoeveel", "hoevel": "hoeveel", "wnr": "wanneer", "wrvoor": "waarvoor",
    "wrom": "waarom", "waarvr": "waarvoor", "wr": "waar", "isset": "is het", "ist": "is het", "wast": "was het",
    "vd": "van de", "vh": "van het", "ve": "van een", "idd": "inderdaad", "mot": "moet", "motten": "moeten",
    "hep": "heb", "heppen": "hebben", "mn": "mijn", "zn": "zijn", "ff": "even", "effe": "even", "effen": "even",
    "goeie": "goede", "egt": "echt", "ook alweer": "", "gvd": "", "aub": "", "svp": "",
}  # fmt: skip
_SHORT: Final = re.compile(
    r"(?<![\w'’.-])(?:%s)(?![\w'’.-])" % "|".join(sorted(_WRITTEN_OUT, key=len, reverse=True)),  # noqa: UP031
    re.IGNORECASE,
)
_BARE_T: Final = re.compile(r"(?<=\s)['’]?t(?=\s+\w)", re.IGNORECASE)
_WA: Final = re.compile(r"\bwa (?=is|was|zijn|doe|krijg|kost)", re.IGNORECASE)
_DA: Final = re.compile(r"(?<=\bis )da\b|(?<=\bwas )da\b|(?<=\bdoe )da\b", re.IGNORECASE)
_SOUNDS: Final = (
    ("ch", "g"), ("ij", "y"), ("ei", "y"), ("au", "ou"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("qu", "kw"),
    ("x", "ks"), ("z", "s"),
)  # fmt: skip


def write_out(text: str) -> str:
    """Return a Dutch text with the short forms of chats ("wnr", "vd", "wa is da") written as words."""
    said = _DA.sub("dat", _WA.sub("wat ", text))
    said = _BARE_T.sub("het", said)
    said = _SHORT.sub(lambda match: _WRITTEN_OUT[match.group().casefold()], said)
    return " ".join(said.split()) if said != text else text


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a key that Dutch words which sound alike share: "overvegt" and "Overvecht", "inwoonerz" and "inwoners"."""
    key = fold(word)
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    key = re.sub(r"c(?=[aou])|c$|ck", "k", key)
    return re.sub(r"(.)\1+", r"\1", key)
