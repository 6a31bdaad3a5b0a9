"""The Dutch words for the codes and ids of the statistics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final, Literal

from assistant.http.statistics import Cell

Kind = Literal["area", "theme", "pair", "status", "reason", "language", "day", "opinion", "objection"]

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": {
        "answered": "Antwoord gegeven",
        "partial": "Antwoord op een deel van de vraag",
        "clarify": "Eerst een vraag terug",
        "unanswerable": "Staat niet in de bronnen",
        "outOfScope": "Gaat over iets anders",
        "blocked": "Niet gelezen, om persoonlijke gegevens",
    },
    "reason": {
        "notInSources": "De bronnen zeggen het niet",
        "nameNotInSources": "De bronnen noemen deze naam niet",
        "areaNotInSources": "De bronnen zeggen dit niet over dit gebied",
        "periodNotInSources": "De bronnen zeggen dit niet over deze jaren",
        "operandsNotInSources": "De bronnen geven niet alle getallen voor de som",
        "differentScope": "De bronnen zeggen het alleen over iets groters of kleiners",
        "personalAdvice": "Advies over een eigen situatie",
        "prediction": "Wat er nog gaat gebeuren",
    },
    "opinion": {
        "useful": "Ja, ik heb er iets aan",
        "notUseful": "Nee",
    },
    "objection": {
        "wrong": "Het antwoord klopt niet",
        "notInSource": "Het staat niet in de bron",
        "unclear": "Het is niet duidelijk",
        "tooLong": "Het is te lang",
        "other": "Iets anders",
        "": "Geen reden gegeven",
    },
    "language": {
        "nl": "Nederlands",
        "en": "Engels",
        "de": "Duits",
        "fr": "Frans",
        "es": "Spaans",
        "tr": "Turks",
        "ar": "Arabisch",
        "pl": "Pools",
        "uk": "Oekraïens",
    },
}
"""Words for codes, by the kind of code."""
_TABLES: Final = {"area": ("areas", "slug"), "theme": ("themes", "id")}


def label_of(kind: Kind, key: str, *, names: Mapping[str, Any]) -> str:
    """Return the words for a key of a row; the key itself when there are none. `names` is the table of names."""
    if kind == "day":
        return f"{dt.date.fromisoformat(key):%d-%m-%Y}"
    if kind == "pair":
        area, _, theme = key.partition("/")
        return f"{label_of('area', area, names=names)}: {label_of('theme', theme, names=names)}"
    if kind in _TABLES:
        table, field = _TABLES[kind]
        return next((str(row["name"]) for row in names.get(table, ()) if row[field] == key), key)
    return WORDS[kind].get(key, key)


def cell_words(cell: Cell) -> str:
    """Return what stands in a table for a count."""
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", ".")
    return "minder dan 5" if cell == "few" else "niet getoond"
