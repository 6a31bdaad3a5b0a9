"""Words in Arabic and Cyrillic letters: their Latin spelling, their sound, and what is written on to them."""

from __future__ import annotations

import re
from typing import Final

from assistant.text.words import fold, plain

_ARTICLE: Final = re.compile(r"^(?:[وفبك]?ال|لل)")
_ARABIC: Final = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآئؤأإپچگڤژ",
        "a b t th j h kh d d r z s sh s d t z  g f k k l m n h o i a a  a i o a i p ch g v zh".split(" "),
        strict=True,
    )
)
_CYRILLIC: Final = dict(
    zip(
        "абвгґдеєжзиійїклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e zh z i i i i k l m n o p r s t u f h ts ch sh sht a i  e yu ya".split(" "),
        strict=True,
    )
)
_SOUNDS: Final = str.maketrans("bpdtgkqjszfvlmnr", "PPTTKKKKSSFFLMNR")


def is_foreign_script(word: str) -> bool:
    """Tell whether a word has a letter from beyond the Latin alphabet."""
    return any(char > "\u036f" and char.isalpha() and not "\u1e00" <= char <= "\u1eff" for char in word)


def without_article(word: str) -> str:
    """Return an Arabic word without its written-on article (al-, wal-, lil-); other words unchanged."""
    bare = _ARTICLE.sub("", word)
    return bare if len(bare) > 2 else word


def romanise(word: str) -> str:
    """Write an Arabic or Cyrillic word in Latin letters as it sounds, without article; fold a Latin one."""
    return "".join(_ARABIC.get(c, _CYRILLIC.get(c, fold(c))) for c in without_article(plain(word))).replace("ı", "i")


def consonants(roman: str) -> str:
    """Return the classes of like-sounding consonants of a romanised word: "genghis" and "jnkiz" are both KNKS."""
    sounds = re.sub("sch|sh|zh", "s", roman)
    sounds = sounds.replace("ch", "k").replace("ph", "f").replace("th", "t").replace("ck", "k").replace("x", "ks")
    sounds = re.sub("c(?=[eiy])", "s", sounds).replace("c", "k").translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", "".join(char for char in sounds if char.isupper() or char.isdigit()))
