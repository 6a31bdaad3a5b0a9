"""The list of sources: what its address asks for, what is wrong with that, and the sources that match."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from assistant.http.presentation import KINDS
from assistant.http.questions import clean_text
from assistant.records import Document
from assistant.text.words import PIECE, fold, lemma, plain

FIELDS: Final = ("titel", "soort", "uitgever", "jaar")
_MOST_CHARS: Final = 200
_NO_DATE: Final = "zonder"
_UNKNOWN: Final[Mapping[str, str]] = {
    "soort": "Deze soort bron kennen wij niet. Kies een soort uit de lijst.",
    "uitgever": "Deze uitgever kennen wij niet. Kies een uitgever uit de lijst.",
    "jaar": "Uit dit jaar zijn er geen bronnen. Kies een jaar uit de lijst.",
}


@dataclass(frozen=True, slots=True)
class SourceList:
    """The values of FIELDS as they were typed, without the empty ones; what is wrong with them; what matches."""

    values: Mapping[str, str]
    faults: Mapping[str, str]
    documents: tuple[Document, ...]


def list_sources(documents: Iterable[Document], parameters: Mapping[str, str]) -> SourceList:
    """Return the documents that an address asks for, newest first, those without a date last; all when it is wrong."""
    known = sorted(documents, key=lambda d: (-(d.date or dt.date.min).toordinal(), fold(d.title)))
    values = {name: value for name in FIELDS if (value := clean_text(parameters.get(name, "")))}
    options = source_options(known)
    faults = {name: _UNKNOWN[name] for name in options if name in values and values[name] not in options[name]}
    if len(values.get("titel", "")) > _MOST_CHARS:
        faults["titel"] = f"Dit is te lang. Maak er hoogstens {_MOST_CHARS} tekens van."
    if faults:
        return SourceList(values, faults, tuple(known))
    return SourceList(values, {}, tuple(document for document in known if _matches(document, values)))


def source_options(documents: Iterable[Document]) -> dict[str, dict[str, str]]:
    """Return the values of each list of the form with what they are called, in the order to show them."""
    kept = tuple(documents)
    kinds = {document.kind for document in kept}
    return {
        "soort": {kind: label for kind, label in KINDS.items() if kind in kinds},
        "uitgever": {name: name for name in sorted({d.publisher for d in kept if d.publisher}, key=fold)},
        "jaar": {year: year for year in sorted({_year(d) for d in kept if d.date}, reverse=True)}
        | ({_NO_DATE: "zonder datum"} if any(d.date is None for d in kept) else {}),
    }


def _matches(document: Document, values: Mapping[str, str]) -> bool:
    given = {"soort": document.kind, "uitgever": document.publisher, "jaar": _year(document)}
    return all(given[name] == value for name, value in values.items() if name in given) and _is_titled(
        document.title, values.get("titel", "")
    )


def _is_titled(title: str, wanted: str) -> bool:
    """Tell whether all words stand in a title, also as a part or another form of a word of it."""
    folded = fold(title)
    forms = {lemma(plain(word)) for word in PIECE.findall(title)}
    words = PIECE.findall(wanted)
    return all(fold(word) in folded or lemma(plain(word)) in forms for word in words) and bool(words or not wanted)


def _year(document: Document) -> str:
    return str(document.date.year) if document.date else _NO_DATE
