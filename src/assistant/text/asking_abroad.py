"""What a question in another language asks for, by its question words: a table of patterns per language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PATTERNS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "en": (
        ("amount", r"\b(?:what|which|how (?:big|large|high))\b(?:\s\S+){0,4}?\s(?:budget|amount|sum)\b"),
        ("date", r"\b(?:(?:in|since|from|until) (?:what|which) year|(?:what|which) (?:date|day|year|period))\b"),
        ("person", r"\b(?:whose|(?:what|which) (?:minister|mayor|person|director))\b"),
        ("place", r"\bin (?:what|which) (?:city|town|municipality|neighbou?rhood|area|place|province)\b"),
        ("reason", r"\bhow come\b|\bfor (?:what|which) reason\b"),
        ("definition", r"\bwhat does \S+(?: \S+)? (?:mean|stand for)\b"),
        ("list", r"\bwhat are the\b|^(?:name|list) (?:the|all)\b"),
    ),
    "de": (
        ("amount", r"\bwie (?:hoch|groß|gross)\b[^?.]*\b(?:budget|betrag|beitrag|summe|förderung|mittel)\b|\bwelche[nrs]? (?:betrag|budget|summe)\b"),
        ("number", r"\bwie (?:oft|hoch|groß|gross)\b"),
        ("date", r"\b(?:in welchem jahr|an welchem (?:tag|datum)|seit wann|bis wann)\b"),
        ("person", r"\bwelche[rs]? (?:minister|bürgermeister|person)|\bwem\b|\bwen\b"),
        ("place", r"\b(?:in|aus) welche[rmn]? (?:stadt|gemeinde|viertel|stadtteil|gebiet|ort)|\bwohin\b"),
        ("reason", r"\bwieso\b|\baus welchem grund\b"),
        ("definition", r"\bwofür steht\b"),
        ("list", r"\bwas sind die\b|^nennen? sie\b"),
    ),
    "tr": (
        ("amount", r"\bkaç (?:bin |milyon |milyar )?(?:avro|euro|para)\b"),
        ("share", r"\byüzde kaç\b"),
        ("date", r"\bhangi (?:yıl|tarih|gün|dönem)"),
        ("person", r"\bhangi (?:bakan|başkan|kişi)"),
        ("place", r"\bhangi (?:şehir|şehr|belediyede|mahallede|bölgede|ilçede)|\bnere"),
        ("reason", r"\bniye\b"),
        ("definition", r"\bne anlama gel"),
        ("list", r"\bhangi|\bneler\b"),
    ),
    "ar": (
        ("amount", r"(?:^|\s)كم (?:\S+ ){0,4}?(?:[تي]دفع|[تي]حصل|[تي]تلقى|دفع|حصل|[تي]ساهم)"),
        ("date", r"(?:في|منذ|حتى) أ[يّ]+ة? (?:سنة|عام|تاريخ|يوم|شهر)"),
        ("person", r"أ[يّ]+ (?:وزير|شخص|رئيس)"),
        ("place", r"(?:في|من) أ[يّ]+ة? (?:مدينة|بلدية|حي|منطقة|مكان)"),
        ("reason", r"(?:ما|لأي) (?:هو )?سبب|(?:^|\s)لم\s"),
        ("definition", r"(?:ما|ماذا) (?:هو )?(?:معنى|يعني|تعني)"),
        ("amount", r"ميزانية|مبلغ"),
        ("list", r"ما هي ال\w+(?:ات|يع|طق|اء|اف|دن|وع)\b|(?:^|\s)أ[يّ]+ة? "),
    ),
    "pl": (
        ("amount", r"\b(?:jaki|jaka|jaką|ile)\b(?:\s\S+){0,2}?\s(?:budżet|kwot|sum)"),
        ("amount", r"\bile\b(?! (?:osób|obszar|gmin|dzielnic|ministerst|razy))[^?.]*\b(?:za)?(?:płac|dosta|otrzym|kosztuj|wydaj|przekaz)"),
        ("number", r"\bilu\b|\bjak często\b"),
        ("date", r"\b(?:w którym|od którego|do którego) roku\b|\bjak długo\b|\bod kiedy\b"),
        ("person", r"\b(?:który|jaki) (?:minister|burmistrz)|\bkogo\b|\bkomu\b"),
        ("place", r"\bw (?:jakim|której|jakiej|którym) (?:mieście|gminie|dzielnicy|obszarze|miejscu)"),
        ("reason", r"\bczemu\b|\bz jakiego powodu\b"),
        ("definition", r"\bco (?:oznacza|znaczy)\b"),
        ("list", r"\b(?:które|których|jakie|jakich)\b"),
    ),
    "uk": (
        ("amount", r"\bяк(?:ий|а|у|ою)\b(?:\s\S+){0,2}?\s(?:бюджет|сум)"),
        ("amount", r"\bскільки\b(?! (?:людей|район|територ|громад|міністерств|разів))[^?.]*\b(?:за)?(?:плат|сплач|отрим|кошту|виділ|внос)"),
        ("number", r"\bяк часто\b"),
        ("date", r"\b(?:з|у|в|до) якого року\b|\b[ув] якому році\b|\bяк довго\b|\bвідколи\b"),
        ("person", r"\b(?:який|котрий) (?:міністр|мер)\b|\bкого\b|\bкому\b"),
        ("place", r"\b[ув] як(?:ому|ій) (?:міст|громад|район|місц)|\bкуди\b"),
        ("reason", r"\bнавіщо\b|\bз якої причини\b"),
        ("definition", r"\bщо (?:таке|означає|значить)\b"),
        ("list", r"\b(?:які|яких|котрі|котрих)\b"),
    ),
    "fr": (
        ("amount", r"\bquel(?:le)?\b(?:\s\S+){0,3}?\s(?:budget|montant|somme)\b"),
        ("amount", r"\bcombien (?!de |d')[^?.]*\b(?:pai|pay|vers|reçoi|reçu|coût|contribu|donn|obtien|touch)"),
        ("number", r"\bquel est le nombre\b"),
        ("date", r"\b(?:en|depuis) quelle année\b|\bà quelle date\b|\bdepuis quand\b|\bjusqu'à quand\b"),
        ("person", r"\bquel(?:le)? (?:ministre|maire|personne)\b"),
        ("place", r"\b(?:dans|à) quel(?:le)? (?:ville|commune|quartier|zone|lieu|endroit)\b"),
        ("reason", r"\bpour quelle raison\b"),
        ("definition", r"\bque (?:signifie|veut dire)\b"),
    ),
    "es": (
        ("amount", r"\b(?:cuál|qué)\b(?:\s\S+){0,2}?\s(?:presupuesto|cantidad|importe|monto|suma)\b"),
        ("amount", r"\bcuánto\b(?! tiempo)[^?.]*\b(?:pag|recib|aport|cuest|cost|obtien|contribu|da[n]?\b)"),
        ("number", r"\bcuál es el número\b"),
        ("date", r"\b(?:en|desde) qué año\b|\b(?:en|a) qué fecha\b"),
        ("person", r"\bquiénes\b|\bqué (?:ministr|alcalde)"),
        ("place", r"\ben qué (?:ciudad|municipio|barrio|zona|lugar)\b"),
        ("reason", r"\bpor qué\b"),
        ("definition", r"\bqué (?:significa|quiere decir|es)\b"),
        ("list", r"\bqué \w+s\b"),
    ),
}  # fmt: skip


@lru_cache(maxsize=16)
def patterns_of(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of a language over case-folded text, in the order they are tried; none for Dutch."""
    return tuple((asked, re.compile(pattern)) for asked, pattern in _PATTERNS.get(language, ()))
