"""The words the grammar of figures knows, all lower-case; a table per role and no rules."""

from __future__ import annotations

from decimal import Decimal


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DASHES = frozenset("-–—")
EURO_BEFORE = frozenset({"€", "eur"})
EURO_AFTER = frozenset({"€", "eur", "euro", "euro's", "euros", "euros'", "d'euros", "avro", "євро", "يورو"})
OTHER_UNITS = frozenset(
    {
        "‰",
        "promille",
        "°",
        "$",
        "£",
        "¥",
        "usd",
        "gbp",
        "dollar",
        "dollars",
        "pond",
        "gulden",
        "guldens",
        "frank",
        "pounds",
    }
)

SCALES = {
    "duizend": Decimal(1_000),
    "thousand": Decimal(1_000),
    "tausend": Decimal(1_000),
    "dzd": Decimal(1_000),
    "ton": Decimal(100_000),
    "miljoen": Decimal(1_000_000),
    "miljoenen": Decimal(1_000_000),
    "milj": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "millions": Decimal(1_000_000),
    "millionen": Decimal(1_000_000),
    "miljard": Decimal(1_000_000_000),
    "mld": Decimal(1_000_000_000),
    "mrd": Decimal(1_000_000_000),
    "mlrd": Decimal(1_000_000_000),
    "billion": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "milliarde": Decimal(1_000_000_000),
    "milliarden": Decimal(1_000_000_000),
    "biljoen": Decimal(1_000_000_000_000),
    "milyon": Decimal(1_000_000),
    "milyar": Decimal(1_000_000_000),
    "milion": Decimal(1_000_000),
    "miliony": Decimal(1_000_000),
    "milionów": Decimal(1_000_000),
    "millones": Decimal(1_000_000),
    "millón": Decimal(1_000_000),
    "млн": Decimal(1_000_000),
    "мільйон": Decimal(1_000_000),
    "мільйони": Decimal(1_000_000),
    "мільйонів": Decimal(1_000_000),
    "млрд": Decimal(1_000_000_000),
    "مليون": Decimal(1_000_000),
    "مليار": Decimal(1_000_000_000),
}
# One letter is a scale only in an amount that says so itself (€ 30 m); elsewhere "30 m" is a length.
SHORT_SCALES = {"k": Decimal(1_000), "m": Decimal(1_000_000)}
ENGLISH_SCALES = frozenset({"thousand", "million", "millions", "billion", "bn"})
SCALE_ABBREVIATIONS = frozenset({"milj", "mln", "mld", "mrd", "mlrd", "mio", "dzd"})
# A word that starts or looks like a scale and is none is a misspelt one: its number is not to be read without it.
SCALE_BEGINNINGS = ("milj", "mill", "mlj", "bilj", "bill")
SCALES_TO_MISSPELL = ("miljoen", "miljard")

PERCENT = {
    "%": "",
    "procent": "",
    "percent": "",
    "prozent": "",
    "procentpunt": "procentpunt",
    "procentpunten": "procentpunt",
    "percentage-points": "procentpunt",
}

RATES = {
    "jaar": "year",
    "maand": "month",
    "week": "week",
    "dag": "day",
    "persoon": "person",
    "inwoner": "person",
    "bewoner": "person",
    "kind": "person",
    "leerling": "person",
    "deelnemer": "person",
    "year": "year",
    "annum": "year",
    "month": "month",
    "day": "day",
    "person": "person",
    "jahr": "year",
    "gebied": "area",
    "gemeente": "municipality",
    "wijk": "neighbourhood",
    "school": "school",
    "huishouden": "household",
    "gezin": "household",
    "woning": "home",
    "uur": "hour",
    "kwartaal": "quarter",
}
RATE_ADVERBS = {
    "jaarlijks": "year",
    "jaarlijkse": "year",
    "maandelijks": "month",
    "wekelijks": "week",
    "dagelijks": "day",
    "annually": "year",
}

_QUALIFIERS = (
    "ruim|bijna|circa|ca|ca .|ongeveer|zo'n|pakweg|grofweg|krap|dik|een kleine|nagenoeg|vrijwel|rond|rond de|"
    "om en nabij|om en nabij de|naar schatting|meer dan|minder dan|maximaal|max|max .|minimaal|min .|"
    "ten minste|tenminste|minstens|hooguit|hoogstens|ten hoogste|op zijn minst|op z'n minst|tot|tot en met|t/m|"
    "boven de|vanaf|about|around|approximately|nearly|almost|more than|less than|at least|at most|up to|rund|"
    "etwa|mehr als|sinds|uiterlijk|vóór|na|uiterlijk op"
)
QUALIFIERS = frozenset(tuple(phrase.split()) for phrase in _QUALIFIERS.split("|"))
TIME_QUALIFIERS = frozenset({"sinds", "uiterlijk", "uiterlijk op", "vóór", "na"})
BETWEEN = frozenset({"tussen", "between"})

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january januar",
            "februari feb february februar",
            "maart mrt march märz mar",
            "april apr",
            "mei may mai",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sept sep",
            "oktober okt october oct",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH_NAMES = "januari februari maart april mei juni juli augustus september oktober november december"
MONTH_NAMES = tuple(_MONTH_NAMES.split())
# Conventions, in months of the year: a "begin", "medio" or "eind" is a third; seasons are the meteorological ones;
# the winter of a year starts in its December.
PARTS = {"begin": 0, "medio": 1, "halverwege": 1, "eind": 2, "einde": 2, "early": 0, "mid": 1, "end": 2}
SEASONS = {
    "voorjaar": (3, 5),
    "lente": (3, 5),
    "zomer": (6, 8),
    "najaar": (9, 11),
    "herfst": (9, 11),
    "winter": (12, 14),
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
}
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
ORDINAL_ENDINGS = frozenset({"e", "de", "ste"})
SCHOOL_YEARS = frozenset({"schooljaar", "studiejaar", "schooljaren"})

# What follows is a name, not a count. The strong ones take a year as well ("artikel 2026"), the soft ones do not
# ("tranche 2026-2028" is a period).
STRONG_LABELS = _words(
    "artikel artikelen art lid leden bijlage bijlagen hoofdstuk hoofdstukken paragraaf paragrafen pagina pagina's blz "
    "pag nr nrs nummer nummers onderdeel tabel figuur grafiek kader voetnoot noot zaaknummer kenmerk dossier "
    "kamerstuk kamerstukken stcrt stb trb staatscourant staatsblad tractatenblad "
    "telefoon telefoonnummer tel kvk btw bsn postbus versie iso rfc § article "
    "page appendix"
)
SOFT_LABELS = _words(
    "kwartaal groep groepen klas klassen fase fases tranche tranches ronde rondes niveau zone lijn categorie schaal "
    "stap week lokaal editie scenario spoor optie variant type level cohort leerjaar jaargang top vraag punt "
    "agendapunt doel actielijn motie deel jaren group phase round"
)
CITED = frozenset({"kamerstuk", "kamerstukken", "stcrt", "stb", "trb", "staatscourant", "staatsblad", "tractatenblad"})
DETERMINERS = _words("de het een deze die dit dat elke elk iedere ieder per onze hun hele zo'n zijn haar mijn")
TIME_PREPOSITIONS = _words("in sinds vanaf van tot voor eind begin medio na t/m met en jaar") | MONTHS.keys()
STREET_ENDINGS = ("straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dijk", "hof", "pad", "steeg")

FRACTIONS = _words("kwart derde vierde vijfde zesde zevende achtste tiende half halve")
# "acht" and "vier" are verbs before these.
AFTER_VERB = _words("de het een dit dat deze die je jij u wij we ik hij zij men ons hun")

STOP_WORDS = _words(
    "de het een en of van voor in op met aan bij te tot om door naar over uit dat die dit deze is was zijn waren wordt "
    "worden heeft hebben had hadden kan kunnen kon konden krijgt krijgen kreeg kregen ontvangt ontvangen ontving gaat "
    "gaan ging gingen komt komen kwam kwamen zal zullen zou zouden moet moeten mag mogen werd werden wil willen doet "
    "doen doe deed beschikbaar per als dan ook nog niet er hier daar waarvan waarin waarmee waar wie wat hoe ten ter "
    "sinds vanaf tussen tijdens volgens binnen zonder onder boven tegen na toe af meer minder maar want omdat zodat "
    "terwijl toen ik je u hij zij we wij men hen hun ze dus al zo t/m plus min keer maal staat staan bedraagt bedragen "
    "bedroeg zit zitten blijft blijven voeren zetten werken doen geven geeft gaf besteden besteedt verdelen verdeelt "
    "toegekend uitgekeerd betaald geld subsidie extra structureel jaarlijks ongeveer ruim bijna ca circa namelijk "
    "wel geen vooral samen waarbij respectievelijk zoals dankzij eind begin medio verspreid "
    "gekregen gegeven gekomen uitgegeven vrijgegeven overgebleven toegewezen gevonden gebleven geschonken uitgeven "
    "betalen terugbetalen investeren aanvragen vragen gebruiken halen overhouden sparen bezuinigen bijdragen "
    "reserveren inzetten steken stoppen verantwoorden genoeg "
    "the of and for is are to from by with on at which that was were per has have "
    "und für von mit as or well found known new old each"
)
# Four digits before these are a count, where no "in" or "sinds" makes a year of them (2000 woningen).
COUNTED_WITH_YEARS = _words(
    "mensen inwoners bewoners kinderen leerlingen jongeren woningen huishoudens gezinnen personen huizen"
)
MODIFIERS = frozenset({"extra", "andere", "verschillende", "nplv", "spuk"})
# Nouns that end like an adjective does.
E_NOUNS = _words("gemeente gedeelte ruimte bijdrage periode methode people")
MONEY_NOUNS = _words("middelen subsidies kosten uitgaven steun investeringen inkomsten baten lasten")
COUNTABLE_SINGULARS = _words("jaar uur ton keer kilometer kilo liter hectare meter km people")

ENGLISH_NUMBERS = {
    word: Decimal(number)
    for number, words in {
        2: "two zwei",
        3: "three drei",
        4: "four",
        5: "five fünf",
        6: "six sechs",
        7: "seven sieben",
        8: "eight",
        9: "nine neun",
        10: "zehn",
        11: "eleven",
        12: "twelve zwölf",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty zwanzig",
        30: "thirty",
        40: "forty",
        50: "fifty",
        100: "hundred hundert",
    }.items()
    for word in words.split()
}
