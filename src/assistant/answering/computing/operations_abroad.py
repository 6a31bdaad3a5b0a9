"""Which computation a question in another language asks for, by its words: a table of patterns per language.

The patterns are over case-folded text with its accents, in the order they are tried.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from assistant.records import Operation

_PATTERNS: Final[dict[str, dict[Operation, str]]] = {
    "en": {
        "average": r"\b(?:on average|averages? (?:of|per|for)|average (?:amount|budget|sum)|the average|how much\b.{0,60}\b(?:per|each|a) year)\b|\byearly\b",
        "ratio": r"\bhow many times\b|\btimes (?:as|more)\b|\bwhat is the ratio\b",
        "share": r"\b(?:what|which) (?:share|percentage|part|proportion|fraction)\b|\bhow (?:big|large) is the share\b",
        "difference": r"\bdifference\b|\bhow much (?:\S+ ){0,4}?(?:more|less|higher|lower|bigger|larger|smaller)\b|\bhow many (?:more|fewer)\b|\bcompared? (?:to|with)\b",
        "largest": r"\b(?:most|largest|biggest|highest)\b",
        "smallest": r"\b(?:least|smallest|lowest)\b",
        "sum": r"\b(?:together|combined|added up|add up|in sum|the sum of)\b|\bplus\b|\bin total (?:over|from) (?:both|all)\b",
    },
    "de": {
        "average": r"\bdurchschnitt\w*|\bim schnitt\b|\bjährlich\b|\bwie ?viel\b.{0,60}\b(?:pro|im) jahr\b",
        "ratio": r"\bwie ?viele? ?mal\b|\bmal so (?:viel|groß|gross|hoch)\b|\bverhältnis\b",
        "share": r"\b(?:welche[rnms]?|wie (?:groß|gross|hoch) ist der) (?:an)?teil\b|\bwie ?viel prozent\b(?! mehr)",
        "difference": r"\bunterschied\b|\bdifferenz\b|\bwie ?viel\b.{0,50}?\b(?:mehr|weniger|höher|niedriger|größer|kleiner)\b|\bim vergleich\b",
        "largest": r"\b(?:am meisten|meiste[ns]?|größte[nrs]?|grösste[nrs]?|höchste[nrs]?)\b",
        "smallest": r"\b(?:am wenigsten|wenigste[n]?|kleinste[nrs]?|niedrigste[nrs]?)\b",
        "sum": r"\b(?:zusammen(?:gerechnet|gezählt|genommen)?|insgesamt von (?:beiden|allen)|die summe|addiert|plus)\b",
    },
    "tr": {
        "average": r"\bortalama\w*",
        "ratio": r"\bkaç kat\w*|\boran nedir\b",
        "share": r"\b(?:hangi|ne kadar) (?:pay|kısm|bölüm)\w*|\byüzde kaç\w*|\bpayı (?:ne|kaç|yüzde)\b",
        "difference": r"\bfark\w*|\bne kadar (?:daha )?(?:fazla|az)\b|\bkarşılaştır\w*",
        "largest": r"\ben (?:çok|fazla|büyük|yüksek)\b",
        "smallest": r"\ben (?:az|küçük|düşük)\b",
        "sum": r"\b(?:birlikte|beraber|toplamı|ikisi toplam|artı)\b",
    },
    "ar": {
        "average": r"متوسط|معدل",
        "ratio": r"كم مرة|كم ضعف",
        "share": r"(?:ما|كم) (?:هي |هو )?(?:حصة|نسبة|نصيب)",
        "difference": r"(?:ال)?فرق|كم (?:\S+ ){0,4}?(?:أكثر|أقل)|مقارنة",
        "largest": r"الأكثر|أكثر(?! من)|الأكبر|الأعلى|أكبر مبلغ|أكثر مبلغ",
        "smallest": r"الأقل|أقل(?! من)|الأصغر|الأدنى|أقل مبلغ",
        "sum": r"معًا|معا(?!\w)|مجموع|سويا|سويًا|مجتمعة",
    },
    "pl": {
        "average": r"\bśrednio\b|\bśredni\w+|\bprzeciętn\w+|\brocznie\b",
        "ratio": r"\bile razy\b|\bjaki jest stosunek\b",
        "share": r"\bjak[aią]\w* (?:jest )?(?:część|udział|procent)\b|\bile procent\b(?! więcej)",
        "difference": r"\bróżnic\w+|\bo ile\b|\bile\b.{0,40}\b(?:więcej|mniej)\b|\bporówn\w+",
        "largest": r"\b(?:najwięcej|największ\w+|najwyższ\w+)\b",
        "smallest": r"\b(?:najmniej\w*|najniższ\w+)\b",
        "sum": r"\b(?:razem|łącznie|wspólnie|suma|w sumie)\b",
    },
    "uk": {
        "average": r"\b[ув] середньому\b|\bсередн\w+|\bщороку\b|\bщорічно\b",
        "ratio": r"\b[ув] скільки разів\b|\bскільки разів\b|\bспіввідношення\b",
        "share": r"\bяк(?:а|у|ий) (?:є )?(?:частк\w+|частин\w+|відсот\w+)|\bскільки відсотків\b(?! більше)",
        "difference": r"\bрізниц\w+|\bна скільки\b|\bнаскільки\b|\bскільки\b.{0,40}\b(?:більше|менше)\b|\bпорівня\w+",
        "largest": r"\b(?:найбільш\w+|найвищ\w+)\b",
        "smallest": r"\b(?:найменш\w+|найнижч\w+)\b",
        "sum": r"\b(?:разом|сумарно|сукупно|загалом обидва)\b",
    },
    "fr": {
        "average": r"\ben moyenne\b|\bmoyenne (?:de|par|annuelle)\b|\bla moyenne\b|\bcombien\b.{0,60}\bpar an(?:née)?\b",
        "ratio": r"\bcombien de fois\b|\bfois plus\b|\bquel est le rapport\b",
        "share": r"\bquelle (?:est la )?(?:part|proportion|fraction)\b|\bquel (?:est le )?pourcentage\b",
        "difference": r"\bdifférence\b|\bcombien\b.{0,40}?\b(?:de plus|de moins|en plus|plus|moins) (?:que|qu')|\bcombien de plus\b|\bpar rapport à\b|\bcompar\w+",
        "largest": r"\ble plus (?!que)|\b(?:la|les) plus (?:grande?s?|hautes?|élevée?s?)\b|\ble plus[ ?.!]*$",
        "smallest": r"\ble moins\b|\b(?:la|les) moins\b|\b(?:le|la|les) plus (?:petite?s?|basse?s?)\b",
        "sum": r"\b(?:ensemble|au total (?:des|de) (?:deux|tous)|additionn\w+|la somme|à eux deux)\b",
    },
    "es": {
        "average": r"\b(?:de|en) (?:media|promedio)\b|\b(?:la media|el promedio)\b|\bcuánto\b.{0,60}\b(?:al|por) año\b",
        "ratio": r"\bcuántas veces\b|\bveces más\b|\bcuál es la (?:relación|proporción) entre\b",
        "share": r"\b(?:qué|cuál es la) (?:parte|proporción|fracción)\b|\b(?:qué|cuál es el) porcentaje\b",
        "difference": r"\bdiferencia\b|\bcuánt[oa]s?\b.{0,40}?\b(?:más|menos)\b|\bcompar\w+",
        "largest": r"\b(?:el|la|los|las|lo) (?:que )?(?:\S+ )?(?:más|mayor(?:es)?)\b|\bmayor (?:cantidad|importe|parte)\b|\bpaga más\b|\bla mayor\b",
        "smallest": r"\b(?:el|la|los|las|lo) (?:que )?(?:\S+ )?(?:menos|menor(?:es)?)\b|\bpaga menos\b",
        "sum": r"\b(?:junt[oa]s|sumad[oa]s|la suma|en conjunto|en total (?:los|las) dos)\b",
    },
}  # fmt: skip


@lru_cache(maxsize=16)
def operation_patterns(language: str) -> tuple[tuple[Operation, re.Pattern[str]], ...]:
    """Return the patterns of a language by operation; none for Dutch and for one that has no table.

    A bare "more than" asks for no difference: it may only bound an amount ("Who gets more than €5 million?").
    """
    return tuple((operation, re.compile(pattern)) for operation, pattern in _PATTERNS.get(language, {}).items())
