"""Small words that turn what a sentence says: denials, duty and permission, all or some, more or less.

They are so common that matching words pass over them, and so strong that one changed makes another claim. Two
sentences say the same only when these words are the same, by kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from assistant.text.words import PIECE, fold, lemma

DENIAL: Final = "denial"
_KINDS: Final[Mapping[str, str]] = {
    DENIAL: "niet geen nooit niemand niets niks nergens evenmin noch zonder",
    "duty": "moet moeten moest moesten verplicht verplichten dient dienen dienden",
    "may": "mag mogen mocht mochten",
    "can": "kan kunnen kon konden",
    "need": "hoeft hoeven hoefde hoefden",
    "plan": "wil willen wilde wilden zou zouden mogelijk wellicht misschien waarschijnlijk verwacht verwachten beoogt",
    "all": "alle allemaal iedereen elk elke ieder iedere geheel heel hele volledig volledige altijd",
    "only": "alleen uitsluitend slechts enkel louter",
    "some": "sommige enkele gedeelte gedeeltelijk deels soms vooral meestal",
    "many": "veel vele meeste grootste meerderheid",
    "few": "weinig minste kleinste minderheid",
    "more": "meer hoger hogere groter grotere stijgen stijgt steeg toename toenemen extra vaker eerder",
    "less": "minder lager lagere kleiner kleinere dalen daalt daalde afname afnemen zelden later",
    "before": "voordat vooraf vooraan",
    "after": "nadat achteraf na",
    "until": "tot",
    "from": "vanaf sinds",
    "latest": "uiterlijk",
    "together": "samen totaal gezamenlijk",
    "half": "helft half halve kwart dubbel dubbele verdubbeling",
    "each": "per",
    "other": "ander andere anders overige behalve buiten",
    "reason": "omdat doordat want dankzij wegens vanwege zodat waardoor",
    "condition": "als indien mits tenzij wanneer",
}  # fmt: skip
_BY_WORD: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_OPPOSITES: Final = tuple(
    tuple(frozenset(lemma(w) for w in side.split(",")) for side in pair.split("/"))
    for pair in (
        "eerste/tweede,laatste,derde begin/eind,einde geven,betalen,verstrekken,uitkeren/krijgen,ontvangen "
        "starten,beginnen,openen/stoppen,eindigen,sluiten groot/klein hoog/laag oud/nieuw,jong voor/tegen "
        "verplicht/vrijwillig openbaar/geheim positief/negatief goed/slecht sterk/zwak verhogen/verlagen "
        "vergroten/verkleinen toenemen/afnemen stijgen/dalen verbeteren/verslechteren winst/verlies "
        "voldoende/onvoldoende genoeg/tekort gelukt/mislukt goedkeuren/afkeuren,afwijzen toekennen/afwijzen,weigeren "
        "uitbreiden/inkrimpen,beperken jaarlijks/maandelijks,wekelijks,dagelijks binnen/buiten "
        "landelijk/lokaal,plaatselijk tijdelijk/blijvend,structureel gratis/betaald makkelijk/moeilijk "
        "gemakkelijk/lastig zeker/onzeker veilig/onveilig publiek/privaat"
    ).split()
)


def guarded_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each of these words in `text`."""
    for match in PIECE.finditer(text):
        kind = _BY_WORD.get(fold(match.group()))
        if kind is not None:
            yield kind, match.start(), match.end()


def is_guarded(word: str) -> bool:
    """Tell whether a lower-case word is one of these."""
    return word in _BY_WORD


def are_opposed(words: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a lemma of `words` is the opposite of one of `others`, which has no lemma of that side itself."""
    mine, theirs = set(words), set(others)
    return any(
        mine & here and theirs & there and not theirs & here for a, b in _OPPOSITES for here, there in ((a, b), (b, a))
    )
