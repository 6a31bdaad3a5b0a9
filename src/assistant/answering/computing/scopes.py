"""Words of a question that tell over what it computes, in the languages people ask in: all payers, all areas, money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.text.asking import is_money_word

_NOUNS: Final[dict[str, re.Pattern[str]]] = {
    "ministerie": re.compile(
        r"\b(?:ministr(?:y|ies)|ministerien|ministeriums?|bakanlık\w*|bakanlığ\w*|ministerst\w+|міністерств\w*"
        r"|ministères?|ministerios?)\b|وزار(?:ة|ات)"
    ),
    "gebied": re.compile(
        r"\b(?:areas?|gebiete?[sn]?|bölge\w*|obszar\w*|територі\w+|zones?|zonas?)\b|(?:ال)?(?:منطقة|مناطق)"
    ),
}
_BOTH: Final = re.compile(
    r"\b(?:(?:beide|alle|twee)\s+(?:tranches|periodes|rondes|keren)|(?:both|all|two)\s+(?:tranches|periods|rounds)"
    r"|(?:beiden?|allen?|zwei)\s+(?:tranchen|zeiträumen?|runden|perioden)|(?:her\s+iki|iki|tüm)\s+dönem\w*"
    r"|(?:obu|obie|oba|dwóch|wszystkich)\s+(?:okres\w*|transz\w*)|(?:обох|обидва|двох|всіх)\s+(?:період\w*|транш\w*)"
    r"|(?:les\s+deux|toutes\s+les|deux)\s+(?:tranches|périodes)|(?:ambos|ambas|los\s+dos|las\s+dos)\s+(?:períodos|periodos"
    r"|tramos|rondas))\b|(?:الفترتين|كلتا الفترتين|جميع الفترات)"
)
_SHARE: Final = re.compile(
    r"deel|aandeel|gedeelte|percentage|procent|kom\w*|afkomstig|totaal|totale"
    r"|shares?|part|proportion|fraction|percent|com(?:es?|ing)|came|total"
    r"|(?:an)?teil|prozent|komm(?:t|en)|stammt|gesamt\w*|vom|von"
    r"|pay\w*|kısım|kısmı|yüzde|gel(?:iyor|ir|di)|toplam\w*|hangi|kaç|[dt][ea]n"
    r"|حصة|نسبة|نصيب|[تي]أتي|تأتي|مجموع|إجمالي"
    r"|jaka|część|udział\w*|pochodzi|całości"
    r"|частк\w*|частин\w*|відсот\w*|надходить|яка|який|загальн\w*"
    r"|pourcentage|vient|provient|total\w*"
    r"|parte|proporción|porcentaje|viene|proviene"
)


def names_all(text: str, noun: str) -> bool:
    """Tell whether a question in another language speaks of payers or areas as such; `noun` is their Dutch lemma."""
    return _NOUNS[noun].search(text.casefold()) is not None


def names_all_periods(text: str) -> bool:
    """Tell whether a question speaks of all tranches."""
    return _BOTH.search(text.casefold()) is not None


def asks_share_alone(words: Sequence[str]) -> bool:
    """Tell whether these words of a question speak of nothing but a part of a whole ("Welk deel komt van …?")."""
    return bool(words) and all(_SHARE.fullmatch(word.casefold()) or is_money_word(word) for word in words)
