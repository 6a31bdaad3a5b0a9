"""The kind of thing a question asks for, in the languages people ask in: by its question words, not its subject."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, cast

from assistant.text.asking_abroad import patterns_of
from assistant.text.words import fold

Asked = Literal["amount", "number", "share", "date", "person", "place", "definition", "reason", "list", "other"]

_MONEY: Final = r"""
    geld\w* | euro'?s? | € | miljoen\w* | subsidie\w* | budget\w* | bedrag\w* | middelen | financiering | bijdrage\w*
    | centen | uitkering | betaling\w* | som | pot
    | money | fund(?:s|ed|ing)? | grant\w* | contribut\w* | cost\w* | amount\w*
    | gelder | summe | betrag | beitrag | kost\w* | para\w* | odenek | bütçe\w* | butce\w* | miktar\w* | tutar\w*
    | pieni\w* | pieniad\w* | kwot\w* | dotacj\w* | środk\w* | srodk\w* | budżet\w* | budzet\w*
    | argent | montant | subvention | dinero | fondos | грош\w* | кошт\w* | المال | مال | مبلغ | ميزانية | تمويل | أموال | اموال
"""
_TRANSFER: Final = r"""
    krijg\w* | kreeg\w* | gekregen | ontvang\w* | ontving\w* | betaal\w* | betaald\w* | meebeta\w* | bijdrag\w*
    | geef\w* | geven | gaf | gaven | draagt | dragen | droeg\w* | legt | legde\w* | inleg\w* | kost\w* | beschikbaar | toegekend | uitgetrokken | gaat | ging | gaan
    | get(?:s|ting)? | got | receiv\w* | pay\w* | paid | spen[dt]\w* | bekommt | bekam | erhält | erhalt | zahlt
    | alıyor | aliyor | aldı | aldi | öd[eü]\w* | dosta\w* | otrzym\w* | płac\w* | placi\w* | betalen
    | paie | paient | payent | reçoit | reçoivent | paga | pagan | recibe | reciben
    | платить | платять | сплачує | отримує | отримують | [تي]دفع | [تي]دفعون | [تي]حصل | [تي]تلقى
"""
_HOW_MANY: Final = (
    r"(?:hoeveel|how\ (?:many|much)|wie\ ?viele?|ne\ kadar|kaç|kac|ile|combien|cuánt[oa]s?|cuant[oa]s?|скільки|كم)"
)
_PLACE_NOUNS: Final = (
    r"gemeenten? | provincies? | stad | steden | wijk(?:en)? | gebied(?:en)? | buurt(?:en)? | plaats(?:en)?"
)
_OFFICES: Final = r"minister | burgemeester | directeur | persoon | rijksvertegenwoordiger | wethouder | voorzitter"

_PATTERNS: Final[tuple[tuple[Asked, str], ...]] = (
    ("date", r"\b(?:wanneer | (?:op\ )?welke\ (?:datum|dag|data|jaren|periode) | (?:in|sinds|vanaf|tot)\ welk\ jaar | hoe\ ?lang"
             r" | tussen\ welke\ data | when | how\ long | since\ when | wann | wie\ lange | ne\ zaman | kiedy | quand"
             r" | cuándo | cuando | коли)\b | متى"),
    ("share", r"\b(?:hoeveel\ procent | welk\ (?:percentage|deel|aandeel) | wat\ is\ het\ (?:percentage|aandeel)"
              r" | hoe\ groot\ (?:is|was)\ het\ (?:aandeel|deel|percentage) | what\ (?:percentage|share|proportion)"
              r" | wie\ viel\ prozent | yüzde\ kaç | yuzde\ kac | jaki\ procent | quel\ pourcentage)\b"),
    ("amount", r"\b(?:wat|welk|hoe\ ?groot|hoe\ ?hoog)\b(?:\s+\S+){0,3}?\s+\S*(?:bedrag|budget)\w*"),
    ("amount", rf"\bhoe\ ?(?:groot|hoog)\b[^?.]*\b(?:{_MONEY}|\w*deal)\b"),
    ("amount", rf"\b{_HOW_MANY}\s+(?:d['’])?(?:\w+[-\ ]){{0,2}}?(?:{_MONEY})(?!\w)"),
    ("amount", r"\b(?:how\ much|wie\ ?viel|ne\ kadar)\b"),
    ("amount", rf"\bhoeveel\s+(?:{_TRANSFER})\b | \b(?:{_TRANSFER})\b[^?.]*\bhoeveel\b"),
    ("amount", rf"\bhoeveel\s+(?:heeft|hebben|had|hadden|kon|konden|kan|mag|mocht|zou|zal)\b[^?.]*\b(?:{_TRANSFER})\b"),
    ("amount", r"\bhoeveel\s+(?:is|was|zit)\b(?:\s+er)?"),
    ("amount", r"\bwat\s+(?:kreeg|krijgt|kregen|krijgen|ontving\w*|ontvang\w*|betaal\w*|kost\w*)\b[^?.]*\b(?:uit|mee|voor|van)\b"),
    ("amount", r"\bwat\s+(?:kost|kostte|kosten|kostten)\b | \bwat\s+(?:gaat|gaan|zal|zou|ging)\b[^?.]*\bkosten\b"),
    ("amount", r"\bwat\s+(?:leg(?:t|gen|de|den)\b[^?.]*\bin | (?:is|was|waren|zijn)\s+(?:de|het)\s+(?:\w+-)?bijdragen?)\b"),
    ("amount", r"(?:مبلغ|المال|ميزانية|تمويل)"),
    ("number", rf"(?<!\w){_HOW_MANY}(?!\w) | \b(?:inwonertal|aantal|hoe\ vaak|how\ often)\b"),
    ("person", rf"\b(?:wie(?!\ viele?\b|\ lange\b|\ hoch\b|\ gro(?:ß|ss)\b|\ alt\b|\ oft\b) | welke\ (?:{_OFFICES}) | hoe\ (?:heet|heette)\ (?:de|die|hij|zij)\b | who | whom | wer"
               r" | kim(?:ler)? | kto | qui | quién | quien | хто)\b | (?:^|\s)من\s"),
    ("place", rf"\b(?:waar(?!\ staat\b) | (?:in|uit|bij|onder)?\ ?welke?(?:\ \w+)?\ (?:{_PLACE_NOUNS}) | where | wo | nerede"
              r" | gdzie | où | dónde | donde | де)\b | أين"),
    ("reason", r"\b(?:waarom | waardoor | hoezo | why | warum | weshalb | neden | niçin | nicin | dlaczego | pourquoi"
               r" | por\ qué | por\ que | чому)\b | لماذا"),
    ("definition", r"\bwat\ (?:een\ |de\ |het\ )?\S+\ (?:is|zijn|betekent|inhoudt)\b"),
    ("definition", r"\b(?:wat\ (?:is|zijn|was|betekent|houdt|wil) | waar\ staat | what\ (?:is|are|does) | was\ (?:ist|sind|bedeutet)"
                   r" | co\ to(?:\ jest)? | nedir | ne\ demek | qué\ es | que\ es | qu'est-ce)\b | ما\ هو | ما\ هي"),
    ("list", r"\b(?:welke? | which | what | welche[rns]? | hangi | jakie | jakich | quels? | quelles? | cuáles | cuales | які)\b"),
)  # fmt: skip
_COMPILED: Final = tuple((asked, re.compile(pattern, re.VERBOSE)) for asked, pattern in _PATTERNS)
_MONEY_WORD: Final = re.compile(rf"(?:{_MONEY}|{_TRANSFER})", re.VERBOSE)
_GERMAN_HOW: Final = re.compile(r"\bwie (?:viele?|lange|ist|heißt|heisst|geht|kann)\b")


@lru_cache(maxsize=4096)
def asked_kind(question: str, language: str = "nl") -> Asked:
    """Return the kind of thing that `question` asks for; "other" when its words do not tell (a yes-or-no question)."""
    readings = (question.casefold(), fold(question))
    for kind, pattern in patterns_of(language):
        if pattern.search(readings[0]):
            return cast(Asked, kind)
    for asked, pattern in _COMPILED:
        if any(pattern.search(text) for text in readings):
            if asked == "person" and language == "de" and _GERMAN_HOW.search(readings[0]):
                continue
            return asked
    return "other"


def is_money_word(word: str) -> bool:
    """Tell whether a word only says that money is meant or changes hands; "kosten" says more and is none."""
    folded = word.casefold()
    return _MONEY_WORD.fullmatch(folded) is not None and not folded.startswith("kost")


_ACTIVITY: Final = re.compile(
    r"""\bwat\ (?:doet|doen|deed|deden|gebeurt|gebeurde|komt\ er) | \bwat\ (?:gaat|gaan)\b.*\bdoen
    | \bwhat\b.*\b(?:do|doing|done|happens?|happening) | \bwas\ (?:macht|machen|tut|passiert) | \bne\ yap | \bco\ (?:robi|się\ dzieje)
    | \bque\ (?:fait|font|hace|hacen) | \bqu'est-ce\ qu | \bщо\ роб | ماذا\ (?:ي|ت)فعل""",
    re.VERBOSE,
)


def asks_for_activity(question: str) -> bool:
    """Tell whether a question asks what somebody does ("Wat doet …?", "What do they do …?")."""
    return _ACTIVITY.search(question.casefold()) is not None
