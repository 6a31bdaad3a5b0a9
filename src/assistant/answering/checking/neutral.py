"""Words that may stand in a sentence without adding to what it says: light verbs, words of address, connectives."""

from __future__ import annotations

from typing import Final

from assistant.text.words import lemma

_LIGHT_VERBS: Final = """krijgen ontvangen geven bieden betalen bijdragen dragen bekostigen financieren verstrekken
    stellen zorgen maken doen gaan komen lopen duren tellen hebben bevatten omvatten horen behoren vallen staan liggen
    zitten bedoelen worden zijn blijven gebruiken inzetten zetten kiezen vinden heten betreffen bestaan vormen
    leiden richten besteden"""
_KINDS_OF_NAMES: Final = """provincie gemeente ministerie mevrouw meneer heer stad dorp programma regeling gebied wijk
    thema jaar euro bedrag geld fonds"""
_CONNECTIVES: Final = """bijvoorbeeld daarvan hiervan ervan daarnaast hiermee daarmee hiervoor daarvoor hierdoor
    daardoor inmiddels momenteel verder tevens dus daarom namelijk echter bovendien onder
    andere zo ook nog beschikbaar"""
_NEUTRAL: Final = frozenset(x for w in f"{_LIGHT_VERBS} {_CONNECTIVES}".split() for x in (w, lemma(w)))
_BESIDE_NAMES: Final = frozenset(x for w in _KINDS_OF_NAMES.split() for x in (w, lemma(w)))


def is_neutral(word: str) -> bool:
    """Tell whether a lemma adds nothing wherever it stands."""
    return word in _NEUTRAL


def is_neutral_beside_name(word: str) -> bool:
    """Tell whether a lemma adds nothing right before a name ("de provincie Flevoland")."""
    return word in _BESIDE_NAMES
