"""A turn that is only a choice after a question was asked back: "Nieuw-West", "de eerste", "die van Groningen"."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.clarifying.ambiguities import Ambiguity, ask_office_in, asked_office, find_ambiguities
from assistant.text.names import Mention, NameTable, find_names
from assistant.text.words import PIECE, fold

_ORDINALS: Final = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde")
_ORDINAL = re.compile(
    rf"^(?:de |het |nummer |optie )?(?P<which>{'|'.join(_ORDINALS)}|laatste|[1-6])(?: (?:keuze|optie))?$"
)
_FILLING: Final = frozenset(
    "de het die dat van in voor uit bij met over ik bedoel graag gebied wijk gemeente dan".split()
)


def choose(names: NameTable, before: str, now: str) -> str | None:
    """Return the whole question that `now` chooses after the ambiguous question `before`; None when it is no choice."""
    for ambiguity in find_ambiguities(names, before):
        question = _chosen(names, ambiguity, now)
        if question is not None:
            return question
    place = _lone_place(names, now)
    if place is not None and asked_office(names, before) is not None:
        return ask_office_in(before, place.name.name)
    return None


def _chosen(names: NameTable, ambiguity: Ambiguity, now: str) -> str | None:
    said = fold(now).strip(" ?!.")
    for choice in ambiguity.choices:
        if said in (fold(choice.label), fold(choice.question).rstrip("?")):
            return choice.question
    ordinal = _ORDINAL.match(said)
    if ordinal and ambiguity.kind != "mine":  # its choices are put in order by the evidence
        return _nth(ambiguity, ordinal["which"])
    words = {fold(w) for w in PIECE.findall(now)} - _FILLING
    fitting = [
        choice.question
        for id_, choice in zip(ambiguity.ids, ambiguity.choices, strict=True)
        if words and any(words <= spelling for spelling in _spellings(names, id_, choice.label))
    ]
    if len(fitting) == 1:
        return fitting[0]
    place = _lone_place(names, now) if ambiguity.kind == "mine" else None
    first = ambiguity.choices[0]
    return first.question.replace(first.label, place.name.name) if place else None


def _nth(ambiguity: Ambiguity, which: str) -> str | None:
    if which == "laatste":
        return ambiguity.choices[-1].question
    place = int(which) - 1 if which.isdigit() else _ORDINALS.index(which)
    return ambiguity.choices[place].question if place < len(ambiguity.choices) else None


def _spellings(names: NameTable, area: str, label: str) -> list[set[str]]:
    aliases = [s for n in names.names if n.kind == "area" and n.id == area for s in n.aliases]
    return [{fold(w) for w in PIECE.findall(spelling)} for spelling in (label, *aliases)]


def _lone_place(names: NameTable, now: str) -> Mention | None:
    """Return the place that is all a turn says, or None."""
    places = [m for m in find_names(names, now) if m.name.kind in ("municipality", "area", "district")]
    if not places:
        return None
    spans = [(m.start, m.end) for m in places]
    outside = {fold(w.group()) for w in PIECE.finditer(now) if not any(a <= w.start() < b for a, b in spans)}
    return places[0] if len(set(spans)) == 1 and outside <= _FILLING else None
