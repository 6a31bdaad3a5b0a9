"""Which Dutch words may stand for which others in a sentence about a quote, and which add nothing of their own.

General words, no names: chosen by what true paraphrases of the tuning half of tests/writing/paraphrases.yaml use.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from assistant.text.words import fold, lemma

FREE: Final = frozenset(
    "de het een der den dat die dit deze wie wat waar welke er daar hier zo dan dus namelijk wel ook nog "
    "ander andere niet geen daarvan daarmee hiervan hiermee hiervoor daarin waarin waarmee waarvan waaraan "
    "waarvoor hierbij daarbij waarop hij zij ze hen hem hun zijn haar men zich zelf elkaar en of maar als dan "
    "toen terwijl hoe hoeveel te om aan bij in met na naar onder op over per tot uit van via voor door sinds "
    "vanaf tussen namens volgens tijdens ben bent is was waren zijn geweest wordt worden werd werden geworden "
    "heb heeft hebben had hadden gehad".split()
)
"""Words of grammar. Those that deny, bind or reach are held by `wording`, those that give a cause by `roles`."""

_GROUPS: Final = tuple(
    frozenset(lemma(fold(word)) for word in group.split())
    for group in (
        "krijgen kreeg krijgt gaf geven ontvangen gaan ging gaat gingen komen kwam kwamen komt bedoelen bedoeld",
        "betalen betaalde betaalt krijgen kreeg krijgt meebetalen bijdragen dragen droeg geven gaf geeft komen kwam",
        "beschikbaar stellen geven vrij maken vrijmaken komen",
        "beginnen begon start starten gestart",
        "eindigen einde eind sluiten",
        "wijzigen veranderen wijziging verandering",
        "inwoner mens bewoner",
        "wonen inwoner tellen telde telt",
        "bezoek bezoeken bezocht",
        "inzetten zetten gebruiken besteden uitgeven richten",
        "staan staat noemen bevatten geven zeggen vermelden volgens",
        "noemen schrijven schreef zeggen melden meldde volgens",
        "verplicht voorwaarde nodig hoeven hoefde hoefden",
        "elk elke ieder iedere per",
        "bieden geven krijgen kreeg krijgt gaf",
        "bevorderen helpen",
        "blijven steeds",
        "liggen horen bestaan vinden",
        "afkorting betekenen staan staat kortweg heten heet noemen bedoelen bedoeld",
        "vergroten groot groter maken",
        "verkleinen klein kleiner maken",
        "voordat eerst",
        "verbeteren beter goed",
        "stijgen steeg omhoog groeien groei gaan ging",
        "dalen omlaag daling gaan ging",
        "volgend volgende erna daarna later",
        "samen elkaar gezamenlijk",
        "belangstelling interesse interesseren geinteresseerd",
        "toevoegen bij komen kwam",
        "rusten rust basis baseren gebaseerd",
        "vragen vraagt vroeg aanvragen aanvraag vroegen",
        "bekend bekendmaken bekendgemaakt maken kennen kende weten",
        "lopen duren loopt liep looptijd periode aanpak",
        "helpen hielp hulp begeleiding begeleiden ondersteunen ondersteuning steun steunen",
        "meedoen deelnemen deel nemen deden deed doen komen kwam kwamen",
        "eerder voor eerst",
        "voorbereiden klaarmaken",
        "directeur leiden leidde",
        "internet online",
        "verwachten verwachting",
        "werken werk",
        "kans lopen",
        "blijven bleef staan",
        "doel moeten bedoelen",
        "verhuizen verhuizing",
        "vrijwel bijna",
        "kunnen mogen mogelijk",
        "iedereen alle ieder elk elke",
        "zeker onzeker",
        "krijgen kreeg krijgt helpen bezoeken steunen begeleiden",
        "woning huis",
        "leerling scholier",
        "baan werk",
        "stoppen eindigen",
        "doorgaan door verder doorlopen gaan gaat langer",
        "tekenen tekende getekend ondertekenen ondertekend",
        "toekennen toekenning toegekend",
        "voorkomen preventie",
        "bieden aanbod aanbieden",
        "nodig vereist vereisen",
        "ontmoeten ontmoeting elkaar",
        "samenwerken samenwerking samen",
        "overeenstemming eens",
        "bouwen bouw",
        "kiezen keuze",
        "besluiten besluit",
        "plannen plan",
        "antwoorden antwoord",
        "reageren reactie",
        "deelnemer deelnemen meedoen",
        "uitbreiden uitbreiding breiden",
        "tonen laten blijken",
        "oprichten starten begin",
        "hoe manier",
        "overig ander resterend",
        "aldus volgens",
        "vinden zoeken",
        "zelfde hetzelfde dezelfde ander",
        "spreken sprak noemen",
        "allemaal alle",
        "zoveel groot vaak",
        "langskomen bezoeken bezoek",
        "heten heette heet noemen",
    )
)
_ADDED: Final = frozenset(
    lemma(fold(word))
    for word in (
        "jaar periode bedrag aantal ministerie kalenderjaar thema geld "
        " liggen horen bedoelen bedoeld betekenen heten heet"
    ).split()
)
"""What only names what a figure or a name already is, or says no more than "is"."""


def is_free(word: str) -> bool:
    """Tell whether a folded word adds nothing to a sentence."""
    return word in FREE


@lru_cache(maxsize=16_384)
def alternatives(term: str) -> frozenset[str]:
    """Return the lemmas that may stand for a lemma, without itself."""
    return frozenset().union(*(group for group in _GROUPS if term in group)) - {term}


def is_added_noun(term: str) -> bool:
    """Tell whether a lemma may be added as what a figure or a name is."""
    return term in _ADDED
